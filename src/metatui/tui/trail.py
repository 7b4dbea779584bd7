"""The trail: every jump is remembered, and can be gone back and forward."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from metatui.model import Span
    from metatui.tui.panes import Pane
    from metatui.tui.search_session import Show
    from metatui.tui.widgets.panel_section import SectionName

_LONGEST = 200


class Place(NamedTuple):
    """Where the reader was: an article, the line at the top, the mark and the entity that stood out.

    And what was around it: what the list showed, and the pane (or section of the panel) with the keys and the
    row of its cursor.
    """

    article: str
    scroll: int = 0
    current: Span | None = None
    chosen: int | None = None
    query: str = ""
    typing: bool = False  # whether the last word of the query was a beginning
    show: Show = "all"
    pane: Pane | SectionName | None = None
    row: int = 0

    def is_same(self, other: Place | None) -> bool:
        """Whether two are one place for the reader, whichever pane had the keys."""
        return other is not None and (*self[:4], self.query) == (*other[:4], other.query)


class Trail:
    """Two stacks, as in a browser: a new jump forgets the way forward."""

    def __init__(self) -> None:
        self._behind: list[Place] = []
        self._ahead: list[Place] = []

    def leave(self, place: Place) -> None:
        """Remember the place from which a jump starts; the same place twice counts once, as it was last."""
        if self._behind and self._behind[-1].is_same(place):
            self._behind.pop()
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
            if not place.is_same(here):
                if here is not None:
                    target.append(here)
                return place
        return None

    @property
    def depth(self) -> tuple[int, int]:
        """How many places lie behind and ahead."""
        return len(self._behind), len(self._ahead)
