"""A sentence with the amounts found in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from metatui.analysis.figures.amount import Amount
from metatui.analysis.figures.lexer import Token
from metatui.analysis.figures.lexicon import ADVERBS, FINITE_VERBS, FUNCTION_WORDS

# Adverbs that are adjectives before a noun.
_ADJECTIVES_TOO: Final = frozenset({"worldwide", "nationwide", "overall"})
_WEEKDAYS: Final = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
_DAY_NAMES: Final = frozenset(
    {"black", "cyber", "super", "good", "ash", "bloody", "giving", "holy", "easter"}
)
_PARTS_OF_DAY: Final = frozenset({"morning", "afternoon", "evening", "night"})
_SPACES: Final = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Clause:
    """The tokens of a sentence with the amounts in it; `text` is the article's, for labels as written."""

    tokens: Sequence[Token]
    text: str
    amounts: Sequence[Amount]
    # For every token the amount that covers it.
    cover: Sequence[Amount | None]

    def covering(self, at: int) -> Amount | None:
        return self.cover[at] if 0 <= at < len(self.cover) else None

    def words(self, first: int, end: int) -> str:
        """The text of tokens[first:end], on one line."""
        if first >= end:
            return ""
        return _SPACES.sub(" ", self.text[self.tokens[first].start : self.tokens[end - 1].end]).strip()


def clause_of(tokens: Sequence[Token], text: str, amounts: Sequence[Amount], length: int) -> Clause:
    """A clause over the first `length` tokens; weekdays are covered as dates, being no part of a label."""
    cover: list[Amount | None] = [None] * length
    for index in range(length):
        if tokens[index].low in _WEEKDAYS and tokens[index - 1].low not in _DAY_NAMES:
            end = index + 1 + (index + 1 < length and tokens[index + 1].low in _PARTS_OF_DAY)
            cover[index:end] = [Amount(index, end, "date")] * (end - index)
    for amount in amounts:
        for index in range(amount.first, amount.end):
            cover[index] = amount
    return Clause(tokens, text, amounts, cover)


def is_content(clause: Clause, at: int) -> bool:
    """Whether a token can belong to a noun phrase."""
    token = clause.tokens[at]
    if token.kind in ("mix", "initials"):
        return token.low not in ("a.m.", "p.m.", "e.g.", "i.e.")
    if token.kind == "number":
        before = clause.tokens[at - 1]
        if before.text == "-" and before.tight:
            before = clause.tokens[at - 2]
        return clause.covering(at) is None and before.kind == "word" and before.text[0].isupper()
    if token.kind != "word":
        return token.text in ("-", "'", "&", "+") and _is_inside(clause.tokens, at)
    if token.tight and clause.tokens[at - 1].text == "-" and clause.tokens[at - 1].tight:
        return True  # the "off" of "take-off"
    if _opens_compound(clause, at):
        return True  # the "Like" of "like-for-like sales"
    if token.low in _ADJECTIVES_TOO and _goes_on(clause, at + 1):
        return True
    if token.low in FUNCTION_WORDS or token.low in ADVERBS:
        return token.text.isupper() and len(token.text) > 1 and token.low in ("us", "it")
    if token.low not in FINITE_VERBS or token.text[0].isupper():
        return True
    return clause.tokens[at - 1].low in ("a", "an", "the", "its", "their") and not token.low.endswith("ed")


def _opens_compound(clause: Clause, at: int) -> bool:
    hyphen, after = clause.tokens[at + 1], clause.tokens[at + 2]
    return hyphen.text == "-" and hyphen.tight and after.tight and after.kind == "word"


def _goes_on(clause: Clause, at: int) -> bool:
    """Whether a plain noun may stand here: the "turnover" of "average daily worldwide turnover"."""
    token = clause.tokens[at]
    if token.kind != "word" or not token.text.islower() or clause.covering(at) is not None:
        return False
    return token.low not in FUNCTION_WORDS and token.low not in ADVERBS and token.low not in FINITE_VERBS


def _is_inside(tokens: Sequence[Token], at: int) -> bool:
    token, after = tokens[at], tokens[at + 1]
    if token.text == "&":
        return True
    if token.text == "+":  # "OPEC+", "Disney+"
        return token.tight and tokens[at - 1].text[:1].isupper()
    return token.tight and (after.tight or token.text == "'")
