"""How a query may go on, and a name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from metatui.model.kinds import EntityKind

CompletionKind = Literal["field", "value", "entity", "source", "unit", "tag", "word", "search"]


@dataclass(frozen=True, slots=True)
class Completion:
    """A text that may stand in place of `query[start:end]`, as it would be shown and as it is inserted.

    `count` is the number of articles it is true of, None where that says nothing (a field name).
    """

    start: int
    end: int
    shown: str
    inserted: str
    kind: CompletionKind
    count: int | None = None


class KnownName(NamedTuple):
    """The name of an entity that so many articles of the library name."""

    name: str
    kind: EntityKind
    articles: int
