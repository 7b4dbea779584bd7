"""The lines of an article on the screen: a head, then the text wrapped to a readable measure."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from metatui.text.wrap import WrappedText, wrap_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from metatui.model import Article

LARGE = 150_000  # characters; more than this is wrapped off the screen's thread


class ArticleLayout(NamedTuple):
    """Line numbers count from the top: `head` lines, a blank one, then the lines of `body`."""

    width: int
    margin: int
    head: tuple[str, ...]
    title_lines: int
    body: WrappedText

    @property
    def first_body_line(self) -> int:
        """The line on which the text begins."""
        return len(self.head) + 1

    @property
    def height(self) -> int:
        """All lines, with a blank one at the end."""
        return self.first_body_line + len(self.body) + 1

    def line_of(self, offset: int) -> int:
        """The line that shows the character at `offset` of the text."""
        return self.first_body_line + self.body.line_of(offset)

    def offset_at(self, line: int) -> int:
        """The offset of the text at the beginning of a line; 0 for lines of the head."""
        row = line - self.first_body_line
        if row < 0 or not len(self.body):
            return 0
        return self.body.starts[min(row, len(self.body) - 1)]

    def offset_under(self, line: int, column: int) -> int:
        """The offset of the text at a cell of the pane: that of the nearest character of the line."""
        row, body = line - self.first_body_line, self.body
        if row < 0:
            return 0
        if row >= len(body):
            return body.ends[-1] if len(body) else 0
        return min(body.starts[row] + max(column - self.margin, 0), body.ends[row])


def lay_out(
    article: Article, meta: Sequence[str], separator: str, width: int, measure: int, *, with_title: bool
) -> ArticleLayout:
    """Lay an article out for a pane of `width` cells, in lines of at most `measure`.

    `meta` holds source, date, length and so on: joined by `separator`, never broken inside.
    """
    measure = max(min(measure, width - 2), 1)
    margin = max((width - measure) // 2, 0)
    head: list[str] = []
    if with_title:
        head += wrapped_lines(article.title, measure)
    title_lines = len(head)
    head += _join(meta, separator, measure)
    return ArticleLayout(width, margin, tuple(head), title_lines, wrap_text(article.text, measure, cell_len))


def _join(parts: Sequence[str], separator: str, measure: int) -> list[str]:
    lines: list[str] = []
    for part in parts:
        if lines and cell_len(lines[-1]) + cell_len(separator) + cell_len(part) <= measure:
            lines[-1] += separator + part
        else:
            lines += wrapped_lines(part, measure)
    return lines


def wrapped_lines(text: str, measure: int) -> list[str]:
    """The lines of a text of a few words, as text; an empty text is one empty line."""
    wrapped = wrap_text(text, measure, cell_len)
    return [text[start:end] for start, end in zip(wrapped.starts, wrapped.ends, strict=True)]
