"""Dates that are told from the day of publication: "last month", "three weeks ago", "a year earlier".

Bare weekdays, "the week before" and the like say too little to be figures and are left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from metatui.analysis.figures.amount import Amount, Setting
from metatui.analysis.figures.calendar import MONTHS, Day, shifted
from metatui.analysis.figures.durations import FORMS
from metatui.analysis.figures.lexer import Token
from metatui.analysis.figures.numbers import read_number
from metatui.analysis.figures.wordlists import word_set

_SHIFTS: Final = {"last": -1, "this": 0, "next": 1}
_UNITS: Final = word_set("week month quarter year decade century")
_SEASONS: Final = word_set("spring summer autumn winter")
_BEFORE_OTHER: Final = word_set("earlier before later previously prior")
_LONG_UNITS: Final = word_set("week month quarter year decade century fortnight")


def read_relative(tokens: Sequence[Token], at: int, setting: Setting) -> Amount | None:
    """A relative date, with its value where the publication is known and the text counts from it."""
    token = tokens[at]
    if token.kind == "number":
        return _read_distance(tokens, at, setting)
    if token.low in _SHIFTS:
        return _read_shift(tokens, at, setting)
    if token.low in ("yesterday", "tomorrow") and setting.published is not None:
        if token.text.endswith("s") or tokens[at + 1].text == "'":
            return None
        return _made(at, at + 1, shifted(setting.published, "day", -1 if token.low == "yesterday" else 1))
    if token.kind == "word":
        return _read_distance(tokens, at, setting)
    return None


def _read_shift(tokens: Sequence[Token], at: int, setting: Setting) -> Amount | None:
    """As in "last year", "this month", "next quarter", "last June"."""
    shift = _SHIFTS[tokens[at].low]
    unit = tokens[at + 1]
    published = setting.published
    if (
        tokens[at - 1].low in ("the", "at", "is", "was", "to", "and", "of")
        and tokens[at].low == "this"
        and unit.low == "time"
    ):
        return None
    if unit.low in _UNITS:
        if tokens[at - 1].low == "the" and tokens[at].low != "next":
            return None  # "the last year" is a stretch up to now
        if unit.low == "decade" and shift:
            return None
        return _made(at, at + 2, shifted(published, unit.low, shift) if published else None)
    if unit.low in _SEASONS:
        return _made(at, at + 2, None)
    if unit.low in MONTHS and unit.text[0].isupper() and tokens[at].low != "the":
        month = MONTHS[unit.low]
        if published is None:
            place = Day(month=month)
        elif shift < 0:
            place = Day(published.year - (month >= published.month), month)
        elif shift > 0:
            place = Day(published.year + (month <= published.month), month)
        else:
            place = Day(published.year, month)
        return Amount(at, at + 2, "date", str(place), str(place), complete=True)
    return None


def _read_distance(tokens: Sequence[Token], at: int, setting: Setting) -> Amount | None:
    """As in "three weeks ago", "a year earlier", "two decades later"."""
    count: int | None
    if tokens[at].low in ("a", "an"):
        count, index = 1, at + 1
    else:
        number = read_number(tokens, at)
        if number is None or number.glued:
            return None
        whole = (
            number.low == number.high == int(number.low) and number.low < 10_000 and not number.approximate
        )
        count, index = (int(number.low) if whole else None), number.end
    unit = FORMS.get(tokens[index].low) if tokens[index].kind == "word" else None
    if unit is None:
        return None
    link = tokens[index + 1].low
    if link == "ago" and unit not in ("second", "minute"):
        value = None
        if setting.published is not None and count is not None:
            value = shifted(setting.published, unit, -count)
        return _made(at, index + 2, value, approximate=count is not None and count >= 10)
    if link in _BEFORE_OTHER and unit in _LONG_UNITS:
        if link in ("before", "prior") and _goes_on(tokens[index + 2]):
            return None
        if link == "later" and _goes_on(tokens[index + 2]) and tokens[index + 2].low == "than":
            return None
        return _made(at, index + 2, None)
    return None


def _goes_on(token: Token) -> bool:
    """Whether "two weeks before" has its own point of reference behind it: then it is a stretch of time."""
    return token.kind in ("word", "number") and token.low not in (
        "and",
        "but",
        "when",
        "while",
        "as",
        "that",
        "which",
    )


def _made(first: int, end: int, value: tuple[str, str] | None, *, approximate: bool = False) -> Amount:
    low, high = value if value else (None, None)
    return Amount(first, end, "date", low, high, approximate=approximate, complete=True)
