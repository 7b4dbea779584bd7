"""Numbers as they are written: digits, words, magnitudes, halves, and orders of magnitude ("dozens")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from metatui.analysis.figures.lexer import NO_BREAK_SPACE, Token
from metatui.analysis.figures.lexicon import is_plural
from metatui.analysis.figures.numerals import (
    ABBREVIATED,
    LETTERS,
    MAGNITUDES,
    NUMBER_WORDS,
    SOME,
    SOME_RANGE,
    STARTERS,
    TENS,
    UNITS,
    VAGUE,
    VAGUE_HEADS,
    VULGAR_FRACTIONS,
)
from metatui.analysis.figures.units import WORDS as UNIT_WORDS

_MAX_WORDS: Final = 12
_MAX_MAGNITUDES: Final = 2


@dataclass(frozen=True, slots=True)
class Number:
    """A number that ends before token `end`.

    `scale` is the magnitude it was said with (1 for none): in "$113–118 billion" the first one has none
    and takes that of the second. `glued` says that letters follow without a space, so that it is a number
    only if a unit claims them.
    """

    end: int
    low: Decimal
    high: Decimal
    scale: int = 1
    spelled: bool = False
    approximate: bool = False
    digits: str = ""
    glued: bool = False

    def scaled(self, scale: int) -> Number:
        return replace(self, low=self.low * scale, high=self.high * scale, scale=self.scale * scale)


def plain(value: Decimal) -> int | float:
    """An int where the value is whole, else a float."""
    whole = int(value)
    return whole if whole == value else float(value)


def read_number(tokens: Sequence[Token], at: int, *, money: bool = False) -> Number | None:
    """The number that starts at a token; `money`: behind a currency, so "k" and "m" are magnitudes."""
    token = tokens[at]
    if token.kind == "number":
        return _read_digits(tokens, at, money)
    if token.kind == "other":
        fraction = VULGAR_FRACTIONS.get(token.text)
        return _with_magnitude(tokens, Number(at + 1, fraction, fraction), money) if fraction else None
    if token.kind != "word" or token.low not in STARTERS:
        return None
    if token.low in NUMBER_WORDS:
        number = _read_words(tokens, at)
        return _with_magnitude(tokens, number, money)
    return _read_vague(tokens, at) or _read_with_article(tokens, at)


def _read_digits(tokens: Sequence[Token], at: int, money: bool) -> Number:
    digits = tokens[at].text
    value = Decimal(digits.replace(",", "").replace("'", "").replace(NO_BREAK_SPACE, "").replace(" ", ""))
    number = Number(at + 1, value, value, digits=digits)
    after = tokens[at + 1]
    if _is_second_group(tokens, at):
        value = value * 1000 + int(after.text)
        number = Number(at + 2, value, value, digits=digits + "," + after.text)
        return _with_magnitude(tokens, number, money)
    if after.tight and after.text in VULGAR_FRACTIONS:
        number = replace(
            number,
            end=at + 2,
            low=value + VULGAR_FRACTIONS[after.text],
            high=value + VULGAR_FRACTIONS[after.text],
        )
    return _with_magnitude(tokens, number, money)


def _is_second_group(tokens: Sequence[Token], at: int) -> bool:
    """Whether a plain space parts thousands: "14 300 people", not "June 12 300 people", "Boeing 737 800"."""
    before, first, second, after = tokens[at - 1], tokens[at], tokens[at + 1], tokens[at + 2]
    return (
        second.kind == "number"
        and len(second.text) == 3
        and second.text.isdigit()
        and len(first.text) <= 3
        and first.text.isdigit()
        and first.text[0] != "0"
        and second.start - first.end == 1
        and not before.text[:1].isupper()
        and before.kind in ("word", "end")
        and after.kind == "word"
        and after.text.islower()
        and after.low.endswith(("s", "people", "m", "t", "kg", "km"))
    )


def _with_magnitude(tokens: Sequence[Token], number: Number, money: bool) -> Number:
    """The number with "and a half", "million", "bn" behind it."""
    number = _and_a_half(tokens, number)
    at = number.end
    for _ in range(_MAX_MAGNITUDES):
        token = tokens[at]
        if token.text == "-" and token.tight and tokens[at + 1].low in MAGNITUDES:
            at += 1
            token = tokens[at]
        scale = MAGNITUDES.get(token.low) if token.kind == "word" else None
        if scale is None or (scale == 100 and number.scale == 100):
            break
        number = replace(number.scaled(scale), end=at + 1)
        at += 1
    token = tokens[at]
    if token.kind != "word":
        return _and_a_half(tokens, number) if number.scale > 1 else number
    if number.scale == 1:
        scale = ABBREVIATED.get(token.low)
        if scale is None and (token.tight or money) and len(token.low) == 1 and token.low in LETTERS:
            letter_is_magnitude = money or (token.tight and _counts_something(tokens, at))
            scale = LETTERS[token.low] if letter_is_magnitude else None
        if scale is not None and not (token.low == "cr" and not money):
            number = replace(number.scaled(scale), end=at + 1)
            token = tokens[at + 1]
        elif token.tight and not number.spelled:
            return replace(number, glued=True)
    elif token.low == "and":
        return _and_a_half(tokens, number)
    if number.scale > 1 and not number.spelled and token.tight and token.kind == "word":
        return replace(number, glued=True)
    return number


def _counts_something(tokens: Sequence[Token], at: int) -> bool:
    """Whether the letter behind a number is a magnitude: in "5m people", "10k runners", not "100m sprint"."""
    letter, after = tokens[at], tokens[at + 1]
    if tokens[at - 2].text == ":" and is_plural(tokens[at - 3].low):
        return True  # "Users: 310m"
    if letter.text in ("m", "k", "K") and after.low in UNIT_WORDS and not after.tight:
        return True  # "1.2m bpd"
    if letter.text == "K" or letter.low == "t" or after.kind != "word" or after.tight:
        return letter.text in ("k", "K") and after.kind == "word" and after.low.endswith("s")
    return after.text[0].islower() and (
        after.low.endswith("s") or after.low in ("people", "children", "women", "men")
    )


def _and_a_half(tokens: Sequence[Token], number: Number) -> Number:
    """As in "two and a half", "two-and-a-half", "a million and a half"."""
    at = number.end
    words: list[str] = []
    ends = at
    while len(words) < 3 and tokens[at].kind in ("word", "other"):
        token = tokens[at]
        at += 1
        if token.text == "-" and token.tight:
            continue
        if token.kind == "other":
            break
        words.append(token.low)
        ends = at
    parts: dict[tuple[str, ...], str] = {("and", "a", "half"): "0.5", ("and", "a", "quarter"): "0.25"}
    part = parts.get(tuple(words))
    if part is None:
        return number
    more = Decimal(part) * number.scale
    return replace(number, end=ends, low=number.low + more, high=number.high + more)


def _read_words(tokens: Sequence[Token], at: int) -> Number:
    """Numbers in words up to the thousands: "five", "twenty-five", "two hundred and fifty"."""
    total = current = 0
    last = 0  # the size of the last word: a smaller one may follow, an equal one begins another number
    index = at
    ends = at
    scale = 1
    while index - at < _MAX_WORDS:
        token = tokens[index]
        if (index > at and token.text == "-" and token.tight and tokens[index + 1].tight) or (
            token.low == "and" and last >= 100 and tokens[index + 1].low in NUMBER_WORDS
        ):
            index += 1
            token = tokens[index]
        value = UNITS.get(token.low, TENS.get(token.low))
        if value is not None and token.kind == "word":
            fits = last == 0 or last >= 100 or (20 <= last < 100 and 0 < value < 10)
            if not fits or (last >= 100 and total + current == 0):
                break
            current += value
            last = value if value < 20 else 20
            scale = 1
        elif token.low == "hundred" and 0 < current < 100 and last < 100:
            current *= 100
            last = scale = 100
        elif token.low == "thousand" and 0 < current < 1000 and total == 0:
            total, current = current * 1000, 0
            last = scale = 1000
        else:
            break
        index += 1
        ends = index
    value_of = Decimal(total + current)
    return Number(ends, value_of, value_of, scale=scale, spelled=True)


def _read_vague(tokens: Sequence[Token], at: int) -> Number | None:
    """As in "dozens", "hundreds of thousands", "several million", "multibillion"."""
    token = tokens[at]
    if token.low in VAGUE_HEADS and tokens[at + 1].low == "of":
        unit = tokens[at + 2].low
        if unit in ("thousands", "millions", "billions", "trillions", "lakhs", "crores"):
            scale = VAGUE[unit][0]
            low, high = VAGUE_HEADS[token.low]
            if token.low == "thousands":
                high = 9999
            return Number(at + 3, Decimal(low * scale), Decimal(high * scale), scale, True, True)
    if token.low in VAGUE:
        low, high = VAGUE[token.low]
        return Number(at + 1, Decimal(low), Decimal(high), low, True, True)
    if token.low in SOME:
        scale = MAGNITUDES.get(tokens[at + 1].low, 1)
        if scale == 1:
            return None
        further = MAGNITUDES.get(tokens[at + 2].low, 1)
        low_, high_ = SOME_RANGE
        end = at + 2 + (further > 1)
        scale *= further
        return Number(end, low_ * scale, high_ * scale, scale, True, True)
    if token.low.startswith("multi"):
        index = at + 1
        word = token.low[5:]
        if not word and tokens[index].text == "-" and tokens[index].tight:
            word = tokens[index + 1].low
            index += 2
        if word in ("million", "billion", "trillion"):
            scale = MAGNITUDES[word]
            return Number(index, Decimal(scale), Decimal(999 * scale), scale, True, True)
    return None


def _read_with_article(tokens: Sequence[Token], at: int) -> Number | None:
    """Magnitudes with an article: "a hundred", "a few thousand", "a couple of hundred", "half a million"."""
    index = at
    factor = Decimal(1)
    approximate = False
    if tokens[index].low in ("a", "an"):
        index += 1
    if tokens[index].low == "few" and index > at:
        number = _read_vague(tokens, index)
        return replace(number, spelled=True) if number else None
    if tokens[index].low == "couple" and index > at:
        index += 1 + (tokens[index + 1].low == "of")
        factor, approximate = Decimal(2), True
    elif tokens[index].low in ("half", "quarter"):
        factor = Decimal("0.5") if tokens[index].low == "half" else Decimal("0.25")
        index += 1 + (tokens[index + 1].low == "of")
        if (tokens[index].text == "-" and tokens[index].tight) or tokens[index].low in ("a", "an"):
            index += 1
        else:
            return None
    elif index == at:
        return None
    scale = MAGNITUDES.get(tokens[index].low)
    if scale is None:
        return None
    number = Number(index + 1, factor * scale, factor * scale, scale, True, approximate)
    if number.scale in (100, 1000, 12):
        return _with_magnitude(tokens, number, False)
    return _and_a_half(tokens, number)
