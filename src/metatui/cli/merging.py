"""The entities of several articles as one list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from metatui.model.annotations import Entity
from metatui.model.kinds import EntityKind


@dataclass(slots=True)
class MergedEntity:
    """An entity over several articles.

    `salience` is its mean over all the articles asked about (0 where it is not named), so that it says
    how much the whole is about it; `articles` are the ids of those that name it.
    """

    name: str
    kind: EntityKind
    aliases: list[str] = field(default_factory=list)
    role: str | None = None
    salience: float = 0.0
    mention_count: int = 0
    articles: list[str] = field(default_factory=list)


def merge_entities(by_article: Iterable[tuple[str, Sequence[Entity]]]) -> list[MergedEntity]:
    """Merge entities of the same name and kind; the most salient first, then by name.

    Of several roles the one in the first article that gives any stays.
    """
    merged: dict[tuple[str, str], MergedEntity] = {}
    total = 0
    for article_id, entities in by_article:
        total += 1
        for entity in entities:
            one = merged.setdefault((entity.name, entity.kind), MergedEntity(entity.name, entity.kind))
            one.aliases += [alias for alias in entity.aliases if alias not in one.aliases]
            one.role = one.role or entity.role
            one.salience += entity.salience
            one.mention_count += len(entity.mentions)
            if not one.articles or one.articles[-1] != article_id:
                one.articles.append(article_id)
    for one in merged.values():
        one.salience /= total
    return sorted(merged.values(), key=lambda one: (-one.salience, one.name, one.kind))
