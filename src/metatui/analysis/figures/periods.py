"""Quarters, halves, fiscal years, seasons, runs of months: "Q2 2025", "first half of 2024", "fiscal 2026"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from metatui.analysis.figures.amount import skip_hyphen
from metatui.analysis.figures.calendar import Day
from metatui.analysis.figures.lexer import Token
from metatui.analysis.figures.ordinals import ordinal_at
from metatui.analysis.figures.wordlists import word_set
from metatui.analysis.figures.years import is_year

_SHORT: Final = re.compile(r"(?:(q[1-4]|h[12])|(fy)(\d{2}|\d{4})?)\Z")
_SEASONS: Final = word_set("spring summer autumn winter")
_MONTHS_SAID: Final = {
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
}
_OF_YEAR: Final = frozenset({"this", "last", "next", "the"})


def read_period(tokens: Sequence[Token], at: int) -> tuple[Day, Day, int] | None:
    """(first place, last place, token behind) of a part of a year, or None."""
    token = tokens[at]
    if token.kind == "mix" or token.low == "fy":
        return _read_short(tokens, at)
    if token.low in ("fiscal", "financial"):
        return _read_fiscal(tokens, at)
    if token.low in _SEASONS:
        return _read_season(tokens, at)
    return _read_ordinal_part(tokens, at)


def _read_short(tokens: Sequence[Token], at: int) -> tuple[Day, Day, int] | None:
    match = _SHORT.match(tokens[at].low)
    if match is None or not tokens[at].text[0].isupper():
        return None
    name, digits = (match[1] or match[2]).upper(), match[3]
    if tokens[at + 1].text == "-" and tokens[at + 1].tight and tokens[at + 2].kind != "number":
        return None  # "H1-B", "Q3-like"
    year = int(digits) if digits and len(digits) == 4 else 2000 + int(digits) if digits else None
    end = at + 1
    if year is None:
        year, end = _year_after(tokens, end)
    if name == "FY":
        return (Day(year, fiscal=True), Day(year, fiscal=True), end) if year else None
    if name == "H1" and year is None and tokens[at - 1].low not in ("in", "for", "the"):
        return None
    return Day(year, part=name), Day(year, part=name), end


def _read_fiscal(tokens: Sequence[Token], at: int) -> tuple[Day, Day, int] | None:
    """As in "fiscal 2026", "fiscal year 2026", "the fiscal second quarter"."""
    index = at + 1 + (tokens[at + 1].low == "year")
    index += tokens[index].low == "to"
    if is_year(tokens[index]):
        year = int(tokens[index].text)
        link, second = tokens[index + 1], tokens[index + 2]
        if link.text in ("-", "–", "/") and link.tight and second.kind == "number" and second.tight:
            return Day(year, fiscal=True), Day(year + 1, fiscal=True), index + 3
        return Day(year, fiscal=True), Day(year, fiscal=True), index + 1
    part = _read_ordinal_part(tokens, index)
    if part is None:
        return None
    place = Day(part[0].year, part=part[0].part, fiscal=True)
    return (place, place, part[2]) if place.part else None


def _read_season(tokens: Sequence[Token], at: int) -> tuple[Day, Day, int] | None:
    """As in "summer 2024", "the spring of 2023": the year alone, as hemispheres differ."""
    index = at + 1 + (tokens[at + 1].low == "of")
    if not is_year(tokens[index]):
        return None
    place = Day(int(tokens[index].text))
    return place, place, index + 1


def _read_ordinal_part(tokens: Sequence[Token], at: int) -> tuple[Day, Day, int] | None:
    """As in "second quarter", "first half of 2025", "first nine months of the year"."""
    read = ordinal_at(tokens, at)
    if read is None:
        return None
    value, end = read
    index = skip_hyphen(tokens, end)
    word = tokens[index].low
    if word == "fiscal":
        index += 1
        inner = skip_hyphen(tokens, index)
        if tokens[inner].low == "quarter" and value <= 4:
            place = Day(part=f"Q{value}", fiscal=True)
            return place, place, inner + 1
        return None
    if word in ("quarter", "half") and value <= (4 if word == "quarter" else 2):
        behind = index + 1
        if tokens[behind].text == "-" and tokens[behind].tight and tokens[behind + 1].low == "year":
            behind += 2
        year, end = _year_after(tokens, behind)
        fiscal = False
        if year is None and tokens[behind].low == "of" and tokens[behind + 1].low in ("fiscal", "financial"):
            inner = behind + 2 + (tokens[behind + 2].low == "year")
            if is_year(tokens[inner]):
                year, end, fiscal = int(tokens[inner].text), inner + 1, True
        if word == "half" and year is None and not _of_the_year(tokens, behind):
            return None
        if (
            word == "quarter"
            and year is None
            and tokens[behind].low in ("mile", "of", "final")
            and not _of_the_year(tokens, behind)
        ) and tokens[behind].low != "of":
            return None
        place = Day(year, part=f"{'Q' if word == 'quarter' else 'H'}{value}", fiscal=fiscal)
        return place, place, end
    months = _MONTHS_SAID.get(word)
    if value == 1 and months and tokens[index + 1].low == "months" and index == end:
        year, end = _year_after(tokens, index + 2)
        if year is None and not _of_the_year(tokens, index + 2):
            return None
        if months == 3:
            return Day(year, part="Q1"), Day(year, part="Q1"), end
        if months == 6:
            return Day(year, part="H1"), Day(year, part="H1"), end
        return Day(year, 1), Day(year, months), end
    return None


def _year_after(tokens: Sequence[Token], at: int) -> tuple[int | None, int]:
    index = at + (tokens[at].low in ("of", "in") or tokens[at].text == ",")
    if tokens[at].text == "'" and tokens[at + 1].kind == "number" and len(tokens[at + 1].text) == 2:
        return 2000 + int(tokens[at + 1].text), at + 2
    if is_year(tokens[index]) and tokens[index].text >= "1900":
        if (
            tokens[at].text == ","
            and tokens[index + 1].kind == "word"
            and tokens[index + 1].low.endswith("s")
        ):
            return None, at
        return int(tokens[index].text), index + 1
    return None, at


def _of_the_year(tokens: Sequence[Token], at: int) -> bool:
    of = tokens[at].low in ("of", "this", "last", "next")
    return (of and "year" in (tokens[at + 1].low, tokens[at + 2].low, tokens[at + 3].low)) or (
        of and tokens[at + 1].low == "the" and tokens[at + 2].low in ("decade", "century")
    )
