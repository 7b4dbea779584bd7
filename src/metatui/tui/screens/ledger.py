"""The ledger: every figure of the results, or of the library, by quantity."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from metatui.newsroom import Passage
from metatui.tui.bindings import bindings_for
from metatui.tui.fit import compact_count
from metatui.tui.latest import LatestOnly
from metatui.tui.ledger_table import LEDGER_ORDERS, LedgerColumns, LedgerFilter, LedgerOrder
from metatui.tui.part_style import part_style
from metatui.tui.value_chart import chart_lines
from metatui.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.style import Style

    from metatui.model import Ledger, LedgerQuantity, Progress
    from metatui.newsroom import Newsroom, Show
    from metatui.tui.bindings import BindingList
    from metatui.tui.glyphs import Glyphs

# Articles that are looked through, the newest ones: some seconds of work.
MOST_ARTICLES = 5000
_ORDER_WORDS: dict[LedgerOrder, str] = {
    "articles": "most articles first",
    "value": "largest first, by unit",
    "date": "newest first",
}


class _Asked(NamedTuple):
    query: str
    show: Show


class LedgerTable(VirtualList):
    """One line a quantity."""

    chooses_on_click = True
    COMPONENT_CLASSES: ClassVar[set[str]] = {"ledger-table--value", "ledger-table--faint"}

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__(id="ledger-rows")
        self._glyphs = glyphs
        self._quantities: Sequence[LedgerQuantity] = ()
        self._note = ""

    @property
    def quantity_at_cursor(self) -> LedgerQuantity | None:
        """The quantity the cursor stands on."""
        return self._quantities[self.cursor] if 0 <= self.cursor < len(self._quantities) else None

    def show_quantities(self, quantities: Sequence[LedgerQuantity], note: str = "") -> None:
        """Show these quantities, or a note where there are none."""
        self._quantities, self._note = quantities, note
        self.set_rows(len(quantities) or 1)

    def is_selectable(self, row: int) -> bool:
        return bool(self._quantities)

    def draw_row(self, row: int, width: int, style: Style) -> list[Content]:
        faint = part_style(self, "ledger-table--faint")
        if not self._quantities:
            return [Content.assemble((f" {self._note}", faint))]
        value, rest = LedgerColumns.fitting(width).line(self._quantities[row], self._glyphs)
        return [
            Content.assemble(
                (value, part_style(self, "ledger-table--value")), (rest, faint), strip_control_codes=False
            )
        ]


class LedgerScreen(ModalScreen[Passage | None]):
    """Letters filter, tab sorts, enter shows the sentences of a quantity; the result is where that led to."""

    CSS_PATH = "ledger.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-roomy")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-low"), (16, "-tall")]  # noqa: RUF012
    BINDINGS: ClassVar[BindingList] = bindings_for("names")

    def __init__(self, newsroom: Newsroom, glyphs: Glyphs, query: str, show: Show) -> None:
        super().__init__()
        self._newsroom = newsroom
        self._glyphs = glyphs
        self._asked = _Asked(query, show)
        self._order: LedgerOrder = "articles"
        self._ledger: Ledger | None = None
        self._filter = LedgerFilter((), glyphs)
        self._table = LedgerTable(glyphs)
        self._gone = threading.Event()
        self._questions = LatestOnly[_Asked, "Ledger"](self, "ledger", self._look, self._found, self._fail)

    def compose(self) -> ComposeResult:
        with Vertical(id="ledger"):
            yield Input(placeholder="type to filter: revenue, money, >1bn", id="ledger-filter", compact=True)
            yield Static(id="ledger-heading", markup=False)
            yield self._table
            yield Static(id="ledger-chart", markup=False)

    def on_mount(self) -> None:
        self.set_class(self._glyphs.border == "ascii", "-ascii")
        self._table.show_quantities((), f"Looking {self._glyphs.ellipsis}")
        self._show_title()
        self.query_one("#ledger-filter").focus()
        self._questions.ask(self._asked)

    def on_unmount(self) -> None:
        self._gone.set()

    def on_resize(self) -> None:
        self.call_after_refresh(self._show_heading)

    def _show_heading(self) -> None:
        width = self._table.scrollable_content_region.width
        self.query_one("#ledger-heading", Static).update(Content(LedgerColumns.fitting(width).heading()))
        self._show_chart()

    @on(VirtualList.Moved)
    def _show_chart(self) -> None:
        """Draw the values of the quantity under the cursor, where there are several."""
        one = self._table.quantity_at_cursor
        drawn = self.query_one("#ledger-chart", Static)
        low = self.size.height < 20
        width = self._table.size.width - 1
        lines = [] if one is None or low else chart_lines(one.entries, width, self._glyphs)
        drawn.display = bool(lines)
        drawn.update(Content("\n".join(lines)))

    def _show_title(self) -> None:
        dot, ledger = self._glyphs.dot, self._ledger
        box = self.query_one("#ledger")
        parts = ["Figures"]
        if ledger is not None:
            parts.append(f"{compact_count(len(ledger.quantities))} quantities")
            if ledger.looked_through < ledger.total:
                parts.append(f"of the newest {compact_count(ledger.looked_through)} articles")
        if self._asked.query:
            parts.append(f"in the results of {self._asked.query}")
        elif self._asked.show != "all":
            parts.append(f"in {self._asked.show} articles")
        box.border_title = Content(dot.join(parts))
        esc = "clears the filter" if self.query_one("#ledger-filter", Input).value else "closes"
        box.border_subtitle = Content(f"tab: {_ORDER_WORDS[self._order]}{dot}esc {esc}")

    # Off the screen's thread, and back on it.

    def _look(self, asked: _Asked) -> Ledger:
        return self._newsroom.ledger(
            asked.query,
            show=asked.show,
            most=MOST_ARTICLES,
            progress=self._report,
            is_cancelled=self._gone.is_set,
        )

    def _report(self, progress: Progress) -> None:
        if progress.phase == "looking" and not self._gone.is_set():
            done, total = compact_count(progress.done), compact_count(progress.total)
            note = f"Looking through {done} of {total} articles {self._glyphs.ellipsis}"
            self.app.call_later(self._table.show_quantities, (), note)

    def _found(self, asked: _Asked, ledger: Ledger) -> None:
        self._ledger = ledger
        self._filter = LedgerFilter(ledger.quantities, self._glyphs)
        self._show_title()
        # What was reported on the way comes first.
        self.app.call_later(self._show_quantities)

    def _fail(self, asked: _Asked, error: Exception) -> None:
        from metatui.text.clean import clean_line

        self._table.show_quantities((), clean_line(str(error)))

    @on(Input.Changed, "#ledger-filter")
    def _show_quantities(self) -> None:
        if self._ledger is None:
            return
        typed = self.query_one("#ledger-filter", Input).value
        note = "No figure fits that." if self._ledger.quantities else "No figures in these articles."
        self._table.show_quantities(self._filter.fitting(typed, self._order), note)
        self._show_title()
        self._show_chart()

    # Keys.

    def action_move(self, distance: int) -> None:
        self._table.action_move(distance)

    def action_page(self, direction: int) -> None:
        self._table.action_page(direction)

    def action_sort(self, direction: int) -> None:
        place = (LEDGER_ORDERS.index(self._order) + direction) % len(LEDGER_ORDERS)
        self._order = LEDGER_ORDERS[place]
        self._show_quantities()

    @on(Input.Submitted, "#ledger-filter")
    @on(VirtualList.Chosen)
    def action_open(self) -> None:
        from metatui.tui.screens.quantity import QuantityScreen

        one = self._table.quantity_at_cursor
        if one is not None:
            self.app.push_screen(QuantityScreen(self._glyphs, one), self._follow)

    def _follow(self, lead: Passage | None) -> None:
        if lead is not None:
            self.dismiss(lead)

    def action_close(self) -> None:
        """Clear the filter; without one, close."""
        line = self.query_one("#ledger-filter", Input)
        if line.value:
            line.value = ""
        else:
            self.dismiss(None)
