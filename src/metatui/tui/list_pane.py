"""The list and its search bar: what is listed, in which order, and which row is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from metatui.tui.fit import compact_count
from metatui.tui.open_article import Request
from metatui.tui.query_edit import is_plain, is_unfinished
from metatui.tui.search_session import Found, ListPlace, SearchRequest, SearchSession, Show, summary
from metatui.tui.widgets.article_list import ArticleList

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.screen import Screen

    from metatui.model import ArticleHead, Hit, QueryProblem, Sort
    from metatui.newsroom import Newsroom
    from metatui.tui.choices import Choices
    from metatui.tui.trail import Place
    from metatui.tui.widgets.search_bar import SearchBar

_LOOK_AT = 2000  # rows that are looked through for one article before giving up
_TITLES: dict[Show, str] = {"all": "Articles", "unread": "Unread", "starred": "Starred"}


class ListPane:
    """Fills the list from the library or from a search, and keeps the cursor on its article."""

    def __init__(
        self,
        screen: Screen[None],
        newsroom: Newsroom,
        articles: ArticleList,
        bar: SearchBar,
        choices: Choices,
        *,
        moved: Callable[[], None],
        described: Callable[[], None],
        fail: Callable[[Exception], None],
        dot: str,
    ) -> None:
        self._newsroom = newsroom
        self._articles = articles
        self._bar = bar
        self._moved = moved
        self._described = described
        self._dot = dot
        self.show: Show = "all"
        self.total = 0
        self._unread = 0  # of all articles, as far as the screen knows
        self.session = SearchSession(screen, newsroom, choices, self._found, fail)

    # What is listed.

    def load(self, keep: str | None = None) -> None:
        """List the articles of the library, with the cursor on article `keep` if it is among them."""
        heads = self._newsroom.articles(show=self.show)
        self.total = len(heads) if self.show == "all" else self._newsroom.counts().total
        self._articles.show_heads(heads)
        self._put_cursor_on(keep)
        self._describe()

    def reload(self) -> None:
        """The library has changed: list it anew, with the same article under the cursor."""
        if self.session.is_on:
            self.total = self._newsroom.counts().total
            self._ask_again()
        elif self.show == "all":
            self.load(self.head.id if self.head else None)
        # Under a filter the rows stay until they are asked for again: none vanishes under the cursor.

    def filter(self, show: Show) -> None:
        """List all articles, the unread or the starred ones."""
        keep = self.head.id if self.head else None
        self.show = show
        if self.session.is_on:
            self.session.ask(self.session.query, show, typing=True, keep_row=keep)
        else:
            self.load(keep)
            self._moved()

    # The row that is meant.

    def request(self, article_id: str, place: Place | None = None) -> Request:
        """What opens an article as the list shows it: with the hits of the search that is on."""
        return Request(article_id, self.session.query, self.session.typing, place)

    @property
    def head(self) -> ArticleHead | None:
        """The article under the cursor."""
        row = self._articles.row(self._articles.cursor)
        return row.head if row else None

    def ids_on_screen(self) -> list[str]:
        """The articles whose rows can be seen, from the top."""
        first = self._articles.scroll_offset.y // self._articles.row_height
        rows = range(first, min(first + self._articles.rows_on_screen, self._articles.row_count))
        return [row.head.id for at in rows if (row := self._articles.row(at)) is not None]

    def position_of(self, article_id: str) -> str:
        """The place in the list of the article under the cursor, "3/16"; "" for any other."""
        if self.head is None or self.head.id != article_id:
            return ""
        return f"{compact_count(self._articles.cursor + 1)}/{compact_count(self._articles.row_count)}"

    def step(self, direction: int) -> bool:
        """Move the cursor by one; False at the end of the list."""
        before = self._articles.cursor
        self._articles.action_move(direction)
        return self._articles.cursor != before

    def step_to(self, wanted: Callable[[ArticleHead], bool], direction: int) -> bool:
        """Move the cursor to the next article that is wanted, if there is one not too far away."""
        row = self.find(wanted, direction)
        if row is not None:
            self._articles.cursor = row
        return row is not None

    def find(self, wanted: Callable[[ArticleHead], bool], direction: int) -> int | None:
        """The row of the next article that is wanted, None when there is none or only one far away."""
        row = self._articles.cursor
        for _ in range(_LOOK_AT):
            row += direction
            shown = self._articles.row(row)
            if shown is None:
                return None
            if wanted(shown.head):
                return row
        return None

    def point_at(self, article_id: str) -> None:
        """Put the cursor on an article without opening it anew, if it is listed."""
        if self.head is None or self.head.id != article_id:
            self._put_cursor_on(article_id)

    def mark_opened(self, article_id: str | None) -> None:
        """Draw the bar of the open article."""
        if self._articles.opened != article_id:
            self._articles.opened = article_id
            self._articles.refresh_rows()

    def _put_cursor_on(self, article_id: str | None) -> None:
        if article_id is None:
            return
        for row in range(min(self._articles.row_count, _LOOK_AT)):
            shown = self._articles.row(row)
            if shown is not None and shown.head.id == article_id:
                self._articles.cursor = row
                return

    # The search.

    def remember(self, article: str | None, article_scroll: int) -> None:
        """Keep the list as it is now, to be restored when the search ends."""
        self.session.begin(
            ListPlace(
                self.show, self._articles.cursor, self._articles.scroll_offset.y, article, article_scroll
            )
        )

    def typed(self, query: str) -> None:
        """The query in the bar has changed."""
        from metatui.search import parse

        if query.strip() == self.session.query:
            return
        if query.strip():
            if parse(query, typing=True).root is not None:
                self.session.ask(query, self.show, typing=True)
            # A field alone ("source:") asks for nothing yet: what is listed stays.
        else:
            self.session.stop_asking()
            self._bar.show_problem(None)
            self._list_as_before(self.session.before)
            self._moved()

    def keep(self, query: str) -> None:
        """The query is finished: what was tolerated while it was typed is wrong from now on."""
        from metatui.search import parse  # the answer that is shown has loaded it already

        self.typed(query)
        query = query.strip()
        nothing_asked = query != self.session.query
        if query and (nothing_asked or (self.session.typing and parse(query).problem is not None)):
            keep = self.head.id if self.head else None
            self.session.ask(query, self.show, typing=False, keep_row=keep)

    def add_term(self, term: str, *, exclude: bool = False) -> None:
        """Search for one more term, in the words of the query language, or without it."""
        from metatui.tui.query_terms import with_term

        # Before the word that may still go on, so that it goes on being one.
        query = self.session.query
        first = self.session.typing or is_unfinished(query)
        self.search_for(with_term(query, term, exclude=exclude, first=first))

    def search_for(self, query: str, *, typing: bool | None = None, keep_row: str | None = None) -> None:
        """Put a query into the bar and ask for it; an empty one lists everything.

        `typing` says whether its last word may go on: None leaves that as it is.
        """
        self._bar.set_query(query)
        if query:
            typing = self.session.typing if typing is None else typing
            self.session.ask(query, self.show, typing=typing, keep_row=keep_row)
        else:
            self.typed(query)
            self.session.forget_latest()

    def next_sort(self) -> Sort:
        """Sort the results in the next way."""
        sort = self.session.next_sort()
        if self.session.is_on:
            self._ask_again()
        return sort

    def _ask_again(self) -> None:
        """Ask the same question, for the library or the order has changed.

        The article under the cursor stays under it, unless the list still shows what was there before
        the question: then the cursor goes where the question wanted it.
        """
        session, pending = self.session, self.session.pending
        keep, follow = self.head.id if self.head else None, True
        if pending is not None:
            keep, follow = pending.keep_row, pending.follow
        session.ask(session.query, self.show, typing=session.typing, keep_row=keep, follow=follow)

    def end_search(self) -> ListPlace | None:
        """Leave the search: the list, its cursor and its scroll are exactly as they were."""
        place = self.session.end()
        self._bar.set_query("")
        self._bar.show_problem(None)
        if place is not None:
            self.show = place.show
        self._list_as_before(place)
        return place

    def _list_as_before(self, place: ListPlace | None) -> None:
        """List everything, with cursor and scroll as they were if nothing else is shown than then."""
        self._list_again()
        if place is not None and place.show == self.show:
            with self._articles.prevent(ArticleList.Moved):
                self._articles.cursor = place.cursor
            self._articles.scroll_to(y=place.scroll, animate=False, force=True, immediate=True)

    def go_back_to(self, place: Place) -> None:
        """List what was listed at a place of the trail; its article is opened by whoever asks for this."""
        if (place.query, place.show) == (self.session.query, self.show):
            return
        if place.query:
            self.show = place.show
            self._bar.set_query(place.query)
            self.session.ask(
                place.query, place.show, typing=place.typing, keep_row=place.article, follow=False
            )
            return
        if self.session.is_on:
            self.end_search()
        if self.show != place.show:
            self.show = place.show
            self._list_again()

    def _list_again(self) -> None:
        with self._articles.prevent(ArticleList.Moved):
            self.load()

    def _found(self, request: SearchRequest, found: Found) -> None:
        self._articles.show_hits(found.answer.hits)
        self._put_cursor_on(request.keep_row)
        self._describe()
        if request.follow or (self.head is not None and self.head.id == request.keep_row):
            self._moved()

    @property
    def hit(self) -> Hit | None:
        """The hit under the cursor, None without a search."""
        row = self._articles.row(self._articles.cursor)
        return row.hit if row else None

    def show_unread(self, unread: int) -> None:
        """So many articles are unread now: rows that were read meanwhile stay, but do not count as such."""
        self._unread = unread
        if self.show == "unread" and not self.session.is_on:
            self._articles.border_title = Content(self._unread_title())

    def _unread_title(self) -> str:
        rows = self._articles.row_count
        of_rows = f" of {compact_count(rows)}" if self._unread < rows else ""
        return f"{_TITLES['unread']} {compact_count(min(self._unread, rows))}{of_rows}"

    def _describe(self) -> None:
        found = self.session.last
        count = compact_count(self._articles.row_count)
        title = "Results" if found else _TITLES[self.show]
        if found and self.show != "all":
            title = f"{_TITLES[self.show]} results"
        unread = not found and self.show == "unread"
        self._articles.border_title = Content(self._unread_title() if unread else f"{title} {count}")
        if found:
            self._bar.show_summary(*summary(found, self.total, self.session.sort, self._dot))
            self._bar.show_problem(found.answer.problem)
        else:
            order = f"{_TITLES[self.show].lower()} only" if self.show != "all" else ""
            forms = [self._dot.join((order, "newest first")), order] if order else ["newest first"]
            self._bar.show_summary(*forms)
        self._bar.show_clauses(self.clauses if self._bar.clauses_have_keys else self.shown_clauses)
        self._described()

    @property
    def clauses(self) -> tuple[str, ...]:
        """The clauses of the query that the list answers."""
        return self.session.last.clauses if self.session.last is not None else ()

    @property
    def shown_clauses(self) -> tuple[str, ...]:
        """The clauses as they stand below the bar: none where the query is of bare words alone."""
        return () if all(map(is_plain, self.clauses)) else self.clauses

    @property
    def problem(self) -> QueryProblem | None:
        """What is wrong with the query that the list answers."""
        return self.session.last.answer.problem if self.session.last is not None else None
