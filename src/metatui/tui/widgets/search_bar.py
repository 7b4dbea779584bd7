"""The search bar: a query being typed, what came of it, and a caret under what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input

from metatui.tui.bindings import bindings_for

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.geometry import Size

    from metatui.model import QueryProblem
    from metatui.tui.widgets.query_problem import ProblemLines


class SearchInput(Input):
    """A one-line input with the keys of the search."""

    BINDINGS = bindings_for("search")


class SearchBar(Vertical):
    """One line, and more below it while the query has a problem."""

    DEFAULT_CSS = """
    SearchBar { height: auto; }
    SearchBar > Horizontal { height: 1; }
    SearchBar #prompt { width: 3; }
    SearchBar SearchInput { width: 1fr; min-width: 12; }
    SearchBar.cramped #summary { display: none; }
    """

    def __init__(self) -> None:
        super().__init__(id="search-bar")
        self.input = SearchInput(
            placeholder='words, "a phrase", source:name, -without',
            id="query",
            compact=True,
            select_on_focus=False,
        )
        self._summary = _Words("", id="summary")
        self._problem: ProblemLines | None = None

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield _Words(" / ", id="prompt")
            yield self.input
            yield self._summary

    def set_query(self, query: str) -> None:
        """Put a query into the bar as if it had been typed, without asking for it."""
        with self.input.prevent(Input.Changed):
            self.input.value = query
        self.input.cursor_position = len(query)

    def show_summary(self, *forms: str) -> None:
        """Say what the search found, in the first of these forms that leaves room for the query."""
        self._summary.show(*forms)

    def show_problem(self, problem: QueryProblem | None) -> None:
        """Point at what is wrong with the query, or at nothing."""
        self.set_class(problem is not None, "wrong")
        # Beside a long query that is wrong there is no room for anything else.
        room = self.size.width * 2 // 5 - 4
        self.set_class(problem is not None and cell_len(self.input.value) > room, "cramped")
        if self._problem is None and problem is not None and self.is_running:
            from metatui.tui.widgets.query_problem import ProblemLines  # none is there to begin with

            self._problem = ProblemLines(self.input)
            self.mount(self._problem)
        if self._problem is not None:
            self._problem.show(problem)


class _Words(Widget):
    """A few words as wide as they are, in shorter forms where the line is short."""

    DEFAULT_CSS = "_Words { width: auto; height: 1; }"

    def __init__(self, *forms: str, id: str) -> None:
        super().__init__(id=id)
        self._forms = forms

    def show(self, *forms: str) -> None:
        if forms != self._forms:
            self._forms = forms
            self.refresh(layout=True)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        room = container.width * 3 // 5 - self.gutter.width  # the rest belongs to the query
        return min(cell_len(self._fitting(room)), max(room, 0))

    def render(self) -> Content:
        return Content(self._fitting(self.content_size.width))

    def _fitting(self, width: int) -> str:
        return next((form for form in self._forms if cell_len(form) <= width), self._forms[-1])
