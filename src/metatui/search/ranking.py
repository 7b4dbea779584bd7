"""What a search answers."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from metatui.search.syntax import ParsedQuery


@dataclass(frozen=True, slots=True)
class Ranking:
    """The ids of all articles found, in order, with their scores.

    `asked` is there when no article has all the words: these have at least one, and it says what of.
    """

    ids: Sequence[str]
    scores: Sequence[float]
    asked: ParsedQuery | None = None

    @property
    def relaxed(self) -> bool:
        """Whether less was asked for than the query says."""
        return self.asked is not None


@dataclass(frozen=True, slots=True)
class Limits:
    """Which articles count, whatever the query says: `only` these ids, where given, and none of `without`."""

    only: Collection[str] | None = None
    without: Collection[str] = ()
