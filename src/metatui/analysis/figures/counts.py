"""Counts: a bare number with what it counts ("7,000 employees"), or one that a verb or "of" introduces."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from metatui.analysis.figures.amount import Amount, of_number, skip_hyphen
from metatui.analysis.figures.lexer import Token
from metatui.analysis.figures.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    FALLING,
    FINITE_VERBS,
    PREPOSITIONS,
    PRONOUNS,
    RISING,
    SINGLE_COUNTABLES,
    STANDING,
    is_plural,
    pluralise,
)
from metatui.analysis.figures.numbers import Number
from metatui.analysis.figures.wordlists import word_set

_STOPS: Final = PREPOSITIONS | PRONOUNS | CONJUNCTIONS | AUXILIARIES
_POINTING: Final = word_set("the these those its their his her our other last first next all")
_MEMBERS: Final = word_set(
    "member person employee seat bed bedroom room judge justice player page storey story country"
    " nation state party vote man woman child point team unit car lane mile run goal game match race"
    " set nation's strong truck ship vessel plane satellite panel turbine"
)
_CASUALTIES: Final = word_set(
    "killed killing injured injuring wounded wounding left leaving arrested detained hospitalised"
    " hospitalized displaced claimed dead"
)
_STATE: Final = word_set(
    "dead injured killed wounded missing arrested hurt died homeless were was are have had others of"
    " more in on at and who"
)
_INTRODUCING: Final = (
    RISING
    | FALLING
    | STANDING
    | _CASUALTIES
    | word_set("to of at than about nearly least most over some total record")
)
_QUANTIFYING: Final = word_set(
    "about nearly over least most than some around roughly approximately many few to almost"
)
_VAGUE_NOUNS: Final = word_set(
    "things ways reasons questions names points parts sides kinds types sorts themes lessons steps aspects"
    " issues ideas examples forms fronts words sentences paragraphs reports accounts factors options"
    " purposes respects matters problems facts respects versions"
)
# How far the counted noun may stand behind its number: "7,000 highly paid full-time employees".
_REACH: Final = 5


def read_count(tokens: Sequence[Token], first: int, number: Number) -> Amount | None:
    """A count whose number was just read, or None where nothing is counted."""
    if number.glued:
        return None
    at = number.end
    hyphen = skip_hyphen(tokens, at)
    if hyphen > at and tokens[hyphen].low in ("odd", "plus", "something"):
        return of_number(first, at, "count", number) if _counts_noun(tokens, hyphen + 1) else None
    if hyphen > at:
        return _glued_noun(tokens, first, number, hyphen)
    if number.spelled and number.low == 1 and number.scale == 1:
        aside = [token.low for token in tokens[at + 1 : at + 4]] == ["at", "a", "time"]
        fits = tokens[at].low in SINGLE_COUNTABLES and not aside and tokens[first - 1].low != "the"
        return of_number(first, at, "count", number) if fits else None
    if number.digits in ("1", "0") and tokens[at].low not in SINGLE_COUNTABLES and number.digits == "1":
        return None
    small = number.spelled and number.scale == 1 and number.low <= 12
    if small and tokens[first - 1].low in (
        "the",
        "these",
        "those",
        "other",
        "last",
        "first",
        "next",
        "all",
        "last",
    ):
        return None
    if _counts_noun(tokens, at):
        return None if small and _is_vague(tokens, at) else of_number(first, at, "count", number)
    if _counts_of(tokens, at, number):
        return of_number(first, at, "count", number)
    return of_number(first, at, "count", number) if _is_introduced(tokens, first, number) else None


def _glued_noun(tokens: Sequence[Token], first: int, number: Number, noun: int) -> Amount | None:
    """As in "7,000-employee", "five-member": the noun is glued; "two-way" and "three-part" tell nothing."""
    word = tokens[noun].low
    if tokens[noun].kind != "word" or number.low == 1:
        return None
    if word not in _MEMBERS and ((number.spelled and number.low < 20 and number.scale == 1) or len(word) < 4):
        return None
    if word in ("point", "run", "set", "game", "match", "race", "nation's", "way") and number.low < 20:
        return None
    if not tokens[noun].text.islower() or word.endswith(("est", "ly", "ed")):
        return None
    return replace(
        of_number(first, number.end, "count", number), measures=pluralise(word) if word != "strong" else None
    )


def _over_modifier(tokens: Sequence[Token], at: int) -> int:
    """Behind "or more", "or so", "+", "-odd", which stand between a number and its noun."""
    if tokens[at].low == "or" and tokens[at + 1].low in ("more", "so", "fewer", "less"):
        return at + 2
    if tokens[at].text == "+" and tokens[at].tight:
        return at + 1
    return at


def _counts_noun(tokens: Sequence[Token], at: int) -> bool:
    """Whether a plural noun stands within reach behind the number, with only its attributes between."""
    at = _over_modifier(tokens, at)
    for index in range(at, at + _REACH + 1):
        token = tokens[index]
        if token.text == "-" and token.tight and tokens[index + 1].tight:
            continue
        if token.kind not in ("word", "initials", "mix"):
            return False
        if token.low in _STOPS or token.low in ("a", "an", "the"):
            return False
        if is_plural(token.low) and tokens[index + 1].text != "-":
            return True
        if token.low in FINITE_VERBS and index == at and not token.low.endswith("ed"):
            return False
        if index == at and token.low in ADVERBS - {"further", "overall"}:
            return False
    return False


def _is_vague(tokens: Sequence[Token], at: int) -> bool:
    """Whether a few of what can be said about anything are counted, which is no news: "two things"."""
    return tokens[at].low in _VAGUE_NOUNS


def _counts_of(tokens: Sequence[Token], at: int, number: Number) -> bool:
    """As in "dozens of hires", "two of its directors", "hundreds more"."""
    after = tokens[at]
    if number.approximate and number.scale > 1:
        return after.low in (
            "of",
            "more",
            "were",
            "are",
            "have",
            "had",
            "died",
            "killed",
            "injured",
            "joined",
            "to",
            "in",
        )
    if after.low in ("of", "more", "others", "other"):
        if after.low == "of":
            if tokens[at + 1].kind == "number" and not number.glued:
                return _counts_noun(tokens, at + 2)
            if tokens[at + 1].low in ("them", "whom", "those", "these") and number.low > 1:
                return bool(number.digits) or number.scale > 1
            if tokens[at + 1].low in ("the", "its", "their") and tokens[at + 2].kind == "number":
                return _counts_noun(tokens, at + 3)
            determined = tokens[at + 1].low in ("the", "its", "their", "his", "her", "those", "these", "our")
            return determined and _counts_noun(tokens, at + 2)
        return number.low > 1
    return False


def _is_led_to(tokens: Sequence[Token], at: int) -> bool:
    """Whether the number that ends at a token is where something went: the "to 23" of "to 23 from 17"."""
    return tokens[at].kind == "number" and tokens[at - 1].low in ("to", "at")


def _is_introduced(tokens: Sequence[Token], first: int, number: Number) -> bool:
    """A number without its noun: "rose to 7,000", "a total of 215", "killed 43", "at least two were"."""
    before, after = tokens[first - 1], tokens[number.end]
    if (after.kind == "word" and after.tight) or after.text in ("-", "/", ":", "–", "%", "°"):
        return False
    if before.low in _CASUALTIES or after.low in (
        "dead",
        "injured",
        "killed",
        "wounded",
        "missing",
        "arrests",
        "people",
    ):
        return True
    if number.spelled and number.scale == 1:
        if number.low > 1 and before.low == "to" and tokens[first - 2].low in RISING | FALLING:
            return after.kind == "end" or after.text in (".", ",", ";", "from", "after")
        return before.low in _QUANTIFYING and before.low != "to" and after.low in _STATE
    if before.low in ("to", "of", "at", "from"):
        verb = tokens[first - 2]
        if before.low == "from" and (verb.low in RISING | FALLING or _is_led_to(tokens, first - 2)):
            return True  # "to 23 from 17", "up from 17"
        if before.low in ("at", "from") and number.low <= 24 and number.scale == 1:
            return False  # "came at 8"
        if number.scale > 1 or "," in number.digits or number.low >= 1000:
            return True
        return verb.low in RISING or verb.low in FALLING or verb.low in STANDING or verb.low in (
            "total", "number", "toll", "count", "tally", "record", "average", "maximum", "minimum",
            "increase", "rise",
            "fall", "drop", "high", "low", "score", "population", "index", "level",
        )  # fmt: skip
    ends = after.kind == "end" or after.text in (".", ",", ";")
    done = before.kind == "word" and before.low.endswith("ed") and before.low not in ("turned", "aged")
    if done and ends and number.digits and number.low >= 20:
        return True  # "Boeing delivered 348."
    sizeable = number.scale > 1 or "," in number.digits or number.low >= 20
    if before.low in _INTRODUCING:
        return sizeable
    return sizeable and (number.scale > 1 or "," in number.digits) and tokens[first - 1].low not in ("the",)
