"""What the verb before a figure speaks of: the "revenue" of "revenue rose 15 %"."""

from __future__ import annotations

from typing import Final

from metatui.analysis.figures.amount import Amount
from metatui.analysis.figures.clause import Clause, is_content
from metatui.analysis.figures.lexicon import (
    ADVERBS,
    AUXILIARIES,
    CHANGE_NOUNS,
    COMPARATIVES,
    FALLING,
    FINITE_VERBS,
    PREPOSITIONS,
    PRONOUNS,
    RISING,
    STANDING,
    VERBS,
)
from metatui.analysis.figures.phrases import TAKING, phrase_after, phrase_before
from metatui.analysis.figures.skipping import over_adverbs, over_auxiliaries, over_dates
from metatui.analysis.figures.wordlists import word_set

_LINKS_BEFORE: Final = word_set("to by at from of up down around about")
_INNER_LINKS: Final = word_set("of to by at from up down")
_NOUNS_TOO: Final = word_set(
    "forecast target estimate offer bid cost price value budget record total average"
)
_GUESSING: Final = word_set("forecast estimated expected projected predicted put set")
# Participles whose subject is that of the clause before: "fell 3 % before closing at $12".
_ENDING: Final = word_set("closing ending finishing settling trading falling rising easing recovering")
_HARMED: Final = word_set(
    "killed injured wounded arrested displaced affected employed infected reported registered"
)
_POSSESSING: Final = word_set("its their his her the")
_BEFORE_ENDING: Final = frozenset({"before", "after", "while", ",", "and"})
_MAX_DEPTH: Final = 2
# Verbs whose subject is what a measure behind them measures.
_QUANTIFYING: Final = word_set(
    "burned burnt weighed weighs covered covers travelled travels generated generates produced"
    " produces used uses use draw draws drew consume emitted emits held holds carried carries"
    " contains contained rose stretched stretches spans spanned measures measured consumed consumes"
    " destroyed absorbed stores stored flew runs kept"
)
_QUANTIFYING_BASE: Final = word_set(
    "carry hold produce generate use cover travel store weigh emit consume burn span stretch reach exceed"
)
DIMENSIONS: Final = word_set("tall long wide deep high thick above below north south east west away from")


def label_of(clause: Clause, span: tuple[int, int] | None) -> str | None:
    return (
        clause.words(*span).strip(" -–—'’\"").removesuffix("'s").removesuffix("’s") or None if span else None
    )


def subject(clause: Clause, amount: Amount, depth: int = 0) -> str | None:
    """The phrase that the verb before the figure speaks of: "its forecast" in "raised its forecast to"."""
    tokens = clause.tokens
    index = over_adverbs(clause, amount.first - 1)
    if amount.compared is not None and tokens[amount.first - 1].low == "to":
        index = over_adverbs(clause, amount.compared[0] - 1)
    token = tokens[index]
    if amount.kind == "ratio" and tokens[amount.end - 1].low.endswith(("ed", "ing", "double", "triple")):
        return label_of(clause, phrase_before(clause, over_auxiliaries(clause, amount.first)))
    if token.low == "and" and amount.kind == "measure" and tokens[amount.end].low in DIMENSIONS:
        return before_verb(clause, index + 1)
    if token.low in ("put", "set") and tokens[index - 1].low not in AUXILIARIES:
        return None
    if token.text == "," and tokens[amount.end].text in (",", ";"):
        return label_of(clause, phrase_before(clause, index))
    if token.text == "," or token.low in ("than", "after", "and", "or"):
        return None
    if amount.kind == "measure" and tokens[amount.end].low in DIMENSIONS and _is_noun(clause, index):
        return _nearest(clause, index + 1) if token.low not in VERBS else None
    if token.low in _LINKS_BEFORE:
        inner = over_adverbs(clause, index - 1)
        if tokens[inner].low in ("as", "up", "down", "in", "out") or tokens[inner].low in COMPARATIVES:
            inner = over_adverbs(clause, inner - 1)
        inner = over_dates(clause, inner)
        if tokens[inner].text == ",":
            return _moved_before(clause, inner) if token.low == "to" else None
        covered = clause.covering(inner)
        if covered is not None and covered.kind != "date":
            # "rose 5 % to $10": the subject stands before the first figure.
            if covered.first >= amount.first or depth == _MAX_DEPTH:
                return None
            return subject(clause, covered, depth + 1) or _before_duration(clause, covered)
        if _is_noun(clause, inner):
            if token.low == "at" and (amount.unit or "").endswith(("/h", "/s")):
                return _mover(clause, inner)
            return _object(clause, inner + 1)
        index = inner
        token = tokens[index]
    if token.low in _ENDING and tokens[index - 1].low in _BEFORE_ENDING:
        return _moved_before(clause, index - 1)
    if token.low in _GUESSING and tokens[index - 1].low in ("has", "have", "had", "would"):
        return None  # "analysts polled by a bank had forecast 2.7bn"
    able = token.low in _QUANTIFYING_BASE and tokens[index - 1].low in AUXILIARIES | {"to"}
    if able and amount.kind in ("measure", "count", "ratio"):
        return before_verb(clause, over_auxiliaries(clause, index))  # "it can carry 96 terabits"
    moved = token.low in RISING or token.low in FALLING or token.low in STANDING
    if moved or (token.low in _QUANTIFYING and amount.kind in ("measure", "count", "ratio")):
        return before_verb(clause, over_auxiliaries(clause, index))
    if _is_noun(clause, index) and not (
        token.low.endswith("ing") or token.low in VERBS - {"prices", "sales", "shares", "costs"}
    ):
        # "growth 1–2 per cent", "the euro $1.17": the verb is left out.
        span = phrase_before(clause, index + 1)
        if span is not None and tokens[span[0] - 1].low in ("and", ",", "", ";", "the"):
            return _object(clause, index + 1)
    return None


def _mover(clause: Clause, at: int) -> str | None:
    """Who was so fast: the "train" of "the train entered a curve at 90 km/h"."""
    for index in range(at - 1, max(at - 6, 0), -1):
        if clause.tokens[index].low in VERBS and clause.covering(index) is None:
            return before_verb(clause, over_auxiliaries(clause, index))
    return label_of(clause, phrase_before(clause, at + 1))


def _nearest(clause: Clause, end: int) -> str | None:
    """The last part of the phrase before a token: the "planet" of "dioxide on a planet 700 light-years …"."""
    span = phrase_before(clause, end)
    if span is None:
        return None
    start = span[0]
    for index in range(span[0], span[1] - 1):
        if clause.tokens[index].low in PREPOSITIONS:
            start = index + 1
    while clause.tokens[start].low in ("the", "a", "an", "its"):
        start += 1
    return clause.words(start, span[1]) or None


def _moved_before(clause: Clause, at: int) -> str | None:
    """The subject of the movement before a comma: "inflation eased for a 13th month, to 35 %"."""
    for index in range(at - 1, max(at - 16, -1), -1):
        covered = clause.covering(index)
        moves = clause.tokens[index].low in RISING or clause.tokens[index].low in FALLING
        if (covered is None and moves) or (covered is not None and covered.kind == "ratio"):
            first = covered.first if covered is not None else index
            if _leads_object(clause, index) and clause.tokens[index + 1].low in _POSSESSING:
                return label_of(
                    clause, phrase_after(clause, index + 1, extend=False)
                )  # "cut its rate, to 3 %"
            return before_verb(clause, over_auxiliaries(clause, first))
    return None


def _before_duration(clause: Clause, amount: Amount) -> str | None:
    """The subject of the verb before a stretch of time: "futures have tripled in two years to $4.30"."""
    index = amount.first - 1
    if amount.kind != "duration" or clause.tokens[index].low not in ("in", "over", "within"):
        return None
    verb = clause.tokens[index - 1].low
    ratio = clause.covering(index - 1)
    if verb in RISING or verb in FALLING or (ratio is not None and ratio.kind == "ratio"):
        return before_verb(clause, over_auxiliaries(clause, index - 1))
    return None


def _without_agent(clause: Clause, span: tuple[int, int] | None) -> tuple[int, int] | None:
    """The phrase before "… by X" where X is no subject: the "total" of "the total raised by the firm"."""
    if span is None:
        return None
    tokens = clause.tokens
    index = span[0] - 1
    covered = clause.covering(index)
    if covered is not None:
        index = covered.first - 1
    while tokens[index].low in ("the", "a", "an", "its", "their", "his", "her") and index > 0:
        index -= 1
    if tokens[index].low != "by" or index < 2 or tokens[index - 1].low not in VERBS:
        return span
    return phrase_before(clause, index - 1)


def before_verb(clause: Clause, start: int) -> str | None:
    """The subject before a verb, or that of the verb before "and": "it travels at … and is now …"."""
    span = _without_agent(clause, phrase_before(clause, start))
    if span is None and clause.tokens[start - 1].text == ",":
        # "Revenue, reported last week, was …"
        opening = next(
            (i for i in range(start - 2, max(start - 12, 0), -1) if clause.tokens[i].text == ","), 0
        )
        span = phrase_before(clause, opening) if opening else None
    if span is None and clause.tokens[start - 1].low in ("that", "which"):
        span = phrase_before(clause, start - 1 - (clause.tokens[start - 2].text == ","))
    if span is None and clause.tokens[start - 1].low in _HARMED:
        span = phrase_before(clause, start - 1)  # "the number of people killed rose"
    if span is not None or clause.tokens[start - 1].low not in ("and", "but", ","):
        return label_of(clause, span)
    for index in range(start - 2, max(start - 14, 0), -1):
        token = clause.tokens[index]
        if clause.covering(index) is None and (token.low in VERBS or token.low in AUXILIARIES):
            earlier = phrase_before(clause, over_auxiliaries(clause, index))
            if earlier is not None:
                return label_of(clause, earlier)
    return None


def _object(clause: Clause, end: int) -> str | None:
    """The phrase before a preposition, without its verb: the "rates" of "the bank cut rates by"."""
    span = _without_agent(clause, phrase_before(clause, end))
    if span is None:
        return None
    start, end = span
    for index in range(start, end - 1):
        if _leads_object(clause, index):
            start = index + 1
    while start < end - 1 and clause.tokens[start].low in ("its", "their", "the", "a", "an", "his", "her"):
        start += 1
    return clause.words(start, end)


def _leads_object(clause: Clause, at: int) -> bool:
    """Whether a verb takes what stands behind it: "cut rates", "overtaking wind"."""
    low = clause.tokens[at].low
    if low in TAKING or (low.endswith("ed") and low in VERBS):
        return True
    return low.endswith("ing") and clause.tokens[at - 1].text in (",", "", "and")


def _is_noun(clause: Clause, at: int) -> bool:
    low = clause.tokens[at].low
    covered = clause.covering(at)
    if covered is not None:
        return covered.kind == "date"
    if low.endswith("ed") and len(low) > 4 and clause.tokens[at + 1].low not in _INNER_LINKS:
        return False
    if low in _ENDING and clause.tokens[at - 1].low in _BEFORE_ENDING:
        return False
    movement = low in RISING or low in FALLING or low in STANDING or low in FINITE_VERBS
    return is_content(clause, at) and (not movement or _noun_by_article(clause, at))


def _noun_by_article(clause: Clause, at: int) -> bool:
    """Whether a word that can be a verb is a noun here: "a fall of", "its profit forecast to"."""
    low, before = clause.tokens[at].low, clause.tokens[at - 1]
    if low in CHANGE_NOUNS:
        return before.low in ("a", "the", "an", "its", "their")
    return low in _NOUNS_TOO and before.kind == "word" and before.low not in AUXILIARIES | PRONOUNS | ADVERBS
