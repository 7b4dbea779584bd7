"""A short name that stands for a fuller one in all articles of a library."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from metatui.model.kinds import EntityKind


class SameName(NamedTuple):
    """Where an article has no fuller one, `name` is `full`, which has no rival, in so many `articles`."""

    name: str
    kind: EntityKind
    full: str
    articles: int


class CorrectedName(NamedTuple):
    """A name that the reader changed, by which a shorter one may still be known.

    It is seen in so many `articles`, under what it is called `now`: None where it is hidden, or another kind.
    """

    name: str
    kind: EntityKind
    now: str | None
    articles: int
