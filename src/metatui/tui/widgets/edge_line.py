"""One line with something at its left and something at its right edge: title and status."""

from __future__ import annotations

from rich.cells import cell_len
from textual.content import Content
from textual.widget import Widget

from metatui.tui.fit import fit


class EdgeLine(Widget):
    """The right part keeps its place; the left one is cut where they would meet."""

    DEFAULT_CSS = "EdgeLine { height: 1; }"

    def __init__(self, *, id: str, ellipsis: str = "…") -> None:
        super().__init__(id=id)
        self._ellipsis = ellipsis
        self._left = ""
        self._right = ""

    @property
    def text(self) -> tuple[str, str]:
        """What stands at the left and at the right."""
        return self._left, self._right

    def show(self, left: str | None = None, right: str | None = None) -> None:
        """Change one of the two or both; None leaves a part as it is."""
        before = self.text
        self._left = self._left if left is None else left
        self._right = self._right if right is None else right
        if self.text != before:
            self.refresh()

    def render(self) -> Content:
        width = self.content_size.width
        right = fit(self._right, width, self._ellipsis)
        room = width - cell_len(right) - (1 if right else 0)
        left = fit(self._left, room, self._ellipsis)
        return Content(left + " " * (width - cell_len(left) - cell_len(right)) + right)
