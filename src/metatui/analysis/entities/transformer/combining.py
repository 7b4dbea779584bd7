"""Two readings of one document made into one: the names by rules, and those that the network read.

The rules know names, and what an article says elsewhere; the network knows sentences. Where both have the
same words, the list of known names decides on the kind, and otherwise the network if it is certain. Where
they differ, the longer reading wins if it is certain. What only one of them has stands if that one is
certain. The limits were chosen on the open half of the gold articles and on open corpora that the network
was not trained on; `scripts/entities/README.md` has the table.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from metatui.analysis.entities.document import Document
from metatui.analysis.entities.lexicon import Word, word_set
from metatui.analysis.entities.tagger import Tagged
from metatui.analysis.entities.transformer.decoding import Named
from metatui.analysis.entities.transformer.labels import KINDS
from metatui.model import EntityKind

# From these scores on the network is believed against the rules, and without them.
AGAINST: Final = 0.85
ALONE: Final = 0.6
_ADDRESS: Final = word_set("mr mrs ms miss dr prof mr. mrs. ms. dr. prof. mx mx. mme herr frau señor señora")
_BEFORE_SURNAMES: Final = word_set("mr mrs ms miss mr. mrs. ms.")  # "Dr Pepper" may be anything
# What the rules doubt and the network does not read at all is no name.
_NO_NAME: Final = Word.CALENDAR | Word.DEMONYM | Word.FUNCTION | Word.TITLE | Word.ROLE | Word.ACRONYM


def combine(document: Document, by_rules: Sequence[Tagged], read: Sequence[Named]) -> list[Tagged]:
    """The names of both readings in the order of the text, not overlapping.

    `Tagged.score` says how certain the network is, where it read the name.
    """
    read = [_without_address(document, name) for name in read]
    kinds = _kinds_by_surface(document, read)
    free = {index: name for name in by_rules for index in range(name.begin, name.end)}
    kept: dict[int, Tagged] = {id(name): name for name in by_rules}
    added: list[Tagged] = []
    for name in read:
        rivals = list({id(free[at]): free[at] for at in range(name.begin, name.end) if at in free}.values())
        kind = kinds[_surface(document, name.begin, name.end)]
        if len(rivals) == 1 and (rivals[0].begin, rivals[0].end) == (name.begin, name.end):
            _agree(rivals[0], kind, name.score)
            continue
        if rivals and not _beats(name, rivals):
            for rival in rivals:
                rival.score = rival.score or 0.0
            continue
        if not rivals and not _stands_alone(document, name):
            continue
        for rival in rivals:
            kept.pop(id(rival), None)
        added.append(Tagged(name.begin, name.end, kind, sure=name.score >= AGAINST, score=name.score))
    names = _without_overlap([*(one for one in kept.values() if _holds(one)), *added])
    return _without_overlap([*names, *_elsewhere(document, names)])


def _without_address(document: Document, name: Named) -> Named:
    """A person's name without "Mr" or "Dr" before it: the corpora do not agree on it."""
    begin, kind = name.begin, name.kind
    if document.word(begin) in _BEFORE_SURNAMES and name.end - begin == 2:
        kind = KINDS.index("person")
    if KINDS[kind] == "person":
        while begin < name.end - 1 and document.word(begin) in _ADDRESS:
            begin += 1
    return name._replace(begin=begin, kind=kind)


def _agree(name: Tagged, kind: EntityKind, score: float) -> None:
    """Both read these words as a name: the known kind, or the network's if it is certain."""
    name.score = score
    known = name.known is not None and name.sure
    if kind == name.kind:
        name.sure = True
    elif not known and score >= AGAINST:
        name.kind, name.known, name.sure = kind, None, True


def _beats(name: Named, rivals: Sequence[Tagged]) -> bool:
    """Whether what the network reads takes the place of other names by rules."""
    if name.score < AGAINST:
        return False
    begin, end = min(rival.begin for rival in rivals), max(rival.end for rival in rivals)
    if name.begin <= begin and end <= name.end:
        # A longer name: "British and Irish Lions"; but "Equinor of Norway" are two.
        return len(rivals) == 1 or not all(rival.sure for rival in rivals)
    return not any(rival.sure for rival in rivals)


def _stands_alone(document: Document, name: Named) -> bool:
    """Whether a name that the rules have not is one."""
    if name.score < ALONE:
        return False
    flags = document.flags[name.begin : name.end]
    if not any(flag & Word.CAPITAL for flag in flags):
        return False
    if name.end - name.begin == 1:
        flag = flags[0]
        if flag & _NO_NAME:
            return False
        if document.first[name.begin] and flag & Word.COMMON:
            return name.score >= AGAINST
    return True


def _holds(name: Tagged) -> bool:
    """Whether a name by rules stands although the network may not have it."""
    return name.sure or name.score is not None or name.known is not None


def _kinds_by_surface(document: Document, read: Sequence[Named]) -> dict[str, EntityKind]:
    """One kind for all mentions of a name: that with the highest sum of scores in the article."""
    votes: dict[str, dict[int, float]] = defaultdict(lambda: defaultdict(float))
    for name in read:
        votes[_surface(document, name.begin, name.end)][name.kind] += name.score
    return {
        surface: KINDS[max(sorted(by_kind), key=lambda kind: round(by_kind[kind], 3))]
        for surface, by_kind in votes.items()
    }


def _surface(document: Document, begin: int, end: int) -> str:
    return document.text[document.start[begin] : document.end[end - 1]].replace("’", "'")


def _elsewhere(document: Document, names: Sequence[Tagged]) -> Iterator[Tagged]:
    """Where names that the network is sure of stand once more and neither has seen them."""
    taken = {index for name in names for index in range(name.begin, name.end)}
    known: dict[str, list[tuple[list[str], Tagged]]] = defaultdict(list)
    for name in names:
        words = document.words[name.begin : name.end]
        if name.sure and name.score is not None and document.flags[name.begin] & Word.CAPITAL:
            known[words[0]].append((words, name))
    for begin, word in enumerate(document.words):
        for words, name in sorted(known.get(word, ()), key=lambda one: -len(one[0])):
            end = begin + len(words)
            if document.words[begin:end] != words or not taken.isdisjoint(range(begin, end)):
                continue
            if len(words) == 1 and (document.flags[begin] & _NO_NAME or document.flags[begin] & Word.COMMON):
                continue
            if end - begin == 1 and _is_in_longer(document, begin):
                continue
            taken.update(range(begin, end))
            yield Tagged(begin, end, name.kind, name.known, sure=False, score=0.0)
            break


def _is_in_longer(document: Document, at: int) -> bool:
    """Whether a capitalised word goes on, or comes before, without anything between."""
    after = document.flag(at + 1) & Word.CAPITAL and at + 1 < len(document) and document.space[at + 1]
    return bool(after and not document.first[at + 1])


def _without_overlap(names: Sequence[Tagged]) -> list[Tagged]:
    found: list[Tagged] = []
    for name in sorted(names, key=lambda one: (one.begin, -one.end)):
        if not found or name.begin >= found[-1].end:
            found.append(name)
    return found
