"""How an entity or a figure was read: a box over the reader, whose rows lead into the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from metatui.newsroom import Passage
from metatui.tui.card_rows import CardRow
from metatui.tui.explanation_rows import explanation_rows
from metatui.tui.latest import LatestOnly
from metatui.tui.widgets.card_list import CardList
from metatui.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from metatui.model import ArticleHead, Entity, Explanation, Figure
    from metatui.newsroom import Newsroom
    from metatui.tui.glyphs import Glyphs

_UNKNOWN = "It cannot be told any more: the article was read anew since then. Open it again."


class ExplanationScreen(ModalScreen[Passage | None]):
    """Explains one entity or figure; the result is the place to go to, None where the reader only looked."""

    CSS_PATH = "explanation.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-roomy")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-low"), (16, "-tall")]  # noqa: RUF012

    def __init__(
        self, newsroom: Newsroom, glyphs: Glyphs, head: ArticleHead, found: Entity | Figure, title: str
    ) -> None:
        super().__init__()
        self._glyphs = glyphs
        self._head = head
        self._found = found
        self._title = title
        self._explanation: Explanation | None = None
        self._list = CardList(glyphs)
        self._explaining = LatestOnly[str, "Explanation | None"](
            self, "explanation", lambda id: newsroom.explain(id, found), self._show, self._fail
        )

    def compose(self) -> ComposeResult:
        with Vertical(id="explanation"):
            yield self._list

    def on_mount(self) -> None:
        self.set_class(self._glyphs.border == "ascii", "-ascii")
        box = self.query_one("#explanation")
        box.border_title = Content(f"Why {self._title}")
        box.border_subtitle = Content("enter goes there, esc closes")
        self._list.focus()
        self._list.show_rows([CardRow(f" Looking {self._glyphs.ellipsis}", style="faint")])
        self._explaining.ask(self._head.id)

    def on_resize(self) -> None:
        self.call_after_refresh(self._show_rows)

    def _show(self, _: str, explanation: Explanation | None) -> None:
        if explanation is None:
            self._list.show_rows([CardRow(f" {_UNKNOWN}", style="faint")])
        self._explanation = explanation
        self._show_rows()

    def _show_rows(self) -> None:
        if self._explanation is not None:
            width = self._list.scrollable_content_region.width
            rows = explanation_rows(self._explanation, self._head, width, self._glyphs)
            self._list.show_rows(rows, self._list.cursor)

    def _fail(self, _: str, error: Exception) -> None:
        from metatui.text.clean import clean_line

        self._list.show_rows([CardRow(f" {clean_line(str(error))}", style="faint")])

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
