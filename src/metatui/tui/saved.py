"""The saved searches as the screen knows them, counted off its thread."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from metatui.tui.latest import LatestOnly

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.widget import Widget

    from metatui.newsroom import Newsroom
    from metatui.tui.widgets.saved_pane import SavedRow


class Answer(NamedTuple):
    """All saved searches in their order, and what is wrong with the file they lie in."""

    rows: tuple[SavedRow, ...]
    problem: str | None


class SavedSearches:
    """Asks for names and unread counts; `show` is called with what came of it."""

    def __init__(
        self,
        host: Widget,
        newsroom: Newsroom,
        show: Callable[[Answer], None],
        fail: Callable[[Exception], None],
    ) -> None:
        self._newsroom = newsroom
        self._show = show
        self.names: tuple[str, ...] = ()
        self._runner = LatestOnly[bool, Answer](
            host, "saved", self._look, self._take, lambda _, error: fail(error)
        )

    def look(self, *, count: bool = True) -> None:
        """Look which there are, and count what is unread in each."""
        self._runner.ask(count)

    def recount(self) -> None:
        """Count anew, if there are any: something was read, or came in."""
        if self.names:
            self._runner.ask(True)

    def _look(self, count: bool) -> Answer:
        saved = self._newsroom.saved_searches
        if not (searches := saved.all()):
            return Answer((), saved.problem)
        from metatui.tui.widgets.saved_pane import SavedRow

        rows = tuple(
            SavedRow(one.name, one.query, self._newsroom.count(one.query, "unread") if count else None)
            for one in searches
        )
        return Answer(rows, saved.problem)

    def _take(self, _: bool, answer: Answer) -> None:
        self.names = tuple(row.name for row in answer.rows)
        self._show(answer)
