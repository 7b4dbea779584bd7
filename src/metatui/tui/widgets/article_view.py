"""The reading pane: an article with its marks. Lines are laid out once a width and drawn when seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual.cache import LRUCache
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from metatui.model import ENTITY_KINDS
from metatui.text.spans import SpanIndex
from metatui.tui.bullets import line_with_bullet
from metatui.tui.fit import fit
from metatui.tui.marks import ArticleMarks
from metatui.tui.part_style import part_style
from metatui.tui.widgets.article_layout import LARGE, ArticleLayout, lay_out, wrapped_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.selection import Selection
    from textual.style import Style
    from textual.timer import Timer

    from metatui.model import Article, Span
    from metatui.tui.glyphs import Glyphs

FLASH_SECONDS = 0.8


class ArticleView(ScrollView, can_focus=True):
    """Shows one article; `current` is the mark jumped to last, `chosen` the entity that stands out."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(f"article-view--{kind}" for kind in ENTITY_KINDS),
        "article-view--figure",
        "article-view--hit",
        "article-view--chosen",
        "article-view--quiet",
        "article-view--current",
        "article-view--flash",
        "article-view--title",
        "article-view--muted",
    }
    DEFAULT_CSS = "ArticleView { overflow-x: hidden; scrollbar-size-vertical: 1; }"

    @dataclass
    class Scrolled(Message):
        """Another part of the article is on the screen."""

        view: ArticleView

        def can_replace(self, message: Message) -> bool:
            """Only the last position counts."""
            return isinstance(message, ArticleView.Scrolled)

    def __init__(self, glyphs: Glyphs, measure: int) -> None:
        super().__init__(id="article", classes="pane")
        self._measure = measure
        self._glyphs = glyphs
        self.article: Article | None = None
        self.marks = ArticleMarks()
        self.chosen: int | None = None
        self.current: Span | None = None
        self.found: SpanIndex | None = None  # what was found in this article; it takes the place of the hits
        self.highlights_on = True
        self._meta: tuple[str, ...] = ()
        self._lines: tuple[str, ...] = ()  # a message in place of an article, and how it is wrapped
        self._message: tuple[str, ...] = ()
        self._layout: ArticleLayout | None = None
        self._wanted_offset: int | None = None  # to be shown as soon as the layout is there
        self._wanted_scroll: int | None = None
        self._flashing = False
        self._flash_timer: Timer | None = None
        self._strips: LRUCache[int, Strip] = LRUCache(512)

    # What is shown.

    def show(self, article: Article, meta: Sequence[str], *, scroll: int = 0) -> None:
        """Show an article from line `scroll` on, without marks until `set_marks` brings them."""
        self.article, self._meta, self._lines = article, tuple(meta), ()
        self.marks, self.chosen, self.current, self.found = ArticleMarks(), None, None, None
        self._wanted_offset, self._wanted_scroll = None, scroll
        self._layout = None
        self._lay_out()

    def show_message(self, *lines: str) -> None:
        """Show some lines in place of an article: what there is, and what to do."""
        self.article, self._layout, self._lines = None, None, lines
        self.marks, self.chosen, self.current, self.found = ArticleMarks(), None, None, None
        self.border_title = None
        self._wrap_message()

    def _wrap_message(self) -> None:
        width = max(min(self.scrollable_content_region.width - 2, self._measure), 1)
        self._message = tuple(part for line in self._lines for part in wrapped_lines(line, width))
        self.virtual_size = Size(0, len(self._message) + 2)
        self._redraw()

    def set_marks(self, marks: ArticleMarks) -> None:
        """Mark the article that is shown."""
        self.marks = marks
        self._redraw()

    def show_found(self, spans: Sequence[Span] | None) -> None:
        """Mark what was found in this article in place of the hits of the search; None brings them back."""
        self.found = None if spans is None else SpanIndex.of([(start, end, "hit") for start, end in spans])
        self._redraw()

    def set_meta(self, meta: Sequence[str]) -> None:
        """Another line of source, date and place in the list."""
        if tuple(meta) != self._meta and self.article is not None:
            self._meta = tuple(meta)
            self._lay_out(keep_place=True)

    def choose(self, entity: int | None) -> None:
        """Make all mentions of one entity stand out."""
        if entity != self.chosen:
            self.chosen = entity
            self._redraw()

    def toggle_highlights(self) -> bool:
        """Switch the marks of entities and figures off or on; hits stay. Returns whether they are on."""
        self.highlights_on = not self.highlights_on
        self._redraw()
        return self.highlights_on

    # Where it stands.

    def jump_to(self, span: Span, *, flash: bool = True) -> None:
        """Bring a span of the text to the screen and make it the current mark, flashing for a moment."""
        self.current = span
        self._flashing = flash
        if self._flash_timer is not None:
            self._flash_timer.stop()
        if flash:
            self._flash_timer = self.set_timer(FLASH_SECONDS, self._end_flash)
        self._show_offset(span[0])
        self._redraw()

    @property
    def here(self) -> int:
        """The offset from which "next" counts: the current mark while it can be seen, else the top line."""
        if self._layout is None:
            return 0
        top = self.scroll_offset.y
        if self.current is not None and self.is_seen(self.current):
            return self.current[0]
        return self._layout.offset_at(top) - (1 if self.current is None else 0)

    @property
    def scroll_line(self) -> int:
        """The line at the top: what `show(scroll=…)` restores."""
        return self.scroll_offset.y

    @property
    def percent_read(self) -> int:
        """How much of the article has been on the screen, down to its last visible line."""
        height = self.virtual_size.height
        return min(100, round(100 * (self.scroll_offset.y + self.size.height) / height)) if height else 100

    @property
    def top_offset(self) -> int:
        """The offset of the text at the top of the pane."""
        return self._layout.offset_at(self.scroll_offset.y) if self._layout is not None else 0

    def is_seen(self, span: Span) -> bool:
        """Whether the beginning of a span is on the screen."""
        if self._layout is None:
            return False
        top = self.scroll_offset.y
        return top <= self._layout.line_of(span[0]) < top + self.size.height

    def restore(self, scroll: int, current: Span | None) -> None:
        """Go back to a line and a mark."""
        self.current, self._flashing = current, False
        self.scroll_to(y=scroll, animate=False, force=True, immediate=True)
        self._redraw()

    def _show_offset(self, offset: int) -> None:
        if self._layout is None:
            self._wanted_offset = offset
            return
        line = self._layout.line_of(offset)
        top, height = self.scroll_offset.y, self.size.height
        if not top <= line < top + height - 1:
            # A third of the pane stays above: the sentence before can be read.
            self.scroll_to(y=max(line - height // 3, 0), animate=False, force=True, immediate=True)

    def _end_flash(self) -> None:
        self._flashing = False
        self._redraw()

    # Layout.

    def _lay_out(self, *, keep_place: bool = False) -> None:
        article, width = self.article, self.scrollable_content_region.width
        if article is None or not width:
            return
        if keep_place and self._layout is not None and self.scroll_offset.y >= self._layout.first_body_line:
            self._wanted_offset = None
            anchor: int | None = self._layout.offset_at(self.scroll_offset.y)
        else:
            anchor = None
        has_border = self.styles.border_top[0] not in ("", "none")  # where the title stands otherwise
        with_title = not has_border or cell_len(article.title) > max(width - 4, 1)
        if len(article.text) > LARGE:
            self._layout = None
            meta, dot, measure = self._meta, self._glyphs.dot, self._measure

            def work() -> None:
                layout = lay_out(article, meta, dot, width, measure, with_title=with_title)
                self.app.call_from_thread(self._use_layout, article, layout, anchor)

            self.run_worker(work, thread=True, exclusive=True, group="layout")
            self._redraw()
        else:
            self._use_layout(
                article,
                lay_out(article, self._meta, self._glyphs.dot, width, self._measure, with_title=with_title),
                anchor,
            )

    def _use_layout(self, article: Article, layout: ArticleLayout, anchor: int | None) -> None:
        if article is not self.article or layout.width != self.scrollable_content_region.width:
            return
        self._layout = layout
        self.virtual_size = Size(layout.width, layout.height)
        if anchor is not None:
            self._wanted_scroll = layout.line_of(anchor)
        if self._wanted_scroll is not None:
            self.scroll_to(y=self._wanted_scroll, animate=False, force=True, immediate=True)
            self._wanted_scroll = None
        if self._wanted_offset is not None:
            wanted, self._wanted_offset = self._wanted_offset, None
            self._show_offset(wanted)
        self._show_title()
        self._redraw()
        self.post_message(self.Scrolled(self))

    def _show_title(self) -> None:
        """The title stands in the border, unless the head of the text shows it whole."""
        layout, article = self._layout, self.article
        if layout is None or article is None or self.scroll_offset.y < layout.title_lines:
            self.border_title = None
        else:
            self.border_title = Content(fit(article.title, max(layout.width - 4, 1), self._glyphs.ellipsis))

    def on_resize(self) -> None:
        self._strips.clear()
        if self.article is None:
            self._wrap_message()
        if self._layout is None or self._layout.width != self.scrollable_content_region.width:
            self._lay_out(keep_place=True)
        self.post_message(self.Scrolled(self))

    def watch_show_vertical_scrollbar(self, shown: bool) -> None:
        if shown:  # a bar that was hidden when the text was scrolled knows nothing of it
            self.vertical_scrollbar.position = self.scroll_y

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        self._show_title()
        self.post_message(self.Scrolled(self))

    # Drawing.

    def _redraw(self) -> None:
        self._strips.clear()
        self.refresh()

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._strips.clear()

    def render_line(self, y: int) -> Strip:
        line = y + self.scroll_offset.y
        strip = self._strips.get(line)
        if strip is None:
            strip = self._draw_line(line)
            self._strips[line] = strip
        return strip

    def _draw_line(self, line: int) -> Strip:
        width, style = self.scrollable_content_region.width, self.visual_style
        content = self._content_of(line)
        selection = self.text_selection
        if selection is not None and (span := selection.get_span(line)) is not None:
            start, end = span
            chosen = self.screen.get_visual_style("screen--selection")
            content = content.stylize(chosen, start, len(content) if end == -1 else end)
        segments = content.render_segments(style)
        strip = Strip(segments)
        missing = width - strip.cell_length
        if missing > 0:
            strip = Strip([*segments, Segment(" " * missing, style.rich_style)], width)
        return strip.crop(0, width).apply_offsets(0, line)

    def _content_of(self, line: int) -> Content:
        layout = self._layout
        if layout is None or self.article is None:
            message = self._message if self.article is None else ("Laying out a long article",)
            text = message[line - 1] if 1 <= line <= len(message) else ""
            return Content(f" {text}").stylize(self._part("muted"))
        left = " " * layout.margin
        if line < len(layout.head):
            part = "title" if line < layout.title_lines else "muted"
            return Content.assemble(left, (layout.head[line], self._part(part)))
        row = line - layout.first_body_line
        if not 0 <= row < len(layout.body):
            return Content("")
        start, end = layout.body.starts[row], layout.body.ends[row]
        # Offsets must stay true; the guard strips what has no place on a screen.
        shown = line_with_bullet(self.article.text, start, end, self._glyphs.bullet)
        content = Content(left + shown, strip_control_codes=False)
        for begin, stop, name in self._styles_of(start, end):
            content = content.stylize(self._part(name), begin + layout.margin, stop + layout.margin)
        return content

    def _styles_of(self, start: int, end: int) -> list[tuple[int, int, str]]:
        """Spans relative to `start` with the names of their styles; later ones lie over earlier ones."""
        marks = self.marks
        found: list[tuple[int, int, str]] = []
        if self.highlights_on:
            if self.chosen is None:
                found += marks.annotated.within(start, end)
            else:
                found += marks.around_chosen(self.chosen, start, end)
        # A hit that is the current mark is drawn once: two reversals would cancel each other.
        current = None if self.current is None else (self.current[0] - start, self.current[1] - start)
        hits = marks.hits if self.found is None else self.found
        found += [hit for hit in hits.within(start, end) if hit[:2] != current]
        if self.current is not None and self.current[0] < end and self.current[1] > start:
            a, b = max(self.current[0] - start, 0), min(self.current[1] - start, end - start)
            found.append((a, b, "flash" if self._flashing else "current"))
        return found

    def _part(self, name: str) -> Style:
        return part_style(self, f"article-view--{name}")

    # Selecting with the mouse.

    def selection_updated(self, selection: Selection | None) -> None:
        self._redraw()

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected part of the article as it is written: lines that were wrapped are whole again."""
        layout, article = self._layout, self.article
        if layout is None or article is None:
            return None
        first, last = selection.start, selection.end
        start = layout.offset_under(first.y, first.x) if first else 0
        end = layout.offset_under(last.y, last.x) if last else len(article.text)
        head = ""
        if first is None or first.y < layout.title_lines:
            head = article.title + "\n\n"
        return head + article.text[start:end], "\n"

    # Motion.

    def action_move(self, lines: int) -> None:
        self.scroll_relative(y=lines, animate=False, force=True, immediate=True)

    def action_half_page(self, direction: int) -> None:
        self.action_move(direction * max(self.size.height // 2, 1))

    def action_page(self, direction: int) -> None:
        # Two lines are repeated, so that the eye finds its place again.
        self.action_move(direction * max(self.size.height - 2, 1))

    def action_to_first(self) -> None:
        self.scroll_to(y=0, animate=False, force=True, immediate=True)

    def action_to_last(self) -> None:
        self.scroll_to(y=self.max_scroll_y, animate=False, force=True, immediate=True)
