"""People and organisations of the whole library, or of the results, in a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from metatui.newsroom import Passage
from metatui.tui.bindings import bindings_for
from metatui.tui.card_rows import QueryAsked
from metatui.tui.fit import compact_count
from metatui.tui.latest import LatestOnly
from metatui.tui.name_table import NAME_ORDERS, Columns, NameFilter, NameOrder
from metatui.tui.part_style import part_style
from metatui.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.style import Style

    from metatui.model import NameCount, NameCounts
    from metatui.newsroom import Newsroom, Show
    from metatui.tui.bindings import BindingList
    from metatui.tui.glyphs import Glyphs

_ORDER_WORDS: dict[NameOrder, str] = {
    "articles": "most articles first",
    "about": "most articles about it first",
    "change": "rising first",
    "name": "by name",
}


class _Asked(NamedTuple):
    query: str
    show: Show


class NameTable(VirtualList):
    """One line a name."""

    chooses_on_click = True
    COMPONENT_CLASSES: ClassVar[set[str]] = {"name-table--name", "name-table--faint"}

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__(id="name-rows")
        self._glyphs = glyphs
        self._names: Sequence[NameCount] = ()
        self._note = ""

    @property
    def name_at_cursor(self) -> NameCount | None:
        """The name the cursor stands on."""
        return self._names[self.cursor] if 0 <= self.cursor < len(self._names) else None

    def show_names(self, names: Sequence[NameCount], note: str = "") -> None:
        """Show these names, or a note where there are none."""
        self._names, self._note = names, note
        self.set_rows(len(names) or 1)

    def is_selectable(self, row: int) -> bool:
        return bool(self._names)

    def draw_row(self, row: int, width: int, style: Style) -> list[Content]:
        faint = part_style(self, "name-table--faint")
        if not self._names:
            return [Content.assemble((f" {self._note}", faint))]
        name, rest = Columns.fitting(width).line(self._names[row], self._glyphs)
        return [
            Content.assemble(
                (name, part_style(self, "name-table--name")), (rest, faint), strip_control_codes=False
            )
        ]


class NamesScreen(ModalScreen[Passage | QueryAsked | None]):
    """Letters filter, tab sorts, enter shows the card of a name; the result is where that led to."""

    CSS_PATH = "names.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-roomy")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-low"), (16, "-tall")]  # noqa: RUF012
    BINDINGS: ClassVar[BindingList] = bindings_for("names")

    def __init__(self, newsroom: Newsroom, glyphs: Glyphs, query: str, show: Show) -> None:
        super().__init__()
        self._newsroom = newsroom
        self._glyphs = glyphs
        self._asked = _Asked(query, show)
        self._order: NameOrder = "articles"
        self._counts: NameCounts | None = None
        self._filter = NameFilter(())
        self._table = NameTable(glyphs)
        self._questions = LatestOnly[_Asked, "NameCounts"](
            self, "names", self._count, self._counted, self._fail
        )

    def compose(self) -> ComposeResult:
        with Vertical(id="names"):
            yield Input(placeholder="type to filter", id="name-filter", compact=True)
            yield Static(id="name-heading", markup=False)
            yield self._table

    def on_mount(self) -> None:
        self.set_class(self._glyphs.border == "ascii", "-ascii")
        self._table.show_names((), f"Counting {self._glyphs.ellipsis}")
        self._show_title()
        self.query_one("#name-filter").focus()
        self._questions.ask(self._asked)

    def on_resize(self) -> None:
        self.call_after_refresh(self._show_heading)

    def _show_heading(self) -> None:
        width = self._table.scrollable_content_region.width
        self.query_one("#name-heading", Static).update(Content(Columns.fitting(width).heading()))

    def _show_title(self) -> None:
        dot = self._glyphs.dot
        box = self.query_one("#names")
        parts = ["People and organisations"]
        if self._counts is not None:
            parts.append(self._total(self._counts))
        if self._asked.query:
            parts.append(f"in the results of {self._asked.query}")
        elif self._asked.show != "all":
            parts.append(f"in {self._asked.show} articles")
        box.border_title = Content(dot.join(parts))
        days = self._counts.recent_days if self._counts is not None and self.app.size.width >= 60 else 0
        change = f"change in {days} day{'s' if days != 1 else ''}{dot}" if days else ""
        esc = "clears the filter" if self.query_one("#name-filter", Input).value else "closes"
        box.border_subtitle = Content(f"{change}tab: {_ORDER_WORDS[self._order]}{dot}esc {esc}")

    def _total(self, counts: NameCounts) -> str:
        shown, total = len(counts.names), compact_count(counts.total)
        return total if shown == counts.total else f"the {compact_count(shown)} first of {total}"

    # Off the screen's thread, and back on it.

    def _count(self, asked: _Asked) -> NameCounts:
        return self._newsroom.names(asked.query, show=asked.show)

    def _counted(self, asked: _Asked, counts: NameCounts) -> None:
        self._counts = counts
        self._filter = NameFilter(counts.names)
        self._show_title()
        self._show_names()

    def _fail(self, asked: _Asked, error: Exception) -> None:
        from metatui.text.clean import clean_line

        self._table.show_names((), clean_line(str(error)))

    @on(Input.Changed, "#name-filter")
    def _show_names(self) -> None:
        if self._counts is None:
            return
        typed = self.query_one("#name-filter", Input).value
        note = "No name begins like that." if self._counts.names else "No names in these articles."
        self._table.show_names(self._filter.fitting(typed, self._order), note)
        self._show_title()

    # Keys.

    def action_move(self, distance: int) -> None:
        self._table.action_move(distance)

    def action_page(self, direction: int) -> None:
        self._table.action_page(direction)

    def action_sort(self, direction: int) -> None:
        place = (NAME_ORDERS.index(self._order) + direction) % len(NAME_ORDERS)
        self._order = NAME_ORDERS[place]
        self._show_names()

    @on(Input.Submitted, "#name-filter")
    @on(VirtualList.Chosen)
    def action_open(self) -> None:
        from metatui.tui.screens.entity_card import CardAsked, EntityCardScreen

        one = self._table.name_at_cursor
        if one is not None:
            card = EntityCardScreen(self._newsroom, self._glyphs, CardAsked(one.name, one.kind))
            self.app.push_screen(card, self._follow)

    def _follow(self, lead: Passage | QueryAsked | None) -> None:
        if lead is not None:
            self.dismiss(lead)

    def action_close(self) -> None:
        """Clear the filter; without one, close."""
        line = self.query_one("#name-filter", Input)
        if line.value:
            line.value = ""
        else:
            self.dismiss(None)
