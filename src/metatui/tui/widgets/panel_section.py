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

SectionName = Literal["entities", "figures", "quotes", "related"]


class PanelRow(NamedTuple):
    """One line of a section.

    `left` is drawn first, then `text` and `faint` as far as there is room, and `right` at the edge.
    A row with `places` leads into the text, one with `article` to another article; one with neither
    is a heading or a note and cannot be chosen. A row with `compared` leads to what other articles say of
    the figures that begin there, and belongs to the row above. `entity` is the entity's number in the
    annotations, `term` what `+` and `-` put into the search. A row that `folds` shows or hides what is below
    it. `style` names the component class of the text.
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
    compared: tuple[int, ...] = ()
    folds: bool = False

    @property
    def selectable(self) -> bool:
        """Whether the cursor can stand here."""
        return bool(self.places) or self.article is not None or bool(self.compared) or self.folds

    @property
    def belongs_above(self) -> bool:
        """Whether it says more about the row above it."""
        return bool(self.compared) or (not self.selectable and not self.is_heading)

    @property
    def is_heading(self) -> bool:
        """Whether the rows below belong to it; what cannot be chosen otherwise belongs to the row above."""
        return not self.selectable and not self.left


def filtered(rows: Sequence[PanelRow], typed: str) -> Sequence[PanelRow]:
    """The rows that hold what was typed, in any case, with their headings and what stands below them."""
    wanted = typed.casefold()
    if not wanted.strip():
        return rows
    kept: list[PanelRow] = []
    heading: PanelRow | None = None
    at = 0
    while at < len(rows):
        end = at + 1
        while end < len(rows) and rows[end].belongs_above:
            end += 1
        group = rows[at:end]
        if group[0].is_heading:
            heading = group[0]
        elif any(wanted in part.casefold() for row in group for part in (row.text, row.faint)):
            kept += [heading] if heading is not None else []
            kept += group
            heading = None
        at = end
    return kept or [PanelRow("Nothing here like that", style="faint")]


def _things(row: PanelRow) -> int:
    """How many of what the title counts a row stands for: an entity, a story, or each figure of one value."""
    return 1 if row.entity is not None or row.article is not None else len(row.places)


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
        self._all: Sequence[PanelRow] = ()
        self._rows: Sequence[PanelRow] = ()  # those that the filter lets through
        self._count: int | None = None
        self.filter = ""
        self.is_filtering = False  # whether letters go to the filter
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

    def show_rows(self, rows: Sequence[PanelRow], count: int | None, cursor: int = 0) -> None:
        """Show other rows; `count` goes into the title, None while it is not known."""
        if self._wanted is not None and self._wanted < len(rows):
            cursor, self._wanted = self._wanted, None
        self._all = self._rows = rows
        self._count = count
        self.filter, self.is_filtering = "", False
        self._show_title()
        self.set_rows(len(rows), cursor)

    def replace_rows(self, rows: Sequence[PanelRow], count: int) -> None:
        """Show what became of the rows: the cursor stays on the thing that it stands on, the filter holds."""
        from metatui.tui.staying import staying_row

        before = self._rows
        self._all, self._rows, self._count = rows, filtered(rows, self.filter), count
        self._show_title()
        self.set_rows(len(self._rows), staying_row(before, self.cursor, self._rows))

    def renew_rows(self, rows: Sequence[PanelRow]) -> None:
        """Show the same rows, of which more is known now."""
        self._all = rows
        self._rows = filtered(rows, self.filter)
        self.refresh_rows()

    def _show_title(self) -> None:
        title = self._title if self._count is None else f"{self._title} {self._count}"
        if self.filter and self._count is not None:
            title = f"{self._title} {sum(map(_things, self._rows))} of {self._count}"
        if self.filter or self.is_filtering:
            title += f"{self._glyphs.dot}{self.filter}{self._glyphs.prompt if self.is_filtering else ''}"
        self.border_title = Content(title)

    # The filter.

    def begin_filter(self) -> None:
        """From now on letters go to the filter."""
        self.is_filtering = True
        self._show_title()

    def end_filter(self, *, clear: bool) -> None:
        """Letters are keys again; all rows are shown if the filter is cleared."""
        self.is_filtering = False
        if clear:
            self._filter_by("")
        self._show_title()

    def type(self, character: str) -> None:
        """One more letter of the filter."""
        self._filter_by(self.filter + character)

    def action_filter_less(self) -> None:
        self._filter_by(self.filter[:-1])

    def _filter_by(self, typed: str) -> None:
        before = self.row_at_cursor
        self.filter = typed
        self._rows = filtered(self._all, typed)
        self._show_title()
        self.set_rows(len(self._rows), self._rows.index(before) if before in self._rows else 0)
        self.post_message(self.Moved(self, self.cursor))

    def on_blur(self) -> None:
        super().on_blur()
        if self.is_filtering:
            self.end_filter(clear=False)

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
