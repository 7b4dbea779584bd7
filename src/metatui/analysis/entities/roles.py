"""What a person is, in the article's words: "chief AI officer Alexandr Wang", "Wang, head of …"."""

from __future__ import annotations

from metatui.analysis.entities.document import Document
from metatui.analysis.entities.lexicon import Word, word_set
from metatui.analysis.entities.tagger import Tagged

MAX_ROLE_TOKENS = 12
_STOP = frozenset(',.;:()—–"“”«»!?')
_VERBS = word_set("who which said says told is was has had were will would that whose and but")
_ARTICLES = word_set("the a an its his her their")
_ABBREVIATED = word_set("mr mrs ms miss sir dame lord lady dr mr. mrs. ms. dr. prof. mme herr frau")


def find_role(document: Document, mentions: list[Tagged]) -> str | None:
    """The role that stands beside one of a person's mentions, the first that does; None where none does."""
    for mention in mentions:
        role = _role_after(document, mention) or _role_before(document, mention)
        if role is not None:
            return role
    return None


def _role_after(document: Document, mention: Tagged) -> str | None:
    """ "…, the former chief executive of GitHub," or "…, 45, a nurse,"."""
    at = mention.end
    if document.word(at) != ",":
        return None
    at += 1
    if document.flag(at) & Word.NUMERIC and document.word(at + 1) == ",":
        at += 2
    if document.word(at) == "who" and document.word(at + 1) in ("is", "was"):
        at += 2
    begin = at + 1 if document.word(at) in _ARTICLES else at
    end = begin
    seen = False
    while end < len(document) and end - begin < MAX_ROLE_TOKENS and not document.first[end]:
        word = document.word(end)
        flags = document.flags[end]
        if word in _STOP or (word in _VERBS and not (word == "and" and _joins_roles(document, end))):
            break
        if not seen and (
            flags & Word.SAY or (flags & Word.FUNCTION and word not in ("of", "for", "in", "at", "the"))
        ):
            return None
        if not seen and (word in ("of", "for", "in", "at") or flags & Word.FUNCTION):
            return None
        if flags & (Word.ROLE | Word.TITLE) and (flags & Word.ROLE or flags & Word.CAPITAL):
            seen = True
        end += 1
    closed = document.word(end) in _STOP or document.word(end) in _VERBS
    if not seen or not closed:
        return None
    return _clipped(document, begin, end)


def _joins_roles(document: Document, at: int) -> bool:
    """Whether "and" stands between two roles: "founder and chief executive"."""
    before = document.flag(at - 1) & (Word.ROLE | Word.TITLE)
    return bool(before and any(document.flag(at + step) & (Word.ROLE | Word.TITLE) for step in (1, 2, 3)))


def _role_before(document: Document, mention: Tagged) -> str | None:
    """ "Meta’s chief AI officer Alexandr Wang", "President Emmanuel Macron", "deputies minister X"."""
    end = mention.begin
    if end == 0 or document.first[end]:
        return None
    if document.word(end - 1) == "," and end >= 2:
        # "its chief executive, Jane Doe, …"
        end -= 1
        lower_only = True
    else:
        lower_only = False
    begin = end
    found = False
    while begin > 0 and end - begin < 7 and document.sentence[begin - 1] == document.sentence[mention.begin]:
        flags = document.flags[begin - 1]
        word = document.word(begin - 1)
        if (flags & Word.CAPITAL and flags & Word.TITLE and not lower_only) or (
            flags & Word.ROLE and not flags & Word.CAPITAL
        ):
            found = True
        elif (
            word == "of"
            or (word == "and" and _joins_roles(document, begin - 1))
            or not found
            or not (_qualifies(flags) or (word in "-‐‑" and document.glued[begin - 1]))
        ):
            break
        begin -= 1
        if document.first[begin]:
            break
    while begin < end and document.word(begin) in (*_ARTICLES, "-", "and"):
        begin += 1
    if not found or begin >= end or document.word(begin) in _ABBREVIATED:
        return None
    if lower_only and not document.flags[end - 1] & Word.ROLE:
        return None
    return _clipped(document, begin, end)


def _qualifies(flags: int) -> bool:
    """Whether a word may stand before the noun of a role: "former", "chief AI …", "French …"."""
    if flags & (Word.FUNCTION | Word.SAY | Word.NAME_VERB | Word.CALENDAR | Word.NUMERIC):
        return False
    return bool(flags & (Word.COMMON | Word.DEMONYM | Word.ROLE | Word.TITLE | Word.ACRONYM | Word.STRIP))


def _clipped(document: Document, begin: int, end: int) -> str | None:
    text = " ".join(document.text[document.start[begin] : document.end[end - 1]].split())
    return text if 2 < len(text) <= 90 else None
