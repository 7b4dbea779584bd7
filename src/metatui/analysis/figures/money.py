"""Money: signs, ISO codes and names of currencies, before or behind the number, and "a barrel" behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from metatui.analysis.figures.amount import Amount, Setting, of_number, skip_hyphen
from metatui.analysis.figures.currencies import CODES, HUNDREDTHS, NAMES, QUALIFIED_NAMES, SIGNS
from metatui.analysis.figures.lexer import Token
from metatui.analysis.figures.numbers import Number
from metatui.analysis.figures.wordlists import word_set

_BEFORE_WEIGHT: Final = word_set(
    "weigh weighs weighed weighing lost gained lose gain shed of lifted carrying bench-pressed"
)
_PER: Final = frozenset({"a", "an", "per", "each", "every", "/"})
_PER_UNITS: Final = word_set(
    "barrel bushel share ounce tonne ton kilogram kilo kilowatt-hour litre liter gallon hour day"
    " week month year night head person pupil student patient household employee worker ticket seat"
    " unit piece therm mile kilometre acre hectare gram pound carat tree vote customer subscriber"
    " user coin token shipment container kg megawatt-hour mwh kwh mmbtu dozen bottle pack copy"
    " episode minute second quarter game match dose vehicle car bag box trip visit session child"
    " family passenger room meal plate song post tweet hectolitre"
)
# "billions in cash": money although no currency is named.
_MONEY_CUES_AFTER: Final = word_set(
    "cash funding damages aid revenue revenues losses profit profits savings sales investment debt"
    " tax taxes subsidies loans fines spending compensation venture credit assets bonds capital fees"
    " royalties exports"
)
_MONEY_CUES_BEFORE: Final = word_set(
    "spend spends spent spending cost costs costing worth pour pours poured pouring invest invests"
    " invested investing raise raised raising pay pays paid paying stake staked staking earn earns"
    " earned sink sank sunk lose wager wagered bet betting donate donated pledge pledged make made"
    " making burn burned burning commit committed borrow borrowed owe owes owed"
)


def read_sign(tokens: Sequence[Token], at: int) -> tuple[str | None, int] | None:
    """A currency before its number: (ISO code or None, token behind it)."""
    token = tokens[at]
    after = tokens[at + 1]
    if token.kind == "sign":
        return SIGNS.get(token.text, CODES.get(token.text)), at + 1
    if token.kind == "word" and token.text in CODES:
        if token.text == "R" and not after.tight:
            return None
        end = at + 1 + (token.text == "Rs" and after.text == ".")
        if tokens[end].kind == "number":
            return CODES[token.text], end
        if after.kind == "sign" and token.text in ("AUD", "CAD", "USD"):
            return CODES[token.text], at + 2
    return None


def money_before(first: int, number: Number, currency: str | None, tokens: Sequence[Token]) -> Amount:
    """Money whose sign stood before the number; a name behind it ("$5 billion US dollars") joins it."""
    amount = of_number(first, number.end, "money", number, currency=currency)
    named = _read_name(tokens, number.end, number, Setting())
    if named is not None and named[2] == 1:
        amount = replace(amount, end=named[1], currency=named[0] or currency)
    return _with_per(tokens, amount)


def money_after(tokens: Sequence[Token], first: int, number: Number, setting: Setting) -> Amount | None:
    """Money whose currency stands behind the number: "4.2 billion euros", "50p", "14-billion-dollar"."""
    named = _read_name(tokens, number.end, number, setting)
    if named is None:
        return None
    currency, end, factor = named
    return _with_per(tokens, of_number(first, end, "money", number, currency=currency, factor=factor))


def money_unnamed(tokens: Sequence[Token], first: int, number: Number) -> Amount | None:
    """Money without a currency, where the words around leave no doubt: "billions in cash", "nine-figure"."""
    at = number.end
    hyphen = skip_hyphen(tokens, at)
    plural = tokens[at].low == "figures" and tokens[first - 1].low in (
        "in",
        "into",
        "of",
        "to",
        "low",
        "high",
        "mid",
    )
    if ((hyphen > at and tokens[hyphen].low in ("figure", "figures")) or plural) and number.spelled:
        digits = int(number.low)
        if not 4 <= digits <= 12:
            return None
        return Amount(
            first, hyphen + 1, "money", low=10 ** (digits - 1), high=10**digits - 1, approximate=True
        )  # fmt: skip
    if number.scale < 10**6 or (number.high == number.low and not number.approximate):
        return None
    after = tokens[at]
    cued = after.low == "in" and tokens[at + 1].low in _MONEY_CUES_AFTER
    if not cued and tokens[first - 1].low in _MONEY_CUES_BEFORE:
        cued = after.kind == "other" or after.low in (
            "on",
            "into",
            "in",
            "for",
            "from",
            "to",
            "staked",
            "more",
        )
    cued = cued or after.low == "staked" or (after.low == "into" and tokens[first - 1].low in ("put", "puts"))
    return of_number(first, at, "money", number) if cued else None


def _read_name(
    tokens: Sequence[Token], at: int, number: Number, setting: Setting
) -> tuple[str | None, int, Decimal] | None:
    """A currency's name behind a number: (ISO code, token behind it, factor)."""
    one = Decimal(1)
    start = skip_hyphen(tokens, at)
    if tokens[start].low == "of" and number.scale > 1 and number.approximate:
        start += 1
    token, after = tokens[start], tokens[start + 1]
    if token.text in CODES and len(token.text) == 3 and not token.tight:
        return CODES[token.text], start + 1, one
    if token.text in ("€", "£", "zł", "kr") and token.kind in ("sign", "word"):
        if token.kind == "sign" and after.kind == "number" and after.tight:
            return None
        return SIGNS.get(token.text, {"zł": "PLN"}.get(token.text)), start + 1, one
    pair = (token.low, after.low)
    if pair in QUALIFIED_NAMES:
        return QUALIFIED_NAMES[pair], start + 2, one
    if token.low in ("hong", "new") and (after.low + " " + tokens[start + 2].low) in (
        "kong dollars",
        "zealand dollars",
    ):
        return ("HKD" if token.low == "hong" else "NZD"), start + 3, one
    if token.low in HUNDREDTHS or (token.low == "p" and token.tight and number.digits and number.scale == 1):
        return HUNDREDTHS.get(token.low, "GBP"), start + 1, Decimal("0.01")
    if token.text == "¢":
        return "USD", start + 1, Decimal("0.01")
    if token.low in NAMES and not (token.low == "won" and number.scale == 1 and number.low < 100):
        return setting.local.get(token.low, NAMES[token.low]), start + 1, one
    if token.low in setting.local and (number.scale > 1 or number.low >= 2):
        return setting.local[token.low], start + 1, one
    if token.low in ("pound", "pounds") and _is_sterling(tokens, start, number, setting):
        return "GBP", start + 1, one
    return None


def _is_sterling(tokens: Sequence[Token], at: int, number: Number, setting: Setting) -> bool:
    """Whether "pounds" are money: with millions, unless of something; else where the article writes £."""
    if tokens[at + 1].low == "of" or tokens[at - 2].low in _BEFORE_WEIGHT:
        return False
    return number.scale >= 10**6 or setting.writes_sterling


def _with_per(tokens: Sequence[Token], amount: Amount) -> Amount:
    """As in "$80 a barrel", "$1.20 per share", "£15/hour": the unit is "per barrel"."""
    at = amount.end
    first = tokens[at]
    if first.text == "-" and first.tight and tokens[at + 1].low in ("a", "per"):
        at += 1
        first = tokens[at]
    if first.low not in _PER:
        return amount
    index = skip_hyphen(tokens, at + 1)
    token = tokens[index]
    word, end = token.low, index + 1
    if skip_hyphen(tokens, index + 1) > index + 1 or tokens[index + 1].low == "hour":
        pair = f"{word}-{tokens[index + 1 + (tokens[index + 1].text == '-')].low}"
        if pair in _PER_UNITS:
            word, end = pair, index + 2 + (tokens[index + 1].text == "-")
    if word not in _PER_UNITS or token.kind != "word":
        return amount
    follows = tokens[end]
    if first.low in ("a", "an") and (
        follows.low in ("ago", "earlier", "before", "later") or follows.text == "-"
    ):
        return amount
    return replace(amount, end=end, unit=f"per {word}")
