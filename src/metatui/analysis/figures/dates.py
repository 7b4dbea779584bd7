"""Dates: days, months, years, quarters, halves, decades, and ranges of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from metatui.analysis.figures.amount import Amount, Setting, skip_hyphen
from metatui.analysis.figures.calendar import MONTHS, Day
from metatui.analysis.figures.lexer import Token
from metatui.analysis.figures.lexicon import is_plural
from metatui.analysis.figures.ordinals import ordinal_at
from metatui.analysis.figures.periods import read_period
from metatui.analysis.figures.relative import read_relative
from metatui.analysis.figures.wordlists import word_set
from metatui.analysis.figures.years import is_year, read_decade, read_year

PARTS_OF: Final = frozenset({"early", "late", "mid"})
_ENDS_OF: Final = frozenset({"end", "start", "beginning", "middle"})
_BEFORE_MONTH: Final = word_set(
    "in since by until till last next this early late mid of during from to through before after"
    " between and for on every each the ending ended starting beginning around throughout about"
)
# Months that are also verbs, names, or both: they need a date around them.
_DOUBTFUL: Final = frozenset(
    {"may", "march", "april", "june", "august", "mar", "jun", "jan", "dec", "sep", "apr"}
)
_ABBREVIATED: Final = word_set("jan feb mar apr jun jul aug sep sept oct nov dec")
_RANGE_LINKS: Final = frozenset({"to", "through", "until", "–", "-", "—"})


@dataclass(frozen=True, slots=True)
class _Span:
    """A calendar place in tokens up to `end`; `high` only where it is a stretch of its own."""

    end: int
    low: Day
    high: Day
    approximate: bool = False


def read_date(tokens: Sequence[Token], at: int, setting: Setting) -> Amount | None:
    """The date or range of dates that starts at a token, or None."""
    first = _read_place(tokens, at)
    if first is None:
        return read_relative(tokens, at, setting)
    link = tokens[first.end]
    linked = link.text in _RANGE_LINKS or (link.low == "and" and tokens[at - 1].low == "between")
    second = _read_place(tokens, first.end + 1) if linked else None
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
    start = at - (second is not None and link.low == "and")
    return Amount(
        start,
        end,
        "date",
        str(low.near(published, setting.looks_ahead)),
        str(high.near(published, setting.looks_ahead)),
        approximate=approximate,
        complete=True,
    )


def _read_year_told(tokens: Sequence[Token], at: int, setting: Setting) -> tuple[int | None, int] | None:
    """(year or None, token behind) of "of last year" in "the second quarter of last year", "June this year"."""
    index = at + (tokens[at].low == "of")
    shift = {"last": -1, "this": 0, "next": 1}.get(tokens[index].low)
    if shift is None or tokens[index + 1].low != "year":
        return None
    return (setting.published.year + shift if setting.published else None), index + 2


def _may_be_placed(tokens: Sequence[Token], at: int, setting: Setting) -> bool:
    """Whether a month without a year is one near the publication: the text is not telling of another one."""
    told = setting.other_year_from
    return (told is None or at < told) and tokens[at - 1].low not in ("that", "every", "each")


def _read_place(tokens: Sequence[Token], at: int) -> _Span | None:
    token = tokens[at]
    if token.low in PARTS_OF or token.low in _ENDS_OF:
        return _read_part_of(tokens, at)
    if token.kind == "number":
        return (
            _read_iso(tokens, at)
            or _read_day_month(tokens, at)
            or _stretch(read_decade(tokens, at))
            or (_stretch(read_year(tokens, at)))
        )
    if token.kind == "word" and token.low in MONTHS:
        return _read_month(tokens, at)
    if token.text == "'":
        return _stretch(read_decade(tokens, at))
    if token.low == "the":
        return None
    if token.kind == "word" or token.kind == "mix":
        return _stretch(read_period(tokens, at))
    return None


def _stretch(read: tuple[Day, Day, int] | None) -> _Span | None:
    return _Span(read[2], read[0], read[1]) if read else None


def _read_part_of(tokens: Sequence[Token], at: int) -> _Span | None:
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
    inner = _read_place(tokens, index) or _bare_month(tokens, index)
    if inner is None or inner.low.day is not None:
        return None
    return replace(inner, approximate=True)


def _bare_month(tokens: Sequence[Token], at: int) -> _Span | None:
    token = tokens[at]
    if token.kind == "word" and token.low in MONTHS and token.text[0].isupper():
        place = Day(month=MONTHS[token.low])
        return _Span(at + 1, place, place)
    return None


def _read_iso(tokens: Sequence[Token], at: int) -> _Span | None:
    """2025-07-16."""
    year, dash, month, dash2, day = tokens[at : at + 5]
    if not (is_year(year) and dash.text == dash2.text == "-" and month.kind == day.kind == "number"):
        return None
    if len(month.text) != 2 or len(day.text) != 2 or not 1 <= int(month.text) <= 12:
        return None
    place = Day(int(year.text), int(month.text), int(day.text))
    return _Span(at + 5, place, place) if place.is_valid and place.day else None


def _read_day_month(tokens: Sequence[Token], at: int) -> _Span | None:
    """As in "16 July 2025", "16th of July", "16–18 July"."""
    first = _day_number(tokens, at)
    if first is None:
        return None
    day, index = first
    last = day
    if tokens[index].text in ("–", "-", "to", "and"):
        second = _day_number(tokens, index + 1)
        if second and second[0] > day:
            last, index = second
    if tokens[index].low == "of":
        index += 1
    month = tokens[index]
    if month.low not in MONTHS or not month.text[:1].isupper():
        return None
    number = MONTHS[month.low]
    year, end = _year_behind(tokens, index + 1)
    low, high = Day(year, number, day), Day(year, number, last)
    return _Span(end, low, high) if low.is_valid and high.is_valid and day else None


def _day_number(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    token = tokens[at]
    if token.kind != "number" or not token.text.isdigit() or len(token.text) > 2:
        return None
    ordinal = ordinal_at(tokens, at)
    if ordinal is None and tokens[at + 1].tight and tokens[at + 1].kind == "word":
        return None
    return (int(token.text), ordinal[1] if ordinal else at + 1) if 1 <= int(token.text) <= 31 else None


def _year_behind(tokens: Sequence[Token], at: int) -> tuple[int | None, int]:
    """The year behind a month or day: "July 2025", "July 16, 2025", "July of 2025", "Sept. 2025"."""
    index = at
    if tokens[index].text == "." and tokens[index].tight and tokens[index - 1].low in _ABBREVIATED:
        index += 1
    plain = index
    if tokens[index].text == "," or tokens[index].low == "of":
        index += 1
    if is_year(tokens[index]) and 1500 <= int(tokens[index].text) < 2200:
        after = tokens[index + 1]
        if not (
            index > plain and tokens[plain].text == "," and is_plural(after.low) and after.text.islower()
        ):
            return int(tokens[index].text), index + 1
    return None, (plain if tokens[plain].kind == "number" else at)


def _read_month(tokens: Sequence[Token], at: int) -> _Span | None:
    """As in "July 16, 2025", "July 16-18", "July 2025", "July"."""
    token = tokens[at]
    if not token.text[0].isupper():
        return None
    month = MONTHS[token.low]
    index = at + 1 + (tokens[at + 1].text == "." and tokens[at + 1].tight and token.low in _ABBREVIATED)
    day = _day_number(tokens, index)
    if day is not None and not _counts(tokens, day[1]):
        low = Day(None, month, day[0])
        last, end = day
        if tokens[end].text in ("–", "-", "to"):
            second = _day_number(tokens, end + 1)
            if second and second[0] > day[0]:
                last, end = second
        year, behind = _year_behind(tokens, end)
        end = behind if year is not None else end
        high = Day(year, month, last)
        low = replace(low, year=year)
        return _Span(end, low, high) if low.is_valid and high.is_valid else None
    year, end = _year_behind(tokens, at + 1)
    if year is None and not _is_month(tokens, at):
        return None
    if year is None:
        abbreviated = tokens[at + 1].text == "." and tokens[at + 1].tight and token.low in _ABBREVIATED
        end = at + 1 + (abbreviated and tokens[at + 2].kind != "end")
    place = Day(year, month)
    return _Span(end, place, place)


def _counts(tokens: Sequence[Token], at: int) -> bool:
    """Whether the number behind a month counts something ("in June 12 people died")."""
    after = tokens[at]
    return (after.kind == "word" and after.text.islower() and is_plural(after.low)) or after.text == "%"


def _is_month(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word that can be a month is one: "in May", "the June deal"; not "May said", "April Jones"."""
    token, before, after = tokens[at], tokens[at - 1], tokens[at + 1]
    if token.low in _ABBREVIATED:
        return before.low in _BEFORE_MONTH and after.text == "."
    if token.low not in _DOUBTFUL:
        return True
    named = after.kind == "word" and after.text[:1].isupper() and after.low not in MONTHS
    if before.low in (
        "in",
        "since",
        "until",
        "by",
        "last",
        "next",
        "this",
        "late",
        "early",
        "mid",
        "during",
        "before",
        "after",
    ):
        return not (
            named
            and token.low in ("june", "april", "august", "may")
            and before.low in ("by", "after", "before")
        )
    if before.low in _BEFORE_MONTH:
        if token.low in ("may", "march") and before.low == "the":
            return False
        return not named
    if token.low in ("may", "march"):
        return False
    possessive = after.text == "'" or token.text.endswith("'s")
    lower_follows = (
        after.kind == "word"
        and after.text.islower()
        and after.low not in ("and", "said", "says", "has", "is", "was")
    )
    return (
        possessive
        or (lower_follows and before.low in ("a", "the", "its", "their", "his", "her", "end", "'s"))
        or (token.low == "august" and lower_follows)
    )
