"""Spans of time and ages: "18 months", "two-year", "aged 45", "13-year-old"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from metatui.analysis.figures.amount import Amount, of_number, skip_hyphen
from metatui.analysis.figures.lexer import Token
from metatui.analysis.figures.numbers import Number, plain, read_number
from metatui.analysis.figures.wordlists import word_set

UNITS: Final = {
    "second": "second", "sec": "second", "minute": "minute", "min": "minute", "hour": "hour", "hr": "hour",
    "day": "day", "night": "night", "week": "week", "fortnight": "fortnight", "month": "month",
    "quarter": "quarter", "year": "year",
    "yr": "year", "decade": "decade", "century": "century", "millennium": "millennium",
}  # fmt: skip
FORMS: Final = (
    UNITS
    | {name + "s": unit for name, unit in UNITS.items()}
    | {"centuries": "century", "millennia": "millennium"}
)
_ROLE_ARTICLES: Final = frozenset({"the", "a", "an", "his", "her", "their", "former"})
_PERSONS: Final = frozenset(
    [
        "women",
        "men",
        "people",
        "children",
        "adults",
        "those",
        "anyone",
        "everyone",
        "workers",
        "girls",
        "boys",
    ]
)
_WHOLE: Final = frozenset({"decade", "century", "millennium", "fortnight"})
_BEFORE_WHOLE: Final = word_set(
    "over for in within nearly almost about than least after under most around half every quarter per"
)


def read_duration(tokens: Sequence[Token], first: int, number: Number) -> Amount | None:
    """A span of time or an age whose number was just read, or None."""
    index = skip_hyphen(tokens, number.end)
    hyphen = index > number.end
    token = tokens[index]
    unit = FORMS.get(token.low) if token.kind == "word" else None
    if unit is None or (unit == "second" and token.low == "second" and not hyphen and number.low != 1):
        return None
    if (
        number.spelled
        and number.low == 1
        and number.scale == 1
        and unit in ("day", "night", "minute", "second")
    ):
        return None  # "one day", "one minute": hardly ever a figure
    if unit == "quarter" and number.spelled and tokens[index + 1].low == "of":
        return None  # "three quarters of voters"
    end = index + 1
    amount = of_number(first, end, "duration", number, unit=unit)
    after = skip_hyphen(tokens, end)
    if tokens[after].low in ("old", "olds") and unit in ("year", "month", "week", "day"):
        return replace(amount, end=after + 1, measures="age", complete=True)
    if tokens[end].low == "of" and tokens[end + 1].low == "age":
        return replace(amount, end=end + 2, measures="age", complete=True)
    if tokens[end].text == "'" and tokens[end].tight:
        return replace(amount, end=end + 1)
    return amount


def read_aged(tokens: Sequence[Token], at: int) -> Amount | None:
    """An age in years behind "aged", "age", "ages": "aged 45", "aged between 18 and 24"."""
    if tokens[at].low not in ("aged", "age", "ages"):
        return None
    index = at + 1 + (tokens[at + 1].low in ("of", "between", "from"))
    number = read_number(tokens, index)
    if number is None or number.glued or number.scale != 1 or not 0 < number.low < 123:
        return None
    number = replace(number, approximate=False)
    high = read_number(tokens, number.end + 1)
    low = plain(number.low)
    end = number.end
    top: int | float = low
    if tokens[end].low in ("to", "and", "-", "–") and high and not high.glued and number.low < high.low < 123:
        top = plain(high.low)
        end = high.end
    return Amount(at, end, "duration", low, top, unit="year", measures="age", complete=True)


def read_person_age(tokens: Sequence[Token], at: int) -> Amount | None:
    """The age in "women over 65", "children under 5"; the bound is read as everywhere."""
    token, after = tokens[at], tokens[at + 1]
    fits = (
        tokens[at - 1].low in ("over", "under", "above", "below")
        and tokens[at - 2].low in _PERSONS
        and token.text.isdigit()
        and 1 <= int(token.text[:4]) <= 110
        and (
            after.kind in ("end", "other")
            or not after.low.endswith(("s", "n", "nt"))
            or after.low in ("is", "was", "has")
        )
        and after.text not in ("%", "-", "–")
    )
    if not fits and not _tells_age(tokens, at):
        return None
    return Amount(
        at, at + 1, "duration", int(token.text), int(token.text), unit="year", measures="age", complete=True
    )


def _tells_age(tokens: Sequence[Token], at: int) -> bool:
    """Whether somebody was so old: "until he was 24", "she turned 30"."""
    verb, after = tokens[at - 1].low, tokens[at + 1]
    if verb not in ("was", "is", "turned", "turns", "were") or tokens[at - 2].low not in (
        "he",
        "she",
        "who",
        "i",
    ):
        return False
    if not tokens[at].text.isdigit() or not 1 <= int(tokens[at].text[:4]) <= 110:
        return False
    return (
        after.kind == "end"
        or after.text in (",", ".", ";", '"')
        or after.low in ("and", "when", "in", "on", "but")
    )


def read_age_apposition(tokens: Sequence[Token], at: int) -> Amount | None:
    """As in "Wang, 28, leads": a number between commas behind a name."""
    token = tokens[at]
    before = tokens[at - 2]
    fits = (
        token.kind == "number"
        and tokens[at - 1].text == ","
        and tokens[at + 1].text in (",", ".")
        and before.kind == "word"
        and (before.text[0].isupper() or tokens[at - 3].low in _ROLE_ARTICLES)
        and len(token.text) in (1, 2, 3)
        and token.text.isdigit()
        and 1 <= int(token.text) <= 110
    )
    if not fits or (tokens[at + 1].text == "." and tokens[at + 2].kind != "end"):
        return None
    if tokens[at - 3].kind == "number" or tokens[at + 2].kind == "number" or tokens[at - 3].text == ",":
        return None
    return Amount(
        at, at + 1, "duration", int(token.text), int(token.text), unit="year", measures="age", complete=True
    )


def read_whole(tokens: Sequence[Token], at: int) -> Amount | None:
    """As in "a decade", "half a century", "a year and a half": a span of one that is worth saying."""
    if tokens[at].low not in ("a", "half", "an"):
        return None
    half = tokens[at].low == "half"
    index = at + 1
    if half:
        if (tokens[index].text == "-" and tokens[index].tight) or tokens[index].low in ("a", "an"):
            index += 1
        else:
            return None
    unit = UNITS.get(tokens[index].low)
    if unit is None:
        return None
    value = Decimal("0.5") if half else Decimal(1)
    tail = [token.low for token in tokens[index + 1 : index + 4]]
    if tail == ["and", "a", "half"]:
        return of_number(at, index + 4, "duration", _exactly(index + 4, value + Decimal("0.5")), unit=unit)
    if (half and unit not in ("day", "second")) or (unit in _WHOLE and tokens[at - 1].low in _BEFORE_WHOLE):
        if tokens[index + 1].text == "-" and tokens[index + 1].tight:
            return None
        return of_number(at, index + 1, "duration", _exactly(index + 1, value), unit=unit)
    return None


def _exactly(end: int, value: Decimal) -> Number:
    return Number(end, value, value, spelled=True)
