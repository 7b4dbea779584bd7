"""Reasons: what stands in both of two articles and is rare enough to connect them, with its places in both.

The strength of a reason runs from 0 to about 1: how rare the thing is in the library, on a scale on which
what only two articles have is 1, times how much the two articles make of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import log, sqrt

import numpy as np

from metatui.model import Entity, Figure, Reason, ReasonKind, Span
from metatui.stories.features import entity_number, figure_number, term_number
from metatui.stories.figures import Value, is_telling, measure_the_same, value_of
from metatui.stories.names import alias_keys, is_same, name_key
from metatui.stories.profile import Profile
from metatui.stories.quotes import shared_quotes
from metatui.stories.snapshot import Snapshot
from metatui.stories.terms import find_terms, is_common
from metatui.stories.weighting import specificity

MOST_REASONS = 6
_MOST_OF_KIND: dict[ReasonKind, int] = {"entity": 4, "figure": 3, "terms": 4, "quote": 2}

# Below this share of the rarity of a thing in two articles, a thing connects nothing.
_TRIVIAL = 0.3
_QUOTE_STRENGTH = 1.2
_PLACE_FACTOR = 0.7
_DATE_FACTOR = 0.5
# A small or round figure counts only where both articles say what it measures, and then for this much.
_PLAIN_FIGURE_STRENGTH = 0.4
_WORD_FACTOR = 0.55
_PAIR_FACTOR = 0.8
_SHORTEST_WORD = 4


@dataclass(frozen=True, slots=True)
class Weighed:
    """A reason and its strength."""

    strength: float
    reason: Reason


def find_reasons(here: Profile, there: Profile, snapshot: Snapshot) -> list[Weighed]:
    """The reasons why two articles are related, at most MOST_REASONS, strongest first.

    `snapshot` says how rare things are. No reason at all is a normal answer.
    """
    entities = [*_shared_entities(here, there, snapshot)]
    named = {stem for weighed in entities for stem in find_terms(weighed.reason.text)}
    found = [
        *_strongest("quote", _quotes(here, there)),
        *_strongest("entity", entities),
        *_strongest("figure", _shared_figures(here, there, snapshot)),
        *_strongest("terms", _shared_terms(here, there, snapshot, named)),
    ]
    found.sort(key=lambda weighed: (-weighed.strength, weighed.reason.here))
    return found[:MOST_REASONS]


def _strongest(kind: ReasonKind, found: Iterable[Weighed]) -> list[Weighed]:
    ranked = sorted(found, key=lambda weighed: (-weighed.strength, weighed.reason.here))
    return ranked[: _MOST_OF_KIND[kind]]


def _rarity(snapshot: Snapshot, numbers: Sequence[int]) -> list[float]:
    """The specificity of features that are known to be in two articles at least."""
    df = np.maximum(snapshot.df(np.array(numbers, dtype=np.uint64)), 2)
    return [float(value) for value in specificity(df, snapshot.count)]


def _quotes(here: Profile, there: Profile) -> Iterator[Weighed]:
    for text, span_here, span_there in shared_quotes(here, there):
        yield Weighed(_QUOTE_STRENGTH, Reason("quote", text, (span_here,), (span_there,)))


def _shared_entities(here: Profile, there: Profile, snapshot: Snapshot) -> Iterator[Weighed]:
    by_key: dict[str, list[Entity]] = {}
    for entity in there.annotations.entities:
        for key in {name_key(entity.name), *alias_keys(entity)} - {""}:
            by_key.setdefault(key, []).append(entity)
    pairs: list[tuple[Entity, Entity, list[str]]] = []
    taken: set[int] = set()
    for entity in here.annotations.entities:
        keys = sorted({name_key(entity.name), *alias_keys(entity)} - {""})
        others = {id(other): other for key in keys for other in by_key.get(key, ()) if is_same(entity, other)}
        other = next((other for number, other in others.items() if number not in taken), None)
        if other is not None and entity.mentions and other.mentions:
            taken.add(id(other))
            pairs.append((entity, other, [key for key in keys if other in by_key.get(key, ())]))
    numbers = [entity_number(key) for _, _, keys in pairs for key in keys]
    rarities = iter(_rarity(snapshot, numbers))
    for entity, other, keys in pairs:
        # Of the names that both use the commonest decides: it stands for the most articles about this entity.
        rarity = min(next(rarities) for _ in keys)
        if rarity < _TRIVIAL:
            continue
        strength = rarity * (0.6 + 0.4 * sqrt(_prominence(entity) * _prominence(other)))
        if entity.kind == "place":
            strength *= _PLACE_FACTOR
        yield Weighed(strength, Reason("entity", entity.name, _mentions(entity), _mentions(other)))


def _prominence(entity: Entity) -> float:
    return max(min(1.0, entity.salience), min(1.0, len(entity.mentions) / 4))


def _mentions(entity: Entity) -> tuple[Span, ...]:
    return tuple((mention.start, mention.end) for mention in entity.mentions)


def _shared_figures(here: Profile, there: Profile, snapshot: Snapshot) -> Iterator[Weighed]:
    ours, theirs = _by_value(here), _by_value(there)
    shared = [value for value in ours if value in theirs]
    rarities = _rarity(snapshot, [figure_number(value) for value in shared])
    for value, rarity in zip(shared, rarities, strict=True):
        agreeing = [
            (one, other) for one in ours[value] for other in theirs[value] if measure_the_same(one, other)
        ]
        first = ours[value][0]
        if is_telling(first) and rarity >= _TRIVIAL:
            strength = rarity * (0.9 if agreeing else 0.75) * (_DATE_FACTOR if first.kind == "date" else 1.0)
            used, answering = ours[value], theirs[value]
        elif agreeing:
            strength = _PLAIN_FIGURE_STRENGTH
            used = [one for one in ours[value] if any(one is pair[0] for pair in agreeing)]
            answering = [other for other in theirs[value] if any(other is pair[1] for pair in agreeing)]
        else:
            continue
        yield Weighed(strength, Reason("figure", used[0].text, _spans(used), _spans(answering)))


def _by_value(profile: Profile) -> dict[Value, list[Figure]]:
    """The figures that may connect, by value; the day an article appeared on is none of them."""
    published = profile.article.published
    today = None if published is None else published.date().isoformat()
    found: dict[Value, list[Figure]] = {}
    for figure in profile.annotations.figures:
        value = value_of(figure)
        if value is not None and figure.low != today:
            found.setdefault(value, []).append(figure)
    return found


def _spans(figures: Sequence[Figure]) -> tuple[Span, ...]:
    return tuple(sorted((figure.start, figure.end) for figure in figures))


def _shared_terms(here: Profile, there: Profile, snapshot: Snapshot, named: set[str]) -> Iterator[Weighed]:
    shared = [key for key in here.terms if key in there.terms and _may_tell(key, named)]
    rarities = _rarity(snapshot, [term_number(key) for key in shared])
    ranked: list[tuple[float, str, tuple[Span, ...], tuple[Span, ...]]] = []
    for key, rarity in zip(shared, rarities, strict=True):
        if rarity < _TRIVIAL:
            continue
        ours, theirs = here.unmarked(here.terms[key]), there.unmarked(there.terms[key])
        if ours and theirs:
            factor = _PAIR_FACTOR if " " in key else _WORD_FACTOR
            strength = rarity * factor * sqrt(_emphasis(ours) * _emphasis(theirs))
            ranked.append((strength, key, ours, theirs))
    ranked.sort(key=lambda item: (-item[0], item[2], item[1]))
    told: set[str] = set()
    for strength, key, ours, theirs in ranked:
        if told.isdisjoint(key.split()):
            told.update(key.split())
            yield Weighed(strength, Reason("terms", _form(here.article.text, ours), ours, theirs))


def _may_tell(key: str, named: set[str]) -> bool:
    stems = key.split()
    if key in named or all(stem in named for stem in stems) or all(map(is_common, stems)):
        return False
    return len(stems) > 1 or len(key) >= _SHORTEST_WORD


def _emphasis(spans: Sequence[Span]) -> float:
    return min(1.0, (1.0 + log(len(spans))) / 2.0)


def _form(text: str, spans: Sequence[Span]) -> str:
    """The form of a term that the text uses most, written small where it is."""
    forms: dict[str, int] = {}
    for start, end in spans:
        form = " ".join(text[start:end].split())
        forms[form] = forms.get(form, 0) + 1
    return max(forms, key=lambda form: (form[0].islower(), forms[form], form))
