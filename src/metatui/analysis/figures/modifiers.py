"""Words around a quantity that bound or blur it: "more than", "up to", "nearly", "or so"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from metatui.analysis.figures.amount import Amount
from metatui.analysis.figures.lexer import Token
from metatui.analysis.figures.wordlists import word_set
from metatui.model import Bound


@dataclass(frozen=True, slots=True)
class Modifier:
    """What a phrase does to a quantity beside it."""

    bound: Bound | None = None
    approximate: bool = False


_MIN: Final = Modifier("min")
_MAX: Final = Modifier("max")
_ABOUT: Final = Modifier(approximate=True)
_NEARLY: Final = Modifier("max", approximate=True)
_JUST_OVER: Final = Modifier("min", approximate=True)

_BEFORE: Final[dict[tuple[str, ...], Modifier]] = {
    tuple(phrase.split()): modifier
    for modifier, phrases in (
        (_MIN, "more than|over|at least|no fewer than|no less than|not less than|not fewer than"
               "|upwards of|upward of"
               "|above|exceeding|in excess of|north of|well over|well above|greater than|a minimum of"
               "|minimum of"
               "|as few as|as little as|as low as|far more than|a little more than|larger than|older than"
               "|not under"
               "|longer than|higher than|beyond|>|≥|starting at|minimum"),
        (_MAX, "up to|as many as|as much as|at most|no more than|not more than|less than|fewer than|under"
               "|below"
               "|a maximum of|maximum of|as high as|as long as|well under|well below|south of"
               "|no longer than|lower than"
               "|smaller than|shorter than|younger than|within|<|≤|sub -|far less than|far fewer than"
               "|not over"),
        (_NEARLY, "nearly|almost|close to|approaching|just under|just below|slightly under|slightly less than"
                  "|a little less than|just shy of|just short of|a shade under|very nearly"),
        (_JUST_OVER, "just over|just above|slightly over|slightly more than|a little over|a bit more than"
                     "|a shade over"
                     "|just more than"),
        (_ABOUT, "about|around|roughly|approximately|some|an estimated|estimated|circa|c.|~|≈|near"
                 "|in the region of"
                 "|in the order of|on the order of|somewhere around|an average of about|more or less"
                 "|somewhere"
                 "|in the neighbourhood of|in the vicinity of|an approximate|approx|approx.|or so"),
    )
    for phrase in phrases.split("|")
}  # fmt: skip
_AFTER: Final[dict[tuple[str, ...], Modifier]] = {
    tuple(phrase.split()): modifier
    for modifier, phrases in (
        (_MIN, "or more|or higher|or above|and above|or over|and over|and up|or older|and older"
               "|or greater|or longer|plus|-plus|+"),
        (_MAX, "or less|or fewer|or lower|or below|or under|and under|or younger|and younger|and below"),
        (_ABOUT, "or so|or thereabouts|-odd|- odd|- something|- ish"),
    )
    for phrase in phrases.split("|")
}  # fmt: skip
_LAST_WORDS: Final = frozenset(phrase[-1] for phrase in _BEFORE)
_FIRST_WORDS: Final = frozenset(phrase[0] for phrase in _AFTER) | {"-"}
_LONGEST: Final = max(map(len, _BEFORE))
_MOST: Final = 2
# "over two years" may be "during": only said with more around it is it a bound.
_LOOSE_WITH_TIME: Final = frozenset(
    {("over",), ("within",), ("under",), ("some",), ("beyond",), ("near",), ("around",)}
)
# "over two legs" lasted them; "over two hundred legs" counts.
_STRETCHES: Final = word_set(
    "legs games matches rounds sets sessions stages seasons terms shifts innings laps holes episodes phases"
    " evenings weekends races instalments installments"
)
_LOOSE_BEFORE: Final = frozenset({"over", "within", "near", "under", "beyond", "above", "below", "around"})


def with_modifiers(tokens: Sequence[Token], amount: Amount) -> Amount:
    """The amount stretched over the phrases that modify it, and with what they say."""
    for modifier, first, end in phrases_around(tokens, amount):
        begin, last = min(first, amount.first), max(end, amount.end)
        amount = replace(_applied(amount, modifier, first=begin), end=last)
    return amount


def phrases_around(tokens: Sequence[Token], amount: Amount) -> Iterator[tuple[Modifier, int, int]]:
    """The phrases that modify an amount, those before it from the nearest on, as tokens [first, end)."""
    for _ in range(_MOST):
        found = _before(tokens, amount)
        if found is None:
            break
        modifier, first = found
        yield modifier, first, amount.first
        amount = _applied(amount, modifier, first=first)
    behind = _behind(tokens, amount)
    if behind is not None:
        modifier, end = behind
        yield modifier, amount.end, end


def _applied(amount: Amount, modifier: Modifier, *, first: int) -> Amount:
    return replace(
        amount,
        first=first,
        bound=modifier.bound or amount.bound,
        approximate=amount.approximate or modifier.approximate,
    )


def _before(tokens: Sequence[Token], amount: Amount) -> tuple[Modifier, int] | None:
    first = amount.first
    while (
        tokens[first - 1].low in ("a", "an")
        and amount.kind == "ratio"
        and tokens[first - 2].low in _LAST_WORDS
    ):
        first -= 1
    last = tokens[first - 1]
    if last.low not in _LAST_WORDS:
        return None
    for length in range(_LONGEST, 0, -1):
        phrase = tuple(token.low for token in tokens[max(first - length, 0) : first])
        modifier = _BEFORE.get(phrase) if len(phrase) == length else None
        if modifier is None:
            continue
        if _is_loose(tokens, phrase, first - length, amount):
            return None
        return modifier, first - length
    return None


def _is_loose(tokens: Sequence[Token], phrase: tuple[str, ...], start: int, amount: Amount) -> bool:
    """Whether the words do not modify the number: "over two years", "win over 5 rivals", "below 0"."""
    if amount.measures == "age":
        return False
    if (
        amount.kind in ("duration", "date")
        and phrase in _LOOSE_WITH_TIME
        and phrase not in (("around",), ("under",))
    ):
        return True
    if amount.kind == "count" and phrase == ("over",) and tokens[amount.end].low in _STRETCHES:
        return amount.number is not None and amount.number.low <= 12
    if amount.kind == "date":
        return phrase not in (("around",), ("circa",), ("c.",))
    if phrase == ("some",) and tokens[start - 1].low in ("and", "but") and amount.kind == "percent":
        return False
    if phrase in (("estimated",), ("minimum",)):
        return tokens[start - 1].low == "the"
    if phrase == ("as", "long", "as"):
        return amount.kind != "duration"
    return phrase == ("within",) and amount.kind not in ("percent", "measure")


def _behind(tokens: Sequence[Token], amount: Amount) -> tuple[Modifier, int] | None:
    end = amount.end
    token = tokens[end]
    if token.low not in _FIRST_WORDS:
        return None
    for length in (2, 1):
        phrase = tuple(tokens[end + step].low for step in range(length))
        modifier = _AFTER.get(phrase)
        if modifier is None:
            continue
        if phrase[0] in ("+", "-") and not token.tight:
            return None
        if phrase[-1] in ("up", "above", "below", "over", "under") and tokens[end + 2].low in (
            "from",
            "to",
            "by",
            "the",
        ):
            return None
        if phrase == ("plus",) and tokens[end + 1].kind in ("number", "sign", "word"):
            return None
        return modifier, end + length
    if token.text == "-" and token.tight and tokens[end + 1].low == "plus":
        return _MIN, end + 2
    return None
