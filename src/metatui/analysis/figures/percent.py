"""Percentages, percentage points, basis points."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from metatui.analysis.figures.amount import Amount, of_number, skip_hyphen
from metatui.analysis.figures.lexer import Token
from metatui.analysis.figures.numbers import Number
from metatui.analysis.figures.numerals import UNITS

_PERCENT: Final = frozenset({"percent", "pct", "%"})
_POINTS: Final = frozenset({"point", "points"})
_PARTS: Final = {"third": 3, "fifth": 5, "tenth": 10, "hundredth": 100, "quarter": 4}
_DOUBLE_DIGIT: Final = {"single": (1, 9), "double": (10, 99), "triple": (100, 999)}


def read_percent(tokens: Sequence[Token], first: int, number: Number) -> Amount | None:
    """A percentage whose number was just read, or None."""
    unit = percent_unit(tokens, number.end)
    if unit is None:
        return None
    name, end = unit
    return of_number(first, end, "percent", number, unit=name)


def percent_unit(tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
    """The unit at a token: ("%" | "pp" | "bp", token behind it)."""
    at = skip_hyphen(tokens, at)
    # "half a percentage point", "a quarter of a percentage point" come here with the article.
    token, after = tokens[at], tokens[at + 1]
    if token.low in _PERCENT:
        if after.low in _POINTS or (after.text == "-" and tokens[at + 2].low in _POINTS):
            return "pp", at + 2 + (after.text == "-")
        return "%", at + 1
    if token.low == "per" and after.low in ("cent", "cents"):
        return "%", at + 2
    if token.low == "percentage":
        index = skip_hyphen(tokens, at + 1)
        return ("pp", index + 1) if tokens[index].low in _POINTS else None
    if token.low in ("pp", "ppt", "ppts") or token.text == "pps":
        return "pp", at + 1
    if token.low == "basis":
        index = skip_hyphen(tokens, at + 1)
        return ("bp", index + 1) if tokens[index].low in _POINTS else None
    if token.low in ("bp", "bps"):
        return "bp", at + 1
    return None


def read_part_of_point(tokens: Sequence[Token], at: int) -> Amount | None:
    """As in "a quarter-point cut", "half a percentage point", "three-quarters of a percentage point"."""
    fraction = _read_fraction_of_point(tokens, at)
    if fraction is not None:
        return fraction
    index = at
    factor = Decimal(1)
    if tokens[index].low == "a" or tokens[index].low == "one":
        index += 1
    elif tokens[index].low == "three":
        factor = Decimal(3)
        index = skip_hyphen(tokens, index + 1)
    if index > at and tokens[index].low == "percentage" and tokens[index + 1].low == "point":
        return of_number(at, index + 2, "percent", Number(index, factor, factor, spelled=True), unit="pp")
    part = {"half": Decimal("0.5"), "quarter": Decimal("0.25"), "quarters": Decimal("0.25")}.get(
        tokens[index].low
    )
    if part is None:
        return None
    value = part * factor
    number = Number(index + 1, value, value, spelled=True)
    hyphen = skip_hyphen(tokens, index + 1)
    if tokens[index + 1].low == "point" and factor == 1:
        return of_number(at, index + 2, "percent", number, unit="pp")
    if hyphen > index + 1:
        if index > at and factor == 1:
            return None  # the article of "a half-point cut" is not a part of it
        if tokens[hyphen].low in _POINTS:
            return of_number(at, hyphen + 1, "percent", number, unit="pp")
        unit = percent_unit(tokens, hyphen)
        return of_number(at, unit[1], "percent", number, unit=unit[0]) if unit else None
    end = index + 1
    if tokens[end].low == "of":
        end += 1
    if tokens[end].low in ("a", "one"):
        unit = percent_unit(tokens, end + 1)
        if unit is None and tokens[end + 1].low == "point":
            unit = "pp", end + 2
        if unit is not None:
            return of_number(at, unit[1], "percent", number, unit=unit[0])
    return None


def _read_fraction_of_point(tokens: Sequence[Token], at: int) -> Amount | None:
    """As in "a tenth of a percentage point", "two-tenths of a percent"."""
    over = 1 if tokens[at].low in ("a", "one") else UNITS.get(tokens[at].low, 0)
    index = skip_hyphen(tokens, at + 1)
    under = _PARTS.get(tokens[index].low.removesuffix("s"))
    if not over or under is None or over >= under:
        return None
    if tokens[index + 1].low != "of" or tokens[index + 2].low not in ("a", "one"):
        return None
    unit = percent_unit(tokens, index + 3)
    if unit is None and tokens[index + 3].low == "point":
        unit = "pp", index + 4
    if unit is None:
        return None
    value = Decimal(over) / under
    return of_number(at, unit[1], "percent", Number(unit[1], value, value, spelled=True), unit=unit[0])


def read_digits_only(tokens: Sequence[Token], at: int) -> Amount | None:
    """As in "double-digit growth": a percentage of which only the size is said."""
    limits = _DOUBLE_DIGIT.get(tokens[at].low)
    if limits is None:
        return None
    index = skip_hyphen(tokens, at + 1)
    if tokens[index].low not in ("digit", "digits"):
        return None
    end = index + 1
    if tokens[end].low in ("percent", "percentage"):
        end += 1
    elif tokens[end].low not in (
        "growth",
        "rise",
        "increase",
        "gains",
        "gain",
        "inflation",
        "fall",
        "decline",
        "returns",
    ):
        return None
    return Amount(at, end, "percent", low=limits[0], high=limits[1], unit="%", approximate=True)
