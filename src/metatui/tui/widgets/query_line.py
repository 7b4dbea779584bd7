"""The line below the search bar: how the query may go on, or of which clauses it is made."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.cells import cell_len
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from metatui.tui.bindings import bindings_for
from metatui.tui.fit import compact_count, fit
from metatui.tui.part_style import part_style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.style import Style

    from metatui.tui.glyphs import Glyphs

_MARGIN = 3  # cells: what stands here begins where the query does
_LONGEST = 30  # cells of one clause or completion


class Ending(NamedTuple):
    """One way in which the query may go on, as the line shows it."""

    kind: str
    shown: str
    articles: int | None = None


class QueryLine(Widget, can_focus=True):
    """One line. Completions come before the clauses.

    It has the keys only while the reader walks the clauses.
    """

    BINDINGS = bindings_for("clauses")
    FOCUS_ON_CLICK = False  # a click takes a clause away, and the keys stay where they are
    # Of widgets that are made later than the first frame, the styles come with them.
    DEFAULT_CSS = """
    QueryLine { height: 1; background: $surface; }
    QueryLine > .query-line--key { color: $accent; text-style: bold; }
    QueryLine > .query-line--faint { text-style: dim; }
    QueryLine > .query-line--clause { background: $panel-lighten-1; }
    QueryLine > .query-line--chosen {
        background: $block-cursor-background;
        color: $block-cursor-foreground;
        text-style: bold underline;
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"query-line--{name}" for name in ("key", "faint", "clause", "chosen")
    }
    cursor: reactive[int] = reactive(0)

    class Removed(Message):
        """A clause was clicked away."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__(id="query-line")
        self._glyphs = glyphs
        self.endings: Sequence[Ending] = ()
        self.chosen: int | None = None  # the ending that stands in the query
        self.clauses: Sequence[str] = ()
        self.hint = ""
        self._places: list[tuple[int, int]] = []  # cells of the clauses that are drawn, by their number

    def validate_cursor(self, cursor: int) -> int:
        return max(0, min(cursor, len(self.clauses) - 1))

    def action_move(self, distance: int) -> None:
        self.cursor += distance

    def action_to_first(self) -> None:
        self.cursor = 0

    def action_to_last(self) -> None:
        self.cursor = len(self.clauses) - 1

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        for number, (start, end) in enumerate(self._places):
            if start <= event.x < end:
                self.post_message(self.Removed(number))

    def render(self) -> Content:
        self._places = []
        width = self.content_size.width
        if self.has_focus:
            return self._clauses(width)
        if self.endings:
            return self._endings(width)
        if self.clauses:
            return self._clauses(width)
        return Content.assemble(
            (" " * _MARGIN + fit(self.hint, width - _MARGIN, self._glyphs.ellipsis), self._part("faint"))
        )

    def _endings(self, width: int) -> Content:
        """Completions in a row, each kind named once; those that do not fit are left out whole."""
        shown = [Content.assemble(" ", ("tab", self._part("key")))]
        room, kind = width - len(" tab"), ""
        for number, ending in enumerate(self.endings):
            label = f"{ending.kind} " if ending.kind != kind else ""
            text = fit(ending.shown, _LONGEST, self._glyphs.ellipsis)
            count = "" if ending.articles is None else f" {compact_count(ending.articles)}"
            gap = " " if not number else "  "
            needed = cell_len(gap + label + text + count)
            if needed > room and number:
                break
            room -= needed
            kind = ending.kind
            style = "chosen" if number == self.chosen else "clause"
            shown.append(
                Content.assemble(
                    gap, (label, self._part("faint")), (text, self._part(style)), (count, self._part("faint"))
                )
            )
        return Content("").join(shown)

    def _clauses(self, width: int) -> Content:
        """The clauses with a sign to take each away; those round the cursor where there are too many."""
        texts = [
            f" {fit(clause, _LONGEST, self._glyphs.ellipsis)} {self._glyphs.times} "
            for clause in self.clauses
        ]
        widths = [cell_len(text) + 1 for text in texts]
        at = min(self.cursor, len(texts) - 1) if self.has_focus else 0
        first = 0
        while first < at and _MARGIN + sum(widths[first : at + 1]) > width - 2:
            first += 1
        lead = self._glyphs.ellipsis if first else ""
        parts = [Content.assemble((f"{lead:<{_MARGIN}}", self._part("faint")))]
        here = _MARGIN
        self._places = [(0, 0)] * first
        for number in range(first, len(texts)):
            last = number == len(texts) - 1
            if here + widths[number] - 1 > width - (0 if last else cell_len(self._glyphs.ellipsis)):
                parts.append(Content.assemble((self._glyphs.ellipsis, self._part("faint"))))
                break
            style = "chosen" if self.has_focus and number == at else "clause"
            parts.append(Content.assemble((texts[number], self._part(style)), " "))
            self._places.append((here, here + widths[number] - 1))
            here += widths[number]
        return Content("").join(parts)

    def _part(self, name: str) -> Style:
        return part_style(self, f"query-line--{name}")
