"""How long tasks report, and how they are stopped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Phase = Literal["looking", "reading", "analysing", "indexing", "correcting", "relating", "tagging", "done"]


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a long task stands: `done` of `total` things in `phase`; `total` is 0 while unknown."""

    phase: Phase
    done: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that did not become an article, and the reason in plain words."""

    path: str
    reason: str


ReportProgress = Callable[[Progress], None]
IsCancelled = Callable[[], bool]
