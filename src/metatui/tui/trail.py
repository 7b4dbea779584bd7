"""The trail: every jump is remembered, and can be gone back and forward."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from metatui.model import Span

_LONGEST = 200


class Place(NamedTuple):
    """Where the reader was: an article, the line at the top, the mark and the entity that stood out."""

    article: str
    scroll: int = 0
    current: Span | None = None
    chosen: int | None = None


class Trail:
    """Two stacks, as in a browser: a new jump forgets the way forward."""

    def __init__(self) -> None:
        self._behind: list[Place] = []
        self._ahead: list[Place] = []

    def leave(self, place: Place) -> None:
        """Remember the place from which a jump starts; the same place twice counts once."""
        if not self._behind or self._behind[-1] != place:
            self._behind.append(place)
            del self._behind[:-_LONGEST]
        self._ahead.clear()

    def back(self, here: Place | None) -> Place | None:
        """The place before this one; None at the beginning."""
        return self._move(self._behind, self._ahead, here)

    def forward(self, here: Place | None) -> Place | None:
        """The place from which `back` came; None at the end."""
        return self._move(self._ahead, self._behind, here)

    @staticmethod
    def _move(source: list[Place], target: list[Place], here: Place | None) -> Place | None:
        while source:
            place = source.pop()
            if place != here:
                if here is not None:
                    target.append(here)
                return place
        return None

    @property
    def depth(self) -> tuple[int, int]:
        """How many places lie behind and ahead."""
        return len(self._behind), len(self._ahead)
