"""What a person is, in the article's words: "chief AI officer Alexandr Wang", "Wang, head of …"."""

from __future__ import annotations

from collections.abc import Collection

from metatui.analysis.entities.document import Document
from metatui.analysis.entities.lexicon import Word, word_set
from metatui.analysis.entities.tagger import Tagged

MAX_ROLE_TOKENS = 12
MAX_TITLE_TOKENS = 8
MAX_ROLE_LENGTH = 90
_STOP = frozenset(',.;:()—–"“”«»!?')
_VERBS = word_set("who which said says told is was has had were will would that whose and but")
_PREPOSITIONS = frozenset({"of", "for", "in", "at", "with", "from", "on", "to", "and", "the", "a", "an", "&"})
_ARTICLES = word_set("the a an its his her their new der die das le la les el los il lo de het")
_ROLE_PARTICIPLES = word_set(
    "acting leading founding managing incoming outgoing marketing engineering operating banking housing"
    " consulting computing training sitting ruling presiding visiting supporting starring voting daily"
    " weekly family housing nursing shipping mining trading investing programming accounting policing"
    " investigating"
)
# Forms of address say nothing about what somebody is.
_ADDRESS = word_set(
    "mr mrs ms miss sir dame lord lady dr prof mr. mrs. ms. dr. prof. rev. rev mme herr frau datuk seri"
    " tan sri"
)


def find_role(document: Document, mentions: list[Tagged], people: Collection[int]) -> str | None:
    """The role that stands beside one of a person's mentions; None where none does.

    `people` are the tokens of all persons' mentions in the document. An apposition behind the name goes
    before a title in front of it, and more words before a bare title.
    """
    bare: str | None = None
    for mention in mentions:
        role = _role_after(document, mention, people)
        if role is not None:
            return role
    for mention in mentions:
        role = _role_before(document, mention, people)
        if role is not None and " " in role:
            return role
        bare = bare or role
    return bare


def _role_after(document: Document, mention: Tagged, people: Collection[int]) -> str | None:
    """ "…, the former chief executive of GitHub," or "…, 45, a nurse,"."""
    at = mention.end
    if document.word(at) != ",":
        return None
    at += 1
    if document.flag(at) & Word.NUMERIC and document.word(at + 1) == ",":
        at += 2
    if document.word(at) == "who" and document.word(at + 1) in ("is", "was"):
        at += 2
    while document.word(at) in _ARTICLES:
        at += 1
    end = at
    role_seen = linked = False
    while end < len(document) and end - at < MAX_ROLE_TOKENS and not document.first[end]:
        word = document.word(end)
        flags = document.flags[end]
        if word in _STOP or (word in _VERBS and not (word == "and" and _goes_on(document, end))):
            break
        if word in _PREPOSITIONS:
            if not role_seen:
                return None
            linked = True
        elif end in people and not linked:
            return None  # "Marcus, 52, his wife Ana, 42": a list of people
        elif not role_seen:
            if flags & (Word.ROLE | Word.TITLE):
                role_seen = True
            elif not (flags & Word.CAPITAL or _may_qualify(flags) or word in "-‐‑'s’s"):
                return None
        end += 1
    closed = document.word(end) in _STOP or document.word(end) in _VERBS
    return _clipped(document, at, end) if role_seen and closed else None


def _goes_on(document: Document, at: int) -> bool:
    """Whether "and" stands inside a role: "founder and chief executive", "… of Ecology and Evolution"."""
    before, after = document.flag(at - 1), document.flag(at + 1)
    if before & Word.CAPITAL and after & Word.CAPITAL:
        return True
    steps = (1, 2, 3)
    return bool(before & (Word.ROLE | Word.TITLE)) and any(
        document.flag(at + step) & (Word.ROLE | Word.TITLE) for step in steps
    )


def _role_before(document: Document, mention: Tagged, people: Collection[int]) -> str | None:
    """ "Meta’s chief AI officer Alexandr Wang", "RIM CEO Jim Balsillie", "its founder, Jane Doe, …"."""
    end = mention.begin
    if end == 0 or document.first[end]:
        return None
    behind_comma = document.word(end - 1) == ","
    if behind_comma:
        end -= 1
        if (in_front := _role_in_front(document, mention)) is not None:
            return in_front
        if document.flag(end - 1) & Word.CAPITAL or not document.flag(end - 1) & Word.ROLE:
            return None
    while end > 0 and document.word(end - 1) in _ADDRESS:
        end -= 1
    begin = end
    role_seen = False
    if document.word(end - 1) == "state" and document.word(end - 2) == "of":
        begin = end - 2  # "Secretary of State Antony Blinken"
    while begin > 0 and end - begin < MAX_TITLE_TOKENS and not document.first[begin]:
        flags = document.flags[begin - 1]
        word = document.word(begin - 1)
        if document.sentence[begin - 1] != document.sentence[mention.begin] or begin - 1 in people:
            break
        if flags & (Word.ROLE | Word.TITLE) and (flags & Word.ROLE or flags & Word.CAPITAL):
            role_seen = True
        elif not role_seen:
            break
        elif word == "and":
            if document.flag(begin - 2) & Word.CAPITAL or not _goes_on(document, begin - 1):
                break
        elif word in ("'s", "’s"):
            if not document.flag(begin - 2) & Word.CAPITAL:
                break
        elif not (_may_qualify(flags) or _is_name(document, begin - 1)) or _is_verbal(word):
            break
        begin -= 1
    first_capital = next((i for i in range(begin, end) if document.flags[i] & Word.CAPITAL), begin)
    if any(
        not document.flags[i] & (Word.STRIP | Word.ROLE | Word.TITLE) for i in range(begin, first_capital)
    ):
        begin = first_capital  # the verb of "met US Secretary of State …"
    while begin < end and (
        document.word(begin) in _ARTICLES or document.word(begin) in ("and", "-", "'s", "’s")
    ):
        begin += 1
    if not role_seen or begin >= end:
        return None
    if begin == end - 1 and document.word(begin) in _ADDRESS:
        return None
    return _clipped(document, begin, end)


def _role_in_front(document: Document, mention: Tagged) -> str | None:
    """ "The chairman of Castrel Materials, Stellan Brandvold, said": a sentence that begins with the role."""
    end = mention.begin - 1
    begin, sentence = end, document.sentence[mention.begin]
    while begin > 0 and end - begin < MAX_ROLE_TOKENS and not document.first[begin]:
        if document.sentence[begin - 1] != sentence or document.word(begin - 1) in _STOP:
            break
        begin -= 1
    is_start = begin == 0 or document.sentence[begin - 1] != document.sentence[begin] or document.first[begin]
    if not is_start or document.word(mention.end) not in (",", "said", "says"):
        return None
    begin += document.word(begin) in _ARTICLES
    link = next((at for at in range(begin, end) if document.word(at) in ("of", "at", "for", "in")), begin)
    is_role = link > begin and bool(document.flag(link - 1) & Word.ROLE)
    qualified = all(_may_qualify(document.flag(at)) for at in range(begin, link - 1))
    return _clipped(document, begin, end) if is_role and qualified else None


def _is_name(document: Document, at: int) -> bool:
    """Whether a capitalised word may be the firm or place before a title: "Davenport Mayor"."""
    flags = document.flags[at]
    if document.word(at) in "-‐‑" and document.glued[at]:
        return True
    return bool(flags & Word.CAPITAL) and not flags & (Word.FUNCTION | Word.CALENDAR | Word.NUMERIC)


def _may_qualify(flags: int) -> bool:
    """Whether a word may stand before the noun of a role: "former", "chief AI …", "French …"."""
    if flags & (Word.FUNCTION | Word.SAY | Word.NAME_VERB | Word.CALENDAR | Word.NUMERIC):
        return False
    return bool(flags & (Word.COMMON | Word.DEMONYM | Word.ROLE | Word.TITLE | Word.ACRONYM | Word.STRIP))


def _is_verbal(word: str) -> bool:
    """Whether a word belongs to a verb rather than to a role: "deliberately", "elbowing"."""
    if word in _ROLE_PARTICIPLES:
        return False
    return word.endswith(("ly", "ing")) and len(word) > 5


def _clipped(document: Document, begin: int, end: int) -> str | None:
    text = " ".join(document.text[document.start[begin] : document.end[end - 1]].split())
    return text if 2 < len(text) <= MAX_ROLE_LENGTH else None
