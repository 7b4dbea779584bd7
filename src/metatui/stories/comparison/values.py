"""Two values as they are said: equal within rounding, within a range or a bound, or not."""

from __future__ import annotations

import math
from typing import Final, Literal, NamedTuple

from metatui.model import Figure

Verdict = Literal["agree", "differ"]
# Two values that differ by less are equal if the coarser one is rounded so far, and only then.
_MOST_ROUNDED: Final = 0.05
_APPROXIMATE: Final = 0.1
# "About 850" is no 900: what is said to be about something is so near, or rounded to it.
_ABOUT: Final = 0.03
# "dozens", "hundreds of millions" say too little to differ from anything.
_VAGUE: Final = 3.0
# A count so small may count another part of the same: "two executives" and "three executives".
_SMALL_COUNT: Final = 4
# Of values so far apart one is that of a part, of another time, or misread.
_FAR_APART: Final = 5.0


class _Interval(NamedTuple):
    low: float
    high: float


def compare_values(one: Figure, other: Figure) -> Verdict | None:
    """Whether two figures of one quantity say the same; None where that cannot be told."""
    a, b = _interval(one), _interval(other)
    if a is None or b is None:
        return None
    if one.bound or other.bound:
        return _with_bounds(one, a, other, b)
    if a.low == a.high and b.low == b.high:
        if _is_close(one, a.low, other, b.low):
            return "agree"
        return None if _is_another(one, a.low, b.low) else "differ"
    if a == b:
        return "agree"
    if a.high < b.low or b.high < a.low:
        return None if _is_another(one, a.low, b.low) else "differ"
    # A value within the other's range agrees; two ranges that overlap do not say enough.
    return "agree" if a.low == a.high or b.low == b.high else None


def is_precise(figure: Figure) -> bool:
    """Whether a value is said with two digits at least, as few others are: 8.4bn and 1,800, not 2bn."""
    ends = [end for end in (figure.low, figure.high) if isinstance(end, int | float)]
    return bool(ends) and all(abs(end) >= 10 * _step(float(end)) > 0 for end in ends)


def _interval(figure: Figure) -> _Interval | None:
    low, high = figure.low, figure.high
    low, high = (low if low is not None else high), (high if high is not None else low)
    if isinstance(low, str) or isinstance(high, str) or low is None or high is None:
        return None
    if figure.approximate and low > 0 and high / low > _VAGUE:
        return None
    return _Interval(float(low), float(high))


def _with_bounds(one: Figure, a: _Interval, other: Figure, b: _Interval) -> Verdict | None:
    if one.bound and other.bound:
        return "agree" if (one.bound, a) == (other.bound, b) else None
    if other.bound:
        one, a, other, b = other, b, one, a
    # `one` is bounded, `other` is not.
    slack = _APPROXIMATE if one.approximate else 0.0
    if one.bound == "min":
        if b.high < a.low * (1 - slack):
            return "differ"
        # "More than 7,000" and 7,200; a value far above is told of otherwise.
        return "agree" if b.low <= a.low * 1.5 else None
    if b.low > a.high * (1 + slack):
        return "differ"
    return "agree" if b.high >= a.high * 0.7 else None


def _is_another(figure: Figure, a: float, b: float) -> bool:
    """Whether two values are rather those of two things than two accounts of one."""
    larger, smaller = max(abs(a), abs(b)), min(abs(a), abs(b))
    return (figure.kind == "count" and larger < _SMALL_COUNT) or larger > _FAR_APART * smaller


def _is_close(one: Figure, a: float, other: Figure, b: float) -> bool:
    if a == b:
        return True
    larger = max(abs(a), abs(b))
    difference = abs(a - b)
    about = [_step(value) for figure, value in ((one, a), (other, b)) if figure.approximate]
    if about and (difference <= _ABOUT * larger or difference <= min(max(about) / 2, _APPROXIMATE * larger)):
        return True
    return difference <= max(_step(a), _step(b)) / 2 and difference <= _MOST_ROUNDED * larger


def _step(value: float) -> float:
    """The place of the last digit that is not 0: 100,000,000 for 14.3bn, 1 for 7,001."""
    if not value:
        return 0.0
    digits = format(abs(value), ".9e")
    mantissa, exponent = digits.split("e")
    shown = len(mantissa.rstrip("0").rstrip(".").replace(".", ""))
    return math.pow(10, int(exponent) - shown + 1)
