"""Names that say what they are: "Savanna Trust Bank", "Ministry of Health", "Cyclone Mira"."""

from __future__ import annotations

from metatui.analysis.entities.document import Document
from metatui.analysis.entities.knowledge import Knowledge, Match
from metatui.analysis.entities.lexicon import Word
from metatui.analysis.entities.links import of_end, past_link, past_possessor, past_tails
from metatui.model import EntityKind

MAX_TOKENS = 14
_HEADS = Word.ORG_HEAD | Word.PLACE_HEAD | Word.EVENT_HEAD | Word.OTHER_HEAD
_COMPASS = frozenset({"north", "south", "east", "west"})
# Institutions that many countries and states have: "Texas Supreme Court" is one name.
_GENERIC = frozenset(
    {
        "Supreme Court", "High Court", "Court of Appeal", "National Guard", "House of Representatives",
        "Senate", "Constitutional Court", "Chamber of Commerce", "National Assembly", "Electoral Commission",
        "Election Commission", "Defense Department", "State Department", "Justice Department",
    }
)  # fmt: skip


def match_headed(document: Document, at: int, knowledge: Knowledge) -> tuple[int, EntityKind] | None:
    """The end and the kind of a name with a telling head word that begins at token `at`."""
    flags, words = document.flags, document.words
    first = flags[at]
    if not first & Word.CAPITAL or first & (Word.CALENDAR | Word.FUNCTION):
        return None
    if first & Word.TITLE and not document.flag(at + 1) & Word.ORG_HEAD:
        return None
    prefixed = _match_prefixed(document, at, knowledge)
    best: tuple[int, EntityKind] | None = prefixed
    index = at
    while index < len(words) and index - at < MAX_TOKENS:
        if index > at and not _goes_on(document, at, index, knowledge):
            break
        flag = flags[index]
        if flag & _HEADS and (index > at or not flag & Word.ORG_SUFFIX) and _is_head(document, index):
            end = of_end(document, index, knowledge)
            if index > at or end > index + 1:
                kind = _kind_of(document, at, index)
                if kind == "place" and document.word(end) in _COMPASS and document.flag(end) & Word.CAPITAL:
                    end += 1
                if kind == "organisation":
                    end = past_tails(document, end, knowledge)
                best = (end, kind)
                index = end
                if document.word(index) == "&" and document.flag(index + 1) & Word.CAPITAL:
                    index += 1  # "Fidelity Management & Research"
                if index < len(words) and document.word(index) == "," and _is_suffix(document, index + 1):
                    best = (index + 2, kind)
                    break
                index = past_possessor(document, index)  # "Harbour Workers’ Congress"
                continue
        index += 1
        index = past_link(document, at, index, knowledge)
    return best


def _is_head(document: Document, at: int) -> bool:
    """Whether a head word may be one here: not the "Bill" of "Bill Brown", not the "Fire" of "Fire Chief"."""
    flags = document.flags[at]
    if not flags & Word.COMMON or at + 1 >= len(document) or not document.space[at + 1]:
        return True
    after = document.flags[at + 1]
    if flags & Word.GIVEN and after & Word.CAPITAL and after & Word.SURNAME:
        return False
    if flags & Word.ORG_HEAD and not flags & Word.WEAK_HEAD:
        return True
    return not (after & Word.TITLE and after & Word.CAPITAL)


def _is_suffix(document: Document, at: int) -> bool:
    """Whether a legal form stands here: the "Inc." of "Alphabet, Inc."."""
    flags = document.flag(at)
    return bool(flags & Word.ORG_SUFFIX and flags & Word.CAPITAL) and len(document.words[at]) <= 5


def _goes_on(document: Document, begin: int, at: int, knowledge: Knowledge) -> bool:
    """Whether the name that began at `begin` may hold the token `at`."""
    flags = document.flags[at]
    if not flags & Word.CAPITAL or document.first[at] or flags & Word.CALENDAR:
        return False
    if flags & Word.FUNCTION and not document.flag(at + 1) & Word.CAPITAL:
        return False
    if not (document.space[at] or document.glued[at]):
        return False
    if flags & Word.TITLE and not flags & _HEADS:
        after = document.flag(at + 1)
        if not after & Word.ORG_HEAD or after & Word.GIVEN:
            return False
    if flags & Word.DEMONYM and not flags & _HEADS and not document.flag(at + 1) & _HEADS:
        return False
    found = knowledge.match(document.words, at)
    if found is not None and found.end > at + 1:
        if begin == at - 1 and _qualifies(document, begin, found, knowledge):
            return True
        joined = " ".join(document.words[at : found.end])
        before = knowledge.match(document.words, begin)
        return joined in _GENERIC and before is not None and before.end == at and before.known.kind == "place"
    return True


def _qualifies(document: Document, at: int, found: Match, knowledge: Knowledge) -> bool:
    """Whether one unknown word before a known organisation makes another one: "Coastal Premier League"."""
    flags = document.flags[at]
    if flags & Word.DEMONYM and found.known.description == "political party":
        return True  # "Danish People's Party"
    if found.known.kind != "organisation" or not document.flags[found.end - 1] & Word.ORG_HEAD:
        return False
    if document.first[at] or flags & (Word.STRIP | Word.TITLE | Word.DEMONYM | Word.UPPER | Word.MIXED):
        return False
    return knowledge.match(document.words, at) is None


def _match_prefixed(document: Document, at: int, knowledge: Knowledge) -> tuple[int, EntityKind] | None:
    """ "Lake Turkana", "Mount Elgon", "North Kivu", "Cyclone Mira": the telling word comes first."""
    flags = document.flags[at]
    after = document.flag(at + 1)
    if not flags & (Word.PLACE_PREFIX | Word.EVENT_PREFIX) or at + 1 >= len(document):
        return None
    if not document.space[at + 1] or not after & Word.CAPITAL:
        return None
    if document.word(at) == "tropical":
        inner = document.flag(at + 2) & Word.CAPITAL and document.space[at + 2] and after & Word.EVENT_PREFIX
        return (at + 3, "event") if inner else None
    if after & (Word.CALENDAR | Word.FUNCTION | Word.TITLE | Word.DEMONYM | Word.ACRONYM | Word.NUMERIC):
        return None
    if flags & Word.EVENT_PREFIX:
        end = at + 2
        if document.word(at) == "operation" and document.flag(end) & Word.CAPITAL and document.space[end]:
            end += 1
        return end, "event"
    known = knowledge.match(document.words, at + 1)
    if after & Word.COMMON and document.word(at) not in ("lake", "mount", "mt.", "cape", "fort", "port"):
        return None
    if known is not None and known.known.kind != "place":
        return None
    return at + 2, "place"


def _kind_of(document: Document, begin: int, head: int) -> EntityKind:
    """The kind a head word gives; one that may head several kinds of name counts as an organisation first."""
    flags = document.flags[head]
    if flags & Word.ORG_HEAD:
        return "organisation"
    if flags & Word.OTHER_HEAD and not (flags & Word.EVENT_HEAD and head > begin):
        return "other"
    if flags & Word.EVENT_HEAD:
        return "event"
    return "place"
