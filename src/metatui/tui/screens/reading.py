"""The reading screen: list, article and panel, and what every key does there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Literal

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Input, Static

from metatui.errors import MetatuiError
from metatui.newsroom import Newsroom
from metatui.text.clean import clean_line
from metatui.tui.bindings import KeySequences, bindings_for
from metatui.tui.browser import LinkError, open_in_browser
from metatui.tui.coach import Coach
from metatui.tui.empty import empty_library, nothing_shown
from metatui.tui.fit import compact_count
from metatui.tui.glyphs import Glyphs
from metatui.tui.indexing import Indexing
from metatui.tui.keys import in_group
from metatui.tui.list_pane import ListPane
from metatui.tui.marks import next_place
from metatui.tui.open_article import OpenArticle, Request
from metatui.tui.panes import Pane, Panes
from metatui.tui.reader_marks import Change, ReaderMarks
from metatui.tui.search_session import nothing_found
from metatui.tui.status import Status
from metatui.tui.trail import Place, Trail
from metatui.tui.widgets.article_list import ArticleList
from metatui.tui.widgets.article_view import ArticleView
from metatui.tui.widgets.edge_line import EdgeLine
from metatui.tui.widgets.key_footer import KeyFooter
from metatui.tui.widgets.panel_section import PanelSection, SectionName
from metatui.tui.widgets.search_bar import SearchBar
from metatui.tui.widgets.side_panel import SidePanel
from metatui.tui.widgets.virtual_list import VirtualList

SETTLE_SECONDS = 0.08  # a cursor that moves on sooner loads nothing
READ_SECONDS = 2.0  # an article that is on the screen for so long counts as read


class ReadingScreen(Screen[None]):
    """Connects the panes with one another; each piece of work is done by the part that is named for it."""

    BINDINGS = bindings_for("anywhere")
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012
        (0, "-tiny"),
        (40, "-narrow"),
        (80, "-medium"),
        (120, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [  # noqa: RUF012
        (0, "-flat"),
        (10, "-low"),
        (16, "-tall"),
    ]

    def __init__(
        self,
        newsroom: Newsroom,
        glyphs: Glyphs,
        now: Callable[[], datetime],
        coach_file: Path | None,
        *,
        watch: bool = True,
        settle: float = SETTLE_SECONDS,
        read_after: float = READ_SECONDS,
    ) -> None:
        super().__init__()
        self.newsroom = newsroom
        self.glyphs = glyphs
        self._settle, self._read_after = settle, read_after
        self._settle_timer: Timer | None = None
        self._read_timer: Timer | None = None
        self._sequences = KeySequences()
        self._watch = watch
        self.trail = Trail()
        self.coach = Coach(coach_file)
        # Widgets.
        self.marks = ReaderMarks(self, newsroom, self.fail)
        self.articles = ArticleList(self.marks, glyphs, now)
        self.view = ArticleView(glyphs)
        self.panel = SidePanel(glyphs)
        self.bar = SearchBar()
        self.title_line = EdgeLine(id="title", ellipsis=glyphs.ellipsis)
        self.status_line = EdgeLine(id="status", ellipsis=glyphs.ellipsis)
        self.footer = KeyFooter()
        # What works behind them.
        self.status = Status(self, self.status_line, glyphs.ellipsis)
        self.panes = Panes(self, self.bar, self.articles, self.view, self.panel)
        self.list = ListPane(
            self, newsroom, self.articles, self.bar, moved=self._moved, fail=self.fail, dot=glyphs.dot
        )
        self.open = OpenArticle(
            self,
            newsroom,
            self.view,
            self.panel,
            opened=self._opened,
            marked=self._show_position,
            fail=self.fail,
        )
        self.indexing = Indexing(self, newsroom, self.status, changed=self._library_changed, fail=self.fail)

    def compose(self) -> ComposeResult:
        yield self.title_line
        yield self.bar
        with Horizontal(id="panes"):
            yield self.articles
            yield self.view
            yield self.panel
        yield self.status_line
        yield self.footer
        yield Static("metatui needs a window of at least 40 x 10", id="too-small", markup=False)

    def on_mount(self) -> None:
        self.set_class(self.glyphs.border == "ascii", "-ascii")
        self.list.load()
        self.set_focus(self.articles)
        self.status.coach(self.coach.line)
        self._show_title()
        for notice in self.newsroom.notices:
            self.status.say(notice)
        if self.articles.row_count:
            self._moved()
        else:
            self._show_emptiness()
        if self._watch:
            self.call_after_refresh(self.indexing.start)

    def on_unmount(self) -> None:
        self.indexing.stop()
        self.marks.flush()

    def fail(self, error: Exception) -> None:
        """Say what went wrong; the screen goes on."""
        text = str(error) if isinstance(error, MetatuiError) else f"{type(error).__name__}: {error}"
        self.status.say(clean_line(text))

    # Keys.

    def on_key(self, event: events.Key) -> None:
        if self.panes.group == "search":
            return
        action = self._sequences.press(event.key, ("anywhere", self.panes.group))
        self.status.pending(self._sequences.pending and f"{event.character} {self.glyphs.ellipsis}")
        if action is not None:
            event.stop()
            event.prevent_default()
            if action:
                self.run_worker(self._run_sequence(action), group="sequence")

    async def _run_sequence(self, action: str) -> None:
        focused = self.focused or self
        await self.app.run_action(action, focused)

    def note_use(self, action: str) -> None:
        """The reader knows this one: the coach goes on to the next."""
        if self.coach.note(action):
            self.status.coach(self.coach.line)

    def _show_hints(self) -> None:
        hints = []
        for binding in (*in_group(self.panes.group), *in_group("anywhere")):
            hint = self._hint(binding.action, binding.hint)
            if hint and not (self.panes.group == "search" and binding.group == "anywhere"):
                hints.append(hint)
        self.footer.show(hints)

    def _hint(self, action: str, hint: str) -> str:
        """A hint as it is true now: "" where the key would do nothing."""
        if action == "screen.next_hit(1)" and not self.list.session.is_on:
            return "n/N unread"
        if action == "screen.trail(-1)" and not self.trail.depth[0]:
            return ""
        if action.startswith("screen.related") and not self.panel.related:
            return ""
        return hint

    def on_descendant_focus(self) -> None:
        self._show_hints()
        if self.panes.group != "search":
            self._wait_until_read()

    def on_resize(self) -> None:
        self.call_after_refresh(self.panes.fit_focus)

    # The list.

    @on(VirtualList.Moved)
    def _cursor_moved(self, message: VirtualList.Moved) -> None:
        if message.control is self.articles:
            self.note_use("move")
            self._moved()
        elif isinstance(message.control, PanelSection):
            row = message.control.row_at_cursor
            self.view.choose(row.entity if row else None)

    @on(VirtualList.Chosen)
    async def _row_chosen(self, message: VirtualList.Chosen) -> None:
        if message.control is self.articles:
            self.action_read()
        else:
            self.action_follow()

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
            self._open_row(rest=False)

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
            self.open.open(Request(head.id, self.list.session.query))
        self._show_position()

    def _show_emptiness(self) -> None:
        self.open.close()
        found = self.list.session.last
        if found is not None:
            self.view.show_message(*nothing_found(found.answer))
        elif self.list.total:
            self.view.show_message(*nothing_shown(self.list.show))
        else:
            skipped = self.newsroom.skipped()
            self.view.show_message(
                *empty_library(self.newsroom.name, skipped, indexing=self.indexing.is_running)
            )

    def _opened(self, request: Request) -> None:
        self.list.mark_opened(request.id)
        self._wait_until_read()
        self._show_position()

    def _library_changed(self) -> None:
        was_empty = not self.articles.row_count
        self.list.reload()
        self.open.refresh_related()
        self._show_title()
        if was_empty:
            self._moved() if self.articles.row_count else self._show_emptiness()

    def action_show(self, show: Literal["all", "unread", "starred"]) -> None:
        self.list.filter(show)

    def action_read(self) -> None:
        if self.open.head is None:
            return
        self.note_use("read")
        self._leave()
        self.panes.go_to("article")

    def action_next_article(self, direction: int) -> None:
        self._leave()
        if not self.list.step(direction):
            self.status.say("This is the last article." if direction > 0 else "This is the first article.")

    # The search.

    def action_search(self) -> None:
        self.note_use("search")
        if self.panes.is_zen:
            self.panes.toggle_zen()
        if self.panes.is_narrow:
            self.panes.go_to("list")
        self.list.remember(self.open.id, self.view.scroll_line)
        self.set_focus(self.bar.input)

    @on(Input.Changed, "#query")
    def _typed(self, event: Input.Changed) -> None:
        self.list.typed(event.value)

    def action_keep_search(self) -> None:
        if not self.list.session.query:
            self.action_cancel_search()
        else:
            self.panes.go_to("list")

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

    def action_toggle_sort(self) -> None:
        self.list.toggle_sort()
        if not self.list.session.is_on:
            self.status.say(
                "Results will be sorted "
                + ("by rank." if self.list.session.sort == "relevance" else "newest first.")
            )

    def action_require(self, sign: int) -> None:
        section = self.focused
        row = section.row_at_cursor if isinstance(section, PanelSection) else None
        if row is None or row.term is None:
            self.status.say("Only names and figures can be added to the search.")
            return
        self.list.remember(self.open.id, self.view.scroll_line)
        self.list.add_term(row.term if sign > 0 else f"-{row.term}")

    def action_next_hit(self, direction: int) -> None:
        if not self.list.session.is_on:
            if not self.list.step_to(lambda head: not self.marks.is_read(head), direction):
                self.status.say("No unread article further " + ("down." if direction > 0 else "up."))
            return
        self.note_use("next_hit")
        hits = self.open.hits
        start = next_place([start for start, _ in hits], self.view.here, direction)
        if start is None:
            self.status.say("The search marks nothing in this article's text.")
        else:
            self._jump(next(hit for hit in hits if hit[0] == start))

    # Places.

    def _here(self) -> Place | None:
        return self.open.place()

    def _leave(self) -> None:
        place = self._here()
        if place is not None:
            self.trail.leave(place)
            self._show_hints()

    def _jump(self, span: tuple[int, int]) -> None:
        self.view.jump_to(span)
        self._show_position()

    def action_trail(self, direction: int) -> None:
        self.note_use("trail")
        here = self._here()
        place = self.trail.back(here) if direction < 0 else self.trail.forward(here)
        if place is None:
            self.status.say("The trail begins here." if direction < 0 else "The trail ends here.")
            return
        self.open.open(Request(place.article, self.list.session.query, place))
        with self.articles.prevent(VirtualList.Moved):
            self.list.point_at(place.article)
        self._show_hints()

    def action_mention(self, direction: int) -> None:
        annotations = self.open.annotations
        entities = annotations.entities if annotations else ()
        chosen = self.view.chosen
        if chosen is not None and chosen < len(entities):
            entities = (entities[chosen],)
        spans = sorted((m.start, m.end) for entity in entities for m in entity.mentions)
        self._jump_along(spans, direction, "No names in this article.")

    def action_figure(self, direction: int) -> None:
        figures = self.open.annotations.figures if self.open.annotations else ()
        spans = [(figure.start, figure.end) for figure in figures]
        self._jump_along(spans, direction, "No figures in this article.")

    def _jump_along(self, spans: list[tuple[int, int]], direction: int, nothing: str) -> None:
        start = next_place([start for start, _ in spans], self.view.here, direction)
        if start is None:
            self.status.say(nothing)
        else:
            self._jump(next(span for span in spans if span[0] == start))

    # The panel.

    def action_section(self, name: SectionName) -> None:
        self.note_use("related" if name == "related" else "section")
        self.panes.go_to_section(name)

    def action_follow(self) -> None:
        section = self.focused
        row = section.row_at_cursor if isinstance(section, PanelSection) else None
        if row is None:
            return
        if row.article is not None:
            self._open_related(row.article)
            return
        here = self.view.current
        starts = [start for start, _ in row.places]
        # A first Enter begins with the first mention, each further one goes on.
        start = next_place(starts, here[0] if here in row.places else -1, 1)
        if here not in row.places:
            self._leave()
        self.view.choose(row.entity)
        self.panes.show_text()
        self._jump(next(place for place in row.places if place[0] == start))
        self.status.say(f"{row.text.strip()}: {starts.index(start or 0) + 1} of {len(starts)}")

    def action_related(self, number: str) -> None:
        index = int(number) - 1
        if index < len(self.panel.related):
            self._open_related(self.panel.related[index].head.id)
        else:
            self.status.say(f"There is no related story {number}.")

    def _open_related(self, article_id: str) -> None:
        self.note_use("related")
        self._leave()
        self.open.open(Request(article_id, self.list.session.query))
        with self.articles.prevent(VirtualList.Moved):
            self.list.point_at(article_id)
        self.panes.go_to("article")

    # Marks.

    def _wait_until_read(self) -> None:
        """Count the article as read once it was really on the screen, and not while a query is typed."""
        if self._read_timer is not None:
            self._read_timer.stop()
        if self._read_after:
            self._read_timer = self.set_timer(self._read_after, self._mark_as_read)
        else:
            self._mark_as_read()

    def _mark_as_read(self) -> None:
        if self.open.head is not None and self.panes.article_is_seen and self.panes.group != "search":
            self._changed(self.marks.set_read(self.open.head, True), quiet=True)

    def action_toggle_read(self) -> None:
        head = self.open.head
        if head is not None:
            if self._read_timer is not None:
                self._read_timer.stop()
            self._changed(self.marks.set_read(head, not self.marks.is_read(head)))

    def action_toggle_star(self) -> None:
        head = self.open.head
        if head is not None:
            self._changed(self.marks.set_starred(head, not self.marks.is_starred(head)))

    def action_undo(self) -> None:
        change = self.marks.undo()
        if change is None:
            self.status.say("Nothing to undo.")
            return
        self.status.say(f"Undone: {_mark_words(change, change.before)}: {change.title}")
        self._changed(change, quiet=True)

    def _changed(self, change: Change | None, *, quiet: bool = False) -> None:
        if change is None:
            return
        if not quiet:
            self.status.say(
                f"{_mark_words(change, change.after).capitalize()}: {change.title}   (u undoes it)"
            )
        self.articles.refresh_rows()
        self._show_title()

    # Everything else.

    def action_go_to(self, pane: Pane) -> None:
        self.panes.go_to(pane)

    def action_focus_pane(self, direction: int) -> None:
        self.panes.cycle(direction)

    def action_toggle_panel(self) -> None:
        self.panes.toggle_panel()

    def action_toggle_zen(self) -> None:
        self.panes.toggle_zen()

    def action_toggle_highlights(self) -> None:
        on_now = self.view.toggle_highlights()
        self.status.say("Highlights on." if on_now else "Highlights off: h switches them on again.")

    def action_open_link(self) -> None:
        head = self.open.head
        if head is None or not head.url:
            self.status.say("This article has no link.")
            return
        try:
            self.status.say(f"Opening {open_in_browser(head.url)}")
        except LinkError as error:
            self.fail(error)

    def action_copy(self) -> None:
        selected = self.get_selected_text()
        head = self.open.head
        if selected:
            self.app.copy_to_clipboard(selected)
            self.status.say(f"Copied {compact_count(len(selected))} characters.")
        elif head is not None and (head.url or head.path):
            self.app.copy_to_clipboard(head.url or head.path or "")
            self.status.say(f"Copied {head.url}" if head.url else f"No link; copied the path {head.path}")
        else:
            self.status.say("Nothing to copy.")

    def action_refresh_library(self) -> None:
        self.indexing.start(told=True)

    def action_help(self) -> None:
        from metatui.tui.screens.help import HelpScreen

        self.note_use("help")
        self.app.push_screen(HelpScreen(self.panes.group, ascii_only=self.glyphs.border == "ascii"))

    def action_back(self) -> None:
        if not self.panes.step_out() and self.list.session.is_on:
            self.action_cancel_search()

    def action_back_or_quit(self) -> None:
        if self.panes.step_out():
            return
        if self.list.session.is_on:
            self.action_cancel_search()
        else:
            self.app.exit()

    @on(ArticleView.Scrolled)
    def _show_position(self) -> None:
        parts = []
        hits = self.open.hits
        if hits and self.view.current in hits:
            parts.append(f"hit {hits.index(self.view.current) + 1}/{len(hits)}")
        elif hits:
            parts.append(f"{len(hits)} hit{'s' if len(hits) != 1 else ''}")
        if self.open.head is not None:
            parts.append(f"{self.view.percent_read} %")
            listed = self.list.head is not None and self.list.head.id == self.open.head.id
            self.view.set_meta(self.open.describe(self.list.position if listed else ""))
        self.status.position(self.glyphs.dot.join(parts))

    def _show_title(self) -> None:
        counts = self.newsroom.counts()
        unread = max(counts.unread - self.marks.newly_read, 0)
        words = [f"{compact_count(counts.total)} article{'s' if counts.total != 1 else ''}"]
        if counts.total:
            words.append(f"{compact_count(unread)} unread")
        self.title_line.show(f"metatui   {self.newsroom.name}", self.glyphs.dot.join(words))
        skipped = len(self.newsroom.skipped())
        if skipped:
            self.status.lasting(
                f"{compact_count(skipped)} file{'s' if skipped != 1 else ''} passed over: metatui doctor"
            )


def _mark_words(change: Change, value: bool) -> str:
    if change.mark == "read":
        return "read" if value else "unread"
    return "starred" if value else "star taken away"
