"""Names that the text itself declares to be one: short forms in brackets, former and later names."""

from __future__ import annotations

import itertools
import re

from metatui.analysis.entities.clusters import Cluster, text_of
from metatui.analysis.entities.document import Document
from metatui.analysis.entities.lexicon import Word
from metatui.analysis.entities.names import initials
from metatui.analysis.entities.tagger import Tagged

_FORMERLY = re.compile(
    r",?\s*\(?(?:(?:which|that)\s+was\s+)?(?:formerly|previously|once|originally)"
    r"(?:\s+(?:known\s+as|called|named))?\s*$"
)
_RENAMED = re.compile(
    r",?\s*\(?(?:and\s+)?(?:(?:which|that)\s+)?(?:was\s+|were\s+|has\s+been\s+)?(?:later|since|then|subsequently|now|recently)?\s*"
    r"(?:renamed(?:\s+itself|\s+as)?|rebranded(?:\s+as)?|renamed\s+to|(?:changed|changing)\s+its\s+name\s+to"
    r"|now\s+(?:called|known\s+as))\s*$"
)
_SHORT_FORM = re.compile(
    r"\s*\(|,?\s+(?:or|also\s+known\s+as|known\s+as|better\s+known\s+as|abbreviated\s+as|called)\s+(?:the\s+)?$"
)


def merge_declared(document: Document, names: list[Tagged], clusters: list[Cluster]) -> None:
    """Short forms and renamings that the text itself declares between two mentions."""
    by_mention = {id(name): cluster for cluster in clusters for name in cluster.mentions}
    for first, second in itertools.pairwise(names):
        gap = document.start[second.begin] - document.end[first.end - 1]
        if not 0 < gap < 60:
            continue
        one, two = by_mention.get(id(first)), by_mention.get(id(second))
        if one is None or two is None or one is two or not one.mentions or not two.mentions:
            continue
        between = document.text[document.end[first.end - 1] : document.start[second.begin]]
        if (
            _is_short_form(document, first, second, between)
            and (one.kind == two.kind or (two.known is None and _abbreviates(document, first, second)))
        ) or (_FORMERLY.match(between) and _may_be(two, one)):
            target, source = one, two
        elif _RENAMED.match(between) and _may_be(one, two):
            target, source = two, one
        else:
            continue
        for name in source.mentions:
            name.kind = target.kind
        target.absorb(source)
        for name in target.mentions:
            by_mention[id(name)] = target


def _may_be(source: Cluster, target: Cluster) -> bool:
    """Whether names declared to be one can be: of one kind, or the kind of the other name is but a guess."""
    return source.kind == target.kind or not (source.known or any(name.sure for name in source.mentions))


def _abbreviates(document: Document, first: Tagged, second: Tagged) -> bool:
    """Whether an acronym has the letters of the name before it in their order, and so its kind."""
    letters = iter(text_of(document, first).upper())
    short = text_of(document, second)
    return short[0] == text_of(document, first)[0].upper() and all(letter in letters for letter in short)


def _is_short_form(document: Document, first: Tagged, second: Tagged, between: str) -> bool:
    """Whether the second name is an acronym given for the first: "European Central Bank (ECB)"."""
    word = document.words[second.begin]
    if second.end != second.begin + 1 or not document.flags[second.begin] & Word.UPPER:
        return False
    if first.end - first.begin < 2 or not _SHORT_FORM.fullmatch(between):
        return False
    if between.strip() == "(" and document.word(second.end) != ")":
        return False
    # Foreign names keep their own letters, but an acronym shares at least its first letter or its length.
    made = initials(text_of(document, first))
    return any(set(word) & set(letters) for letters in made)
