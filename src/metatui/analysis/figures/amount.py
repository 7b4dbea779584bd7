"""The unfinished figure that the parts of the grammar hand on to one another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Final

from metatui.analysis.figures.lexer import Token
from metatui.analysis.figures.numbers import Number, plain
from metatui.model import Bound, FigureKind

Value = int | float | str | None


@dataclass(frozen=True, slots=True)
class Setting:
    """What the grammar knows beyond the sentence: when the article appeared, and how it writes."""

    published: datetime | None = None
    writes_sterling: bool = False
    # Whether the sentence speaks of the future or of what is over, and from which of its tokens on it tells
    # of another year than that of the publication.
    looks_ahead: bool = False
    looks_back: bool = False
    other_year_from: int | None = None
    # Whose pesos or crowns the article means (name → ISO code), and the currency of the sentence before.
    local: Mapping[str, str] = field(default_factory=dict)
    currency: str | None = None


NO_SETTING: Final = Setting()


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity in tokens[first:end]; `number` is there while a range may still be made of it.

    `kind` is None for a bare number that no unit has claimed yet. `measures` is set only where the
    quantity itself says it ("7,000-employee", "aged 28").
    """

    first: int
    end: int
    kind: FigureKind | None
    low: Value = None
    high: Value = None
    unit: str | None = None
    currency: str | None = None
    approximate: bool = False
    bound: Bound | None = None
    measures: str | None = None
    number: Number | None = None
    # The other end of a change ("from 22% to 15%"), in tokens.
    compared: tuple[int, int] | None = None
    # Nothing more is to be looked for: the phrase of `measures` is complete, or there is none.
    complete: bool = False


def of_number(
    first: int,
    end: int,
    kind: FigureKind | None,
    number: Number,
    *,
    unit: str | None = None,
    currency: str | None = None,
    factor: Decimal = Decimal(1),
    measures: str | None = None,
) -> Amount:
    """An amount with the value of a number, times a factor (cents are hundredths of a dollar)."""
    return Amount(
        first=first,
        end=end,
        kind=kind,
        low=plain(number.low * factor),
        high=plain(number.high * factor),
        unit=unit,
        currency=currency,
        approximate=number.approximate,
        measures=measures,
        number=number,
    )


def skip_hyphen(tokens: Sequence[Token], at: int) -> int:
    """The token behind a glued hyphen ("five-gigawatt", "14-billion-dollar"), or the same token."""
    if tokens[at].text == "-" and tokens[at].tight and tokens[at + 1].tight:
        return at + 1
    return at
