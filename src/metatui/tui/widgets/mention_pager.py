"""The pager at the foot of the panel: the sentence around one mention, and which of how many it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.cells import cell_len
from textual.content import Content
from textual.widget import Widget

from metatui.text.wrap import wrap_text
from metatui.tui.fit import fit
from metatui.tui.part_style import part_style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from metatui.model import Span
    from metatui.tui.glyphs import Glyphs

PAGER_LINES = 5  # with its border


class Excerpt(NamedTuple):
    """A sentence, and where in it the mention stands."""

    text: str = ""
    start: int = 0
    end: int = 0

    @classmethod
    def around(cls, text: str, span: Span) -> Excerpt:
        """The sentence of `text` in which the span begins, from its own paragraph alone."""
        from metatui.text.sentences import split_sentences

        first = text.rfind("\n", 0, span[0]) + 1
        last = text.find("\n", span[0])
        paragraph = text[first : last if last >= 0 else len(text)]
        at = span[0] - first
        for start, end in split_sentences(paragraph):
            if start <= at < end:
                return cls(paragraph[start:end], at - start, min(span[1] - first, end) - start)
        return cls()

    def window(self, width: int, lines: int, ellipsis: str) -> Excerpt:
        """As much of the sentence as some lines have room for, with the mention in it."""
        room = width * lines - width // 2  # what is lost where lines are broken between words
        if len(self.text) <= room or self.end <= room:
            return self
        cut = max(self.text.rfind(" ", 0, max(self.start - room // 3, 0)) + 1, 0)
        lead = f"{ellipsis} " if cut else ""
        return Excerpt(lead + self.text[cut:], self.start - cut + len(lead), self.end - cut + len(lead))


class MentionPager(Widget):
    """Shows one place of the row that the panel's cursor stands on."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"mention-pager--mention"}
    DEFAULT_CSS = f"MentionPager {{ height: {PAGER_LINES}; display: none; }}"

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__(id="pager", classes="pane")
        self._glyphs = glyphs
        self._excerpt = Excerpt()

    def page(self, text: str, places: Sequence[Span], current: Span | None) -> None:
        """Show the place that was jumped to, the first of the row otherwise; nothing without places."""
        self.display = bool(places)
        if places:
            index = places.index(current) if current in places else 0
            self._excerpt = Excerpt.around(text, places[index])
            self.border_title = Content(f"{index + 1}/{len(places)}")
            self.border_subtitle = Content("left/right" if len(places) > 1 else "")
        self.refresh()

    def render(self) -> Content:
        width, height = self.content_size
        if width < 1 or height < 1:
            return Content("")
        shown = self._excerpt.window(width, height, self._glyphs.ellipsis)
        content = Content(shown.text).stylize(
            part_style(self, "mention-pager--mention"), shown.start, shown.end
        )
        lines = wrap_text(shown.text, width, cell_len)
        spans = list(zip(lines.starts, lines.ends, strict=True))
        rows = [content[start:end] for start, end in spans[:height]]
        if len(spans) > height:
            rows[-1] = Content(fit(rows[-1].plain + self._glyphs.ellipsis, width, self._glyphs.ellipsis))
        return Content("\n").join(rows)
