"""A bare Textual app with the same kinds of widgets as the reader, and nothing behind them.

It is what the reader's start and its repaints are measured against: `python benchmarks/bare_app.py ROWS`.
"""

from __future__ import annotations

import sys

from textual.app import App, ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widgets import Input, Static


class BareList(ScrollView, can_focus=True):
    """Rows of two lines, drawn when they are seen."""

    DEFAULT_CSS = "BareList { overflow-x: hidden; }"
    BINDINGS = [("j", "move(1)", "down"), ("k", "move(-1)", "up")]  # noqa: RUF012
    cursor = reactive(0, repaint=False)

    def __init__(self, rows: int) -> None:
        super().__init__(classes="pane")
        self._rows = rows

    def on_mount(self) -> None:
        self.virtual_size = Size(0, self._rows * 2)

    def render_line(self, y: int) -> Strip:
        row = (y + self.scroll_offset.y) // 2
        style = self.visual_style
        if row == self.cursor:
            style += self.app.screen.visual_style
        text = f"ready: row {row} with a title and some words" if row < self._rows else ""
        strip = Strip(Content(text).render_segments(style))
        return strip.adjust_cell_length(self.size.width, self.rich_style)

    def watch_cursor(self, old: int, new: int) -> None:
        for row in (old, new):
            self.refresh_lines(row * 2, 2)

    def action_move(self, distance: int) -> None:
        self.cursor += distance


class BareApp(App[None]):
    """A title, a search bar, three panes (the third in three parts), a status line and a footer."""

    CSS = """
    Static { height: 1; } Input { height: 1; border: none; }
    Horizontal { height: 1fr; } .pane { border: round gray; width: 1fr; height: 1fr; }
    .pane:focus { border: round orange; }
    """

    def __init__(self, rows: int) -> None:
        super().__init__()
        self._rows = rows

    def compose(self) -> ComposeResult:
        yield Static("metatui")
        yield Input()
        with Horizontal():
            first = BareList(self._rows)
            yield first
            yield BareList(40)
            with Vertical():
                for rows in (20, 10, 8):
                    yield BareList(rows)
        yield Static("status")
        yield Static("footer")
        self._first = first

    def on_mount(self) -> None:
        self._first.focus()


if __name__ == "__main__":
    BareApp(int(sys.argv[1])).run()
