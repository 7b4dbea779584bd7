"""Shares and multiples: "one in five", "four out of 1,000", "two-thirds of", "doubled", "tenfold"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from metatui.analysis.figures.amount import Amount, of_number, skip_hyphen
from metatui.analysis.figures.durations import FORMS as TIME_FORMS
from metatui.analysis.figures.lexer import Token
from metatui.analysis.figures.lexicon import is_plural
from metatui.analysis.figures.numbers import Number, plain, read_number
from metatui.analysis.figures.numerals import TENS, UNITS
from metatui.analysis.figures.wordlists import word_set

SHARE: Final = "share"
TIMES: Final = "x"
_PARTS: Final = {
    "half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "twentieth": 20, "hundredth": 100,
}  # fmt: skip
_PART_FORMS: Final = _PARTS | {name + "s": value for name, value in _PARTS.items()} | {"halves": 2}
_VERBS: Final = {
    form: factor
    for forms, factor in (
        ("doubled doubling", 2),
        ("tripled tripling trebled trebling", 3),
        ("quadrupled quadrupling", 4),
        ("quintupled", 5),
        ("halved halving", 0.5),
    )
    for form in forms.split()
}
_BASE_VERBS: Final = {
    "double": 2,
    "triple": 3,
    "treble": 3,
    "quadruple": 4,
    "halve": 0.5,
    "doubles": 2,
    "triples": 3,
}
_BEFORE_BASE_VERB: Final = word_set("to will would could should may might can than nearly almost about must")
_AFTER_MULTIPLE: Final = word_set(
    "the as that what its their his her those last more higher larger greater bigger faster"
)
_AFTER_MULTIPLE_NUMBER: Final = _AFTER_MULTIPLE | word_set(
    "lower smaller longer likelier worse oversubscribed cheaper over earnings sales revenue stronger"
    " fewer less core annual adjusted forward trailing underlying book gross net"
)
_BEFORE_SHARE: Final = word_set(
    "by about than nearly almost roughly up down to only just around over least some approximately"
    " under at another"
)
_AFTER_SHARE: Final = word_set(
    "of off less more lower higher fewer smaller cheaper majority share stake larger"
)


def read_ratio(tokens: Sequence[Token], at: int) -> Amount | None:
    """A share or multiple at a token, or None."""
    token = tokens[at]
    if token.low in _VERBS:
        return None if tokens[at - 1].low in ("the", "a") else _exactly(at, at + 1, _VERBS[token.low], TIMES)
    if token.low in _BASE_VERBS or token.low in ("twice", "thrice"):
        return _read_double(tokens, at)
    if token.low.endswith("fold") and len(token.low) > 4:
        return _read_fold(tokens, at)
    return _read_fraction(tokens, at) or _read_half(tokens, at) or _read_out_of(tokens, at)


def read_multiple(tokens: Sequence[Token], first: int, number: Number) -> Amount | None:
    """As in "three times the", "10x", "ten-fold", "3-to-1", behind a number that was just read."""
    at = number.end
    index = skip_hyphen(tokens, at)
    token = tokens[index]
    if token.low in ("fold",):
        return _exactly(first, index + 1, plain(number.low), TIMES)
    if token.low == "x" and token.tight and tokens[index + 1].kind != "number":
        return _exactly(first, index + 1, plain(number.low), TIMES)
    if token.text == "×" and tokens[index + 1].kind != "number":
        return _exactly(first, index + 1, plain(number.low), TIMES)
    if token.low == "times" and number.low > 1 and tokens[index + 1].low in _AFTER_MULTIPLE_NUMBER:
        return of_number(first, index + 1, "ratio", number, unit=TIMES)
    return None


def _read_double(tokens: Sequence[Token], at: int) -> Amount | None:
    token, before, after = tokens[at], tokens[at - 1], tokens[at + 1]
    if token.low in ("twice", "thrice"):
        if after.low in _AFTER_MULTIPLE:
            return _exactly(at, at + 1, 2 if token.low == "twice" else 3, TIMES)
        return None
    factor = _BASE_VERBS[token.low]
    if before.low in _BEFORE_BASE_VERB or after.low in ("the", "that", "what", "its", "their"):
        if after.low in ("down", "check", "up", "room", "standards"):
            return None
        return _exactly(at, at + 1, factor, TIMES)
    return None


def _read_fold(tokens: Sequence[Token], at: int) -> Amount | None:
    stem = tokens[at].low[:-4]
    value = UNITS.get(stem, TENS.get(stem))
    if value is None and stem == "hundred":
        value = 100
    return _exactly(at, at + 1, value, TIMES) if value and value > 1 else None


def _read_fraction(tokens: Sequence[Token], at: int) -> Amount | None:
    """As in "two-thirds", "three quarters of", "a fifth of", "one-tenth"."""
    token = tokens[at]
    over: int | None = 1 if token.low in ("a", "one") else UNITS.get(token.low)
    if over is None or not over:
        return None
    index = skip_hyphen(tokens, at + 1)
    part = tokens[index]
    under = _PART_FORMS.get(part.low)
    if under is None or under <= over or (over > 1) != part.low.endswith("s"):
        return None
    end = index + 1
    before, after = tokens[at - 1], tokens[end]
    if over > 1:
        if part.low == "quarters" and index == at + 1 and after.low != "of":
            return None
    elif token.low == "a" or under == 4:
        ends_clause = (
            after.kind in ("end", "other") and after.text not in ("-", "'")
        ) or after.low in _AFTER_SHARE
        ends_clause = ends_clause or after.low in (
            "in",
            "to",
            "since",
            "from",
            "over",
            "and",
            "on",
            "compared",
            "this",
        )
        shared = after.low in _AFTER_SHARE or (before.low in _BEFORE_SHARE and ends_clause)
        if not shared or (after.low == "of" and under == 4 and tokens[end + 1].low in ("a", "an")):
            return None
    return _exactly(at, end, plain(round(Decimal(over) / under, 6)), SHARE)


def _read_half(tokens: Sequence[Token], at: int) -> Amount | None:
    """As in "half of voters", "half its staff", "more than half"; not "the first half", "half an hour"."""
    if tokens[at].low != "half":
        return None
    before, after = tokens[at - 1], tokens[at + 1]
    if before.low in (
        "first",
        "second",
        "other",
        "better",
        "latter",
        "top",
        "bottom",
        "opening",
        "final",
        "a",
        "and",
    ):
        return None
    takes = after.low in ("of", "the", "its", "their", "his", "her", "our", "all", "as", "that", "those")
    sized = before.low in (
        "than",
        "about",
        "nearly",
        "almost",
        "roughly",
        "by",
        "in",
        "around",
        "over",
        "least",
        "only",
        "to",
    )
    stops = after.kind in ("end", "other") and after.text not in ("-", "/")
    if takes and not (after.low == "the" and tokens[at + 2].low in ("time", "battle", "story", "fun")):
        return _exactly(at, at + 1, 0.5, SHARE)
    return (
        _exactly(at, at + 1, 0.5, SHARE)
        if sized and (stops or after.low in ("were", "are", "said", "have"))
        else None
    )


def _read_out_of(tokens: Sequence[Token], at: int) -> Amount | None:
    """As in "one in five", "9 out of 10", "four of every ten", "four out of 1,000"."""
    first = read_number(tokens, at)
    if first is None or first.glued or first.scale > 1 or first.approximate:
        return None
    index = first.end
    noun = tokens[index]
    single = first.low == 1 and noun.kind == "word" and noun.text.islower() and noun.low not in TIME_FORMS
    if single and tokens[index + 1].low == "in" and noun.low not in ("in", "out", "to", "of"):
        return _read_each_in(tokens, at, index)
    link = tokens[index].low
    if link == "-" and tokens[index + 1].low in ("in", "to") and tokens[index + 2].text == "-":
        link, index = tokens[index + 1].low, index + 2
    elif (link == "out" and tokens[index + 1].low == "of") or (
        link == "of" and tokens[index + 1].low == "every"
    ):
        index += 1
        link = "out"
    elif link == "in" and tokens[index + 1].low == "every":
        index += 1
    if link not in ("in", "out", "to"):
        return None
    second = read_number(tokens, index + 1)
    if second is None or second.glued or second.approximate:
        return None
    if link == "to":
        joined = tokens[first.end].text == "-" and second.low == 1 < first.low
        return _exactly(at, second.end, plain(first.low), TIMES) if joined else None
    year = second.scale == 1 and 1900 <= second.low <= 2100 and "," not in second.digits
    odd = link == "in" and not (second.low <= 10 or second.low % 10 == 0 or second.low in (12, 15, 25, 75))
    if (
        first.low >= second.low
        or year
        or odd
        or tokens[second.end].low in TIME_FORMS
        or tokens[second.end].text == "%"
    ):
        return None
    if link == "in" and (first.low > 20 or tokens[second.end].low in ("percent", "per", "places", "minutes")):
        return None
    return _exactly(at, second.end, plain(round(first.low / second.low, 6)), SHARE)


def _read_each_in(tokens: Sequence[Token], at: int, noun: int) -> Amount | None:
    """As in "one child in eight": a noun inside the share; not "one win in eight games"."""
    number = read_number(tokens, noun + 2)
    if number is None or number.glued or number.approximate or number.scale > 1 or number.low < 2:
        return None
    after = tokens[number.end]
    counted = after.kind == "word" and after.text.islower() and is_plural(after.low)
    counted = counted or after.low in TIME_FORMS or after.text in ("%", "-", "–")
    if counted or (number.low > 20 and number.low % 10):
        return None
    share = _exactly(at, number.end, plain(round(Decimal(1) / number.low, 6)), SHARE)
    return replace(share, measures=tokens[noun].text)


def _exactly(first: int, end: int, value: int | float, unit: str) -> Amount:
    return Amount(first, end, "ratio", value, value, unit=unit)
