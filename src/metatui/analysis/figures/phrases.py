"""Noun phrases beside a figure, found with closed word classes instead of a tagger."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from metatui.analysis.figures.amount import Amount
from metatui.analysis.figures.clause import Clause, is_content
from metatui.analysis.figures.lexer import Token
from metatui.analysis.figures.lexicon import FUNCTION_WORDS, VERBS, is_plural
from metatui.analysis.figures.wordlists import word_set

MAX_WORDS: Final = 6
_INNER: Final = word_set("of in for on to against between from with")
_POSSESSIVE_ADJECTIVES: Final = word_set("its his her their our my your")
# Verb forms that are mostly nouns behind a name: "Treasury yields", "Apple shares".
_NOUNS_TOO: Final = word_set(
    "yields shares sales stocks profits results exports imports costs prices bonds deals orders"
)
_ARTICLES: Final = _POSSESSIVE_ADJECTIVES | {"the", "a", "an", "such", "these", "those", "this", "one"}
_BRIDGES: Final = (_INNER - {"with", "against", "between"}) | _ARTICLES | {"at", "among", "and", "per"}
_LEADING: Final = word_set(
    "the a an its his her their our this that these those such some any each every all other another"
    " both more most no further additional total new separate first last next"
)
_KEPT_POSSESSORS: Final = word_set("women men children people workers world consumers")
_BESIDE: Final = word_set("at off near in on")
_OBJECT_ARTICLES: Final = word_set("the a an its their his her")
# Past forms that look like nouns: "the bank cut rates by", not "the price cut of".
TAKING: Final = word_set(
    "cut put set hit shed beat lift raise lower bring take keep push sees see saw expects puts keeps raises"
    " lowers lifts forecasts"
)
_HAPPENING: Final = word_set(
    "come comes came go goes went lie lies live lives occur happen happened work appear"
)
_BEFORE_INFINITIVES: Final = word_set("to would will could should can may might must shall")
_BEFORE_DATES: Final = word_set("in for on during at of the whole rest course over same")
STOP_NOUNS: Final = word_set("year years month months week weeks day days time ago quarter period")


def phrase_after(
    clause: Clause, at: int, *, counted: bool = False, extend: bool = True
) -> tuple[int, int] | None:
    """Token range of the noun phrase that starts at a token, its article left out; None where none does.

    `counted`: it ends at its first plural ("7,000 employees being moved"). `extend`: with "of …", "in …".
    """
    tokens = clause.tokens
    index = at
    while (
        tokens[index].low in _LEADING or (counted and tokens[index].low in ("very", "highly", "newly"))
    ) and (clause.covering(index) is None):
        index += 1
    start = index
    end = _run(clause, index, counted)
    if end == start:
        return None
    start = _after_possessor(clause, start, end)
    if extend and _count(clause, start, end) < MAX_WORDS:
        end = _extended(clause, start, end)
    end = _trimmed(clause, start, end)
    if end - start == 1 and tokens[start].low in STOP_NOUNS:
        return None
    return (start, end) if end > start else None


def _run(clause: Clause, at: int, counted: bool) -> int:
    tokens = clause.tokens
    index = at
    words = 0
    while words < MAX_WORDS and clause.covering(index) is None:
        if not is_content(clause, index) and not (counted and _is_attributive(clause, index)):
            break
        token = tokens[index]
        participle = (
            index > at
            and token.kind == "word"
            and token.low.endswith(("ing",))
            and is_plural(tokens[index - 1].low)
        )
        adverb = (
            token.kind == "word"
            and token.low.endswith("ly")
            and index > at
            and is_plural(tokens[index - 1].low)
        )
        if participle or adverb:
            break
        behind_name = (index > at and tokens[index - 1].text[:1].isupper()) or tokens[
            index - 1
        ].kind == "number"
        if index > at and behind_name and token.text.islower() and token.low in VERBS - _NOUNS_TOO:
            break
        takes = token.low in VERBS and token.text.islower() and tokens[index + 1].low in _OBJECT_ARTICLES
        strikes = token.low in ("hit", "struck", "shook") and tokens[index + 1].low in _BESIDE
        if index > at and (takes or strikes):
            break  # "a 2-kilometre fissure cut the road"
        words += token.kind != "other"
        index += 1
        glued = tokens[index].text in ("-", "'") and tokens[index].tight
        if counted and token.kind == "word" and is_plural(token.low) and not glued:
            goes_on = (
                tokens[index].kind == "word" and is_plural(tokens[index].low) and is_content(clause, index)
            )
            if not goes_on or tokens[index].low in ("shares", "votes", "results"):
                break
    return index


def _is_attributive(clause: Clause, at: int) -> bool:
    """Whether a verb form stands before a noun, or is one: "four published reports", "two accounts"."""
    token = clause.tokens[at]
    if token.kind != "word" or token.low in FUNCTION_WORDS:
        return False
    return is_plural(token.low) or (token.low.endswith("ed") and is_content(clause, at + 1))


def _extended(clause: Clause, start: int, end: int) -> int:
    """Over "of …", "in …" behind the phrase, if that is short and no date or figure."""
    tokens = clause.tokens
    for _ in range(2):
        if tokens[end].low not in _INNER or clause.covering(end) is not None:
            return end
        index = end + 1
        while tokens[index].low in _LEADING | _POSSESSIVE_ADJECTIVES and clause.covering(index) is None:
            index += 1
        further = _run(clause, index, False)
        if further == index or _count(clause, start, further) > MAX_WORDS + 1:
            return end
        if tokens[further - 1].low in STOP_NOUNS or tokens[index].low in STOP_NOUNS:
            return end
        if tokens[end].low in ("to", "from", "with") and tokens[index].text.islower():
            return end
        end = further
    return end


def phrase_before(clause: Clause, end: int) -> tuple[int, int] | None:
    """Token range of the noun phrase that ends before a token, without its article; None where none does."""
    tokens = clause.tokens
    if [token.low for token in tokens[max(end - 3, 0) : end]] == ["as", "a", "whole"]:
        end -= 3
    if tokens[end - 1].low in ("and", "or", "but"):
        return None
    index = end - 1
    while (
        index >= 0
        and tokens[index].low in STOP_NOUNS
        and tokens[index - 1].low in ("the", "this", "same", "a")
    ):
        index -= 1
    limit = max(-1, index - 12)
    start = index + 1
    while index > limit:
        token = tokens[index]
        date = clause.covering(index)
        if date is not None and date.kind == "date":
            opens = tokens[date.first - 1].low in _BEFORE_DATES or tokens[date.first - 1].low in (
                "by",
                "since",
            )
            if start < end and (opens or date.end < start or tokens[date.end - 1].kind == "number"):
                break  # "In 2024 revenue rose", "on Friday lava covered", "lost $9m last year on revenue of"
            index = date.first - 1
            if start < end:
                start = date.first  # "second-quarter revenue"
                continue
            while index > limit and tokens[index].low in _BEFORE_DATES:
                index -= 1
            start = end = index + 1
            continue
        if date is not None:
            if not (
                date.kind in ("duration", "measure") and index == date.end - 1 and _is_attribute(clause, date)
            ):
                break
            start = date.first
            index = date.first - 1
            continue
        if is_content(clause, index):
            start = index
        elif not (token.low in _BRIDGES and index > 0 and _bridges(clause, index)):
            break
        index -= 1
    while start < end and not is_content(clause, start) and clause.covering(start) is None:
        start += 1
    while start < end and (tokens[start].low in _LEADING or _is_participle(tokens, start, end)):
        if start == end - 1 and tokens[start].low == "total":
            break
        start += 1
    start = _after_verb(clause, _after_possessor(clause, start, end), end)
    start = _after_subject(clause, start, end)
    if start < end - 1 and tokens[start].low in TAKING and tokens[start - 1].low in _BEFORE_INFINITIVES:
        start += 1  # "would bring savings"
    end = _trimmed(clause, start, _shortened(clause, start, end))
    return (start, end) if end > start else None


def _after_verb(clause: Clause, start: int, end: int) -> int:
    """Behind a verb with its preposition: the "cycles" of "dry spells come in cycles"."""
    tokens = clause.tokens
    for index in range(end - 3, start, -1):
        happens = tokens[index].low in _HAPPENING and is_plural(tokens[index - 1].low)
        if happens and tokens[index + 1].low in _INNER | {"at"}:
            return index + 2
    return start


def _after_subject(clause: Clause, start: int, end: int) -> int:
    """Behind subject and verb, where it is too long with them: "the Bank of Elling cut interest rates"."""
    if _count(clause, start, end) > MAX_WORDS:
        for index in range(end - 2, start, -1):
            if clause.tokens[index].low in TAKING and is_plural(clause.tokens[end - 1].low):
                return index + 1
    return start


def _is_attribute(clause: Clause, amount: Amount) -> bool:
    """Whether a figure is a part of a phrase: "the 10-year note"."""
    hyphenated = any(token.text == "-" for token in clause.tokens[amount.first : amount.end])
    return hyphenated and is_content(clause, amount.end)


def _is_participle(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether a clause begins here: "…, beating forecasts"."""
    return at < end - 1 and tokens[at].low.endswith("ing") and tokens[at - 1].text == ","


def _bridges(clause: Clause, at: int) -> bool:
    """Whether a preposition, article or "and" joins two parts of one phrase."""
    tokens = clause.tokens
    if tokens[at].low in _ARTICLES:
        return tokens[at - 1].low in _INNER | {"at", "among"} and at > 1 and is_content(clause, at - 2)
    if tokens[at].low == "and":
        return tokens[at - 1].kind == "word" and tokens[at - 1].text.islower() and is_content(clause, at - 1)
    return is_content(clause, at - 1)


def _shortened(clause: Clause, start: int, end: int) -> int:
    """Without what hangs on it, while it is too long: "revenue in the unit that makes…" → "revenue"."""
    while _count(clause, start, end) > MAX_WORDS:
        cuts = [
            index
            for index in range(start + 1, end)
            if clause.tokens[index].low in _INNER | {"at", "among", "and"}
        ]
        if not cuts:
            return end
        end = cuts[-1]
    return end


def _after_possessor(clause: Clause, start: int, end: int) -> int:
    """Behind "Meta's", "the company's": whose it is goes to the owner, not into the label."""
    tokens = clause.tokens
    best = start
    for index in range(start, end - 1):
        low = tokens[index].low
        possessive = low.endswith("'s") or (
            tokens[index].text == "'" and index > start and tokens[index - 1].low.endswith("s")
        )
        if possessive and low.removesuffix("'s") not in _KEPT_POSSESSORS:
            between = [token.low for token in tokens[start:index]]
            if not _INNER.intersection(between):
                best = index + 1
    return best


def _trimmed(clause: Clause, start: int, end: int) -> int:
    while end > start and not _ends_phrase(clause, end - 1):
        covered = clause.covering(end - 1)
        if covered is not None and covered.kind == "date":
            return end
        end -= 1
    return end


def _ends_phrase(clause: Clause, at: int) -> bool:
    token = clause.tokens[at]
    if token.text in ("-", "'", "&"):
        return False
    return is_content(clause, at) or (is_plural(token.low) and token.low not in FUNCTION_WORDS)


def _count(clause: Clause, start: int, end: int) -> int:
    return sum(token.kind != "other" for token in clause.tokens[start:end])
