"""Reasons: entities that two articles name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import sqrt

from metatui.model import Entity, Reason, Span
from metatui.stories.evidence import TRIVIAL, Rarity, Weighed
from metatui.stories.features import entity_number, is_subject, subject_number
from metatui.stories.names import alias_keys, is_same, name_key
from metatui.stories.profile import Profile

_PLACE_FACTOR = 0.7
# What an entity counts that both articles only name in passing.
_PASSING = 0.45


@dataclass(frozen=True, slots=True)
class _Pair:
    """An entity here and there, and the names both use for it."""

    here: Entity
    there: Entity
    keys: tuple[str, ...]


def shared_entities(here: Profile, there: Profile, library: Rarity) -> Iterator[Weighed]:
    """One reason for each entity that both articles name, unless too many others do.

    Where both are about the entity, it counts how many others are about it, not how many mention it: in a
    library on one company most articles name its rivals, few are on them. A news agency and the source of
    either article are no reason.
    """
    credits = here.credits | there.credits
    pairs = [pair for pair in _pairs(here, there) if credits.isdisjoint(pair.keys)]
    mentioned = iter(library.of([entity_number(key) for pair in pairs for key in pair.keys]))
    treated = iter(library.of([subject_number(key) for pair in pairs for key in pair.keys]))
    for pair in pairs:
        # Of the names that both use the commonest decides: it stands for the most articles.
        rarity = min(next(mentioned) for _ in pair.keys)
        rarity_as_subject = min(next(treated) for _ in pair.keys)
        if is_subject(pair.here, here.article.title) and is_subject(pair.there, there.article.title):
            rarity = max(rarity, rarity_as_subject)
        if rarity < TRIVIAL:
            continue
        strength = rarity * (
            _PASSING + (1.0 - _PASSING) * sqrt(_prominence(pair.here) * _prominence(pair.there))
        )
        is_place = "place" in (pair.here.kind, pair.there.kind)
        if is_place:
            strength *= _PLACE_FACTOR
        reason = Reason("entity", pair.here.name, _mentions(pair.here), _mentions(pair.there))
        yield Weighed(strength, reason, is_place)


def _pairs(here: Profile, there: Profile) -> Iterator[_Pair]:
    named: dict[str, list[int]] = {}
    others = there.annotations.entities
    for number, other in enumerate(others):
        for key in _keys(other):
            named.setdefault(key, []).append(number)
    taken: set[int] = set()
    for entity in here.annotations.entities:
        keys = sorted(_keys(entity) & named.keys())
        for number in sorted({number for key in keys for number in named[key]} - taken):
            other = others[number]
            if is_same(entity, other) and entity.mentions and other.mentions:
                taken.add(number)
                yield _Pair(entity, other, tuple(key for key in keys if number in named[key]))
                break


def _keys(entity: Entity) -> frozenset[str]:
    return (alias_keys(entity) | {name_key(entity.name)}) - {""}


def _prominence(entity: Entity) -> float:
    return max(min(1.0, entity.salience), min(1.0, len(entity.mentions) / 4))


def _mentions(entity: Entity) -> tuple[Span, ...]:
    return tuple((mention.start, mention.end) for mention in entity.mentions)
