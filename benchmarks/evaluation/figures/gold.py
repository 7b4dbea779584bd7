"""The gold sentences: a line of JSON each, its format in tests/gold/figures/README.md."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from metatui.model import Entity, Figure, Mention

FOLDER = Path(__file__).parents[3] / "tests" / "gold" / "figures"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its figures; a figure's `measures` is None where the label is not asked."""

    domain: str
    text: str
    published: datetime | None
    entities: tuple[Entity, ...]
    figures: tuple[Figure, ...]

    @property
    def is_trap(self) -> bool:
        """Whether it is there for the numbers in it that are no figures."""
        return self.domain == "traps" or not self.figures


def read(part: str) -> list[Sentence]:
    """The sentences of "open" or "closed"."""
    lines = (FOLDER / f"{part}.jsonl").read_text("utf-8").splitlines()
    return [_sentence(json.loads(line)) for line in lines]


def _sentence(told: dict[str, Any]) -> Sentence:
    published = told.get("published")
    return Sentence(
        domain=told["domain"],
        text=told["text"],
        published=datetime.fromisoformat(published).replace(hour=9, tzinfo=UTC) if published else None,
        entities=tuple(_entity(name, kind, told["text"]) for name, kind in told.get("entities", {}).items()),
        figures=tuple(Figure(**figure, sentence=told["text"]) for figure in told["figures"]),
    )


def _entity(name: str, kind: Any, text: str) -> Entity:
    places = re.finditer(re.escape(name), text)
    return Entity(name, kind, mentions=tuple(Mention(place.start(), place.end(), name) for place in places))
