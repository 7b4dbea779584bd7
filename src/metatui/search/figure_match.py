"""Which figures meet the numbers and units of a query."""

from __future__ import annotations

from metatui.model import Figure
from metatui.search.syntax import Number, Unit


def values_of(figure: Figure) -> tuple[float, float] | None:
    """The range of values of a figure; None for dates and for figures without a value."""
    low = figure.low if isinstance(figure.low, int | float) else None
    high = figure.high if isinstance(figure.high, int | float) else None
    if low is None and high is None:
        return None
    first = float(low if low is not None else high or 0.0)
    last = float(high if high is not None else first)
    return min(first, last), max(first, last)


def units_of(figure: Figure) -> tuple[str, str]:
    """Currency and unit of a figure, casefolded; empty where it has none."""
    return (figure.currency or "").casefold(), (figure.unit or "").casefold()


def meets(figure: Figure, tests: tuple[Number | Unit, ...]) -> bool:
    """Whether one figure meets all of the tests: its range of values touches what is asked, in that unit."""
    units = units_of(figure)
    values = values_of(figure)
    for test in tests:
        if test.unit is not None and test.unit not in units:
            return False
        if isinstance(test, Number):
            if values is None:
                return False
            low, high = values
            if (high <= test.low if test.low_open else high < test.low) or (
                low >= test.high if test.high_open else low > test.high
            ):
                return False
    return True
