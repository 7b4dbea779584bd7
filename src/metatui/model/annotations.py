"""What an article says: entities with their mentions, figures, quotes. Offsets are into `Article.text`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from metatui.model.kinds import EntityKind, FigureKind

Bound = Literal["min", "max"]
# The quick tagger goes by rules, the careful one reads with a network beside them.
TaggerName = Literal["quick", "careful"]


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where an entity is named; `text` is exactly `Article.text[start:end]`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something the article names, under its fullest name.

    `aliases` are the other forms used in this article, `salience` runs from 0 to 1, `mentions` are in
    the order of the text and never empty. `sure` says that it is known, or that some place of the text makes
    clear that it is a name; an unsure one was only guessed at.
    """

    name: str
    kind: EntityKind
    aliases: tuple[str, ...] = ()
    role: str | None = None
    salience: float = 0.0
    mentions: tuple[Mention, ...] = ()
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity in the text: value, unit, bound, what it measures, whose, as of when.

    `low` and `high` are equal for one value and None where the text gives none ("billions in cash" has
    a low of one billion only if the grammar can say so). Money is in whole units of `currency` (ISO 4217),
    percent as 49 for 49 % with unit "%", "pp" or "bp"; durations in `unit` ("year", "month", …); dates as
    strings: "2025", "2025-06", "2025-06-12", "XXXX-06", "2025-Q2", "XXXX-Q2", or None ("last week").
    `sentence` is the sentence it stands in; `compared_to` the other end of a comparison ("after 22 %").
    """

    start: int
    end: int
    text: str
    kind: FigureKind
    low: float | int | str | None = None
    high: float | int | str | None = None
    unit: str | None = None
    currency: str | None = None
    approximate: bool = False
    bound: Bound | None = None
    measures: str | None = None
    owner: str | None = None
    as_of: str | None = None
    compared_to: str | None = None
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words in quotation marks with who said them: None when unsure.

    `start`/`end` enclose the words without their marks; `said_at` is the span of the attribution
    clause ("said Wang"), None where there is none.
    """

    start: int
    end: int
    text: str
    speaker: str | None = None
    said_at: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Annotations:
    """Everything the analysis found in one article.

    No two marks overlap: a mention never crosses another mention or a figure. Entities are sorted by
    salience (highest first), figures and quotes by their place in the text. `tagger` found the entities.
    """

    entities: tuple[Entity, ...] = ()
    figures: tuple[Figure, ...] = ()
    quotes: tuple[Quote, ...] = field(default=())
    tagger: TaggerName = "quick"
