"""The card of a name: a box over the reader with everything the library knows of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from metatui.newsroom import Passage
from metatui.tui.card_rows import KIND_WORDS, CardRow, NameAsked, QueryAsked, card_rows
from metatui.tui.latest import LatestOnly
from metatui.tui.widgets.card_list import CardList
from metatui.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from metatui.model import EntityKind
    from metatui.newsroom import EntityCard, Newsroom
    from metatui.tui.glyphs import Glyphs


class CardAsked(NamedTuple):
    """The card of a name, asked for from an article that has it, and where its cursor was."""

    name: str
    kind: EntityKind
    article: str | None = None
    cursor: int = 0


class EntityCardScreen(ModalScreen[Passage | QueryAsked | None]):
    """Shows the card of one name; a name in it leads to another card, everything else out of the box.

    The result is the place or the query to go to, None where the reader only looked.
    """

    CSS_PATH = "entity_card.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-roomy")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-low"), (16, "-tall")]  # noqa: RUF012

    def __init__(self, newsroom: Newsroom, glyphs: Glyphs, asked: CardAsked) -> None:
        super().__init__()
        self._newsroom = newsroom
        self._glyphs = glyphs
        self._asked = asked
        self._before: list[CardAsked] = []
        self._list = CardList(glyphs)
        self._cards = LatestOnly[CardAsked, "EntityCard"](self, "card", self._make, self._show, self._fail)

    def compose(self) -> ComposeResult:
        with Vertical(id="card"):
            yield self._list

    def on_mount(self) -> None:
        self.set_class(self._glyphs.border == "ascii", "-ascii")
        self._list.focus()
        self._ask(self._asked)

    def _ask(self, asked: CardAsked) -> None:
        self._asked = asked
        box = self.query_one("#card")
        box.border_title = Content(f"{asked.name}{self._glyphs.dot}{KIND_WORDS[asked.kind]}")
        back = "backspace goes back, " if self._before else ""
        box.border_subtitle = Content(f"enter opens, {back}esc closes")
        self._list.show_rows([CardRow(f" Looking {self._glyphs.ellipsis}", style="faint")])
        self._cards.ask(asked)

    def _make(self, asked: CardAsked) -> EntityCard:
        return self._newsroom.card(asked.name, asked.kind, asked.article)

    def _show(self, asked: CardAsked, card: EntityCard) -> None:
        self._list.show_rows(card_rows(card, self._glyphs), asked.cursor)

    def _fail(self, asked: CardAsked, error: Exception) -> None:
        from metatui.text.clean import clean_line

        self._list.show_rows([CardRow(f" {clean_line(str(error))}", style="faint")])

    @on(VirtualList.Chosen)
    def _chosen(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        row = self._list.row_at_cursor
        if row is None or row.lead is None:
            return
        if isinstance(row.lead, NameAsked):
            self._before.append(self._asked._replace(cursor=self._list.cursor))
            self._ask(CardAsked(row.lead.name, row.lead.kind))
        else:
            self.dismiss(row.lead)

    def action_back(self) -> None:
        if self._before:
            self._ask(self._before.pop())
        else:
            self.dismiss(None)

    def action_close(self) -> None:
        self.dismiss(None)
