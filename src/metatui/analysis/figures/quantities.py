"""A quantity at a token: one number with its unit, a range of two, or both ends of a change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from metatui.analysis.figures.amount import Amount, Setting
from metatui.analysis.figures.counts import read_count
from metatui.analysis.figures.durations import read_duration
from metatui.analysis.figures.lexer import Token
from metatui.analysis.figures.lexicon import MOVING, SPANNING
from metatui.analysis.figures.measures import read_measure
from metatui.analysis.figures.money import money_after, money_before, money_unnamed, read_sign
from metatui.analysis.figures.numbers import Number, plain, read_number
from metatui.analysis.figures.percent import read_percent
from metatui.analysis.figures.ratios import read_multiple

_DASHES: Final = frozenset({"-", "–", "—"})
# How far before "from" the verb may stand that makes "from X to Y" a movement.
_LOOK_BACK: Final = 8


def read_quantity(tokens: Sequence[Token], at: int, setting: Setting) -> tuple[Amount, ...]:
    """The amounts that start at a token: none, one (a range is one), or two for "from 22% to 15%"."""
    first = _read_one(tokens, at, setting)
    if first is None:
        return ()
    pair = _read_pair(tokens, first, setting)
    if pair:
        return pair
    counted = _as_count(tokens, first)
    return (_signed(tokens, counted),) if counted else ()


def _read_one(tokens: Sequence[Token], at: int, setting: Setting, *, money: bool = False) -> Amount | None:
    """A number with its unit; without one an amount of no kind, which a range or a noun may still claim."""
    sign = read_sign(tokens, at)
    if sign is not None:
        currency, index = sign
        number = read_number(tokens, index, money=True)
        if number is None or tokens[index].kind != "number":
            return None
        signed = money_before(at, number, currency, tokens)
        return None if number.glued and signed.end == number.end else signed
    number = read_number(tokens, at, money=money)
    if number is None:
        return None
    amount = (
        read_percent(tokens, at, number)
        or read_duration(tokens, at, number)
        or money_after(tokens, at, number, setting)
        or read_measure(tokens, at, number)
        or read_multiple(tokens, at, number)
        or money_unnamed(tokens, at, number)
    )
    return amount or Amount(at, number.end, None, number=number)


def _as_count(tokens: Sequence[Token], amount: Amount) -> Amount | None:
    if amount.kind is not None:
        return amount
    return read_count(tokens, amount.first, amount.number) if amount.number else None


def _read_pair(tokens: Sequence[Token], first: Amount, setting: Setting) -> tuple[Amount, ...]:
    """Two quantities joined by "to", "–", "and", "or": a range, or both ends of a change."""
    link = _link(tokens, first)
    if link is None:
        return ()
    word, behind = link
    second = _read_one(tokens, behind, setting, money=first.kind == "money")
    if second is None or second.number is None or not _fit(first, second, word):
        return ()
    first, second = _with_shared_unit(first, second)
    if first.number is None or second.number is None:
        return ()
    before = tokens[first.first - 1].low
    if word == "to" and before == "from" and _is_change(tokens, first.first - 1):
        return _change(tokens, first, second)
    if first.number.low >= second.number.high:
        return _change(tokens, first, second) if word == "to" and before == "from" else ()
    if word == "to" and before != "from" and _is_step(tokens, first, second):
        return ()
    start = first.first - (before == "between")
    return _range(tokens, first, second, start)


def _link(tokens: Sequence[Token], first: Amount) -> tuple[str, int] | None:
    """(linking word, token behind it) after the first quantity."""
    index = first.end
    token = tokens[index]
    if (
        token.text == "-"
        and token.tight
        and not tokens[index + 1].tight
        and tokens[index + 1].low in ("to", "or", "and")
    ):
        index += 1  # "five- to six-year"
        return ("to" if tokens[index].low != "and" else "or"), index + 1
    if token.text in _DASHES:
        spaced = not token.tight and not tokens[index + 1].tight
        if (token.text == "—" and not token.tight) or (token.text == "-" and spaced):
            return None
        if token.text == "-" and tokens[index + 1].low == "to" and tokens[index + 2].text == "-":
            return "to", index + 3  # "18-to-24"
        return "–", index + 1
    if token.low == "to":
        return "to", index + 1
    if token.low == "and" and tokens[first.first - 1].low == "between":
        return "and", index + 1
    if token.low == "or" and first.number is not None and first.number.scale == 1:
        return "or", index + 1
    return None


def _fit(first: Amount, second: Amount, word: str) -> bool:
    """Whether two quantities can be the ends of one range."""
    a, b = first.number, second.number
    if a is None or b is None:
        return False
    if a.approximate or b.approximate or (a.glued and first.kind is None):
        return False
    if word == "or":
        return (
            first.kind is None
            and b.scale == 1
            and 0 < b.low - a.low <= 10
            and (a.spelled or b.low - a.low <= 5)
        )
    if first.kind is None:
        return second.kind is not None or not b.glued
    if second.kind is None:
        return first.kind == "money" and first.unit is None
    same_unit = first.unit == second.unit or (second.unit or "").startswith(first.unit or "")
    same_currency = first.currency == second.currency or None in (first.currency, second.currency)
    return first.kind == second.kind and same_unit and same_currency


def _with_shared_unit(first: Amount, second: Amount) -> tuple[Amount, Amount]:
    """Both with the unit, currency and magnitude that only one of them names."""
    a, b = first.number, second.number
    if a is None or b is None:
        return first, second
    if a.scale == 1 and b.scale > 1 and a.low < b.low / b.scale and "," not in a.digits:
        a = a.scaled(b.scale)
    factor = Decimal(1)
    if second.kind is not None and b.low and second.low is not None:
        factor = Decimal(str(second.low)) / b.low
    named = second if second.kind is not None else first
    own = factor
    if first.kind is not None and a.low and first.low is not None and first.number is not None:
        own = Decimal(str(first.low)) / first.number.low
        factor = own if second.kind is None else factor
    both = [
        replace(
            amount,
            kind=named.kind,
            unit=second.unit or first.unit,
            currency=first.currency or second.currency,
            number=replace(number, low=number.low * times, high=number.high * times),
            low=plain(number.low * times),
            high=plain(number.high * times),
            measures=named.measures,
            complete=named.complete,
        )
        for amount, number, times in ((first, a, own), (second, b, factor))
    ]
    return both[0], both[1]


def _range(tokens: Sequence[Token], first: Amount, second: Amount, start: int) -> tuple[Amount, ...]:
    a, b = first.number, second.number
    if a is None or b is None:
        return ()
    merged = Number(b.end, a.low, b.high, b.scale, a.spelled and b.spelled, digits=b.digits, glued=b.glued)
    if second.kind is None:
        count = read_count(tokens, first.first, merged)
        return (replace(count, first=start),) if count else ()
    return (replace(second, first=start, low=plain(a.low), high=plain(b.high), number=merged),)


def _change(tokens: Sequence[Token], first: Amount, second: Amount) -> tuple[Amount, ...]:
    """Both ends; the later one knows the earlier one."""
    if second.kind is None:
        kind = _as_count(tokens, second) or (second if _sizeable(first) and _sizeable(second) else None)
        if kind is None:
            return ()
        first, second = replace(first, kind="count"), replace(second, kind="count", measures=kind.measures)
    return first, replace(second, compared=(first.first, first.end))


def _is_step(tokens: Sequence[Token], first: Amount, second: Amount) -> bool:
    """Whether "rose $1.20 to $84.35", "fell by $1.1bn to $18.4bn" name a step and where it led, no range."""
    a, b = first.number, second.number
    if a is None or b is None or first.kind not in ("money", "count", None):
        return False
    at = first.first - 1
    at -= tokens[at].low == "by"
    return tokens[at].low in MOVING and b.low >= 3 * a.low


def _sizeable(amount: Amount) -> bool:
    return amount.number is not None and amount.number.low >= 20


def _is_change(tokens: Sequence[Token], at: int) -> bool:
    """Whether "from X to Y" at a token is a movement ("rose from") and no range ("prices range from")."""
    for back in range(1, _LOOK_BACK + 1):
        word = tokens[at - back]
        if word.kind == "end":
            break
        if word.low in SPANNING and back <= 3:
            return False
        if word.low in MOVING:
            return True
    return True


def _signed(tokens: Sequence[Token], amount: Amount) -> Amount:
    """With the minus that stands before it: "−5 °C", "minus 12", "-0.3%"."""
    before = tokens[amount.first - 1]
    glued = before.text in ("-", "−") and tokens[amount.first].tight and not before.tight
    worded = before.low == "minus"
    opening = tokens[amount.first - 2].kind in ("end", "word") or tokens[amount.first - 2].text in (
        "(",
        "to",
        ",",
    )
    if not ((glued and opening) or worded) or amount.kind not in ("measure", "percent", "money"):
        return amount
    if not isinstance(amount.low, (int, float)) or not isinstance(amount.high, (int, float)):
        return amount
    return replace(amount, first=amount.first - 1, low=-amount.high, high=-amount.low)
