"""The other end of a comparison: "15 % after 22 %", "down from $8", "compared with 300"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from metatui.analysis.figures.amount import Amount
from metatui.analysis.figures.lexer import Token
from metatui.analysis.figures.lexicon import is_plural
from metatui.analysis.figures.wordlists import word_set

_LINKS: Final = word_set("from after against versus vs with to than")
_SKIPPED: Final = frozenset(
    {"the", "a", "an", "just", "only", "some", "its", "previous", "earlier", "forecast", "expected", "last"}
)
_MARKS: Final = frozenset({";", "—"})
_MOVED: Final = frozenset({"down", "up", "rose", "fell", "compared"})
_NEAR: Final = 9
_FAR: Final = 14


def other_ends(tokens: Sequence[Token], amounts: Sequence[Amount]) -> dict[int, tuple[int, int]]:
    """For the index of an amount the tokens of the amount it is compared to."""
    ends: dict[int, tuple[int, int]] = {}
    for index, amount in enumerate(amounts):
        if amount.compared is not None:
            ends[index] = amount.compared
            continue
        for later in amounts[index + 1 : index + 4]:
            if _same_scale(amount, later):
                if _is_base(tokens, amount, later):
                    ends[index] = (later.first, later.end)
                break
    return ends


def _same_scale(one: Amount, other: Amount) -> bool:
    if one.kind != other.kind or one.kind in ("date", "ordinal", "ratio"):
        return False
    currencies = {one.currency, other.currency} - {None}
    # "to €46 a share from €42"
    is_rate = one.kind == "money" and one.unit is not None and other.unit is None
    return (one.unit == other.unit or is_rate) and len(currencies) <= 1


def _is_base(tokens: Sequence[Token], amount: Amount, base: Amount) -> bool:
    """Whether the later amount is what the earlier one is compared with."""
    at = base.first - 1
    if tokens[at].text == "(" and at - amount.end < 6 and _tells_before(tokens, base.end):
        return True
    while tokens[at].low in _SKIPPED and at > amount.end:
        at -= 1
    gap = at - amount.end
    if gap < 0 or gap > _FAR or any(token.text in _MARKS for token in tokens[amount.end : at]):
        return False
    link, before = tokens[at].low, tokens[at - 1].low
    if link not in _LINKS or (amount.kind == "count" and _counts_another(tokens, amount, base)):
        return False
    if link == "from":
        if amount.kind == "count" and before not in _MOVED and tokens[amount.first - 1].low != "to":
            return False  # "29,000 runners from 118 countries"
        led = tokens[amount.first - 1].low == "to"
        return gap <= _NEAR and (gap <= 4 or led or before in _MOVED)
    if link == "after":
        return amount.kind == "percent" or gap <= 3
    if link == "than":
        return before in ("more", "less", "higher", "lower", "rather") and amount.kind != "count" and gap <= 3
    if link in ("with", "to"):
        return before in ("compared", "compares", "compare", "comparison")
    return gap <= _NEAR


def _counts_another(tokens: Sequence[Token], amount: Amount, base: Amount) -> bool:
    """Whether the later number counts something else: "recalled 45,000 tins after 12 people fell ill"."""
    noun = tokens[base.end]
    counted = {token.low for token in tokens[amount.end : base.first]}
    return noun.kind == "word" and is_plural(noun.low) and noun.low not in counted


def _tells_before(tokens: Sequence[Token], at: int) -> bool:
    """Whether "a year earlier" or "in 2023" stands behind a figure in brackets."""
    words = {token.low for token in tokens[at : at + 4]}
    return bool(words & {"earlier", "ago", "before", "previously", "previous", "last", "prior"})
