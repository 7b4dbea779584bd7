"""Dates: days, months, years, quarters, halves, decades, and ranges of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from metatui.analysis.figures.amount import Amount, Setting, skip_hyphen
from metatui.analysis.figures.calendar import MONTHS, Day
from metatui.analysis.figures.lexer import Token
from metatui.analysis.figures.lexicon import FINITE_VERBS
from metatui.analysis.figures.months import Stretch, bare_month, read_day_month, read_month
from metatui.analysis.figures.periods import read_period
from metatui.analysis.figures.relative import read_relative
from metatui.analysis.figures.years import is_year, read_decade, read_year

PARTS_OF: Final = frozenset({"early", "late", "mid"})
_ENDS_OF: Final = frozenset({"end", "start", "beginning", "middle"})
_ANNOUNCING: Final = frozenset({"due", "will", "scheduled", "slated"})
_NAMING: Final = frozenset({"appointed", "appoints", "appoint", "named", "names"})
_RANGE_LINKS: Final = frozenset({"to", "through", "until", "–", "-", "—"})


def read_date(tokens: Sequence[Token], at: int, setting: Setting) -> Amount | None:
    """The date or range of dates that starts at a token, or None."""
    first = _read_place(tokens, at)
    if first is None:
        return read_relative(tokens, at, setting)
    link = tokens[first.end]
    linked = link.text in _RANGE_LINKS or (link.low == "and" and tokens[at - 1].low == "between")
    behind = first.end + 1
    behind += tokens[behind].low == "the" and tokens[behind + 1].low in _ENDS_OF
    second = _read_place(tokens, behind) if linked else None
    low, high, end, approximate = first.low, first.high, first.end, first.approximate
    if second is not None and not (link.text == "—" and not link.tight):
        low, high = (
            low.in_year(second.high.year),
            second.high.in_year(low.year if low.month is None else None),
        )
        if low.year is not None and high.year is None:
            high = high.in_year(low.year)
        end, approximate = second.end, approximate or second.approximate
    of_year = _read_year_told(tokens, end, setting) if low.year is None and second is None else None
    if of_year is not None:
        year, end = of_year
        low, high = low.in_year(year), high.in_year(year)
        return Amount(at, end, "date", str(low), str(high), approximate=approximate, complete=True)
    published = setting.published if _may_be_placed(tokens, at, setting) else None
    if published is not None and _is_announced(tokens, at):
        low, high = low.ahead(published), high.ahead(published)
    start = at - (second is not None and link.low == "and")
    return Amount(
        start,
        end,
        "date",
        str(low.near(published, setting.looks_ahead, setting.looks_back)),
        str(high.near(published, setting.looks_ahead, setting.looks_back)),
        approximate=approximate,
        complete=True,
    )


def _read_year_told(tokens: Sequence[Token], at: int, setting: Setting) -> tuple[int | None, int] | None:
    """(year or None, token behind) of "of last year" in "the second quarter of last year"."""
    index = at + (tokens[at].low == "of")
    shift = {"last": -1, "this": 0, "next": 1}.get(tokens[index].low)
    if shift is None or tokens[index + 1].low != "year":
        return None
    return (setting.published.year + shift if setting.published else None), index + 2


def _may_be_placed(tokens: Sequence[Token], at: int, setting: Setting) -> bool:
    """Whether a month without a year is one near the publication: the text is not telling of another one."""
    told = setting.other_year_from
    return (told is None or at < told) and tokens[at - 1].low not in ("that", "every", "each")


def _is_announced(tokens: Sequence[Token], at: int) -> bool:
    """Whether something is said to come then: "is due to leave in October", "will open on 3 March"."""
    if tokens[at - 1].low not in ("in", "on", "by", "until", "from", "for", "before"):
        return False
    for index in range(at - 2, max(at - 9, -1), -1):
        token = tokens[index]
        if token.low in _NAMING and tokens[at - 1].low == "from":
            return True  # "has appointed her as chief executive from 1 November"
        if token.low in _ANNOUNCING:
            return tokens[index - 1].low not in ("was", "were", "had")
        if token.kind != "word" or token.low in FINITE_VERBS:
            return False
    return False


def _read_place(tokens: Sequence[Token], at: int) -> Stretch | None:
    token = tokens[at]
    if token.low in PARTS_OF or token.low in _ENDS_OF:
        return _read_part_of(tokens, at)
    if token.kind == "number":
        return (
            _read_iso(tokens, at)
            or read_day_month(tokens, at)
            or _stretch(read_decade(tokens, at))
            or (_stretch(read_year(tokens, at)))
        )
    if token.kind == "word" and token.low in MONTHS:
        return read_month(tokens, at)
    if token.text == "'":
        return _stretch(read_decade(tokens, at))
    if token.low == "the":
        return None
    if token.kind == "word" or token.kind == "mix":
        return _stretch(read_period(tokens, at))
    return None


def _stretch(read: tuple[Day, Day, int] | None) -> Stretch | None:
    return Stretch(read[2], read[0], read[1]) if read else None


def _read_part_of(tokens: Sequence[Token], at: int) -> Stretch | None:
    """As in "early 2023", "mid-July", "late in 2024", "end of 2025": the place, said less exactly."""
    index = skip_hyphen(tokens, at + 1)
    word = tokens[at].low
    if word in _ENDS_OF:
        if tokens[index].low != "of":
            return None
        index += 1
    elif tokens[index].low in ("in", "last"):
        return None
    if tokens[index].low in PARTS_OF or tokens[index].low in _ENDS_OF:
        return None
    if tokens[index].low == "the" and tokens[index + 1].kind == "number":
        index += 1
    inner = _read_place(tokens, index) or bare_month(tokens, index)
    if inner is None or inner.low.day is not None:
        return None
    return replace(inner, approximate=True)


def _read_iso(tokens: Sequence[Token], at: int) -> Stretch | None:
    """2025-07-16."""
    year, dash, month, dash2, day = tokens[at : at + 5]
    if not (is_year(year) and dash.text == dash2.text == "-" and month.kind == day.kind == "number"):
        return None
    if len(month.text) != 2 or len(day.text) != 2 or not 1 <= int(month.text) <= 12:
        return None
    place = Day(int(year.text), int(month.text), int(day.text))
    return Stretch(at + 5, place, place) if place.is_valid and place.day else None
