"""The find line below the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input

from metatui.tui.bindings import bindings_for

if TYPE_CHECKING:
    from textual.app import ComposeResult


class FindInput(Input):
    """A one-line input with the keys of the find line."""

    BINDINGS = bindings_for("find")


class FindBar(Horizontal):
    """What is looked for in the article; how often it stands there is said in the status line."""

    DEFAULT_CSS = """
    FindBar { height: 1; display: none; background: $surface; }
    FindBar.-open { display: block; }
    FindBar FindInput { width: 1fr; background: $surface; }
    FindBar #find-prompt { width: auto; color: $accent; text-style: bold; }
    """

    def __init__(self) -> None:
        super().__init__(id="find-bar")
        self.input = FindInput(
            placeholder="words, as they stand", id="find", compact=True, select_on_focus=False
        )

    def compose(self) -> ComposeResult:
        yield _Prompt(id="find-prompt")
        yield self.input


class _Prompt(Widget):
    """Says where it is looked."""

    def render(self) -> Content:
        return Content(" find in this article: ")

    def get_content_width(self, *_: object) -> int:
        return len(self.render())
