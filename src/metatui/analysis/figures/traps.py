"""Numbers that are no figures: names, versions, references, telephone numbers, times of day, scores, streets.

Each check looks at the token where a number starts and answers with the token behind what is to be skipped,
or 0 where it finds no trap.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from metatui.analysis.figures.lexer import Token
from metatui.analysis.figures.lexicon import is_plural
from metatui.analysis.figures.names import QUANTIFIED, SCALES, idiom_end, named_end
from metatui.analysis.figures.numerals import NUMBER_WORDS
from metatui.analysis.figures.wordlists import word_set
from metatui.analysis.figures.years import is_year

_STREETS: Final = word_set(
    "street st avenue ave road rd lane boulevard blvd drive square place way court terrace crescent"
    " plaza row highway quay gardens broadway parkway rue strasse platz"
)
_SPORT: Final = word_set(
    "won win wins beat beats beating beaten lost lose loses lead leads led leading drew draw defeat"
    " defeated victory score scored scores scoreline set sets tied tie trailed trail down up ahead"
    " final result edged thrashed routed downed swept sweep loss series advantage level penalties"
    " goalless vote voted passed approved ruled ruling decision majority to"
)
_PHONE: Final = word_set("call phone tel telephone fax whatsapp text dial hotline helpline mobile ring")
_NAMED_BEFORE: Final = word_set("about nearly over under around some roughly almost only just")
_CLOCK: Final = frozenset(
    {"am", "pm", "a.m.", "p.m.", "a.m", "p.m", "o'clock", "gmt", "utc", "bst", "est", "edt", "cet", "hrs"}
)
_ZONES: Final = frozenset(
    {"gmt", "utc", "bst", "est", "edt", "et", "cet", "cest", "pst", "pdt", "pt", "ist", "jst"}
)


def trap_end(tokens: Sequence[Token], at: int) -> int:
    """The token behind a number at `at` that is no figure; 0 where it may be one."""
    token = tokens[at]
    if token.kind == "number":
        for check in _DIGIT_TRAPS:
            end = check(tokens, at)
            if end:
                return end
        return 0
    if token.low in NUMBER_WORDS:
        return named_end(tokens, at) or idiom_end(tokens, at) or _excepted(tokens, at)
    return 0


def _of_era(tokens: Sequence[Token], at: int) -> int:
    """As in "1150 BC": a year before those that a figure can write."""
    return at + 2 if tokens[at + 1].text in ("BC", "BCE", "AD", "CE", "BP") else 0


def _excepted(tokens: Sequence[Token], at: int) -> int:
    """As in "all but 40 homes": the number is of what is left out."""
    return at + 1 if tokens[at - 1].low == "but" and tokens[at - 2].low == "all" else 0


def _list_bullet(tokens: Sequence[Token], at: int) -> int:
    """As in "1. …", "2) …", "(3) …" at the start of a line, and "(1)" anywhere."""
    token, before, after = tokens[at], tokens[at - 1], tokens[at + 1]
    short = token.text.isdigit() and len(token.text) <= 2
    if (
        short
        and before.kind == "end"
        and after.text in (".", ")", ":")
        and after.tight
        and tokens[at + 2].kind != "end"
    ):
        return at + 2
    if short and before.text in ("(", "[") and after.text in (")", "]"):
        return at + 2
    return 0


def _sign_before(tokens: Sequence[Token], at: int) -> int:
    """As in "#1234", "@2", "/2024/": parts of tags and paths."""
    before = tokens[at - 1]
    if before.text in ("#", "@", "_", "\\", "§", "=") and tokens[at].tight:
        return at + 1
    return at + 1 if before.text == "№" else 0


def _clock_time(tokens: Sequence[Token], at: int) -> int:
    """As in "10:30", "9am", "9 a.m. ET", "14:00 GMT", and other numbers with a colon between."""
    token, after = tokens[at], tokens[at + 1]
    end = 0
    if after.text in (":", ".") and after.tight and tokens[at + 2].kind == "number" and tokens[at + 2].tight:
        end = at + 3
        while tokens[end].text == ":" and tokens[end + 1].kind == "number":
            end += 2
    elif (
        len(token.text) <= 5
        and after.low in _CLOCK
        and (after.tight or after.low not in ("am", "hrs") or after.text.isupper())
    ):
        end = at + 1
    elif (
        len(token.text) <= 2
        and after.text in ("-", "–")
        and tokens[at + 2].kind == "number"
        and tokens[at + 3].low in _CLOCK
    ):
        end = at + 3
    if end and tokens[end].low in _CLOCK:
        end += 1
    if end and tokens[end].low in _ZONES:
        end += 1
    return end


def _slashed(tokens: Sequence[Token], at: int) -> int:
    """As in "24/7", "9/11", "07/16/2025": not readable for sure; a season like "2024/25" is a date."""
    token, after = tokens[at], tokens[at + 1]
    if not (after.text == "/" and after.tight and tokens[at + 2].kind == "number" and tokens[at + 2].tight):
        return 0
    if is_year(token) and len(tokens[at + 2].text) == 2:
        return 0
    end = at + 3
    while tokens[end].text == "/" and tokens[end].tight and tokens[end + 1].kind == "number" and end < at + 9:
        end += 2
    return end


def _chained(tokens: Sequence[Token], at: int) -> int:
    """As in "555-0199", "+44 20 7946 0958", "978-0-14-…": three groups and more, or a telephone's look."""
    end = at + 1
    groups = 1
    digits = len(tokens[at].text)
    while (
        end < at + 16
        and tokens[end].text in ("-", "–", ".", ")")
        and tokens[end].tight
        and tokens[end + 1].kind == "number"
    ):
        digits += len(tokens[end + 1].text)
        groups += 1
        end += 2
    plus = tokens[at - 1].text == "+" and tokens[at].tight
    called = tokens[at - 1].low in _PHONE or (
        tokens[at - 2].low in _PHONE and tokens[at - 1].low in ("on", ":", "at", "us", "(")
    )
    if (plus or called) and groups < 3:
        while end < at + 16 and tokens[end].kind == "number" and tokens[end].text.isdigit():
            digits += len(tokens[end].text)
            groups += 1
            end += 1
    if (plus and digits >= 9) or (called and digits >= 3 and tokens[at].text.isdigit()):
        return end
    iso = groups == 3 and is_year(tokens[at]) and len(tokens[at + 2].text) == 2
    if groups >= 3 and not iso:
        return end
    both = groups == 2 and len(tokens[at].text) == 3 and tokens[at].text.isdigit()
    if (
        both
        and len(tokens[at + 2].text) == 4
        and tokens[at + 1].text == "-"
        and tokens[at + 2].text[0] in "01"
    ):
        return end
    return 0


def _score(tokens: Sequence[Token], at: int) -> int:
    """As in "3-1", "2–0", "6-4, 6-3", "52 to 48": two bare numbers of which the first is no smaller."""
    first, link, second = tokens[at], tokens[at + 1], tokens[at + 2]
    if not (
        first.text.isdigit() and second.kind == "number" and second.text.isdigit() and len(first.text) <= 3
    ):
        return 0
    after = tokens[at + 3]
    if link.text in ("-", "–") and link.tight and second.tight:
        if after.text == "-" and after.tight:
            return 0
        measured = after.low in QUANTIFIED or after.low in SCALES or (after.tight and after.kind == "word")
        counted = after.kind == "word" and after.text.islower() and is_plural(after.low)
        near = [tokens[at - back].low for back in range(1, 6)]
        falling = int(first.text) >= int(second.text)
        if measured and not falling:
            return 0
        if (falling and not measured) or (not counted and any(word in _SPORT for word in near)):
            return at + 3
        if tokens[at - 1].kind == "word" and tokens[at - 1].text[0].isupper() and not counted:
            return at + 3
    elif (
        link.low == "to"
        and int(first.text) >= int(second.text)
        and tokens[at - 1].low in _SPORT
        and after.low not in QUANTIFIED
    ):
        return at + 3
    return 0


def _street_number(tokens: Sequence[Token], at: int) -> int:
    """As in "10 Downing Street", "1600 Pennsylvania Avenue NW"."""
    if not tokens[at].text.isdigit():
        return 0
    for index in range(at + 1, at + 4):
        token = tokens[index]
        if token.kind != "word" or not token.text[0].isupper():
            return 0
        if index > at + 1 and token.low in _STREETS:
            return index + 1
    return 0


def _unknown_suffix(tokens: Sequence[Token], at: int) -> int:
    """As in "737-800ER", "4x4", "5G", "4K": letters glued to digits that are no unit."""
    after = tokens[at + 1]
    if after.kind == "mix" and after.tight:
        return at + 2
    if after.kind != "word" or not after.tight:
        return 0
    if after.text in ("G", "D", "K", "X", "P") and tokens[at - 1].kind != "sign":
        people = after.text == "K" and tokens[at + 2].text.islower() and is_plural(tokens[at + 2].low)
        return 0 if people and len(tokens[at].text) > 1 else at + 2
    return at + 4 if after.low == "x" and tokens[at + 2].kind == "number" else 0


_DIGIT_TRAPS: Final[tuple[Callable[[Sequence[Token], int], int], ...]] = (
    _list_bullet,
    _of_era,
    _excepted,
    _sign_before,
    _clock_time,
    _slashed,
    _chained,
    _score,
    _street_number,
    _unknown_suffix,
    named_end,
)
