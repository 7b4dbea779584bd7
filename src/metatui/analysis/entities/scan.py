"""The first reading: every place where a name may stand, from left to right, with what is known about it."""

from __future__ import annotations

from metatui.analysis.entities.branches import (
    is_period,
    is_ticker,
    read_branch,
    read_catalogued,
    read_unit_of_place,
)
from metatui.analysis.entities.document import Document
from metatui.analysis.entities.headed import match_headed
from metatui.analysis.entities.knowledge import Knowledge, Match
from metatui.analysis.entities.lexicon import Word
from metatui.analysis.entities.people import is_name_part, match_person
from metatui.analysis.entities.products import has_numeral, numeral_end
from metatui.analysis.entities.tagger import Tagged
from metatui.analysis.entities.unknown import read_the, read_unknown
from metatui.model import EntityKind

_HYPHENS = frozenset("-‐‑")
_HEADS = Word.ORG_HEAD | Word.PLACE_HEAD | Word.EVENT_HEAD | Word.OTHER_HEAD | Word.ORG_FIRST
_SITES = frozenset(
    {"airport", "stadium", "dam", "bridge", "square", "station", "river", "island", "lake", "mine"}
)
_VENUES = frozenset({"estadio", "estádio", "stadio", "stade", "stadion"})
_LINKS_ABROAD = frozenset({"de", "du", "des", "del", "della", "di", "da", "do", "dos", "das"})


def scan(document: Document, knowledge: Knowledge) -> list[Tagged]:
    """Candidates in the order of the text, none overlapping; headlines are left out.

    Those of a kind are names by themselves; those without a kind, or not sure, need more of the article.
    """
    found: list[Tagged] = []
    flags, words, headline = document.flags, document.words, document.headline
    index = 0
    while index < len(words):
        if headline[index] or not (flags[index] & Word.CAPITAL or knowledge.may_start(words[index])):
            index += 1
            continue
        candidate = _read(document, index, knowledge)
        if candidate is None:
            index += 1
            continue
        found.append(candidate)
        index = max(candidate.end, index + 1)
    return found


def match_known(document: Document, at: int, knowledge: Knowledge) -> Match | None:
    """The longest known form at a token that stays within its sentence and ends at the end of a word."""
    found = knowledge.match(document.words, at)
    if found is None:
        if at == 0 or document.paragraph[at] != document.paragraph[at - 1] or document.headline[at]:
            return _match_capitals(document, at, knowledge)
        return None
    last = found.end - 1
    if _is_part(document, found):
        return None
    if last == at and document.flags[at] & Word.UPPER and _is_glued(document, at, knowledge):
        return None
    if last > at and (document.sentence[last] != document.sentence[at] or document.first[last]):
        return None
    return found


def _is_part(document: Document, found: Match) -> bool:
    """Whether a known name only begins a longer one: the "K2" of "K2-18c", "The Crown" of "… Court"."""
    end = found.end
    if document.flag(end - 1) & Word.DIGITS and document.word(end) in _HYPHENS and document.glued[end]:
        return bool(document.flag(end + 1) & Word.NUMERIC) and document.glued[end + 1]
    if document.word(end) in _LINKS_ABROAD and document.space[end] and found.known.kind == "organisation":
        # "Carrefour de l'Arbre" is not the shop.
        return bool((document.flag(end + 1) | document.flag(end + 2)) & Word.CAPITAL)
    if found.known.kind != "other" or not found.known.name.startswith("The "):
        return False
    return end < len(document) and document.space[end] and is_name_part(document.flags[end])


def _is_glued(document: Document, at: int, knowledge: Knowledge) -> bool:
    """Whether capitals are the tail of a longer acronym: the "AP" of "NAGS-AP", not the "UK" of "EU-UK"."""
    if not document.glued[at] or document.word(at - 1) not in _HYPHENS or not document.glued[at - 1]:
        return False
    return bool(document.flag(at - 2) & Word.UPPER) and knowledge.match(document.words, at - 2) is None


def _match_capitals(document: Document, at: int, knowledge: Knowledge) -> Match | None:
    """A name set in capitals at the start of a paragraph or in a headline: "WASHINGTON —", "NEW YORK (…)"."""
    words = []
    for index in range(at, min(at + 4, len(document))):
        if not document.flags[index] & Word.UPPER or len(document.words[index]) < 3:
            break
        words.append(document.words[index].capitalize())
    for size in range(len(words), 0, -1):
        found = knowledge.match(words[:size], 0)
        if found is not None and found.end == size and len("".join(words[:size])) > 3:
            return Match(at + size, found.known, found.weak)
    return None


def _read(document: Document, at: int, knowledge: Knowledge) -> Tagged | None:
    """The candidate that begins at token `at`, None where no name does."""
    flags = document.flags[at]
    known = match_known(document, at, knowledge)
    if flags & Word.FUNCTION and not (known and known.end > at + 1):
        return read_the(document, at)
    if not flags & Word.CAPITAL:
        # Lower case only as the knowledge base has it: "bitcoin", "al-Qaeda", "von der Leyen".
        return None if known is None else _of_match(document, at, known)
    if _is_detached(document, at, knowledge) or is_ticker(document, at) or is_period(document, at):
        return None
    branch = (
        read_branch(document, at, knowledge)
        or read_catalogued(document, at)
        or read_unit_of_place(document, at, knowledge)
    )
    if branch is not None:
        return branch
    headed = _read_headed(document, at, known, knowledge)
    if headed is not None:
        return headed
    if known is not None and known.end > at + 1:
        return _of_match(document, at, known)
    person = _read_person(document, at, known, knowledge)
    if person is not None:
        return person
    if known is not None and document.word(at - 1) == "the" and known.known.kind != "place":
        # "fires in the Amazon" are not those of the firm.
        other = knowledge.other(document.words[at])
        if other is not None and other.kind == "place" and not document.flag(at + 1) & Word.ORG_TAIL:
            return Tagged(at, at + 1, "place", other)
    part = known is not None and (known.weak or flags & Word.ORG_FIRST) and _runs_on(document, known.end)
    if known is not None and not part:
        return _of_match(document, at, known)
    if flags & (Word.TITLE | Word.CALENDAR | Word.ACRONYM | Word.NUMERIC):
        return None
    unknown = read_unknown(document, at, knowledge)
    if unknown is not None and unknown.kind is None:
        venue = document.word(at) in _VENUES and unknown.end > at + 1
        if venue or _place_follows(document, unknown.end, knowledge):
            unknown.lean = "place"
    return unknown


def _place_follows(document: Document, at: int, knowledge: Knowledge) -> bool:
    """Whether a known place stands behind a comma, as that in which another lies: "Waterloo, Ontario"."""
    if document.word(at) != "," or at + 1 >= len(document):
        return False
    found = knowledge.match(document.words, at + 1)
    if found is None or found.known.kind != "place":
        return False
    return document.word(found.end) in (",", "-", ".", ";", ")", "", "(")


def _is_detached(document: Document, at: int, knowledge: Knowledge) -> bool:
    """Whether a sentence's first word only stands before a name: "Young Boris Singh", "Former Bank …"."""
    if document.word(at) == "state" and document.word(at - 1) == "of" and document.flag(at - 2) & Word.TITLE:
        return True  # "Secretary of State Marco Rubio"
    if document.flags[at] & Word.STRIP and document.word(at + 1) in _HYPHENS and document.glued[at + 1]:
        return True  # "Pre-Seed"
    if not document.first[at] or not document.flags[at] & Word.COMMON:
        return False
    after = document.flag(at + 1)
    if not after & Word.CAPITAL:
        return False
    if not document.flags[at] & Word.GIVEN and read_branch(document, at + 1, knowledge) is not None:
        return True  # "Organisers Tennis Australia said"
    if not document.flags[at] & (Word.STRIP | Word.GIVEN | Word.SURNAME | _HEADS) and after & Word.GIVEN:
        # "Favourite Jasper van Hout": the person is read by himself.
        return document.space[at + 1] and match_person(document, at + 1, knowledge) is not None
    if not document.flags[at] & Word.STRIP:
        return False
    return bool(after & Word.CAPITAL and after & Word.GIVEN and document.flag(at + 2) & Word.CAPITAL)


def _runs_on(document: Document, at: int) -> bool:
    """Whether a capitalised word goes on at a token: "Nature" is weak, and "Nature Climate Change" other."""
    if at >= len(document) or not document.space[at] or document.first[at]:
        return False
    return is_name_part(document.flags[at])


def _read_headed(document: Document, at: int, known: Match | None, knowledge: Knowledge) -> Tagged | None:
    """A name with a telling head word, where it says more than the knowledge base does."""
    found = match_headed(document, at, knowledge)
    if found is None or (known is not None and found[0] <= known.end):
        return None
    end, kind = found
    starts = document.first[at]
    if starts and document.flags[at] & Word.STRIP and known is None:
        return None
    if document.word(at - 1) == "of" and document.flag(at - 2) & Word.TITLE and describes(document, at, end):
        return None  # "Minister of Agriculture and Food Security"
    if known is not None and known.end > at + 1 and document.flag(end) & Word.TITLE and kind != "place":
        return None
    if known is not None and known.known.kind == "person" and kind == "place":
        # "Peter Obi Lane" may be a person or a street.
        return Tagged(at, end, None, sure=False, lean=_lean(document, at, end))
    is_named = known is None
    person = match_person(document, at, knowledge) if is_named and end <= at + 3 else None
    if person is not None and person == (end, True) and kind != "organisation":
        # "Owen Park" and "Clark Lake" are alike; what stands around them is not.
        return Tagged(at, end, None, sure=False, lean=_lean(document, at, end))
    plain = bool(document.flags[at] & Word.COMMON)
    unsure = (starts and plain and end == at + 2) or describes(document, at, end)
    return Tagged(at, end, kind, sure=not unsure)


def describes(document: Document, begin: int, end: int) -> bool:
    """Whether capitalised plain words may just describe: "Information and Communication Technology"."""
    if not document.flags[end - 1] & Word.WEAK_HEAD:
        return False
    words = range(begin, end)
    if not all(document.flags[index] & (Word.COMMON | Word.FUNCTION) for index in words):
        return False
    return end - begin <= 2 or any(document.word(index) == "and" for index in words)


def _lean(document: Document, at: int, end: int) -> EntityKind:
    before = document.word(at - 1)
    if before in ("in", "at", "near", "the", "to", "from"):
        return "place"
    return (
        "person" if document.word(end - 1) in ("park", "hall", "church", "lane", "hill", "field") else "place"
    )


def _read_person(document: Document, at: int, known: Match | None, knowledge: Knowledge) -> Tagged | None:
    """A person's name; one that a known firm or product shares a word with is left to that."""
    if known is not None and not known.weak and known.known.kind in ("organisation", "product"):
        return None
    found = match_person(document, at, knowledge)
    if found is None:
        return None
    end, sure = found
    if document.word(end) in _SITES and document.space[end] and not document.flag(end) & Word.CAPITAL:
        return Tagged(at, end, None, sure=False, lean="place")  # "El Dorado airport"
    before = document.flag(at - 1) if not document.first[at] else 0
    if before & (Word.TITLE | Word.ROLE):
        return Tagged(at, end, "person")
    if document.word(at - 1) == "the" and not document.first[at]:
        # "the Tilak Maidan", "the Thomas Fire": named after somebody.
        return Tagged(at, end, None, sure=False, lean="other") if known is None else None
    if sure:
        return Tagged(at, end, "person")
    return Tagged(at, end, None, sure=False, lean="person") if known is None else None


def _of_match(document: Document, at: int, found: Match) -> Tagged:
    """A candidate from the knowledge base, unsure where its form is weak or the first word of a sentence."""
    flags = document.flags[at]
    end = found.end
    if found.known.kind in ("product", "organisation") and not has_numeral(document, at, end):
        numbered = numeral_end(document, at, end, product=found.known.kind == "product")
        if numbered > end:
            return Tagged(at, numbered, "product")
    elif found.known.kind == "product":
        longer = numeral_end(document, at, end, product=True)
        if longer > end:
            return Tagged(at, longer, "product")
    ambiguous = found.weak or (
        document.first[at] and end == at + 1 and bool(flags & (Word.COMMON | Word.DEMONYM | Word.GIVEN))
    )
    if flags & Word.DEMONYM and end == at + 1 and document.flag(end) & (Word.CAPITAL | Word.TITLE):
        ambiguous = True
    return Tagged(at, end, found.known.kind, found.known, sure=not ambiguous)
