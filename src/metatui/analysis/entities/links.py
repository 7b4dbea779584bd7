"""How a name goes on: over "&" and "of …" inside it, over plain nouns behind its head."""

from __future__ import annotations

from metatui.analysis.entities.document import Document
from metatui.analysis.entities.knowledge import Knowledge
from metatui.analysis.entities.lexicon import Word, word_set

MAX_LINKS = 3
_BARE = frozenset("'’")
_POSSESSIVES = _BARE | {"'s", "’s"}
_HYPHENS = frozenset("-‐‑")
_OF_HEADS = word_set(
    "bank university college institute school academy ministry department agency office bureau board"
    " council court chamber church society association federation confederation union league"
    " organization organisation centre center museum gallery library hospital fund foundation committee"
    " commission authority party service assembly parliament senate alliance movement front army guard"
    " order network gulf bay strait straits sea isle island islands cape lake mount port province county"
    " district state kingdom republic duchy city battle siege treaty convention declaration festival war"
    " act prize tower palace valley tomb temple mosque cathedral house secretariat bishops conference"
    " group college campaign coalition tribunal unit charter statute observatory inspectorate protocol"
)
_FOR_HEADS = _OF_HEADS - word_set("gulf bay strait straits sea isle island islands cape lake mount")
_ON_HEADS = word_set("committee subcommittee commission council conference convention panel")
_LINKS = {"of": _OF_HEADS, "for": _FOR_HEADS, "on": _ON_HEADS}
_TAILS = word_set(
    "power markets gas water light energy life health products development international worldwide global"
    " trading wealth insurance operations renewables storage nuclear oil construction engineering retail"
    " mobility motors corporation company limited women academy"
)
_ACTS = word_set("act bill ordinance venture initiative")
_HEADS = Word.ORG_HEAD | Word.PLACE_HEAD | Word.EVENT_HEAD | Word.OTHER_HEAD


def past_link(document: Document, begin: int, at: int, knowledge: Knowledge) -> int:
    """The token after a link inside a name: "&", a hyphen, "Women’s", "Research and Development"."""
    word = document.word(at)
    after = document.flag(at + 1)
    if not after & Word.CAPITAL:
        return at
    if word == "&" and document.space[at]:
        return at + 1
    if word in _HYPHENS and document.glued[at] and document.glued[at + 1]:
        return at + 1
    if word in _POSSESSIVES:
        return past_possessor(document, at)
    if word in ("of", "for", "to", "in") and _leads_to_act(document, begin, at):
        return at + 1
    known = knowledge.match(document.words, at + 1) if word == "and" else None
    if word == "and" and at - begin >= 2 and after & Word.COMMON and not after & Word.TITLE and known is None:
        # "Disaster and Emergency Management Authority": plain words on both sides, and a head to come.
        plain = document.flags[at - 1] & Word.COMMON
        if plain and any(document.flag(at + step) & _HEADS for step in (1, 2, 3)):
            return at + 1
    if word == "and" and at - begin == 1 and after & Word.COMMON and known is None:
        plain = document.flags[at - 1] & Word.COMMON
        heads = any(document.flag(at + step) & _HEADS for step in (2, 3))
        if plain and heads and all(document.flag(at + step) & Word.CAPITAL for step in (1, 2)):
            return at + 1
    return at


def past_possessor(document: Document, at: int) -> int:
    """The token after a possessive ending inside a name: "Women’s Bank", "Bakers’ Union", "St John’s"."""
    if document.word(at) not in _POSSESSIVES or not document.glued[at]:
        return at
    after = document.flag(at + 1)
    if not after & Word.CAPITAL:
        return at
    owner, word = document.flags[at - 1], document.word(at - 1)
    # A plain word in the plural owns a body, not just anything: "the Miners’ Tuesday".
    body = after & Word.ORG_HEAD and not after & Word.WEAK_HEAD
    plural = document.word(at) in _BARE and word.endswith("s") and owner & Word.COMMON and body
    if owner & Word.PLURAL_POSSESSOR or plural or document.word(at - 2) in ("st", "st.", "saint"):
        return at + 1
    return at


def _leads_to_act(document: Document, begin: int, at: int) -> bool:
    """Whether a preposition stands inside the name of a law: "Proceeds of Crime Act"."""
    if at - begin > 3 or not document.flags[at - 1] & Word.COMMON or document.flags[at - 1] & Word.TITLE:
        return False
    for index in range(at + 1, min(at + 5, len(document))):
        if not document.flags[index] & Word.CAPITAL or not document.space[index]:
            return False
        if document.word(index) in _ACTS:
            return index > at + 1
    return False


def of_end(document: Document, head: int, knowledge: Knowledge) -> int:
    """The end of the name past "of …" or "for …" behind its head; the token after the head without them."""
    end = head + 1
    word = document.word(head)
    for step in range(MAX_LINKS):
        goes_on = step > 0 and document.word(end) == "of" and document.word(end + 1) == "the"
        if word not in _LINKS.get(document.word(end), ()) and not goes_on:
            break
        at = end + 1
        if document.word(at) == "the":
            at += 1
        past = _object_end(document, at, knowledge)
        if past == at:
            return end
        end = past
        word = document.word(end - 1)
    return end


def _object_end(document: Document, at: int, knowledge: Knowledge) -> int:
    """The end of what stands behind "of": a known name, or capitalised words, "and" between plain ones."""
    flags = document.flags
    found = knowledge.match(document.words, at) if at < len(document) else None
    if found is not None and flags[at] & Word.CAPITAL and found.known.kind != "person":
        return found.end
    end = at
    while end < len(document) and end - at < 8:
        flag = flags[end]
        if (
            flag & Word.CAPITAL
            and not flag & (Word.CALENDAR | Word.FUNCTION | Word.TITLE)
            and not document.first[end]
        ):
            if end > at and not (document.space[end] or document.glued[end]):
                break
            end += 1
            continue
        word = document.word(end)
        after = document.flag(end + 1)
        if (end > at and word in _HYPHENS and document.glued[end] and after & Word.CAPITAL) or (
            end > at
            and word == "and"
            and after & Word.CAPITAL
            and after & Word.COMMON
            and not after & Word.TITLE
            and flags[end - 1] & Word.COMMON
        ):
            end += 1
        else:
            break
    return end


def past_tails(document: Document, at: int, knowledge: Knowledge) -> int:
    """Over the plain nouns that go on with a name behind its head: the "Markets" of "… Capital Markets"."""
    end = at
    while end - at < 2 and end < len(document) and document.space[end] and not document.first[end]:
        flags = document.flags[end]
        if not flags & Word.CAPITAL or flags & (Word.TITLE | Word.CALENDAR | Word.UPPER):
            break
        if not (flags & Word.WEAK_HEAD or document.word(end) in _TAILS):
            break
        if knowledge.match(document.words, end) is not None:
            break
        end += 1
    return end
