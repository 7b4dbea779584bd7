"""The reading screen: list, article and panel, and what every key does there."""

from __future__ import annotations

import gc
from functools import partial
from typing import TYPE_CHECKING, cast

from textual import events, on

from metatui.tui.bindings import action_for
from metatui.tui.browser import LinkError, open_in_browser
from metatui.tui.fit import compact_count
from metatui.tui.screens.correction_keys import CorrectionKeys
from metatui.tui.screens.facet_keys import FacetKeys
from metatui.tui.screens.filter_keys import FilterKeys
from metatui.tui.screens.find_keys import FindKeys
from metatui.tui.screens.hints import Hints
from metatui.tui.screens.name_keys import NameKeys
from metatui.tui.screens.parts import TYPED_INTO
from metatui.tui.search_session import did_you_mean
from metatui.tui.widgets.article_view import ArticleView
from metatui.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widgets import Input

    from metatui.tui.browser import Opening
    from metatui.tui.keys import Group
    from metatui.tui.open_article import Request
    from metatui.tui.panes import Pane
    from metatui.tui.screens.filter_keys import TakesLetters

BROWSER_SECONDS = (0.5, 3.0)  # after which a program that cannot open a link has ended
WARM_UP_SECONDS = 0.7  # after the first frame, so that it takes nothing from the start
_SHOWN = {"left_square_bracket": "[", "right_square_bracket": "]"}


def _collect_garbage() -> None:
    """Begin to collect garbage, which is off while the program loads; what was loaded is left alone."""
    gc.freeze()
    gc.enable()


class ReadingScreen(CorrectionKeys, FacetKeys, FilterKeys, FindKeys, NameKeys, Hints):
    """Connects the panes with one another; each piece of work is done by the part that is named for it."""

    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012
        (0, "-tiny"),
        (40, "-narrow"),
        (80, "-medium"),
        (120, "-wide"),
    ]
    AUTO_FOCUS = ""  # the list has the keys from the start, and the bar does not have them before it
    _stopped_background = False  # by the key, which then lets it go on
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (10, "-low"), (16, "-tall")]  # noqa: RUF012

    def compose(self) -> ComposeResult:
        # Textual sets these classes with the first resize: set now, the screen is styled and drawn once less.
        width, height = self.app.size
        for size, breakpoints in ((width, self.HORIZONTAL_BREAKPOINTS), (height, self.VERTICAL_BREAKPOINTS)):
            self.add_class([name for least, name in breakpoints if size >= least][-1])
        yield from super().compose()

    def on_mount(self) -> None:
        for node in (self, self.app):  # of the app, too, for the palette
            node.set_class(self.glyphs.border == "ascii", "-ascii")
        self.list.load()
        self.set_focus(self.articles)
        self.status.coach(self.coach.line)
        self._show_title()
        if self.newsroom.notices:
            self.call_after_refresh(self._tell_notices)
        if self.articles.row_count:
            self._moved()
        else:
            self._show_emptiness()
        self.call_after_refresh(_collect_garbage)
        if self._watch:
            self.call_after_refresh(self.indexing.start)
            self.set_timer(WARM_UP_SECONDS, self._warm_up)
        # Their names come first; counting loads the index, which is done by the warm-up.
        self.call_after_refresh(self.saved.look, count=not self._watch)
        self.call_after_refresh(self._look_at_corrections)

    def _warm_up(self) -> None:
        self.list.session.warm_up()
        self.saved.recount()

    def _opened(self, request: Request) -> None:
        super()._opened(request)
        self._end_find_elsewhere(request.id)

    def _tell_notices(self) -> None:
        """Say what the opening had to tell: in the status line if it fits there, else in a box of its own."""
        notices = self.newsroom.notices
        if len(notices) == 1 and self.status.has_room_for(notices[0]):
            self.status.say(notices[0])
            return
        from metatui.tui.screens.notice import NoticeScreen

        self.app.push_screen(NoticeScreen(notices, ascii_only=self.glyphs.border == "ascii"))

    def on_unmount(self) -> None:
        self.indexing.stop()
        self.close_reading.stop()
        self.marks.flush()
        self.correcting.flush()

    def on_resize(self) -> None:
        self.panes.hold_focus()
        self.call_after_refresh(self.panes.fit_focus)

    def on_screen_resume(self) -> None:
        self._show_hints()

    def on_descendant_focus(self) -> None:
        self._show_hints()
        self.call_after_refresh(self._show_position)  # the article may have come or gone with the keys
        if self.panes.group != "search":
            self._wait_until_read()

    @on(VirtualList.Chosen)
    async def _row_chosen(self, message: VirtualList.Chosen) -> None:
        if message.control is self.articles:
            self.action_read()
        elif message.control is self.facets:
            self.action_choose_facet()
        elif message.control is self.saved_pane:
            self.action_run_saved()
        else:
            self.action_follow()

    @on(ArticleView.Scrolled)
    def _scrolled(self) -> None:
        self._show_position()

    # Keys.

    async def take_key(self, event: events.Key) -> bool:
        """Do what a key means here and now; False for a key that goes to the focused widget.

        Keys are taken one by one as they come, before Textual hands them to a widget: of keys that come
        in a burst ("/storm", "ga"), each goes where the one before has moved the focus.
        """
        group, key = self.panes.group, event.key
        self.status.next_key()
        if group in TYPED_INTO:
            return await self._take_typed(event, group)
        action = self._sequences.press(key, ("anywhere", group))
        pending = self._sequences.pending
        self.status.pending(pending and f"{_SHOWN.get(pending, pending)} {self.glyphs.ellipsis}")
        if action is None:
            action = action_for(key, group)
            if action is None:
                return False
        if action:
            await self.app.run_action(action, self.focused or self)
            self._show_hints()
        return True

    async def _take_typed(self, event: events.Key, group: Group) -> bool:
        """A key where letters are typed: into a line, or into the filter of the facets."""
        pane = self.facets if group == "facets" else self.focused
        if group in ("facets", "filter") and pane is not None:
            if (action := action_for(event.key, group, anywhere=not event.is_printable)) is not None:
                await self.app.run_action(action, pane)
            elif event.character is not None and event.is_printable:
                cast("TakesLetters", pane).type(event.character)
            self._show_hints()
            return True
        line: Input = self.bar.input
        if group == "find" and self.find_bar is not None:
            line = self.find_bar.input
        elif group == "ask" and self.ask_line is not None:
            line = self.ask_line.input
        # The input's own handlers, called here and now, so that enter comes after what was typed.
        await line._on_key(event)
        return event.is_printable or await self.app._check_bindings(event.key)

    # Where the keys go.

    def _described(self) -> None:
        self._count_again()
        self._remember_kept()
        found = self.list.session.last
        advice = found.answer.advice if found is not None and found.answer.total else None
        # Where nothing was found, the panes say it.
        self.status.advice(did_you_mean(advice.spelling) if advice and advice.spelling else "")
        if self.saved_pane is not None:
            self.saved_pane.mark_running(self.list.session.query)

    def action_go_to(self, pane: Pane) -> None:
        if pane == "saved":
            self._saved_pane()
            self.saved.look()
        self.panes.go_to(pane)

    def action_focus_pane(self, direction: int) -> None:
        self.panes.cycle(direction)

    def action_toggle_panel(self) -> None:
        self.panes.toggle_panel()

    def action_toggle_zen(self) -> None:
        self.panes.toggle_zen()

    def action_toggle_highlights(self) -> None:
        on_now = self.view.toggle_highlights()
        self.status.remark("Highlights on." if on_now else "Highlights off: h switches them on again.")

    def action_back(self) -> None:
        if self._end_find():
            return
        self.view.choose(None)
        if not self.panes.step_out() and self.list.session.is_on:
            self.action_cancel_search()

    def action_back_or_quit(self) -> None:
        if self.panes.step_out():
            return
        if self.list.session.is_on:
            self.action_cancel_search()
        else:
            self.app.exit()

    def action_open_link(self) -> None:
        head = self.open.head
        if head is None or not head.url:
            self.status.remark("This article has no link.")
            return
        try:
            opening = open_in_browser(head.url)
        except LinkError as error:
            self.fail(error)
            return
        self.status.say(f"Opening {opening.host}")
        for seconds in BROWSER_SECONDS:
            self.set_timer(seconds, partial(self._look_after, opening))

    def _look_after(self, opening: Opening) -> None:
        """Tell when the program that got a link has ended with an error."""
        if opening.failure:
            self.fail(LinkError(opening.failure))

    def action_copy(self) -> None:
        # Cleaned, for a lone surrogate cannot be sent to the terminal.
        from metatui.text.clean import clean_text

        selected = clean_text(self.get_selected_text() or "")
        head = self.open.head
        target = clean_text(head.url or head.path or "").replace("\n", " ") if head is not None else ""
        if selected:
            self.app.copy_to_clipboard(selected)
            self.status.say(f"Copied {compact_count(len(selected))} characters.")
        elif head is not None and target:
            self.app.copy_to_clipboard(target)
            self.status.say(f"Copied {target}" if head.url else f"No link; copied the path {target}")
        else:
            self.status.remark("Nothing to copy.")

    def action_refresh_library(self) -> None:
        self.indexing.start(told=True)

    def action_toggle_background(self) -> None:
        if self.indexing.is_running or self.indexing.is_tagging:
            self.indexing.stop()
            self._stopped_background = True
            self.status.say(
                "The work in the background was stopped; what is done is kept. B goes on with it."
            )
        elif self._stopped_background:
            self._stopped_background = False
            self.status.remark("The work in the background goes on.")
            self.indexing.start()
        else:
            self.status.remark("Nothing goes on in the background. r looks for new and changed articles.")

    def action_help(self) -> None:
        from metatui.tui.screens.help import HelpScreen

        self.note_use("help")
        self.app.push_screen(HelpScreen(self.panes.group, ascii_only=self.glyphs.border == "ascii"))
