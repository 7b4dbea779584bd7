"""One entity under one name: the forms under which an article names the same one are brought together.

Everything here needs evidence in the article itself or in the knowledge base; a surname that two people of
the article bear stays apart.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from dataclasses import dataclass, field

from metatui.analysis.entities.document import Document
from metatui.analysis.entities.knowledge import Known
from metatui.analysis.entities.lexicon import Lexicon, Word, word_set
from metatui.analysis.entities.names import (
    first_words,
    given_name,
    initials,
    surnames,
    without_legal_form,
)
from metatui.analysis.entities.tagger import Tagged
from metatui.model import EntityKind

_FORMERLY = re.compile(
    r",?\s*\(?(?:(?:which|that)\s+was\s+)?(?:formerly|previously|once|originally)"
    r"(?:\s+(?:known\s+as|called|named))?\s*$"
)
_RENAMED = re.compile(
    r",?\s*\(?(?:(?:which|that)\s+)?(?:was\s+|were\s+|has\s+been\s+)?(?:later|since|then|subsequently|now|recently)?\s*"
    r"(?:renamed(?:\s+itself|\s+as)?|rebranded(?:\s+as)?|renamed\s+to|(?:changed|changing)\s+its\s+name\s+to"
    r"|now\s+(?:called|known\s+as))\s*$"
)
_SHORT_FORM = re.compile(
    r"\s*\(|,?\s+(?:or|also\s+known\s+as|known\s+as|better\s+known\s+as|abbreviated\s+as|called)\s+(?:the\s+)?$"
)
_IN_PLACE = word_set("in near from to outside around across")


# Towns whose name alone stands for their university.
_TOWNS = word_set("Oxford Cambridge Princeton Berkeley Leiden Heidelberg Uppsala Warwick Durham Georgetown")


@dataclass(slots=True)
class Cluster:
    """Mentions of one entity: `forms` in the order in which they first appear."""

    kind: EntityKind
    name: str
    known: Known | None = None
    mentions: list[Tagged] = field(default_factory=list)
    forms: list[str] = field(default_factory=list)

    def absorb(self, other: Cluster) -> None:
        """Take over the other's mentions and forms; its name stays as a form."""
        self.mentions.extend(other.mentions)
        self.forms.extend(other.forms)
        if other.known is not None and self.known is None and other.kind == self.kind:
            self.known = other.known
        other.mentions, other.forms = [], []


def merge_aliases(document: Document, names: list[Tagged], lexicon: Lexicon) -> list[Cluster]:
    """The entities that `names` are mentions of, each with all its mentions in order."""
    clusters = _by_surface(document, names)
    _merge_people(clusters, lexicon)
    _merge_organisations(clusters, lexicon)
    _merge_events(clusters, lexicon)
    _merge_universities(document, clusters)
    _merge_defined(document, names, clusters)
    living = [cluster for cluster in clusters if cluster.mentions]
    for cluster in living:
        cluster.mentions.sort(key=lambda name: name.begin)
    return living


def text_of(document: Document, name: Tagged) -> str:
    """A mention as it is written."""
    return document.text[document.start[name.begin] : document.end[name.end - 1]]


def _by_surface(document: Document, names: list[Tagged]) -> list[Cluster]:
    clusters: dict[tuple[EntityKind, str], Cluster] = {}
    for name in names:
        surface = " ".join(text_of(document, name).replace("’", "'").split())
        kind = name.kind or "other"
        canonical = name.known.name if name.known is not None else without_legal_form(surface)
        key = (kind, canonical.removeprefix("The ").casefold())
        cluster = clusters.get(key)
        if cluster is None:
            cluster = clusters[key] = Cluster(kind, canonical, name.known)
        cluster.known = cluster.known or name.known
        if cluster.name.isupper() and len(cluster.name) > 5 and kind == "place":
            # A dateline in capitals is no name; the same word elsewhere, or in title case, is.
            cluster.name = surface if not surface.isupper() else surface.title()
        if cluster.known is not None:
            cluster.name = cluster.known.name
        cluster.mentions.append(name)
        cluster.forms.append(surface)
    _join_capitals(clusters)
    return list(clusters.values())


def _join_capitals(clusters: dict[tuple[EntityKind, str], Cluster]) -> None:
    """A name set in capitals, as in datelines, is the known one that the article writes so elsewhere."""
    known = {
        (cluster.kind, form.casefold()): cluster
        for cluster in clusters.values()
        if cluster.known is not None
        for form in cluster.forms
    }
    for cluster in clusters.values():
        target = known.get((cluster.kind, cluster.name.casefold()))
        if cluster.known is None and target is not None:
            target.absorb(cluster)


def _absorb_all(
    clusters: list[Cluster], targets: dict[str, list[Cluster]], kinds: tuple[EntityKind, ...]
) -> None:
    """Merge each cluster whose name is the short form of exactly one other into that one."""
    for cluster in clusters:
        if not cluster.mentions or cluster.kind not in kinds or _is_certain(cluster):
            continue
        found = [
            target
            for target in targets.get(cluster.name.casefold(), ())
            if target is not cluster and target.mentions
        ]
        distinct = {id(target): target for target in found}
        if len(distinct) == 1:
            next(iter(distinct.values())).absorb(cluster)


def _is_certain(cluster: Cluster) -> bool:
    """Whether the knowledge base stands behind a cluster without a doubt."""
    return cluster.known is not None and any(mention.sure for mention in cluster.mentions)


def _merge_people(clusters: list[Cluster], lexicon: Lexicon) -> None:
    people = [cluster for cluster in clusters if cluster.kind == "person"]
    by_ends: dict[tuple[str, str], Cluster] = {}
    for person in sorted(people, key=lambda p: (p.known is None, -len(p.name))):
        words = person.name.casefold().split()
        if len(words) < 2:
            continue
        other = by_ends.setdefault((words[0], words[-1]), person)
        if other is not person and not (other.known and person.known):
            other.absorb(person)
    by_surname: dict[str, list[Cluster]] = defaultdict(list)
    by_given: dict[str, list[Cluster]] = defaultdict(list)
    for person in people:
        if not person.mentions:
            continue
        for name in dict.fromkeys((person.name, *person.forms)):
            for form in surnames(name, lexicon):
                by_surname[form.casefold()].append(person)
            if given := given_name(name, lexicon):
                by_given[given.casefold()].append(person)
    _absorb_all(people, by_surname, ("person",))
    _absorb_all(people, by_given, ("person",))


def _merge_organisations(clusters: list[Cluster], lexicon: Lexicon) -> None:
    short: dict[str, list[Cluster]] = defaultdict(list)
    letters: dict[str, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        if cluster.kind != "organisation":
            continue
        for name in dict.fromkeys((cluster.name, *cluster.forms)):
            for form in first_words(name, lexicon, given=True):
                short[form.casefold()].append(cluster)
            if " " in name:
                for acronym in initials(name):
                    letters[acronym.casefold()].append(cluster)
    _absorb_all(clusters, short, ("organisation",))
    acronyms = [cluster for cluster in clusters if cluster.name.isupper()]
    _absorb_all(acronyms, letters, ("organisation", "other"))


def _merge_events(clusters: list[Cluster], lexicon: Lexicon) -> None:
    bare: dict[str, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        first, _, rest = cluster.name.partition(" ")
        if cluster.kind == "event" and rest and lexicon[first] & Word.EVENT_PREFIX:
            bare[rest.split()[-1].casefold()].append(cluster)
    _absorb_all(clusters, bare, ("event",))


def _merge_universities(document: Document, clusters: list[Cluster]) -> None:
    """ "Oxford" without "in" before it is the university where the article names the University of Oxford."""
    by_place: dict[str, Cluster] = {}
    for cluster in clusters:
        if cluster.kind == "organisation":
            for form in dict.fromkeys((cluster.name, *cluster.forms)):
                found = re.fullmatch(r"(?:The )?University of (\w+)|(\w+) University", form)
                if found:
                    by_place[found[1] or found[2]] = cluster
    for place in clusters:
        university = by_place.get(place.name) if place.kind == "place" and place.name in _TOWNS else None
        if university is None:
            continue
        meant = [name for name in place.mentions if document.word(name.begin - 1) not in _IN_PLACE]
        for name in meant:
            place.mentions.remove(name)
            university.mentions.append(name)
            university.forms.append(text_of(document, name))


def _merge_defined(document: Document, names: list[Tagged], clusters: list[Cluster]) -> None:
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
        if _is_short_form(document, first, second, between) and (
            one.kind == two.kind or (two.known is None and _abbreviates(document, first, second))
        ):
            target, source = one, two
        elif one.kind != two.kind:
            continue
        elif _FORMERLY.match(between):
            target, source = one, two
        elif _RENAMED.match(between):
            target, source = two, one
        else:
            continue
        for name in source.mentions:
            name.kind = target.kind
        target.absorb(source)
        for name in target.mentions:
            by_mention[id(name)] = target


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
