"""One section of the side panel: headings and rows, each row with the places it leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal, NamedTuple

from rich.cells import cell_len
from textual.content import Content

from metatui.tui.fit import fit, pad
from metatui.tui.part_style import part_style
from metatui.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.style import Style

    from metatui.model import Span
    from metatui.tui.glyphs import Glyphs

SectionName = Literal["entities", "figures", "related"]


class PanelRow(NamedTuple):
    """One line of a section.

    `left` is drawn first, then `text` and `faint` as far as there is room, and `right` at the edge.
    A row with `places` leads into the text, one with `article` to another article; one with neither
    is a heading or a note and cannot be chosen. `entity` is the entity's number in the annotations,
    `term` what `+` and `-` put into the search. `style` names the component class of the text.
    """

    text: str
    left: str = ""
    faint: str = ""
    right: str = ""
    style: str = "text"
    places: tuple[Span, ...] = ()
    article: str | None = None
    entity: int | None = None
    term: str | None = None

    @property
    def selectable(self) -> bool:
        """Whether the cursor can stand here."""
        return bool(self.places) or self.article is not None


class PanelSection(VirtualList):
    """The rows of a section under a cursor."""

    chooses_on_click = True

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"panel-section--{name}"
        for name in (
            *("text", "heading", "faint", "right"),
            *("person", "organisation", "place", "product", "event", "other", "figure"),
        )
    }

    def __init__(self, name: SectionName, title: str, glyphs: Glyphs) -> None:
        super().__init__(id=name, classes="pane section")
        self.section: SectionName = name
        self._title = title
        self._glyphs = glyphs
        self._rows: Sequence[PanelRow] = ()
        self._wanted: int | None = None  # the row for the cursor as soon as there is one
        self.border_title = Content(title)

    @property
    def rows(self) -> Sequence[PanelRow]:
        """What the section shows."""
        return self._rows

    @property
    def row_at_cursor(self) -> PanelRow | None:
        """The row the cursor stands on, None where it cannot stand."""
        if 0 <= self.cursor < len(self._rows) and self._rows[self.cursor].selectable:
            return self._rows[self.cursor]
        return None

    def show_rows(self, rows: Sequence[PanelRow], count: int | None, *, stay: bool = False) -> None:
        """Show other rows; `count` goes into the title, None while it is not known.

        With `stay` the cursor stays on the thing that it stands on, else it goes to the first row.
        """
        cursor = 0
        if stay:
            from metatui.tui.staying import staying_row

            cursor = staying_row(self._rows, self.cursor, rows)
        if self._wanted is not None and self._wanted < len(rows):
            cursor, self._wanted = self._wanted, None
        self._rows = rows
        self.border_title = Content(self._title if count is None else f"{self._title} {count}")
        self.set_rows(len(rows), cursor)

    def put_cursor_on(self, row: int, *, later: bool) -> None:
        """Put the cursor on a row: now, or when the rows of the article that is being opened come."""
        self._wanted = row if later else None
        if not later and row < len(self._rows):
            self.cursor = row

    def is_selectable(self, row: int) -> bool:
        return self._rows[row].selectable

    def draw_row(self, row: int, width: int, style: Style) -> list[Content]:
        shown = self._rows[row]
        glyphs = self._glyphs
        right = f" {shown.right}" if shown.right else ""
        if right and self.scrollbar_size_vertical:
            right += " "  # else the scrollbar reads as one more bar of where something stands
        room = max(width - cell_len(shown.left) - cell_len(right), 0)
        text = fit(shown.text, room, glyphs.ellipsis)
        left_over = room - cell_len(text) - 2
        faint = f"  {fit(shown.faint, left_over, glyphs.ellipsis)}" if shown.faint and left_over > 3 else ""
        blanks = pad("", room - cell_len(text) - cell_len(faint))
        return [
            Content.assemble(
                (shown.left, self._part("faint")),
                (text, self._part(shown.style)),
                (faint, self._part("faint")),
                blanks,
                (right, self._part("right")),
                strip_control_codes=False,
            )
        ]

    def _part(self, name: str) -> Style:
        return part_style(self, f"panel-section--{name}")
