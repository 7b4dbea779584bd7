"""What a tagger is: it marks names in a document; aliases, roles and salience come after it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from metatui.analysis.entities.document import Document
from metatui.analysis.entities.knowledge import Known
from metatui.model import EntityKind


@dataclass(slots=True)
class Tagged:
    """A name in the text, from token `begin` up to token `end`.

    `kind` is None while undecided; `known` the entry of the knowledge base it was taken from; `sure` says
    that the name stands on its own feet and may vouch for others like it in the article. `score` is how
    certain the network is of it, from 0 to 1, None where the rules alone have it.
    """

    begin: int
    end: int
    kind: EntityKind | None
    known: Known | None = None
    sure: bool = True
    lean: EntityKind | None = None
    score: float | None = None


class Tagger(Protocol):
    """Finds the names of a document: in the order of the text, not overlapping, each with a kind."""

    def tag(self, document: Document) -> list[Tagged]:
        """The names in `document`."""
        ...
