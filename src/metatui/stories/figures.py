"""Figures of two articles: when they are the same, and when that tells something."""

from __future__ import annotations

from metatui.model import Figure
from metatui.stories.terms import find_terms, is_common

# Shares that any two articles may name.
_ROUND_PERCENT = frozenset({0, 5, 10, 15, 20, 25, 30, 40, 50, 60, 70, 75, 80, 90, 100})
_ROUND_COUNTS = frozenset({15, 20, 24, 25, 30, 40, 50, 60, 100, 200, 500, 1000, 10_000, 100_000, 1_000_000})
_TINY_COUNT = 3
_SMALL_COUNT = 13
_LENGTHS = {
    "km",
    "kilometre",
    "kilometer",
    "m",
    "metre",
    "meter",
    "cm",
    "mm",
    "mile",
    "foot",
    "feet",
    "inch",
    "yard",
}
_MASSES = {"kg", "kilogram", "kilo", "pound", "lb", "ounce", "tonne", "ton"}
_OTHERS = {"litre", "liter", "degree", "°c", "°f", "celsius", "fahrenheit", "hour", "minute", "km/h", "mph"}
_EVERYDAY_UNITS = frozenset(_LENGTHS | _MASSES | _OTHERS)

Value = tuple[str, str, str, str]


def value_of(figure: Figure) -> Value | None:
    """What must be equal for two figures to be the same: kind, unit or currency, low and high.

    None where the text gives no value ("hundreds of billions") or a position in a row ("third").
    """
    low = figure.low if figure.low is not None else figure.high
    high = figure.high if figure.high is not None else figure.low
    if low is None or high is None or figure.kind == "ordinal":
        return None
    return figure.kind, (figure.currency or figure.unit or "").casefold(), _plain(low), _plain(high)


def is_telling(figure: Figure) -> bool:
    """Whether finding this figure in two articles means something even if what it measures is not known.

    No: small or round counts, round percentages, lengths of time, years and months, everyday measures.
    """
    low, high = figure.low, figure.high
    if value_of(figure) is None or figure.kind in ("duration", "ordinal"):
        return False
    if figure.kind == "date":
        return isinstance(low, str) and low == high and len(low) == len("2025-06-12") and low[:4].isdigit()
    if isinstance(low, str) or isinstance(high, str):
        return False
    if low is not None and high is not None and low != high:
        return True
    value = low if low is not None else high
    if value is None:
        return False
    if figure.kind == "percent":
        return value not in _ROUND_PERCENT
    if figure.kind == "money":
        return abs(value) >= _SMALL_COUNT
    if figure.kind == "measure" and (figure.unit or "").casefold().rstrip("s") not in _EVERYDAY_UNITS:
        return True
    if figure.kind == "ratio":
        return True
    return value != int(value) or (abs(value) >= _SMALL_COUNT and value not in _ROUND_COUNTS)


def measure_the_same(one: Figure, other: Figure, *, surely: bool = False) -> bool:
    """Whether both say what they measure and share a word there; `surely`: a rare one, or two."""
    if not one.measures or not other.measures:
        return False
    shared = find_terms(one.measures).keys() & find_terms(other.measures)
    return bool(shared) and (not surely or len(shared) > 1 or not all(map(is_common, shared)))


def is_tiny(figure: Figure) -> bool:
    """Whether the figure is a count that any text has: none, one, two or three of something."""
    low, high = figure.low, figure.high
    return low == high and isinstance(low, int | float) and low <= _TINY_COUNT


def _plain(value: float | int | str) -> str:
    return value if isinstance(value, str) else format(value, ".9g")
