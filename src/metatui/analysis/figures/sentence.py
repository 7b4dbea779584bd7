"""All amounts of one sentence: which readers are tried at which word, and what is skipped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from metatui.analysis.figures.amount import Amount, Setting
from metatui.analysis.figures.calendar import MONTHS
from metatui.analysis.figures.dates import PARTS_OF, read_date
from metatui.analysis.figures.durations import read_age_apposition, read_aged, read_person_age, read_whole
from metatui.analysis.figures.lexer import Token
from metatui.analysis.figures.lexicon import FALLING, PREPOSITIONS, RISING
from metatui.analysis.figures.measures import read_half_unit, read_multiple_unit, read_scale
from metatui.analysis.figures.modifiers import with_modifiers
from metatui.analysis.figures.numerals import ABBREVIATED, NUMBER_WORDS, STARTERS
from metatui.analysis.figures.ordinals import WORDS as ORDINAL_WORDS
from metatui.analysis.figures.ordinals import ordinal_at, read_ordinal
from metatui.analysis.figures.percent import read_digits_only, read_part_of_point
from metatui.analysis.figures.quantities import read_quantity
from metatui.analysis.figures.ratios import read_ratio
from metatui.analysis.figures.traps import trap_end
from metatui.analysis.figures.wordlists import word_list

_ELLIPTIC_LINKS: Final = frozenset(
    word_list("from of to than after against versus vs with between and or about around nearly")
)
_AFTER_ELLIPTIC: Final = frozenset(
    word_list(
        "a an in on for the last this previously earlier before year from to by after at as that and but over"
        " and expected forecast"
    )
)
Read = Callable[[Sequence[Token], int, Setting], tuple[Amount, ...]]


def _one(read: Callable[[Sequence[Token], int], Amount | None]) -> Read:
    def reading(tokens: Sequence[Token], at: int, _: Setting) -> tuple[Amount, ...]:
        amount = read(tokens, at)
        return (amount,) if amount else ()

    return reading


def _date(tokens: Sequence[Token], at: int, setting: Setting) -> tuple[Amount, ...]:
    amount = read_date(tokens, at, setting)
    return (amount,) if amount else ()


_ratio, _ordinal, _part = _one(read_ratio), _one(read_ordinal), _one(read_part_of_point)
_age, _whole, _aged = _one(read_age_apposition), _one(read_whole), _one(read_aged)
_scale, _multi, _digit = _one(read_scale), _one(read_multiple_unit), _one(read_digits_only)
_person_age, _half_unit = _one(read_person_age), _one(read_half_unit)

_NUMBER: Final[tuple[Read, ...]] = (_age, _person_age, _ordinal, _ratio, read_quantity)
_SPELLED: Final[tuple[Read, ...]] = (_part, _ratio, read_quantity)


def _readers_by_word() -> dict[str, tuple[Read, ...]]:
    readers: dict[str, tuple[Read, ...]] = {}

    def add(words: Sequence[str], *more: Read) -> None:
        for word in words:
            readers[word] = tuple(dict.fromkeys(readers.get(word, ()) + more))

    add(list(MONTHS), _date)
    add([*PARTS_OF, "end", "start", "beginning", "middle", "fiscal", "financial", "fy"], _date)
    add(word_list("spring summer autumn winter last this next yesterday tomorrow"), _date)
    add(list(ORDINAL_WORDS), _date, _ordinal)
    add(["no", "number"], _ordinal)
    add(["a", "an"], _date, _part, _ratio, _whole, read_quantity)
    add(["half", "quarter"], _part, _ratio, _whole, _half_unit, read_quantity)
    add(["multi", "several"], _multi, read_quantity)
    add(["magnitude", "category"], _scale)
    add(["aged", "age", "ages"], _aged)
    add(word_list("single double triple"), _digit, _ratio)
    add(
        word_list(
            "doubled doubling tripled tripling trebled trebling quadrupled quadrupling quintupled halved"
            " halving"
        ),
        _ratio,
    )
    add(word_list("treble quadruple halve doubles triples twice thrice"), _ratio)
    add(word_list("twofold threefold fourfold fivefold sixfold sevenfold eightfold ninefold tenfold"), _ratio)
    add(word_list("twentyfold thirtyfold fortyfold fiftyfold hundredfold"), _ratio)
    add(list(NUMBER_WORDS), _date, *_SPELLED)
    add(sorted(STARTERS), read_quantity)
    return readers


# What each reader recognises, in words, for whoever asks how something was read.
RULES: Final[dict[Read, str]] = {
    _date: "a date, a period or a day told from that of the article",
    _ratio: "a share or a multiple of something",
    _ordinal: "a rank or a number in a row",
    _part: "a part of a percentage point",
    _age: "an age set off by commas behind a person's name",
    _person_age: "an age in years",
    _whole: "a whole stretch of time",
    _aged: "an age behind “aged”",
    _scale: "a scale before its number",
    _multi: "several of a unit, nobody says how many",
    _digit: "a number told by how many digits it has",
    _half_unit: "half of a unit",
    read_quantity: "a number with what it is a number of",
}
_BY_WORD: Final = _readers_by_word()
_NUMBER_READERS: Final[tuple[Read, ...]] = _NUMBER
_CODE_READERS: Final[tuple[Read, ...]] = (read_quantity,)
_MIX_READERS: Final[tuple[Read, ...]] = (_date,)
_OTHERS: Final = {
    "'": _MIX_READERS,
    "½": _CODE_READERS,
    "¼": _CODE_READERS,
    "¾": _CODE_READERS,
    "⅓": _CODE_READERS,
}


# Hears of each amount: what read it, as it was read, and as it is with the words around it.
Heard = Callable[[Read, Amount, Amount], None]


def read_sentence(tokens: Sequence[Token], setting: Setting, heard: Heard = lambda *_: None) -> list[Amount]:
    """The amounts of a sentence in order, none overlapping; `tokens` end in padding (see `lex`)."""
    found: list[Amount] = []
    at = behind = 0
    while tokens[at].kind != "end":
        token = tokens[at]
        readers: tuple[Read, ...] = ()
        if token.kind == "word":
            readers = _BY_WORD.get(token.low, ())
            if not readers and len(token.text) in (2, 3) and tokens[at + 1].kind in ("number", "sign"):
                readers = _CODE_READERS
        elif token.kind == "number":
            readers = _NUMBER_READERS
        elif token.kind == "sign":
            readers = _CODE_READERS
        elif token.kind == "mix":
            readers = _MIX_READERS
        elif token.kind == "other":
            readers = _OTHERS.get(token.text, ())
        if not readers:
            at += 1
            continue
        at, amounts, read = _read_at(tokens, at, readers, setting)
        for alone in amounts:
            amount = with_modifiers(tokens, alone)
            if amount.first >= behind and not _is_elliptic(tokens, amount, found):
                found.append(amount)
                heard(read, alone, amount)
                behind = amount.end
                at = max(at, amount.end)
    return [_in_currency(tokens, amount, found[:index], setting) for index, amount in enumerate(found)]


_MIN_ELLIPTIC: Final = 1000


def _in_currency(
    tokens: Sequence[Token], amount: Amount, before: Sequence[Amount], setting: Setting
) -> Amount:
    """Money whose currency was just named: "46 million euros from 374 million"."""
    if amount.kind != "count" or amount.measures is not None or amount.unit is not None:
        return amount
    if not isinstance(amount.low, int | float) or amount.low < _MIN_ELLIPTIC or amount.number is None:
        return amount
    last = next((one for one in reversed(before) if one.kind != "date"), None)
    if (
        last is not None
        and last.kind == "measure"
        and last.number is not None
        and last.number.scale == amount.number.scale
    ):
        grown = tokens[amount.first - 1].low == "to" and tokens[amount.first - 2].low in RISING | FALLING
        return replace(amount, kind="measure", unit=last.unit) if grown else amount
    money = next((one for one in reversed(before) if one.kind in ("money", "count")), None)
    if money is None and setting.currency is not None and tokens[amount.end - 1].low in ABBREVIATED:
        ends = tokens[amount.end].kind in ("end", "other") and tokens[amount.end].text != "-"
        if amount.number.scale >= 10**6 and (ends or tokens[amount.end].low in PREPOSITIONS - {"of"}):
            return replace(amount, kind="money", currency=setting.currency)
    if money is None or money.kind != "money" or money.currency is None or amount.number.scale < 1000:
        return amount
    link, after = tokens[amount.first - 1].low, tokens[amount.end]
    gap = tokens[money.end : amount.first]
    if link not in _ELLIPTIC_LINKS or len(gap) > 12 or any(token.text == ";" for token in gap):
        return amount
    ends = after.kind in ("end", "other") and after.text not in ("-", "'", "%")
    if not ends and after.low not in _AFTER_ELLIPTIC and amount.end not in {one.first for one in before}:
        return amount
    return replace(amount, kind="money", currency=money.currency)


def _is_elliptic(tokens: Sequence[Token], amount: Amount, found: Sequence[Amount]) -> bool:
    """Whether a bare number leaves out its unit: "up 15 % last year, and by 12 this year"."""
    after = tokens[amount.end]
    return (
        amount.kind == "count"
        and amount.measures is None
        and isinstance(amount.low, int | float)
        and amount.low < 100
        and after.kind in ("end", "other")
        and after.text not in ("-", '"')
        and any(earlier.kind == "percent" for earlier in found[-4:])
    )


def _read_at(
    tokens: Sequence[Token], at: int, readers: tuple[Read, ...], setting: Setting
) -> tuple[int, tuple[Amount, ...], Read]:
    """(where to go on, amounts, what read them).

    Dates come before traps, traps before all other readings of a number.
    """
    token = tokens[at]
    if token.kind == "number":
        amounts = _date(tokens, at, setting)
        if amounts and not _is_labelled(tokens, at):
            return amounts[-1].end, amounts, _date
    end = trap_end(tokens, at)
    if end:
        return end, (), _date
    for read in readers:
        amounts = read(tokens, at, setting)
        if amounts:
            return max(amounts[-1].end, at + 1), amounts, read
    if token.kind == "number":
        ordinal = ordinal_at(tokens, at)
        return (ordinal[1] if ordinal else at + 1), (), _date
    return at + 1, (), _date


def _is_labelled(tokens: Sequence[Token], at: int) -> bool:
    """As in "#2024", "No. 2024", "$2025": a number with a label is no year."""
    before = tokens[at - 1]
    if before.text in ("#", "/", "_", "@", "=") and tokens[at].tight:
        return True
    return before.text == "." and before.tight and tokens[at - 2].low in ("no", "nos")
