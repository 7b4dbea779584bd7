"""Which names of the library are one: a surname alone, an acronym, a firm without its legal form.

Only with evidence: the full name is seen in other articles, and no other name of the library could be meant.
A given name alone is never taken for somebody, nor a surname that two people bear or that is also the name of
a place, an organisation or a product.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

from metatui.model import CorrectedName, EntityKind, SameName
from metatui.search.facet_key import FACET_FIELDS, FACET_OF, facet_key
from metatui.search.snapshot import Snapshot


def _set(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_PARTICLES: Final = _set("von van der den de la le da di du del della dos el al bin ibn ben ter ten zu af")
_LEGAL: Final = _set(
    "inc inc. incorporated corp corp. corporation co co. company ltd ltd. limited plc llc lp ag gmbh sa s.a."
    " se nv n.v. bv ab asa oyj spa s.p.a. kk group holding holdings"
)
_SMALL: Final = _set("of the and for in on to de la des du et und der")
_SUFFIXES: Final = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
_ACRONYM: Final = range(3, 7)  # letters; of two there are too many

Names = Mapping[str, tuple[str, int]]  # key → how it is written, and in how many articles


def same_names(
    snapshot: Snapshot, known: Iterable[SameName] = (), corrected: Iterable[CorrectedName] = ()
) -> tuple[SameName, ...]:
    """The short names that stand for one full name of the same kind, sorted.

    `known` are those that were found before: their short names are in the index no more, under which their
    articles are found by now. `corrected` are full names that are in the index no more either, since the
    reader calls them otherwise: what is short for them is so still.
    """
    before: dict[EntityKind, dict[str, str]] = defaultdict(dict)
    for one in known:
        before[one.kind][facet_key(one.name)] = one.name
    people, organisations = _names(snapshot, "person"), _names(snapshot, "organisation")
    others = {*organisations, *_names(snapshot, "place"), *_names(snapshot, "product")}
    for name in corrected:
        names = people if name.kind == "person" else organisations
        if name.kind in ("person", "organisation") and not _is_as_before(name):
            names.setdefault(facet_key(name.name), (name.name, name.articles))
    found = [
        *_people(people, others, before["person"]),
        *_organisations(organisations, before["organisation"]),
    ]
    return tuple(sorted(found))


def _names(snapshot: Snapshot, kind: EntityKind) -> dict[str, tuple[str, int]]:
    """All names of a kind by their keys."""
    found: dict[str, tuple[str, int]] = {}
    for segment, offset in zip(snapshot.segments, snapshot.offsets, strict=True):
        column = segment.values(FACET_FIELDS[FACET_OF[kind]])
        if column is None:
            continue
        counts = column.counted(snapshot.live[offset : offset + segment.size]).tolist()
        for number, (key, count) in enumerate(zip(column.keys, counts, strict=True)):
            if not count:
                continue
            written, articles = found.get(key, ("", 0))
            found[key] = written or column.value(number)[1], articles + count
    return found


def _is_as_before(one: CorrectedName) -> bool:
    """Whether what is short for the name as it was is short for it as it is now."""
    if one.now is None:
        return False
    before, now = facet_key(one.name), facet_key(one.now)
    if one.kind == "organisation":
        return _plain(before) == _plain(now)
    return len(now.split()) > 1 and now.split()[-1] == before.split()[-1]


def _people(people: Names, others: Collection[str], before: Mapping[str, str]) -> Iterator[SameName]:
    bearers: dict[str, dict[tuple[str, str], str]] = defaultdict(dict)
    given: set[str] = set()
    for key, (_, articles) in people.items():
        words = [word for word in key.split() if word not in _SUFFIXES]
        if len(words) < 2 or words[0] in _PARTICLES:
            continue
        given.add(words[0])
        for surname in _surnames(words):
            # "Mark E. Zuckerberg" and "Mark Zuckerberg" are one: the one of most articles stands for both.
            same = bearers[surname].setdefault((words[0], words[-1]), key)
            if articles > people[same][1]:
                bearers[surname][words[0], words[-1]] = key
    for short in {*people, *before}:
        fulls = bearers.get(short)
        if fulls is None or len(fulls) != 1 or short in given or short in others:
            continue
        full, articles = people[next(iter(fulls.values()))]
        yield SameName(_written(short, people, before), "person", full, articles)


def _surnames(words: list[str]) -> Iterator[str]:
    """The last word, and the last words from the first particle on: "von der Leyen"."""
    yield words[-1]
    particle = next((at for at in range(1, len(words) - 1) if words[at] in _PARTICLES), None)
    if particle is not None:
        yield " ".join(words[particle:])


def _organisations(names: Names, before: Mapping[str, str]) -> Iterator[SameName]:
    alike: dict[str, list[str]] = defaultdict(list)
    by_initials: dict[str, set[str]] = defaultdict(set)
    for key, (written, _) in names.items():
        alike[_plain(key)].append(key)
        for letters in _initials(written):
            by_initials[letters].add(_plain(key))
    for short in {*names, *before}:
        plain, written = _plain(short), _written(short, names, before)
        same = [key for key in alike.get(plain, ()) if key != short]
        if same:
            best = max(same, key=lambda key: (names[key][1], key))
            mine = names.get(short, ("", 0))[1]
            if (names[best][1], best) > (mine, short):
                yield SameName(written, "organisation", *names[best])
        elif written.isupper() and len(written) in _ACRONYM and written.isalpha():
            meant = by_initials.get(written, set()) - {plain}
            fulls = [key for one in meant for key in alike[one]]
            if len(meant) == 1:
                best = max(fulls, key=lambda key: (names[key][1], key))
                yield SameName(written, "organisation", *names[best])


def _plain(key: str) -> str:
    """A firm's name without article and legal form."""
    words = key.split()
    while len(words) > 1 and words[0] == "the":
        del words[0]
    while len(words) > 1 and words[-1].strip(",") in _LEGAL:
        del words[-1]
    return " ".join(words).rstrip(",")


def _initials(written: str) -> Iterator[str]:
    """The first letters of a name of several words, with and without its small words."""
    words = [word for word in written.replace("-", " ").split() if word[0].isalpha()]
    if len(words) < min(_ACRONYM):
        return
    large = [word for word in words if word.casefold() not in _SMALL]
    if all(word[0].isupper() for word in large):
        yield "".join(word[0] for word in large)
        if len(large) < len(words):
            yield "".join(word[0] for word in words).upper()


def _written(short: str, names: Names, before: Mapping[str, str]) -> str:
    return names[short][0] if short in names else before[short]
