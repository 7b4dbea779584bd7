"""How a query may go on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

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
