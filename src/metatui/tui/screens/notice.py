"""A notice that is too long for the status line: a box over the reader, until it was read."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from metatui.text.clean import clean_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from metatui.tui.bindings import BindingList


class NoticeScreen(ModalScreen[None]):
    """Shows notices whole, at any width; enter, esc or q closes it."""

    CSS_PATH = "notice.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-roomy")]  # noqa: RUF012
    BINDINGS: ClassVar[BindingList] = [
        Binding("escape,enter,q,space", "dismiss", "close"),
        Binding("j", "scroll_text(1)", "down"),
        Binding("k", "scroll_text(-1)", "up"),
    ]

    def __init__(self, notices: Sequence[str], *, ascii_only: bool = False) -> None:
        super().__init__()
        self._text = "\n\n".join(clean_line(notice) for notice in notices)
        self.set_class(ascii_only, "-ascii")

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="notice"):
            yield Static(Content(self._text), markup=False)

    def on_mount(self) -> None:
        box = self.query_one("#notice")
        box.border_title = Content("Please note")
        box.border_subtitle = Content("enter closes")
        box.focus()

    def action_scroll_text(self, lines: int) -> None:
        self.query_one("#notice").scroll_relative(y=lines, animate=False, force=True, immediate=True)
