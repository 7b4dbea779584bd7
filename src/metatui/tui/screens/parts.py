"""What the reading screen is made of: its widgets, the parts that work behind them, and its edges."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widgets import Static

from metatui.errors import MetatuiError
from metatui.tui.bindings import KeySequences
from metatui.tui.choices import Choices
from metatui.tui.close_reading import CloseReading
from metatui.tui.coach import Coach
from metatui.tui.fit import compact_count
from metatui.tui.history import SearchHistory
from metatui.tui.indexing import Indexing
from metatui.tui.list_pane import ListPane
from metatui.tui.open_article import OpenArticle, Request
from metatui.tui.panes import Panes
from metatui.tui.reader_marks import ReaderMarks
from metatui.tui.saved import SavedSearches
from metatui.tui.status import Status
from metatui.tui.trail import Place, Trail
from metatui.tui.widgets.article_list import ArticleList
from metatui.tui.widgets.article_view import ArticleView
from metatui.tui.widgets.edge_line import EdgeLine
from metatui.tui.widgets.key_footer import KeyFooter
from metatui.tui.widgets.search_bar import SearchBar
from metatui.tui.widgets.side_panel import SidePanel

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.timer import Timer

    from metatui.model import Annotations
    from metatui.newsroom import Newsroom
    from metatui.tui.glyphs import Glyphs
    from metatui.tui.keys import Group
    from metatui.tui.saved import Answer

TEXT_WIDTH = 80  # cells; longer lines are hard to follow from one to the next
SETTLE_SECONDS = 0.08  # a cursor that moves on sooner loads nothing
TYPED_INTO: tuple[Group, ...] = ("search", "facets", "find", "filter", "ask")
READ_SECONDS = 2.0  # an article that is on the screen for so long counts as read


class ScreenParts(Screen[None]):
    """Builds the parts, and keeps title, footer and position true. What the keys do is in its subclasses."""

    def __init__(
        self,
        newsroom: Newsroom,
        glyphs: Glyphs,
        now: Callable[[], datetime],
        coach_file: Path | None,
        choices_file: Path | None = None,
        history_file: Path | None = None,
        *,
        watch: bool = True,
        settle: float = SETTLE_SECONDS,
        read_after: float = READ_SECONDS,
        text_width: int = TEXT_WIDTH,
    ) -> None:
        super().__init__()
        self.newsroom = newsroom
        self.glyphs = glyphs
        self._settle, self._read_after = settle, read_after
        self._settle_timer: Timer | None = None
        self._read_timer: Timer | None = None
        self._kept_unread: str | None = None
        self._stay: Place | None = None  # where the reader is to stay while the list changes
        self._sequences = KeySequences()
        self._watch = watch
        self.trail = Trail()
        self.coach = Coach(coach_file)
        self.history = SearchHistory(history_file)
        self.saved = SavedSearches(self, newsroom, self._saved_counted, self.fail)
        # Widgets.
        self.marks = ReaderMarks(self, newsroom, self.fail, self.saved.recount)
        self.articles = ArticleList(self.marks, glyphs, now)
        self.view = ArticleView(glyphs, text_width)
        self.panel = SidePanel(glyphs)
        self.bar = SearchBar(glyphs)
        self.title_line = EdgeLine(id="title", ellipsis=glyphs.ellipsis)
        self.status_line = EdgeLine(id="status", ellipsis=glyphs.ellipsis)
        self.footer = KeyFooter()
        # What works behind them.
        self.status = Status(self, self.status_line, glyphs.ellipsis)
        self.panes = Panes(self, self.bar, self.articles, self.view, self.panel)
        self.list = ListPane(
            self,
            newsroom,
            self.articles,
            self.bar,
            Choices(choices_file),
            moved=self._moved,
            described=self._described,
            fail=self.fail,
            dot=glyphs.dot,
        )
        self.open = OpenArticle(
            self,
            newsroom,
            self.view,
            self.panel,
            opened=self._opened,
            marked=self._show_position,
            fail=self.fail,
            position=self.list.position_of,
            rested=self._read_closely,
            rest=settle * 2,
        )
        self.close_reading = CloseReading(self, newsroom, self._read_closely_now, self.fail)
        self.indexing = Indexing(self, newsroom, self.status, changed=self._library_changed, fail=self.fail)

    def compose(self) -> ComposeResult:
        yield self.title_line
        yield self.bar
        with Horizontal(id="panes"):
            yield Vertical(self.articles, id="left")
            yield self.view
            yield self.panel
        yield self.status_line
        yield self.footer
        yield Static("metatui needs 40 x 10", id="too-small", markup=False)

    # What the parts call back.

    @abstractmethod
    def _moved(self) -> None:
        """The cursor of the list stands on another article."""

    @abstractmethod
    def _described(self) -> None:
        """The list answers another query, or none."""

    @abstractmethod
    def _saved_counted(self, answer: Answer) -> None:
        """The saved searches and their counts are there."""

    @abstractmethod
    def _opened(self, request: Request) -> None:
        """The article of a request is on the screen."""

    @abstractmethod
    def _library_changed(self) -> None:
        """Articles came, changed or went."""

    @abstractmethod
    def _wait_until_read(self) -> None:
        """Begin to count how long the article is on the screen."""

    def fail(self, error: Exception) -> None:
        """Say what went wrong; the screen goes on."""
        from metatui.text.clean import (
            clean_line,  # its patterns take 5 ms that the first frame can do without
        )

        text = str(error) if isinstance(error, MetatuiError) else f"{type(error).__name__}: {error}"
        self.status.say(clean_line(text))

    def note_use(self, action: str) -> None:
        """The reader knows this one: the coach goes on to the next."""
        if self.coach.note(action):
            self.status.coach(self.coach.line)

    def _here(self) -> Place | None:
        """This place, with what is listed and which pane has the keys; None without an article."""
        place = self.open.place()
        if place is None:
            return None
        session, (pane, row) = self.list.session, self.panes.place
        return place._replace(
            query=session.query, typing=session.typing, show=self.list.show, pane=pane, row=row
        )

    def _leave(self) -> None:
        """Remember this place: a jump begins here."""
        place = self._here()
        if place is not None:
            self.trail.leave(place)
            self._show_hints()

    # The careful tagger.

    def _read_closely(self, article_id: str) -> None:
        """The reader rests at an article: tag it carefully, and then the hits that are shown."""
        if self._watch:
            hits = self.list.ids_on_screen() if self.list.session.is_on else []
            self.close_reading.read([article_id, *hits])

    def _read_closely_now(self, article_id: str, annotations: Annotations) -> None:
        if self.open.head is not None and self.open.head.id == article_id:
            self.open.correct(annotations)

    # The edges of the screen.

    @abstractmethod
    def _show_hints(self) -> None:
        """Name the keys that work now."""

    def _show_position(self) -> None:
        parts = []
        found = self.view.found
        hits = self.open.hits
        if found is not None:
            total = compact_count(len(found))
            current = self.view.current  # a mention may have been jumped to meanwhile
            at = found.starts.index(current[0]) + 1 if current and current[0] in found.starts else 0
            parts.append(f"{compact_count(at)}/{total} found" if at else f"{total} found")
        elif hits and self.view.current in hits:
            parts.append(f"hit {compact_count(hits.index(self.view.current) + 1)}/{compact_count(len(hits))}")
        elif hits:
            parts.append(f"{compact_count(len(hits))} hit{'s' if len(hits) != 1 else ''}")
        if self.open.head is not None:
            if self.panes.article_is_seen:
                parts.append(f"{self.view.percent_read} %")
            self.view.set_meta(self.open.describe())
        self.status.position(self.glyphs.dot.join(parts))

    def _show_title(self) -> None:
        counts = self.newsroom.counts()
        unread = max(counts.unread - self.marks.newly_read, 0)
        words = [f"{compact_count(counts.total)} article{'s' if counts.total != 1 else ''}"]
        if counts.total:
            words.append(f"{compact_count(unread)} unread")
        self.list.show_unread(unread)
        self.title_line.show(f"metatui   {self.newsroom.name}", self.glyphs.dot.join(words))
        skipped = len(self.newsroom.skipped())
        if skipped and not self.newsroom.is_bundled:
            self.status.lasting(
                f"{compact_count(skipped)} file{'s' if skipped != 1 else ''} passed over: "
                f"{self.newsroom.doctor_command}"
            )
