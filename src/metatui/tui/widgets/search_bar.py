"""The search bar: a query being typed, what came of it, and a caret under what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input

from metatui.tui.bindings import bindings_for
from metatui.tui.widgets.edge_line import EdgeLine

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.geometry import Size

    from metatui.model import QueryProblem


class SearchInput(Input):
    """A one-line input with the keys of the search."""

    BINDINGS = bindings_for("search")


class SearchBar(Vertical):
    """One line, and a second one while the query has a problem."""

    DEFAULT_CSS = """
    SearchBar { height: auto; }
    SearchBar > Horizontal { height: 1; }
    SearchBar #prompt { width: 3; }
    SearchBar SearchInput { width: 1fr; min-width: 12; }
    SearchBar #problem { display: none; padding: 0; }
    SearchBar.wrong #problem { display: block; }
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
        self._problem = EdgeLine(id="problem")

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield _Words(" / ", id="prompt")
            yield self.input
            yield self._summary
        yield self._problem

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
        if problem is not None:
            caret = " " * (3 + problem.start) + "^" * max(problem.end - problem.start, 1)
            self._problem.show(f"{caret} {problem.message}")


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
