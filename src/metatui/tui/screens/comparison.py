"""What several articles say of one quantity, side by side: a box over the reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from metatui.newsroom import Passage
from metatui.tui.comparison_rows import comparison_rows
from metatui.tui.figure_text import value_text
from metatui.tui.widgets.card_list import CardList
from metatui.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from metatui.model import ArticleHead, FigureComparison
    from metatui.tui.glyphs import Glyphs


class ComparisonScreen(ModalScreen[Passage | None]):
    """The sentences; the result is the place to go to, None where the reader only looked."""

    CSS_PATH = "comparison.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-roomy")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-low"), (16, "-tall")]  # noqa: RUF012

    def __init__(self, glyphs: Glyphs, head: ArticleHead, comparisons: Sequence[FigureComparison]) -> None:
        super().__init__()
        self._glyphs = glyphs
        self._head = head
        self._comparisons = comparisons
        self._list = CardList(glyphs)

    def compose(self) -> ComposeResult:
        with Vertical(id="comparison"):
            yield self._list

    def on_mount(self) -> None:
        self.set_class(self._glyphs.border == "ascii", "-ascii")
        figure = self._comparisons[0].figure
        parts = [value_text(figure, self._glyphs), figure.measures or "", figure.owner or ""]
        box = self.query_one("#comparison")
        box.border_title = Content(self._glyphs.dot.join(filter(None, parts)))
        box.border_subtitle = Content("enter goes there, esc closes")
        self._list.focus()

    def on_resize(self) -> None:
        self.call_after_refresh(self._show_rows)

    def _show_rows(self) -> None:
        width = self._list.scrollable_content_region.width
        rows = comparison_rows(self._head, self._comparisons, width, self._glyphs)
        self._list.show_rows(rows, self._list.cursor)

    @on(VirtualList.Chosen)
    def _chosen(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        row = self._list.row_at_cursor
        if row is not None and isinstance(row.lead, Passage):
            self.dismiss(row.lead)

    def action_back(self) -> None:
        self.dismiss(None)

    def action_close(self) -> None:
        self.dismiss(None)
