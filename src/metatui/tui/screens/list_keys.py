"""The list and the search: what moves, opens, narrows and restores it."""

from __future__ import annotations

from typing import Literal

from textual import on

from metatui.tui.choices import ORDERS
from metatui.tui.empty import empty_library, nothing_shown
from metatui.tui.open_article import Request
from metatui.tui.screens.parts import ScreenParts
from metatui.tui.search_session import nothing_found
from metatui.tui.trail import Place
from metatui.tui.widgets.panel_section import PanelSection
from metatui.tui.widgets.virtual_list import VirtualList


class ListKeys(ScreenParts):
    """The keys of the list and of the search bar."""

    _kept = ""  # the search that was kept, until it is answered

    @on(VirtualList.Moved)
    def _cursor_moved(self, message: VirtualList.Moved) -> None:
        if message.control is self.articles:
            self.note_use("move")
            self._moved()
        elif isinstance(message.control, PanelSection):
            row = message.control.row_at_cursor
            self.view.choose(row.entity if row else None)
        else:
            self._show_hints()  # the keys of the facets do other things to other rows

    def _moved(self) -> None:
        """Open the article under the cursor: at once after a rest, else when the cursor rests."""
        if not self._settle:
            self._open_row()
            return
        if self._settle_timer is not None:
            self._settle_timer.stop()
            self._settle_timer = self.set_timer(self._settle, self._open_row)
        else:
            self._settle_timer = self.set_timer(self._settle, self._at_rest)
            # The list is drawn first; what the article needs comes behind it.
            self.call_after_refresh(self._open_row, rest=False)

    def _at_rest(self) -> None:
        self._settle_timer = None

    def _open_row(self, *, rest: bool = True) -> None:
        if rest:
            self._settle_timer = None
        head = self.list.head
        if head is None:
            self.open.close()
            self._show_emptiness()
        else:
            stay, self._stay = self._stay, None
            place = stay if stay is not None and stay.article == head.id else None
            self.open.open(self.list.request(head.id, place))
            if self.open.head is not None and self.open.head.id == head.id:
                self._show_position()  # its place in the list may be another one

    def _show_emptiness(self) -> None:
        self.open.close()
        found = self.list.session.last
        if found is not None:
            lines = nothing_found(found.answer)
        elif self.list.total:
            lines = nothing_shown(self.list.show)
        else:
            skipped = self.newsroom.skipped()
            lines = empty_library(
                self.newsroom.name,
                skipped,
                indexing=self.indexing.is_running,
                doctor=self.newsroom.doctor_command,
                glyphs=self.glyphs,
            )
        self.view.show_message(*lines)
        self.articles.show_note(*lines)
        self._show_position()
        self._show_hints()

    def _opened(self, request: Request) -> None:
        self.list.mark_opened(request.id)
        self._wait_until_read()
        self._show_position()
        self._show_hints()

    def _library_changed(self) -> None:
        was_empty = not self.articles.row_count
        self.list.reload()
        self.saved.recount()
        self.open.refresh_related()
        self._show_title()
        if was_empty or not self.articles.row_count:
            self._moved() if self.articles.row_count else self._show_emptiness()
        self._show_position()

    def action_show(self, show: Literal["all", "unread", "starred"]) -> None:
        self.list.filter(show)
        self._show_title()

    def action_read(self) -> None:
        if self.list.head is None and self.open.head is None:
            return
        self.note_use("read")
        if self.list.session.is_on and self.panes.group == "list":
            self.history.remember(self.list.session.query)
        self._leave()
        self.panes.go_to("article")

    def action_next_article(self, direction: int) -> None:
        self._leave()
        if not self.list.step(direction):
            self.status.remark("This is the last article." if direction > 0 else "This is the first article.")

    # The search.

    def action_search(self) -> None:
        self.note_use("search")
        if self.panes.is_zen:
            self.panes.toggle_zen()
        if self.panes.is_narrow:
            self.panes.go_to("list")
        self.panes.step_aside()
        self.list.remember(self.open.id, self.view.scroll_line)
        self.set_focus(self.bar.input)
        self.bar.input.select_all()  # what is typed takes the place of the query before

    def action_keep_search(self) -> None:
        self.list.keep(self.bar.input.value)
        if not self.list.session.query:
            self.action_cancel_search()
        else:
            self._kept = self.list.session.query
            self._remember_kept()
            self.panes.go_to("list")

    def _remember_kept(self) -> None:
        """Put a search that was kept into the history, as soon as it is known to have found something."""
        session = self.list.session
        if self._kept and session.last is not None and session.answered == self._kept:
            if session.last.answer.total:
                self.history.remember(self._kept)
            self._kept = ""

    def action_cancel_search(self) -> None:
        place = self.list.end_search()
        if self.panes.group == "search":
            self.panes.go_to("list")
        if place is not None and place.article is not None:
            self.open.open(Request(place.article, place=Place(place.article, place.article_scroll)))
        else:
            self._moved()
        self._show_hints()

    def action_result(self, direction: int) -> None:
        self.list.step(direction)

    def action_next_sort(self) -> None:
        order = ORDERS[self.list.next_sort()]
        if not self.list.session.is_on:
            how = f"by {order}" if order == "rank" else f"{order} first"
            self.status.remark(f"Results will be sorted {how}.")

    def action_take_spelling(self) -> None:
        found = self.list.session.last
        advice = found.answer.advice if found is not None else None
        if advice is None or advice.spelling is None:
            self.status.remark("No other spelling is proposed.")
            return
        self.history.remember(advice.spelling)
        self.list.search_for(advice.spelling)
