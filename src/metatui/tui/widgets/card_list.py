"""The lines of a card under a cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.content import Content

from metatui.tui.bindings import bindings_for
from metatui.tui.card_rows import CardRow
from metatui.tui.fit import fit, pad
from metatui.tui.part_style import part_style
from metatui.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.style import Style

    from metatui.tui.bindings import BindingList
    from metatui.tui.glyphs import Glyphs


class CardList(VirtualList):
    """Rows of which those that lead somewhere can be chosen."""

    chooses_on_click = True
    BINDINGS: ClassVar[BindingList] = bindings_for("card")
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"card-list--{name}" for name in ("text", "faint", "heading", "chart")
    }

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__(id="card-rows")
        self._glyphs = glyphs
        self._rows: Sequence[CardRow] = ()

    @property
    def row_at_cursor(self) -> CardRow | None:
        """The row that can be followed."""
        row = self._rows[self.cursor] if 0 <= self.cursor < len(self._rows) else None
        return row if row is not None and row.lead is not None else None

    def show_rows(self, rows: Sequence[CardRow], cursor: int = 0) -> None:
        """Show other rows."""
        self._rows = rows
        self.set_rows(len(rows), cursor)

    def is_selectable(self, row: int) -> bool:
        return self._rows[row].lead is not None

    def draw_row(self, row: int, width: int, style: Style) -> list[Content]:
        shown = self._rows[row]
        right = f"  {shown.right} " if shown.right else ""
        room = max(width - cell_len(right), 0)
        text = fit(shown.text, room, self._glyphs.ellipsis)
        left_over = room - cell_len(text) - 2
        faint = f"  {fit(shown.faint, left_over, self._glyphs.ellipsis)}" if left_over > 3 else ""
        blanks = pad("", room - cell_len(text) - cell_len(faint))
        return [
            Content.assemble(
                (text, part_style(self, f"card-list--{shown.style}")),
                (faint, part_style(self, "card-list--faint")),
                blanks,
                (right, part_style(self, "card-list--faint")),
                strip_control_codes=False,
            )
        ]
