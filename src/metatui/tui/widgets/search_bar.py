"""The search bar: a query being typed, what came of it, and a line below for what belongs to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input

from metatui.tui.bindings import bindings_for
from metatui.tui.glyphs import UNICODE, Glyphs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.geometry import Size

    from metatui.model import QueryProblem
    from metatui.tui.widgets.query_line import Ending, QueryLine
    from metatui.tui.widgets.query_problem import ProblemLines

_HINT = "up: earlier searches   who: org: place: source: date:   :save NAME"


_PROMPT = 3  # cells
_CURSOR = 1  # cell behind the query


class SearchInput(Input):
    """A one-line input with the keys of the search."""

    BINDINGS = bindings_for("search")


class SearchBar(Vertical):
    """One line, and a second one while there is something to say, or while a query is typed.

    The second line stays as long as the keys are in the bar: the list must not jump while somebody types.
    """

    DEFAULT_CSS = """
    SearchBar { height: auto; }
    SearchBar > Horizontal { height: 1; }
    SearchBar #prompt { width: 3; }
    SearchBar SearchInput { width: 1fr; min-width: 12; }
    SearchBar QueryLine { display: none; }
    SearchBar.-line QueryLine { display: block; }
    SearchBar.cramped #summary { display: none; }
    """

    def __init__(self, glyphs: Glyphs = UNICODE) -> None:
        super().__init__(id="search-bar")
        self._glyphs = glyphs
        self.input = SearchInput(
            placeholder='words, "a phrase", source:name, -without',
            id="query",
            compact=True,
            select_on_focus=False,
        )
        self._summary = _Words("", id="summary")
        self._line: QueryLine | None = None
        self._problem: ProblemLines | None = None
        self._wrong: QueryProblem | None = None

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield _Words(" / ", id="prompt")
            yield self.input
            yield self._summary

    @property
    def line(self) -> QueryLine:
        """The second line, made when it is first needed."""
        if self._line is None:
            from metatui.tui.widgets.query_line import QueryLine

            self._line = QueryLine(self._glyphs)
            if self.is_attached:
                self.mount(self._line)
        return self._line

    @property
    def clauses(self) -> Sequence[str]:
        """The clauses of the query, where there is more to it than words."""
        return self._line.clauses if self._line is not None else ()

    def set_query(self, query: str, cursor: int | None = None) -> None:
        """Put a query into the bar as if it had been typed, without asking for it."""
        with self.input.prevent(Input.Changed):
            self.input.value = query
        self.input.cursor_position = len(query) if cursor is None else cursor

    def show_summary(self, *forms: str) -> None:
        """Say what the search found, in the first of these forms that leaves room for the query."""
        self._summary.show(*forms, beside=_PROMPT + cell_len(self.input.value) + _CURSOR + 2)

    def show_problem(self, problem: QueryProblem | None) -> None:
        """Point at what is wrong with the query, or at nothing."""
        self.set_class(problem is not None, "wrong")
        # Beside a long query that is wrong there is no room for anything else.
        room = self.size.width * 2 // 5 - 4
        self.set_class(problem is not None and cell_len(self.input.value) > room, "cramped")
        if self._problem is None and problem is not None and self.is_running:
            from metatui.tui.widgets.query_problem import ProblemLines  # none is there to begin with

            self._problem = ProblemLines(self.input)
            self.mount(self._problem, after=0)
        self._wrong = problem
        if self._problem is not None:
            self._problem.show(problem)
            if problem is not None and self.is_running:
                self.call_after_refresh(self._problem.follow)  # when the input has the room of the summary
        if self._line is not None:
            self._refresh_line()

    def show_clauses(self, clauses: Sequence[str]) -> None:
        """Show the query cut into its clauses, or nothing."""
        if clauses or self._line is not None:
            self.line.clauses = clauses
            self.line.cursor = min(self.line.cursor, max(len(clauses) - 1, 0))
            self._refresh_line()

    def show_endings(self, endings: Sequence[Ending], chosen: int | None = None) -> None:
        """Show how the query may go on; `chosen` is the one that stands in it."""
        if endings or self._line is not None:
            self.line.endings, self.line.chosen = endings, chosen
            self._refresh_line()

    def show_hint(self, hint: str = "") -> None:
        """Say what may be typed while there is nothing else to say."""
        self.line.hint = hint or ("" if self.input.value else _HINT)
        self._refresh_line()

    @property
    def clauses_have_keys(self) -> bool:
        """Whether the reader walks the clauses."""
        return self._line is not None and self._line.has_focus

    def on_descendant_focus(self) -> None:
        if self.input.has_focus and not self.input.value:
            self.show_hint()
        elif self.input.has_focus:
            self._refresh_line()

    def on_descendant_blur(self) -> None:
        if self._line is not None:
            self._refresh_line()

    def _refresh_line(self) -> None:
        """Show the second line, what is wrong, or neither: never both, but while the clauses are walked."""
        line, typing = self.line, self.input.has_focus
        # What is still being typed is not wrong yet, as long as there is something that completes it.
        unfinished = self._wrong is not None and self._wrong.end >= self.input.cursor_position
        if line.endings and self._wrong is not None and not unfinished:
            line.endings = ()
        if self._problem is not None:
            self._problem.display = self._wrong is not None and not line.endings
        # In a low window a line is worth more in the list than kept free.
        reserved = typing and not (self.is_attached and self.screen.has_class("-low"))
        wanted = reserved or bool(line.clauses) or (typing and self.input.value.startswith(":"))
        free = self._wrong is None and wanted
        self.set_class(bool(line.endings or line.has_focus or free), "-line")
        line.refresh()


class _Words(Widget):
    """A few words as wide as they are, in shorter forms where the line is short."""

    DEFAULT_CSS = "_Words { width: auto; height: 1; }"

    def __init__(self, *forms: str, id: str) -> None:
        super().__init__(id=id)
        self._forms = forms
        self._beside = 0  # cells that something else on the line needs

    def show(self, *forms: str, beside: int = 0) -> None:
        if (forms, beside) != (self._forms, self._beside):
            self._forms, self._beside = forms, beside
            self.refresh(layout=True)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        # The rest belongs to the query, and more of it where the shortest form is enough.
        least = min(map(cell_len, self._forms))
        room = min(container.width * 3 // 5, max(container.width - self._beside, least)) - self.gutter.width
        return min(cell_len(self._fitting(room)), max(room, 0))

    def render(self) -> Content:
        return Content(self._fitting(self.content_size.width))

    def _fitting(self, width: int) -> str:
        return next((form for form in self._forms if cell_len(form) <= width), self._forms[-1])
