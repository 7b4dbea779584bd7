"""Annotations as they are with the reader's corrections."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from metatui.corrections.name_key import name_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from metatui.corrections.ruleset import Outcome, Ruleset
    from metatui.model import Annotations, Entity, EntityKind, Quote


def apply(annotations: Annotations, rules: Ruleset) -> Annotations:
    """The annotations as the rules have them; what `Annotations` promises of order and overlap still holds.

    Entities that become one keep all their mentions. A figure whose owner is hidden has none any more, and a
    quote whose speaker is hidden neither. Where no rule is about this article, it is the same object.
    """
    if not rules:
        return annotations
    outcomes = [rules.outcome(entity.name, entity.kind) for entity in annotations.entities]
    entities, names = annotations.entities, _Names()
    if any(map(_is_changed, annotations.entities, outcomes)):
        entities, names = _merged(annotations.entities, outcomes)
    figures = tuple(figure for figure in annotations.figures if not rules.hides(figure))
    if entities is annotations.entities and len(figures) == len(annotations.figures):
        return annotations
    return replace(
        annotations,
        entities=entities,
        figures=tuple(
            figure
            if names.of(figure.owner) == figure.owner
            else replace(figure, owner=names.of(figure.owner))
            for figure in figures
        ),
        quotes=tuple(_quote(quote, names) for quote in annotations.quotes),
    )


class _Names:
    """What the names of an article's entities have become."""

    def __init__(self) -> None:
        self._now: dict[tuple[str, EntityKind | None], str | None] = {}

    def note(self, entity: Entity, name: str | None) -> None:
        """An entity is called so now; None when it is hidden. They come in the order of the annotations."""
        self._now.setdefault((entity.name, None), name)
        self._now.setdefault((entity.name, entity.kind), name)

    def of(self, name: str | None, kind: EntityKind | None = None) -> str | None:
        """What a name is now; of two entities with it the one of that kind, else the more salient one."""
        if name is None:
            return None
        return self._now.get((name, kind), self._now.get((name, None), name))


def _is_changed(entity: Entity, outcome: Outcome) -> bool:
    return outcome.hidden or (outcome.name, outcome.kind) != (entity.name, entity.kind)


def _merged(entities: Sequence[Entity], outcomes: Sequence[Outcome]) -> tuple[tuple[Entity, ...], _Names]:
    groups: dict[tuple[str, EntityKind], list[tuple[Entity, Outcome]]] = {}
    for entity, outcome in zip(entities, outcomes, strict=True):
        if not outcome.hidden:
            groups.setdefault((name_key(outcome.name), outcome.kind), []).append((entity, outcome))
    made = {key: _one(group) for key, group in groups.items()}
    names = _Names()
    for entity, outcome in zip(entities, outcomes, strict=True):
        names.note(entity, None if outcome.hidden else made[name_key(outcome.name), outcome.kind].name)
    return tuple(sorted(made.values(), key=lambda e: (-e.salience, e.mentions[0].start, e.name))), names


def _one(group: Sequence[tuple[Entity, Outcome]]) -> Entity:
    """The entity that all of these are."""
    # One that had the name already says how it is written.
    first, outcome = min(group, key=lambda member: _is_changed(*member))
    if len(group) == 1 and not _is_changed(first, outcome):
        return first
    mentions = tuple(sorted((m for entity, _ in group for m in entity.mentions), key=lambda m: m.start))
    forms = [form for entity, result in group for form in (*result.aliases, *entity.aliases)]
    forms += [" ".join(mention.text.split()) for mention in mentions]
    others = {name_key(form): form for form in reversed(forms) if name_key(form) != name_key(outcome.name)}
    roles = [entity.role for entity, _ in [(first, outcome), *group] if entity.role]
    return replace(
        first,
        name=outcome.name,
        kind=outcome.kind,
        aliases=tuple(reversed(others.values())),
        role=roles[0] if roles else None,
        salience=_together([entity.salience for entity, _ in group]),
        mentions=mentions,
    )


def _together(saliences: Sequence[float]) -> float:
    """How much an article is about what it is about under several names: more than under any, 1 at most."""
    if len(saliences) == 1:
        return saliences[0]
    missing = 1.0
    for salience in saliences:
        missing *= 1.0 - salience
    return round(1.0 - missing, 3)


def _quote(quote: Quote, names: _Names) -> Quote:
    speaker = names.of(quote.speaker, "person")
    return quote if speaker == quote.speaker else replace(quote, speaker=speaker)
