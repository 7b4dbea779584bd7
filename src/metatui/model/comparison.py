"""Figures of several articles: compared with one another, and all of them in a ledger."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from metatui.model.annotations import Figure
    from metatui.model.article import ArticleHead
    from metatui.model.kinds import FigureKind

# Of another figure, seen from one: it says the same, something else, what was before, what came after.
FigureRelation = Literal["agrees", "differs", "before", "after"]


@dataclass(frozen=True, slots=True)
class ComparedFigure:
    """A figure of another article, and what it is to the one it was compared with."""

    relation: FigureRelation
    figure: Figure
    head: ArticleHead


@dataclass(frozen=True, slots=True)
class FigureComparison:
    """A figure with what is known of its quantity at other times and from other articles.

    `others` is what other articles say, the nearest in time first; `before` what the figure was before by its
    own article ("up from 45,000"). One of them at least is there.
    """

    figure: Figure
    others: tuple[ComparedFigure, ...]
    before: Figure | None = None


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """A figure and the article that gives it."""

    figure: Figure
    head: ArticleHead


@dataclass(frozen=True, slots=True)
class LedgerQuantity:
    """All figures of one quantity, the newest article's first.

    `owner` and `measures` are as the newest entry writes them; a figure that does not say whose it is, or
    what it measures, stands with those of the same value alone.
    """

    kind: FigureKind
    unit: str | None
    currency: str | None
    owner: str | None
    measures: str | None
    entries: tuple[LedgerEntry, ...]

    @property
    def articles(self) -> int:
        """How many articles give it."""
        return len({entry.head.id for entry in self.entries})


@dataclass(frozen=True, slots=True)
class Ledger:
    """The quantities of some articles; `looked_through` of `total` articles are in it, the newest ones."""

    quantities: tuple[LedgerQuantity, ...] = ()
    looked_through: int = 0
    total: int = 0
