"""A search from the first key to the last: what is asked, what came of it, and the list as it was before."""

from __future__ import annotations

import asyncio
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Literal, NamedTuple

from metatui.tui.choices import ORDERS
from metatui.tui.fit import compact_count
from metatui.tui.latest import LatestOnly

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.widget import Widget

    from metatui.model import SearchAnswer, Sort
    from metatui.newsroom import Newsroom
    from metatui.tui.choices import Choices

Show = Literal["all", "unread", "starred"]
_COUNT_HITS_UP_TO = 40  # articles; beyond that the sum of their hits would cost more than the search
_FIRST_PAGE = 20


class ListPlace(NamedTuple):
    """The list as it was: what it showed, its cursor and scroll, and the article that was open."""

    show: Show
    cursor: int
    scroll: int
    article: str | None
    article_scroll: int


class SearchRequest(NamedTuple):
    """One question: the query as typed, its order, and which articles count."""

    query: str
    sort: Sort
    show: Show
    typing: bool
    keep_row: str | None = None  # the article that should stay under the cursor, if it is among the hits
    follow: bool = True  # whether the row under the cursor is opened even where it is another article


class Found(NamedTuple):
    """An answer with the hits of its articles together: of the first ones alone where there are too many.

    `clauses` are those of the query, as they were typed.
    """

    answer: SearchAnswer
    hits: int
    took_ms: float
    is_part: bool = False  # whether the hits of the articles further down are not counted
    clauses: tuple[str, ...] = ()


class SearchSession:
    """Asks the newsroom as the reader types; `found` is called with each answer that is still wanted."""

    def __init__(
        self,
        host: Widget,
        newsroom: Newsroom,
        choices: Choices,
        found: Callable[[SearchRequest, Found], None],
        fail: Callable[[Exception], None],
    ) -> None:
        self._host = host
        self._newsroom = newsroom
        self._found = found
        self.query = ""
        self.typing = False
        self.latest = ""  # the last query of this search, also while the bar is empty
        self._choices = choices
        self.before: ListPlace | None = None
        self.last: Found | None = None
        self.answered = ""  # the query that `last` answers
        self.pending: SearchRequest | None = None  # what is asked and not yet answered
        self._runner = LatestOnly[SearchRequest, Found](
            host, "search", self._search, self._deliver, lambda _, error: fail(error)
        )

    @property
    def sort(self) -> Sort:
        """The order of the results."""
        return self._choices.sort

    @property
    def is_on(self) -> bool:
        """Whether the list shows the answer to a query."""
        return bool(self.query)

    def warm_up(self) -> None:
        """Search once for nothing in particular, so that the reader's first key finds the index loaded."""

        async def search() -> None:
            # What is wrong with the index will be said when the reader asks for something.
            with suppress(Exception):
                await asyncio.to_thread(self._newsroom.search, "a", limit=1, typing=True)

        self._host.run_worker(search(), group="warm-up")

    def begin(self, place: ListPlace) -> None:
        """Remember the list, once, before the first key of a search."""
        if self.before is None or not self.is_on:
            self.before = place

    def ask(
        self, query: str, show: Show, *, typing: bool, keep_row: str | None = None, follow: bool = True
    ) -> None:
        """Ask; the answer comes to `found` unless another question overtakes it."""
        self.query, self.typing = query.strip(), typing
        self.latest = self.query or self.latest
        self.pending = SearchRequest(query, self.sort, show, typing, keep_row, follow)
        self._runner.ask(self.pending)

    def stop_asking(self) -> None:
        """The query is empty, but the bar is still open."""
        self.query, self.answered, self.last = "", "", None
        self.pending = None
        self._runner.forget()

    def forget_latest(self) -> None:
        """The query was taken away: there is nothing to be saved."""
        self.latest = ""

    def end(self) -> ListPlace | None:
        """Forget the query and return the list as it was."""
        self.stop_asking()
        self.forget_latest()
        before, self.before = self.before, None
        return before

    def next_sort(self) -> Sort:
        """Choose the next order."""
        return self._choices.next_sort()

    def _search(self, request: SearchRequest) -> Found:
        begin = time.perf_counter()
        answer = self._newsroom.search(
            request.query, limit=None, sort=request.sort, typing=request.typing, show=request.show
        )
        is_part = answer.total > _COUNT_HITS_UP_TO
        # The first page is made here, not while the screen draws.
        hits = sum(hit.matches for hit in (answer.hits[:_FIRST_PAGE] if is_part else answer.hits))
        took_ms = (time.perf_counter() - begin) * 1000
        query = request.query.strip()
        clauses = tuple(query[start:end] for start, end in self._newsroom.clauses(query))
        return Found(answer, hits, took_ms, is_part, clauses)

    def _deliver(self, request: SearchRequest, found: Found) -> None:
        if request.query.strip() == self.query:
            self.last, self.answered = found, self.query
            self.pending = None
            self._found(request, found)


def summary(found: Found, all_articles: int, sort: Sort, dot: str) -> tuple[str, ...]:
    """What the bar says of an answer: "7 of 16 · 23 hits · 3 ms   rank".

    The fullest form first; each further one leaves out the part that will be missed least.
    """
    answer, hits = found.answer, found.hits
    parts = {
        "count": f"{compact_count(answer.total)} of {compact_count(all_articles)}",
        "hits": f"{compact_count(hits)}{'+' if found.is_part else ''} hit{'s' if hits != 1 else ''}"
        if hits
        else "",
        "relaxed": "any word" if answer.relaxed else "",
        "incomplete": "so far" if answer.incomplete else "",
        "time": f"{found.took_ms:.0f} ms",
    }
    order = f"   {ORDERS[sort]}"
    forms = []
    for missing in ("", "time", "hits", "incomplete", "order", "relaxed"):
        parts.pop(missing, None)
        order = "" if missing == "order" else order
        forms.append(dot.join(part for part in parts.values() if part) + order)
    return tuple(dict.fromkeys(forms))


def did_you_mean(spelling: str) -> str:
    """The question that a key answers with yes."""
    return f"Did you mean {spelling}?   (^y searches for it)"


def nothing_found(answer: SearchAnswer) -> list[str]:
    """What to say and what to try when nothing was found."""
    lines = [f"Nothing found for {answer.query.strip()}", ""]
    if answer.incomplete:
        lines += ["The index is being built: more may be found in a moment.", ""]
    advice = answer.advice
    if advice is not None and advice.spelling:
        lines.append(did_you_mean(advice.spelling))
    if advice is not None and advice.blocking_term:
        hits = advice.hits_without_it
        articles = "one article answers" if hits == 1 else f"{compact_count(hits)} articles answer"
        lines.append(f"Without {advice.blocking_term}, {articles}.")
    from metatui.tui.broader import broader  # the answer has loaded the query language already

    return [*lines, *broader(answer), "esc restores the list."]
