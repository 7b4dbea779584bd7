"""Ordinals that carry news: rankings ("second-largest", "ranked third"), runs ("fifth straight quarter")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from metatui.analysis.figures.amount import Amount, skip_hyphen
from metatui.analysis.figures.lexer import Token
from metatui.analysis.figures.wordlists import word_list, word_set

WORDS: Final = {
    word: value
    for value, word in enumerate(
        word_list(
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
            " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
        ),
        start=1,
    )
}
_RUNS: Final = word_set("consecutive straight successive")
_RANKED: Final = word_set(
    "ranked ranks ranking finished finishing finish placed came coming stands sits lies"
)
_SUPERLATIVE: Final = re.compile(r"(?:\w{2,}(?:est|iest)|most|best|worst|top|leading|least)\Z")
_NOT_SUPERLATIVE: Final = word_set(
    "request interest guest forest harvest quest west test contest protest rest arrest northwest"
    " southwest invest priest nest chest conquest midwest budapest unrest bucharest everest pest vest"
    " jest crest"
)
_LARGE_NUMBERS: Final = frozenset({"no", "number"})


def read_ordinal(tokens: Sequence[Token], at: int) -> Amount | None:
    """An ordinal with news in it at a token, or None: "first" in ordinary prose is none."""
    if tokens[at].low in _LARGE_NUMBERS:
        return _read_number_one(tokens, at)
    read = ordinal_at(tokens, at)
    if read is None:
        return None
    value, end = read
    index = skip_hyphen(tokens, end)
    token, before = tokens[index], tokens[at - 1]
    if token.kind == "word" and is_superlative(token.low) and value > 1:
        if token.low in ("most", "least"):
            index = skip_hyphen(tokens, index + 1)
            if tokens[index].kind != "word":  # "the second least."
                return None
        return _rank(at, index + 1, value, measures=None)
    if token.low in _RUNS:
        return _rank(at, index + 1, value, measures=None)
    if index > end:
        return None
    if token.low == "place" and before.low in (
        "in",
        "to",
        "took",
        "into",
        "taking",
        "finished",
        "a",
        "tied",
        "joint",
    ):
        return _rank(at, index + 1, value, measures=None)
    if before.low in _RANKED and (
        token.kind in ("end", "other")
        or token.low
        in ("in", "behind", "among", "of", "out", "with", "for", "at", "on", "overall", "after", "and")
    ):
        return _rank(at, end, value, measures=None)
    if token.low == "time" and tokens[at - 2].low == "for" and before.low in ("the", "a") and value > 1:
        return _rank(at, end + 1, value, measures=None)
    return None


def ordinal_at(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """(value, token behind) of "third" or "23rd"."""
    token = tokens[at]
    if token.kind == "word":
        value = WORDS.get(token.low)
        return (value, at + 1) if value else None
    after = tokens[at + 1]
    if (
        token.kind == "number"
        and after.tight
        and after.low in ("st", "nd", "rd", "th")
        and len(token.text) < 4
    ):
        return (int(token.text), at + 2) if token.text.isdigit() else None
    return None


def is_superlative(word: str) -> bool:
    """As in "largest", "most", "best": a word that ranks."""
    return word not in _NOT_SUPERLATIVE and _SUPERLATIVE.match(word) is not None


def _read_number_one(tokens: Sequence[Token], at: int) -> Amount | None:
    """As in "ranked No. 3", "the world number one", "the No. 2 carmaker"."""
    index = at + 1 + (tokens[at + 1].text == ".")
    token, before = tokens[index], tokens[at - 1]
    value = {"one": 1, "two": 2, "three": 3}.get(token.low) if tokens[at].low == "number" else None
    if token.kind == "number" and token.text.isdigit() and len(token.text) <= 3:
        value = int(token.text)
    if value is None or before.low not in _RANKED | {
        "world",
        "the",
        "at",
        "seed",
        "nation's",
        "world's",
        "country's",
    }:
        return None
    if before.low == "the" and not (tokens[index + 1].text.islower() and tokens[index + 1].kind == "word"):
        return None
    if tokens[index + 1].low in ("of", "bus", "line"):
        return None
    return _rank(at, index + 1, value, measures=None)


def _rank(first: int, end: int, value: int, *, measures: str | None) -> Amount:
    return Amount(first, end, "ordinal", value, value, measures=measures)
