"""Measurements: a number with a unit, perhaps per time or length ("1.5 million barrels a day")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from metatui.analysis.figures.amount import Amount, of_number, skip_hyphen
from metatui.analysis.figures.lexer import Token
from metatui.analysis.figures.numbers import Number, plain, read_number
from metatui.analysis.figures.units import LETTERS, SYMBOLS, TIMES, WORDS, area_or_volume, canonical

_TOP_OF_SCALE: Final = 12
_SCALES: Final = {"magnitude": "magnitude", "category": "category"}


def read_measure(tokens: Sequence[Token], first: int, number: Number) -> Amount | None:
    """A measurement whose number was just read, or None."""
    unit = _read_unit(tokens, number)
    if unit is None:
        return None
    symbol, end = unit
    amount = of_number(first, end, "measure", number, unit=symbol)
    if symbol in ("ft", "'"):
        amount = _with_inches(tokens, amount)
    return _with_rate(tokens, amount)


def read_scale(tokens: Sequence[Token], at: int) -> Amount | None:
    """A scale that stands before its number: "magnitude 8.1", "a magnitude of 8.1", "Category 4"."""
    unit = _SCALES.get(tokens[at].low)
    if unit is None:
        return None
    index = skip_hyphen(tokens, at + 1)
    if tokens[index].low == "of":
        index += 1
    if tokens[index].kind != "number":
        return None
    number = read_number(tokens, index)
    if number is None or number.glued or number.scale != 1 or number.low > _TOP_OF_SCALE:
        return None
    number = _to_top(tokens, number)
    return of_number(at, number.end, "measure", number, unit=unit)


def _to_top(tokens: Sequence[Token], number: Number) -> Number:
    """The number with the other end of its range: "magnitude 5 to 6", "category 3–4"."""
    if tokens[number.end].text not in ("to", "or", "–", "-"):
        return number
    high = read_number(tokens, number.end + 1)
    if high is None or high.glued or high.scale != 1 or not number.low < high.low <= _TOP_OF_SCALE:
        return number
    return replace(number, end=high.end, high=high.low)


def read_multiple_unit(tokens: Sequence[Token], at: int) -> Amount | None:
    """As in "multi-gigawatt": several of a unit, nobody says how many."""
    index = skip_hyphen(tokens, at + 1)
    symbol = WORDS.get(tokens[index].low)
    if (index == at + 1) != (tokens[at].low == "several") or symbol is None:
        return None
    return Amount(at, index + 1, "measure", low=2, unit=symbol, approximate=True, bound="min")


def read_half_unit(tokens: Sequence[Token], at: int) -> Amount | None:
    """As in "half a metre", "half a tonne"."""
    if tokens[at].low != "half" or tokens[at + 1].low not in ("a", "an"):
        return None
    half = Decimal("0.5")
    return read_measure(tokens, at, Number(at + 2, half, half, spelled=True))


def _read_unit(tokens: Sequence[Token], number: Number) -> tuple[str, int] | None:
    at = number.end
    index = skip_hyphen(tokens, at)
    token, after = tokens[index], tokens[index + 1]
    if token.text in ("°", "℃", "℉"):
        return _read_degrees(tokens, index)
    if token.kind == "word":
        return _read_word(tokens, number, index, token, after)
    if token.text in ("'", '"') and token.tight and after.kind == "number" and after.tight:
        return "ft", index + 1
    return None


def _read_degrees(tokens: Sequence[Token], at: int) -> tuple[str, int]:
    if tokens[at].text != "°":
        return ("°C" if tokens[at].text == "℃" else "°F"), at + 1
    letter = tokens[at + 1]
    if letter.text in ("C", "F"):
        return "°" + letter.text, at + 2
    if letter.low in ("celsius", "fahrenheit"):
        return "°" + letter.low[0].upper(), at + 2
    return "°", at + 1


def _read_word(
    tokens: Sequence[Token], number: Number, index: int, token: Token, after: Token
) -> tuple[str, int] | None:
    low = token.low
    if low in ("square", "cubic", "sq", "cu"):
        index2 = skip_hyphen(tokens, index + 1)
        index2 += tokens[index2].text == "." and tokens[index2].tight
        symbol = WORDS.get(tokens[index2].low) or (
            tokens[index2].text if tokens[index2].text in ("km", "m", "ft") else None
        )
        name = symbol and area_or_volume(low, symbol)
        return (name, index2 + 1) if name else None
    if low == "metric" and after.low in ("tons", "ton", "tonnes"):
        return "t", index + 2
    if low in ("nautical", "light", "light-years") or low.endswith(("watt", "watts")):
        index2 = skip_hyphen(tokens, index + 1)
        second = tokens[index2].low
        if low == "nautical" and second.startswith("mile"):
            return "nmi", index2 + 1
        if low == "light" and second in ("year", "years"):
            return "ly", index2 + 1
        if second in ("hour", "hours") and low in WORDS:
            return WORDS[low] + "h", index2 + 1
    if low in ("light", "nautical"):
        return None
    if token.text == "b" and after.text == "/" and tokens[index + 2].text == "d":
        return "bbl/d", index + 3
    if low in ("degree", "degrees"):
        if after.low in ("celsius", "centigrade") or after.text == "C":
            return "°C", index + 2
        if after.low == "fahrenheit" or after.text == "F":
            return "°F", index + 2
        return "°", index + 1
    if low == "parts" and after.low == "per" and tokens[index + 2].low in ("million", "billion"):
        return ("ppm" if tokens[index + 2].low == "million" else "ppb"), index + 3
    if low == "miles" and after.low == "per" and tokens[index + 2].low == "gallon":
        return "mi/gal", index + 3
    if low == "magnitude" or low == "mag":
        return "magnitude", index + 1
    if low in WORDS:
        if token.text.isupper() and len(token.text) == 2 and token.text not in ("FT", "LB", "OZ"):
            return None
        if (
            low in ("stone", "foot", "pound", "sq", "knot", "knots", "kilo")
            and number.spelled
            and number.low == 1
        ):
            return None
        if low == "stone" and not number.digits:
            return None
        return WORDS[low], index + 1
    if token.text in SYMBOLS:
        end = index + 1
        symbol = canonical(token.text)
        if after.text in ("²", "³") and after.tight:
            return symbol + after.text, end + 1
        return symbol, end
    if token.text in LETTERS and (token.tight or _near(token, tokens[index - 1])) and number.digits:
        if tokens[index + 1].text in ("²", "³") and tokens[index + 1].tight:
            return token.text + tokens[index + 1].text, index + 2
        if token.text in ("C", "F") and not (token.tight and (token.text == "C" or number.low >= 30)):
            return None
        return LETTERS[token.text], index + 1
    return None


def _near(token: Token, before: Token) -> bool:
    """Whether a letter stands one space behind its number: "14 m"."""
    return token.start - before.end == 1 and token.text in ("m", "g", "t") and before.kind == "number"


def _with_inches(tokens: Sequence[Token], amount: Amount) -> Amount:
    """As in "5 feet 10 inches", "6ft 2in", "6-foot-2": one length in feet."""
    index = skip_hyphen(tokens, amount.end)
    token = tokens[index]
    if token.kind != "number" or "." in token.text or len(token.text) > 2 or int(token.text) > 11:
        return amount
    end = index + 1
    unit = tokens[skip_hyphen(tokens, end)]
    if unit.low in ("in", "inch", "inches"):
        end = skip_hyphen(tokens, end) + 1
    elif index == amount.end:
        return amount
    value = amount.number.low + Decimal(int(token.text)) / 12 if amount.number else Decimal(0)
    rounded = plain(round(value, 4))
    return replace(amount, end=end, low=rounded, high=rounded, number=None)


def _with_rate(tokens: Sequence[Token], amount: Amount) -> Amount:
    """As in "barrels a day" → bbl/d, "miles per hour" → mi/h, "km/h", "tonnes a year"."""
    at = amount.end
    token, after = tokens[at], tokens[at + 1]
    if token.text == "-" and token.tight and after.low in ("a", "per"):
        at += 1
        token, after = after, tokens[at + 1]
    index = skip_hyphen(tokens, at + 1)
    after = tokens[index]
    if token.low in ("a", "an", "per") or (token.text == "/" and token.tight):
        time = TIMES.get(after.low) or (TIMES.get(after.low[:-1]) if token.text == "/" else None)
        if time and (len(after.low) > 1 or token.text == "/"):
            if tokens[index + 1].low in ("ago", "earlier", "before", "later"):
                return amount
            return replace(amount, unit=f"{amount.unit}/{time}", end=index + 1)
        symbol = WORDS.get(after.low) or (after.text if after.text in SYMBOLS | {"L", "m"} else None)
        if token.low != "a" and token.low != "an" and symbol:
            return replace(amount, unit=f"{amount.unit}/{symbol}", end=index + 1)
    if token.low in ("annually", "daily") and not token.tight:
        return replace(amount, unit=f"{amount.unit}/{'yr' if token.low == 'annually' else 'd'}", end=at + 1)
    return amount
