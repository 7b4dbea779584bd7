"""Names that hold a place or a catalogue number, and codes that are no names."""

from __future__ import annotations

import re

from metatui.analysis.entities.document import Document
from metatui.analysis.entities.knowledge import Knowledge
from metatui.analysis.entities.lexicon import Word, word_set
from metatui.analysis.entities.tagger import Tagged

_HYPHENS = frozenset("-‐‑")
# What a national body deals with, before its country: "Insurance Ireland", "Cycling Canada".
_FIELDS = word_set(
    "insurance tourism transport sport sports cycling swimming athletics rowing energy business screen film"
    " network highways homes housing water cancer cricket rugby hockey football tennis basketball gymnastics"
    " skills startup creative arts education fairtrade bankers retail invest mental age"
)
_PERIOD = re.compile(r"Q[1-4]|H[12]|FY\d{2,4}|[1-4][QH](?:\d{2})?")
_TICKER = re.compile(r"[A-Z][A-Za-z0-9]{1,7}\.[A-Z]{1,3}")
_SKY = re.compile(r"\b(?:exo)?planets?\b|\bstars?\b|\btelescope\b|\basteroids?\b", re.IGNORECASE)


def is_period(document: Document, at: int) -> bool:
    """Whether a part of a business year stands here: "Q4", "H1", "FY26"."""
    return bool(document.flags[at] & Word.DIGITS) and _PERIOD.fullmatch(document.words[at]) is not None


def read_unit_of_place(document: Document, at: int, knowledge: Knowledge) -> Tagged | None:
    """ "JR Kyushu", "MTN Ghana": an acronym that is no place's, and where that firm or body works."""
    flags = document.flags[at]
    if not flags & Word.UPPER or flags & (Word.ACRONYM | Word.TITLE) or at + 1 >= len(document):
        return None
    after = document.flags[at + 1]
    if not document.space[at + 1] or after & (Word.UPPER | Word.DEMONYM) or not document.words[at].isalpha():
        return None
    own, place = knowledge.match(document.words, at), knowledge.match(document.words, at + 1)
    if place is None or place.known.kind != "place" or place.weak or not after & Word.CAPITAL:
        return None
    if own is not None and (own.known.kind != "organisation" or own.end > at + 1):
        return None
    end = place.end
    runs_on = end < len(document) and document.flags[end] & Word.CAPITAL and document.space[end]
    return None if runs_on else Tagged(at, end, "organisation")


def is_ticker(document: Document, at: int) -> bool:
    """Whether the code of a share in brackets stands here: "(ENR1n.DE)"."""
    return document.word(at - 1) == "(" and _TICKER.fullmatch(document.words[at]) is not None


def read_branch(document: Document, at: int, knowledge: Knowledge) -> Tagged | None:
    """ "Insurance Ireland": a field and a country, where nothing else goes on behind it."""
    if document.word(at) not in _FIELDS or at + 1 >= len(document) or not document.space[at + 1]:
        return None
    found = knowledge.match(document.words, at + 1)
    if found is None or found.known.kind != "place" or document.first[at + 1]:
        return None
    if not document.flag(at + 1) & Word.CAPITAL or document.flag(at + 1) & (Word.UPPER | Word.DEMONYM):
        return None
    own = knowledge.match(document.words, at)
    if own is not None and own.end > at + 1:
        return None
    end = found.end
    runs_on = end < len(document) and document.flags[end] & Word.CAPITAL and document.space[end]
    return None if runs_on else Tagged(at, end, "organisation")


def read_catalogued(document: Document, at: int) -> Tagged | None:
    """ "K2-18b", "Kepler-452b": a planet by its catalogue, where the article looks at the sky."""
    if at + 2 >= len(document) or document.words[at + 1] not in _HYPHENS:
        return None
    if not (document.glued[at + 1] and document.glued[at + 2]):
        return None
    if not re.fullmatch(r"\d+[b-h]?", document.words[at + 2]) or not document.flags[at] & Word.CAPITAL:
        return None
    return Tagged(at, at + 3, "place") if _SKY.search(document.text) else None
