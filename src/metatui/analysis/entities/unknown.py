"""Runs of capitalised words that nothing is known about, and titles that begin with "The"."""

from __future__ import annotations

from metatui.analysis.entities.document import Document
from metatui.analysis.entities.headed import match_headed
from metatui.analysis.entities.knowledge import Knowledge
from metatui.analysis.entities.lexicon import Word
from metatui.analysis.entities.people import is_name_part, join_hyphen, match_person
from metatui.analysis.entities.products import numeral_end
from metatui.analysis.entities.tagger import Tagged

_BOUNDARY = Word.TITLE | Word.CALENDAR | Word.FUNCTION | Word.DEMONYM
MAX_UNKNOWN = 6
_ROMAN = frozenset({"II", "III", "IV", "VI", "VII", "VIII", "IX"})


def read_the(document: Document, at: int) -> Tagged | None:
    """ "The Salt Letters", "The Punch": a capital "The" inside a sentence belongs to a title."""
    if document.words[at] != "The" or document.first[at] or not document.space[at]:
        return None
    end = at + 1
    while end < len(document) and end - at < 7 and document.space[end] and not document.first[end]:
        flags = document.flags[end]
        if flags & Word.CAPITAL and not flags & (Word.CALENDAR | Word.NUMERIC):
            end += 1
            continue
        link = document.word(end) in ("of", "the", "and", "in", "to", "a", "for", "with")
        step = end
        while (
            link
            and step - end < 3
            and document.word(step) in ("of", "the", "and", "in", "to", "a", "for", "with")
        ):
            step += 1
        if end == at + 1 or not link or not document.flag(step) & Word.CAPITAL:
            break
        end = step
    if end == at + 1:
        return None
    return Tagged(at, end, None, sure=False, lean="other")


def read_unknown(document: Document, at: int, knowledge: Knowledge) -> Tagged | None:
    """A run of capitalised words that nothing is known about."""
    flags = document.flags[at]
    if flags & Word.DEMONYM:
        return None
    if len(document.words[at]) == 1 and document.word(at + 1) in ("-", "‐", "‑"):
        return None  # "R-Alaska"
    starts = document.first[at]
    if starts and flags & (Word.STRIP | Word.FUNCTION):
        return None
    after = document.flag(at + 1)
    bears_role = starts and flags & Word.ROLE and is_name_part(after) and document.space[at + 1]
    if bears_role and (
        not after & (Word.COMMON | Word.UPPER) or match_person(document, at + 1, knowledge) is not None
    ):
        return None  # "Economist Mike Moffatt": the person is read by himself
    end = join_hyphen(document, at + 1, asian=False)
    if document.words[at] in ("Al", "El") and end == at + 1:
        return None
    while end < len(document) and end - at < MAX_UNKNOWN and document.space[end] and not document.first[end]:
        flag = document.flags[end]
        if document.word(end) == "&" and document.flag(end + 1) & Word.CAPITAL and document.space[end + 1]:
            end += 2
            continue
        if not flag & Word.CAPITAL or flag & (_BOUNDARY | Word.NUMERIC) or flag & Word.ACRONYM:
            break
        found = knowledge.match(document.words, end)
        if found is not None and not (found.weak or document.flags[end - 1] & Word.PARTICLE):
            break
        if match_headed(document, end, knowledge) is not None:
            break
        end = join_hyphen(document, end + 1)
    if (
        end > at + 1
        and document.words[end : end + 1]
        and document.words[end] in _ROMAN
        and document.space[end]
    ):
        end += 1  # "the Deep Horizon II"
    if end == at + 1 and flags & Word.ACRONYM:
        return None
    while end > at + 1 and document.flags[end - 1] & Word.COMMON and document.flag(end) & Word.TITLE:
        end -= 1  # "Davenport" of "Davenport Fire Marshal"
    is_ai = document.words[end : end + 1] == ["AI"] and document.space[end] and not document.first[end]
    if is_ai and not (starts and flags & Word.COMMON):
        return Tagged(at, end + 1, None, sure=False, lean="organisation")  # "Assembly AI"
    numbered = numeral_end(document, at, end, product=False)
    if numbered > end and not (starts and flags & Word.COMMON):
        return Tagged(at, numbered, "product", sure=end - at > 0 and not starts)
    if starts and end > at + 1 and flags & Word.COMMON and not flags & (Word.GIVEN | Word.SURNAME):
        # The first word may be capitalised only because it is the first: leave the rest as the name.
        return Tagged(at + 1, end, None, sure=False) if is_name_part(document.flags[at + 1]) else None
    return Tagged(at, end, None, sure=False)
