"""What a search answers."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ranking:
    """The ids of all articles found, in order, with their scores.

    `relaxed` says that no article has all the words, and these have at least one.
    """

    ids: Sequence[str]
    scores: Sequence[float]
    relaxed: bool = False


@dataclass(frozen=True, slots=True)
class Limits:
    """Which articles count, whatever the query says: `only` these ids, where given, and none of `without`."""

    only: Collection[str] | None = None
    without: Collection[str] = ()
