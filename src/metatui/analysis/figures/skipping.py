"""Steps back over the small words and dates that stand between a verb and its figure."""

from __future__ import annotations

from typing import Final

from metatui.analysis.figures.clause import Clause
from metatui.analysis.figures.lexicon import ADVERBS, AUXILIARIES
from metatui.analysis.figures.wordlists import word_set

# Words that stand between a subject and the verb that matters: "is expected to rise", "needs to be kept".
_CATENATIVE: Final = word_set(
    "expected estimated forecast projected likely set thought due believed reported needs need"
    " needed plans plan planned hopes aims wants seems appears tends continued continues supposed"
    " scheduled able going meant"
)
_BEFORE_DATES: Final = word_set("in on by late early during for the of last")


def over_adverbs(clause: Clause, at: int) -> int:
    """Before adverbs and small words that stand between a verb and its figure."""
    while at >= 0 and (
        clause.tokens[at].low in ADVERBS
        or clause.tokens[at].text == '"'
        or clause.tokens[at].low
        in ("a", "an", "the", "further", "total", "record", "another", "additional", "its", "his")
        or (clause.tokens[at].low.endswith("ly") and clause.tokens[at].kind == "word")
    ):
        at -= 1
    return at


def over_auxiliaries(clause: Clause, at: int) -> int:
    """Before "has", "is expected to", "would have" in front of a verb."""
    tokens = clause.tokens
    index = at
    if tokens[at].low in ("changed", "moved") and tokens[at - 1].low in ("little", "much"):
        index -= 1
    for _ in range(8):
        before = tokens[index - 1]
        if index == 0 or before.kind != "word":
            break
        passive = before.low in _CATENATIVE
        if (
            before.low in AUXILIARIES
            or before.low in ADVERBS
            or before.low == "to"
            or passive
            or before.low.endswith("ly")
        ):
            index -= 1
            continue
        break
    return index


def over_dates(clause: Clause, at: int) -> int:
    """Before "on Monday", "in March" behind a figure: "fell 3 % on Monday to $12"."""
    date = clause.covering(at)
    while date is not None and date.kind == "date":
        before = date.first - 1
        while before >= 0 and clause.tokens[before].low in _BEFORE_DATES:
            before -= 1
        figure = clause.covering(before)
        if figure is None:
            return at
        at, date = before, figure
    return at
