"""Months and days: "16 July 2025", "July 16-18"; and whether "May" or "March" is a month at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from metatui.analysis.figures.calendar import MONTHS, Day
from metatui.analysis.figures.lexer import Token
from metatui.analysis.figures.lexicon import is_plural
from metatui.analysis.figures.ordinals import ordinal_at
from metatui.analysis.figures.wordlists import word_set
from metatui.analysis.figures.years import is_year

_BEFORE_MONTH: Final = word_set(
    "in since by until till last next this early late mid of during from to through before after"
    " between and for on every each the ending ended starting beginning around throughout about"
)
# Months that are also verbs, names, or both: they need a date around them.
_DOUBTFUL: Final = frozenset(
    {"may", "march", "april", "june", "august", "mar", "jun", "jan", "dec", "sep", "apr"}
)
_ABBREVIATED: Final = word_set("jan feb mar apr jun jul aug sep sept oct nov dec")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A calendar place in tokens up to `end`; `high` only where it is a stretch of its own."""

    end: int
    low: Day
    high: Day
    approximate: bool = False


def bare_month(tokens: Sequence[Token], at: int) -> Stretch | None:
    token = tokens[at]
    if token.kind == "word" and token.low in MONTHS and token.text[0].isupper():
        place = Day(month=MONTHS[token.low])
        return Stretch(at + 1, place, place)
    return None


def read_day_month(tokens: Sequence[Token], at: int) -> Stretch | None:
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
    return Stretch(end, low, high) if low.is_valid and high.is_valid and day else None


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


def read_month(tokens: Sequence[Token], at: int) -> Stretch | None:
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
        return Stretch(end, low, high) if low.is_valid and high.is_valid else None
    year, end = _year_behind(tokens, at + 1)
    if year is None and not _is_month(tokens, at):
        return None
    if year is None:
        abbreviated = tokens[at + 1].text == "." and tokens[at + 1].tight and token.low in _ABBREVIATED
        end = at + 1 + (abbreviated and tokens[at + 2].kind != "end")
    place = Day(year, month)
    return Stretch(end, place, place)


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
