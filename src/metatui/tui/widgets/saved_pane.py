"""The saved searches with their unread counts: above the list, or in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.cells import cell_len
from textual.content import Content

from metatui.tui.bindings import bindings_for
from metatui.tui.fit import compact_count, fit, pad
from metatui.tui.part_style import part_style
from metatui.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.style import Style

    from metatui.tui.glyphs import Glyphs

_TALLEST = 8  # rows beside the list; more are scrolled to


class SavedRow(NamedTuple):
    """A saved search and how many unread articles answer it, None while they are counted."""

    name: str
    query: str
    unread: int | None = None


class SavedPane(VirtualList):
    """One line for each saved search; that of the search that is on carries a bar."""

    BINDINGS = bindings_for("saved")
    chooses_on_click = True
    DEFAULT_CSS = """
    SavedPane > .saved-pane--mark { color: $accent; }
    SavedPane > .saved-pane--unread { text-style: bold; }
    SavedPane > .saved-pane--faint { text-style: dim; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"saved-pane--{name}" for name in ("unread", "faint", "mark")}

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__(id="saved", classes="pane")
        self._glyphs = glyphs
        self._rows: Sequence[SavedRow] = ()
        self._answered = ""
        self.border_title = Content("Saved searches")

    @property
    def rows(self) -> Sequence[SavedRow]:
        """All saved searches."""
        return self._rows

    @property
    def row_at_cursor(self) -> SavedRow | None:
        """The saved search under the cursor."""
        return self._rows[self.cursor] if self.cursor < len(self._rows) else None

    def show_rows(self, rows: Sequence[SavedRow]) -> None:
        """Show these, with the cursor on the same name as before where it is still there."""
        before = self.row_at_cursor
        self._rows = rows
        cursor = next((at for at, row in enumerate(rows) if before and row.name == before.name), self.cursor)
        self.border_title = Content(f"Saved searches {len(rows)}")
        self.styles.max_height = min(len(rows), _TALLEST) + 2 if rows else 3
        self.set_rows(max(len(rows), 1), cursor)

    def mark_running(self, query: str) -> None:
        """Mark the saved search that the list answers now."""
        if query != self._answered:
            self._answered = query
            self.refresh_rows()

    def is_selectable(self, row: int) -> bool:
        return bool(self._rows)

    def draw_row(self, row: int, width: int, style: Style) -> list[Content]:
        glyphs = self._glyphs
        if not self._rows:
            text = fit(" None yet; :save NAME keeps one", width, glyphs.ellipsis)
            return [Content.assemble((text, self._part("faint")))]
        shown = self._rows[row]
        bar = glyphs.opened if shown.query == self._answered else " "
        count = glyphs.ellipsis if shown.unread is None else compact_count(shown.unread)
        room = max(width - 3 - cell_len(count), 1)
        name = fit(shown.name, room, glyphs.ellipsis)
        left_over = room - cell_len(name) - 2
        query = f"  {fit(shown.query, left_over, glyphs.ellipsis)}" if left_over > 5 else ""
        return [
            Content.assemble(
                (bar, self._part("mark")),
                name,
                (query, self._part("faint")),
                pad("", room - cell_len(name + query)),
                (f" {count} ", self._part("unread" if shown.unread else "faint")),
                strip_control_codes=False,
            )
        ]

    def _part(self, name: str) -> Style:
        return part_style(self, f"saved-pane--{name}")
