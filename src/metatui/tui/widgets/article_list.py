"""The list of articles: two lines each, with the snippet and its hits while a search is on."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple, Protocol

from rich.cells import cell_len
from textual.content import Content

from metatui.tui.bullets import flat_with_bullets
from metatui.tui.fit import fit, short_age
from metatui.tui.part_style import part_style
from metatui.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime

    from textual.strip import Strip
    from textual.style import Style

    from metatui.model import ArticleHead, Hit, Span
    from metatui.tui.glyphs import Glyphs


class Marks(Protocol):
    """What the reader did with an article, as of now."""

    def is_read(self, head: ArticleHead) -> bool: ...

    def is_starred(self, head: ArticleHead) -> bool: ...


class Row(NamedTuple):
    """What one row shows: a head, and the hit it came with while a search is on."""

    head: ArticleHead
    hit: Hit | None = None


class ArticleList(VirtualList):
    """Articles under a cursor; the opened one carries a bar at its left edge."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "article-list--title",
        "article-list--unread",
        "article-list--muted",
        "article-list--mark",
        "article-list--hit",
        "article-list--star",
    }
    row_height = 2

    def __init__(self, marks: Marks, glyphs: Glyphs, now: Callable[[], datetime]) -> None:
        super().__init__(id="list", classes="pane")
        self._marks = marks
        self._glyphs = glyphs
        self._now = now
        self._heads: Sequence[ArticleHead] | None = None
        self._hits: Sequence[Hit] | None = None
        self.opened: str | None = None
        self._note: Sequence[str] = ()

    def show_heads(self, heads: Sequence[ArticleHead], cursor: int = 0) -> None:
        """Show articles without a search."""
        self._heads, self._hits, self._note = heads, None, ()
        self.set_rows(len(heads), cursor)

    def show_hits(self, hits: Sequence[Hit], cursor: int = 0) -> None:
        """Show the answer to a search."""
        self._heads, self._hits, self._note = None, hits, ()
        self.set_rows(len(hits), cursor)

    def show_note(self, *lines: str) -> None:
        """Say why there is no row; drawn where the list stands alone, for else the article's pane says it."""
        self._note = lines
        self.refresh()

    def row(self, index: int) -> Row | None:
        """What stands in a row, None outside the list."""
        if not 0 <= index < self.row_count:
            return None
        if self._hits is not None:
            hit = self._hits[index]
            return Row(hit.head, hit)
        assert self._heads is not None
        return Row(self._heads[index])

    def render_line(self, y: int) -> Strip:
        if self._note and not self.row_count and self.screen.has_class("-narrow"):
            from metatui.tui.widgets.list_note import draw_note_line  # no list that has rows needs it

            return draw_note_line(self, self._note, y, self._part("muted"))
        return super().render_line(y)

    def draw_row(self, row: int, width: int, style: Style) -> list[Content]:
        shown = self.row(row)
        if shown is None:
            return [Content(""), Content("")]
        width -= 0 if self.scrollbar_size_vertical else 1  # dates and counts never touch the border
        return [self._title_line(shown, width), self._second_line(shown, width)]

    def _part(self, name: str) -> Style:
        return part_style(self, f"article-list--{name}")

    def _title_line(self, row: Row, width: int) -> Content:
        head, glyphs = row.head, self._glyphs
        unread = not self._marks.is_read(head)
        age = short_age(head.published, self._now())
        bar = glyphs.opened if head.id == self.opened else " "
        star = glyphs.starred + " " if self._marks.is_starred(head) else ""
        room = width - 3 - cell_len(star) - (cell_len(age) + 1 if age else 0)
        title = fit(head.title, room, glyphs.ellipsis)
        blanks = " " * max(room - cell_len(title), 0)
        highlights = row.hit.title_highlights if row.hit else ()
        content = _marked(title, highlights, self._part("hit"), glyphs.ellipsis)
        return Content.assemble(
            (bar, self._part("mark")),
            (glyphs.unread if unread else glyphs.read, self._part("mark" if unread else "muted")),
            " ",
            (star, self._part("star")),
            content.stylize_before(self._part("unread" if unread else "title")),
            blanks,
            (f" {age}" if age else "", self._part("muted")),
            strip_control_codes=False,
        )

    def _second_line(self, row: Row, width: int) -> Content:
        head, glyphs, muted = row.head, self._glyphs, self._part("muted")
        if row.hit is None:
            lead = flat_with_bullets(_lead_behind_title(head, glyphs.ellipsis), glyphs.bullet)
            parts = [part for part in (head.source, lead) if part]
            return Content.assemble("   ", (fit(glyphs.dot.join(parts), width - 3, glyphs.ellipsis), muted))
        count = f"{glyphs.times}{row.hit.matches}" if row.hit.matches else ""
        room = width - 3 - (cell_len(count) + 1 if count else 0)
        from metatui.tui.snippet_text import with_ellipsis  # a list without a search does without it

        text, highlights = with_ellipsis(row.hit.snippet, glyphs.ellipsis)
        text = flat_with_bullets(text, glyphs.bullet)
        text, highlights = _from_first_hit(text, highlights, room, glyphs.ellipsis)
        shown = fit(text, room, glyphs.ellipsis)
        blanks = " " * max(room - cell_len(shown), 0)
        return Content.assemble(
            "   ",
            _marked(shown, highlights, self._part("hit"), glyphs.ellipsis).stylize_before(muted),
            blanks,
            (f" {count}" if count else "", self._part("mark")),
            strip_control_codes=False,
        )


def _marked(text: str, highlights: Sequence[Span], style: Style, ellipsis: str) -> Content:
    """The text with highlights; what an ellipsis has replaced is not marked."""
    content = Content(text, strip_control_codes=False)  # offsets must stay true; the guard strips
    stop = len(text) - len(ellipsis) if text.endswith(ellipsis) else len(text)
    for start, end in highlights:
        if start < stop:
            content = content.stylize(style, start, min(end, stop))
    return content


def _lead_behind_title(head: ArticleHead, ellipsis: str) -> str:
    """The lead, without the title where that was made from the beginning of the text."""
    title = head.title.rstrip(" .…")
    if not title or not head.lead.startswith(title):
        return head.lead
    rest = head.lead[len(title) :]
    if rest[:1].isalnum():  # the title only happens to begin a longer word
        return head.lead
    sentence_ends = rest[:1] in (".", "!", "?", "") or (rest[:1].isspace() and head.title[-1:] != "…")
    rest = rest.lstrip(" .,;:!?–—-…\n")
    return rest if sentence_ends or not rest else f"{ellipsis}{rest}"


def _from_first_hit(
    text: str, highlights: Sequence[Span], width: int, ellipsis: str
) -> tuple[str, tuple[Span, ...]]:
    """A snippet that begins so far to the left of its first hit that the hit can be seen in `width` cells.

    It begins with a word; the hit stands about a quarter into the line, further right where little follows.
    """
    if not highlights or cell_len(text[: highlights[0][1]]) <= width - len(ellipsis):
        return text, tuple(highlights)
    start, end = highlights[0]
    begin, taken, quarter = start, 0, width // 4
    for word in _word_starts_before(text, start):
        before = cell_len(text[word:start])
        fits = before + cell_len(text[start:end]) <= width - 2 * len(ellipsis)
        # The word that brings the hit nearest to the quarter, but one word at least.
        near = before - quarter <= quarter - taken or begin == start
        if not (fits and near) and cell_len(text[word:]) > width - len(ellipsis):
            break
        begin, taken = word, before
    shift = len(ellipsis) - begin
    return ellipsis + text[begin:], tuple((a + shift, b + shift) for a, b in highlights)


def _word_starts_before(text: str, offset: int) -> Iterator[int]:
    """Where words begin behind a blank, from `offset` to the left."""
    while (blank := text.rfind(" ", 0, max(offset - 1, 0))) >= 0:
        offset = blank + 1
        yield offset
