"""One entity under one name: the forms under which an article names the same one are brought together.

Everything here needs evidence in the article itself or in the knowledge base; a surname that two people of
the article bear stays apart.
"""

from __future__ import annotations

import re
from collections import defaultdict

from metatui.analysis.entities.clusters import Cluster, by_surface, text_of
from metatui.analysis.entities.declared import merge_declared
from metatui.analysis.entities.document import Document
from metatui.analysis.entities.lexicon import Lexicon, Word, word_set
from metatui.analysis.entities.names import (
    first_words,
    given_name,
    initials,
    surnames,
)
from metatui.analysis.entities.tagger import Tagged
from metatui.model import EntityKind

_ADDRESS = word_set("mr mrs ms miss dr prof sir dame")
_PREFERRED: tuple[EntityKind, ...] = ("organisation", "person", "product", "place", "event", "other")
_IN_PLACE = word_set("in near from to outside around across")


# Towns whose name alone stands for their university.
_TOWNS = word_set("Oxford Cambridge Princeton Berkeley Leiden Heidelberg Uppsala Warwick Durham Georgetown")


def merge_aliases(document: Document, names: list[Tagged], lexicon: Lexicon) -> list[Cluster]:
    """The entities that `names` are mentions of, each with all its mentions in order."""
    clusters = by_surface(document, names)
    _merge_people(document, clusters, lexicon)
    _merge_organisations(clusters, lexicon)
    _merge_events(clusters, lexicon)
    _merge_universities(document, clusters)
    _merge_same_words(clusters, lexicon)
    merge_declared(document, names, clusters)
    living = [cluster for cluster in clusters if cluster.mentions]
    for cluster in living:
        cluster.mentions.sort(key=lambda name: name.begin)
    return living


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


def _address(document: Document, mention: Tagged) -> str:
    """The form of address before a name, "" where there is none."""
    word = document.word(mention.begin - 1).rstrip(".") if mention.begin else ""
    return word if word in _ADDRESS else ""


def _part_by_address(document: Document, people: list[Cluster], by_surname: dict[str, list[Cluster]]) -> None:
    """ "Dr Sato" is the one of two people of that name who was called "Dr Helen Sato"."""
    for short in people:
        bearers = {id(one): one for one in by_surname.get(short.name.casefold(), ()) if one is not short}
        if len(bearers) < 2 or " " in short.name:
            continue
        for mention in [*short.mentions]:
            address = _address(document, mention)
            called = [
                one
                for one in bearers.values()
                if address and any(_address(document, full) == address for full in one.mentions)
            ]
            if len(called) == 1:
                short.mentions.remove(mention)
                called[0].mentions.append(mention)
                called[0].forms.append(text_of(document, mention))


def _is_introduced_apart(document: Document, short: Cluster, by_surname: dict[str, list[Cluster]]) -> bool:
    """Whether "Mr Lindqvist" comes before any "Anna Lindqvist": then it is somebody else."""
    if not short.mentions or " " in short.name:
        return False
    first = min(short.mentions, key=lambda name: name.begin)
    fulls = [one for one in by_surname.get(short.name.casefold(), ()) if one is not short and one.mentions]
    return (
        bool(fulls)
        and bool(_address(document, first))
        and all(first.begin < min(name.begin for name in one.mentions) for one in fulls)
    )


def _merge_people(document: Document, clusters: list[Cluster], lexicon: Lexicon) -> None:
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
            elif _is_unknown(name.partition(" ")[0], lexicon) and " " in name:
                # A given name of wherever: "Thandi Nkosi … Thandi".
                by_given[name.partition(" ")[0].casefold()].append(person)
    _part_by_address(document, people, by_surname)
    introduced = [one for one in people if not _is_introduced_apart(document, one, by_surname)]
    _absorb_all(introduced, by_surname, ("person",))
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
    # "Orvane's debt": a word that is no name known of old is the firm that the article names in full.
    borne = {
        name.split()[-1] for one in clusters if one.kind == "person" for name in one.forms if " " in name
    }
    unknown = [
        one
        for one in clusters
        if _is_unknown_word(one, lexicon)
        or (one.kind == "person" and one.known is None and _is_only_surname(one.name, lexicon, borne))
    ]
    _absorb_all(unknown, short, ("person", "place", "product", "other"))
    acronyms = [cluster for cluster in clusters if cluster.name.isupper()]
    _absorb_all(acronyms, letters, ("organisation", "other"))


def _is_unknown_word(cluster: Cluster, lexicon: Lexicon) -> bool:
    """Whether a cluster has a single word for a name, of which nobody knows what it could be."""
    return cluster.known is None and " " not in cluster.name and _is_unknown(cluster.name, lexicon)


def _is_only_surname(name: str, lexicon: Lexicon, borne: set[str]) -> bool:
    """Whether a word is a surname that nobody of the article bears in full: "Norwood" of "Norwood Labs"."""
    return bool(lexicon[name] & Word.SURNAME) and not lexicon[name] & Word.COMMON and name not in borne


def _is_unknown(word: str, lexicon: Lexicon) -> bool:
    """Whether a word is in no list of names and words."""
    return not lexicon[word] & (Word.GIVEN | Word.SURNAME | Word.COMMON)


def _merge_same_words(clusters: list[Cluster], lexicon: Lexicon) -> None:
    """An unknown word that is read as several kinds is of one: that of most mentions, rather a firm."""
    alike: dict[str, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        if cluster.mentions and _is_unknown_word(cluster, lexicon):
            alike[cluster.name.casefold()].append(cluster)
    for same in alike.values():
        best = max(same, key=lambda one: (len(one.mentions), -_PREFERRED.index(one.kind)))
        for other in same:
            if other is not best:
                best.absorb(other)


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
