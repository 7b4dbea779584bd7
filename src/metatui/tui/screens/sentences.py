"""Sentences of several articles in a box over the reader; each opens at its place."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from metatui.newsroom import Passage
from metatui.tui.widgets.card_list import CardList
from metatui.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from metatui.tui.card_rows import CardRow
    from metatui.tui.glyphs import Glyphs


class SentencesScreen(ModalScreen[Passage | None]):
    """Rows of sentences; the result is the place to go to, None where the reader only looked."""

    CSS_PATH = "sentences.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-roomy")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-low"), (16, "-tall")]  # noqa: RUF012

    def __init__(self, glyphs: Glyphs, title: str) -> None:
        super().__init__(classes="sentences")
        self.glyphs = glyphs
        self._title = title
        self._list = CardList(glyphs)

    @abstractmethod
    def make_rows(self, width: int) -> list[CardRow]:
        """The rows for a box of this width inside."""

    def compose(self) -> ComposeResult:
        with Vertical(id="sentences"):
            yield self._list

    def on_mount(self) -> None:
        self.set_class(self.glyphs.border == "ascii", "-ascii")
        box = self.query_one("#sentences")
        box.border_title = Content(self._title)
        box.border_subtitle = Content("enter goes there, esc closes")
        self._list.focus()

    def on_resize(self) -> None:
        self.call_after_refresh(self._show_rows)

    def _show_rows(self) -> None:
        self._list.show_rows(self.make_rows(self._list.scrollable_content_region.width), self._list.cursor)

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
