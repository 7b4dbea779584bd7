"""What is wrong with a query: carets under the part at fault, and the reason, readable at any width."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from textual.content import Content
from textual.widget import Widget

from metatui.tui.fit import fit
from metatui.tui.glyphs import ASCII, UNICODE
from metatui.tui.widgets.article_layout import wrapped_lines

if TYPE_CHECKING:
    from textual.geometry import Size
    from textual.widgets import Input

    from metatui.model import QueryProblem

_STRAIGHT = str.maketrans("“”‘’", "\"\"''")
_NO_BREAK = "\u2011"  # a hyphen that stays with what stands on both sides
_PROMPT = 3  # cells before the query
_MOST_LINES, _MOST_IF_LOW = 3, 2  # of the reason, below the carets


class Marked(NamedTuple):
    """The cells of the query that are at fault, from the left edge of the input on."""

    start: int
    end: int


def problem_lines(
    marked: Marked, message: str, width: int, query_width: int, most: int = _MOST_LINES, ellipsis: str = "…"
) -> list[str]:
    """Carets in line with the query, and the message behind them if it fits there, else in lines below.

    A part that has been scrolled out of the input gets a sign that says where it went.
    """
    start, end = max(marked.start, 0), min(marked.end, query_width)
    if marked.end <= 0:
        carets = " " * _PROMPT + "<"
    elif marked.start >= query_width:
        carets = " " * (_PROMPT + query_width - 1) + ">"
    else:
        carets = " " * (_PROMPT + start) + "^" * max(end - start, 1)
    beside = f"{carets} {message}"
    if cell_len(beside) <= width:
        return [beside]
    whole = re.sub(r"(?<=\d)-(?=\d)", _NO_BREAK, message)  # no line ends inside a date
    below = [line.replace(_NO_BREAK, "-") for line in wrapped_lines(whole, max(width - _PROMPT - 1, 1))]
    if len(below) > most:
        below[most - 1 :] = [fit(" ".join(below[most - 1 :]), width - _PROMPT - 1, ellipsis)]
    return [carets, *(f"{' ' * _PROMPT}{line}" for line in below)]


class ProblemLines(Widget):
    """Stands under an input and follows it as it scrolls."""

    DEFAULT_CSS = "ProblemLines { height: auto; display: none; }"

    def __init__(self, input: Input) -> None:
        super().__init__(id="problem")
        self._input = input
        self._problem: QueryProblem | None = None

    def on_mount(self) -> None:
        self.watch(self._input, "scroll_x", self.follow, init=False)

    def follow(self) -> None:
        """Point again: the input has scrolled, or has become wider."""
        self.refresh(layout=True)

    def show(self, problem: QueryProblem | None) -> None:
        """Point at what is wrong, or at nothing."""
        if problem != self._problem:
            self._problem = problem
            self.display = problem is not None
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._lines(width))

    def render(self) -> Content:
        return Content("\n".join(self._lines(self.content_size.width)))

    def _lines(self, width: int) -> list[str]:
        problem = self._problem
        if problem is None:
            return [""]
        query, left = self._input.value, round(self._input.scroll_offset.x)
        start = cell_len(query[: problem.start]) - left
        end = start + max(cell_len(query[problem.start : problem.end]), 1)
        seen = self._input.content_size.width or width - _PROMPT
        most = _MOST_IF_LOW if self.screen.has_class("-low") else _MOST_LINES
        ellipsis, message = UNICODE.ellipsis, problem.message
        if self.screen.has_class("-ascii"):
            ellipsis, message = ASCII.ellipsis, message.translate(_STRAIGHT)
        return problem_lines(Marked(start, end), message, width, seen, most, ellipsis)
