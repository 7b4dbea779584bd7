"""Years and decades, told apart from plain numbers of four digits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from metatui.analysis.figures.calendar import Day
from metatui.analysis.figures.lexer import Token
from metatui.analysis.figures.lexicon import is_plural
from metatui.analysis.figures.wordlists import word_set

_DATING: Final = word_set(
    "in since by until till from before after during early late mid between through year of circa"
    " and to for throughout around spring summer autumn fall winter"
)
_COUNTING: Final = word_set(
    "about nearly over than least some almost roughly approximately total only another"
)
_UNITS_BEHIND: Final = word_set(
    "million billion thousand hundred percent per dollars euros pounds yen miles km kilometres"
    " kilometers metres meters feet tonnes tons kg acres hectares barrels days hours years weeks"
    " months minutes people troops jobs workers employees soldiers homes degrees megawatts watts"
)
_EARLIEST_BARE: Final = 1900
_LATEST: Final = 2100


def is_year(token: Token) -> bool:
    """Four digits without a comma, 1000 to 2199."""
    return (
        token.kind == "number"
        and len(token.text) == 4
        and token.text.isdigit()
        and "1000" <= token.text < "2200"
    )


def read_year(tokens: Sequence[Token], at: int) -> tuple[Day, Day, int] | None:
    """(first year, last year, token behind): "2025", "2024-25", "2019–2023", "2024/25"."""
    token = tokens[at]
    if not is_year(token):
        return None
    year = int(token.text)
    link, second = tokens[at + 1], tokens[at + 2]
    if link.text in ("-", "–", "/") and link.tight and second.tight and second.kind == "number":
        last = _second_year(year, second)
        if last is not None and not (tokens[at + 3].text == link.text and tokens[at + 3].tight):
            return Day(year), Day(last), at + 3
        return None
    if not _is_dating(tokens, at, year):
        return None
    return Day(year), Day(year), at + 1


def read_decade(tokens: Sequence[Token], at: int) -> tuple[Day, Day, int] | None:
    """As in "1990s", "'90s"."""
    token = tokens[at]
    if token.text == "'" and tokens[at + 1].kind == "number" and tokens[at + 1].tight:
        digits, letter = tokens[at + 1], tokens[at + 2]
        if len(digits.text) == 2 and digits.text[1] == "0" and letter.low == "s" and letter.tight:
            start = (1900 if digits.text >= "30" else 2000) + int(digits.text)
            return Day(start), Day(start + 9), at + 3
        return None
    letter = tokens[at + 1]
    index = at + 1
    if letter.text == "'" and letter.tight:
        index += 1
        letter = tokens[index]
    if is_year(token) and token.text.endswith("0") and letter.low == "s" and letter.tight:
        start = int(token.text)
        return Day(start), Day(start + (99 if start % 100 == 0 and start < 2000 else 9)), index + 1
    return None


def _second_year(year: int, token: Token) -> int | None:
    """The second year of "2024-25", "1999-2003"; None where it is no later one."""
    if is_year(token):
        last = int(token.text)
    elif len(token.text) == 2 and token.text.isdigit():
        last = year - year % 100 + int(token.text)
        if last < year and year % 100 == 99:
            last += 100
    else:
        return None
    return last if year < last <= _LATEST and year >= 1500 else None


def _is_dating(tokens: Sequence[Token], at: int, year: int) -> bool:
    before, after = tokens[at - 1], tokens[at + 1]
    if after.tight and (after.kind in ("word", "sign") or after.text in ("%", "°", "/", "+")):
        return False
    if before.kind == "sign" or before.low in _COUNTING or after.text == "%":
        return False
    if after.low in _UNITS_BEHIND:
        dated = (
            before.low in ("in", "since", "by", "until") and year % 100 and _EARLIEST_BARE <= year <= _LATEST
        )
        return bool(dated) and after.low not in ("million", "billion", "percent", "per")
    if not _EARLIEST_BARE <= year <= _LATEST:
        plural = after.kind == "word" and after.text.islower() and is_plural(after.low)
        return not plural and before.low in (
            "in", "since", "until", "by", "before", "after", "between", "year", "circa", "from", "of",
        )  # fmt: skip
    if before.text in ("-", "–", "/") and before.tight:
        return before.text != "/" and tokens[at - 2].kind == "word"
    if before.kind == "word" and before.low in ("windows", "office", "russell", "peugeot", "agenda"):
        return False
    round_count = year % 50 == 0 and after.kind == "word" and after.text.islower() and is_plural(after.low)
    if round_count and before.low not in ("in", "since", "the"):
        return False
    return before.low in _DATING or not (after.kind == "word" and after.low in ("out", "votes", "points"))
