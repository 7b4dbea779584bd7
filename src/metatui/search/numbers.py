"""Comparisons of figures as people type them: ">1bn", "10..20", "<=49%", "$14.3bn"."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

CURRENCIES = {"$": "usd", "€": "eur", "£": "gbp", "¥": "jpy", "₹": "inr", "₩": "krw"}
_SCALES = {
    "k": 1e3, "thousand": 1e3,
    "m": 1e6, "mn": 1e6, "mln": 1e6, "million": 1e6,
    "b": 1e9, "bn": 1e9, "bln": 1e9, "billion": 1e9,
    "t": 1e12, "tn": 1e12, "trn": 1e12, "trillion": 1e12,
}  # fmt: skip
_QUANTITY = re.compile(
    r"(?P<currency>[$€£¥₹₩])? ?(?P<sign>[-−])?"
    r"(?P<digits>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,300})(?P<decimals>\.[0-9]{1,300})?"
    r"(?: ?(?P<scale>" + "|".join(sorted(_SCALES, key=len, reverse=True)) + r")(?![a-z]))?"
    r" ?(?P<unit>%|[^\W\d_]{1,30})?"
)
_COMPARISON = re.compile(r"(>=|<=|>|<|≥|≤|=)? ?(.*)", re.DOTALL)
# A value typed with fewer digits than the float that was stored must still meet it.
_TOLERANCE = 1e-9


@dataclass(frozen=True, slots=True)
class Comparison:
    """The range of values asked for, and the unit or currency (casefolded) if one was typed with it."""

    low: float
    high: float
    low_open: bool
    high_open: bool
    unit: str | None


def parse_comparison(text: str) -> Comparison | None:
    """Read a comparison, a range or a single value; None when it is none of these."""
    text = text.strip().casefold()
    if ".." in text or "–" in text:
        return _range(*re.split(r"\.\.+|–", text, maxsplit=1))
    match = _COMPARISON.fullmatch(text)
    assert match is not None
    quantity = _quantity(match[2])
    if quantity is None:
        return None
    value, unit = quantity
    match match[1]:
        case ">":
            return Comparison(value, math.inf, True, False, unit)
        case "<":
            return Comparison(-math.inf, value, False, True, unit)
        case ">=" | "≥":
            return Comparison(_below(value), math.inf, False, False, unit)
        case "<=" | "≤":
            return Comparison(-math.inf, _above(value), False, False, unit)
    return Comparison(_below(value), _above(value), False, False, unit)


def normalise_unit(text: str) -> str:
    """The form in which units are compared: casefolded, currency signs as codes, percent as "%"."""
    folded = text.strip().casefold()
    return CURRENCIES.get(folded) or {"percent": "%", "per cent": "%", "pct": "%"}.get(folded, folded)


def _range(first: str, last: str) -> Comparison | None:
    low = _quantity(first) if first.strip() else (-math.inf, None)
    high = _quantity(last) if last.strip() else (math.inf, None)
    if low is None or high is None or (not first.strip() and not last.strip()):
        return None
    return Comparison(_below(low[0]), _above(high[0]), False, False, low[1] or high[1])


def _quantity(text: str) -> tuple[float, str | None] | None:
    match = _QUANTITY.fullmatch(text.strip())
    if match is None:
        return None
    value = float(match["digits"].replace(",", "") + (match["decimals"] or ""))
    # Round away what multiplying adds: 14.3 times a billion is 14300000000.000002 in some orders.
    value = float(f"{value * _SCALES.get(match['scale'] or '', 1.0):.15g}")
    unit = normalise_unit(match["unit"]) if match["unit"] else CURRENCIES.get(match["currency"] or "")
    return (-value if match["sign"] else value), unit


def _below(value: float) -> float:
    return value - abs(value) * _TOLERANCE if math.isfinite(value) else value


def _above(value: float) -> float:
    return value + abs(value) * _TOLERANCE if math.isfinite(value) else value
