"""The help: every key, live from the table, filtered as you type."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual import on
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input

from metatui.tui.fit import fit, pad
from metatui.tui.keys import BINDINGS, GROUP_TITLES, Group, KeyBinding
from metatui.tui.part_style import part_style
from metatui.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.style import Style

    from metatui.tui.bindings import BindingList

_KEY_WIDTH = 13


class KeyTable(VirtualList):
    """Keys by group under headings."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"key-table--key", "key-table--heading", "key-table--faint"}

    def __init__(self) -> None:
        super().__init__(id="keys")
        self._lines: list[KeyBinding | str] = []

    def show(self, bindings: list[KeyBinding], first: Group) -> None:
        """Show these bindings, those of the group in use before the others."""
        self._lines = []
        groups = [first, *(group for group in GROUP_TITLES if group != first)]
        for group in groups:
            members = [binding for binding in bindings if binding.group == group]
            if members:
                self._lines += ([""] if self._lines else []) + [GROUP_TITLES[group], *members]
        if not self._lines:
            self._lines = ["No key does that."]
        self.set_rows(len(self._lines))

    def is_selectable(self, row: int) -> bool:
        return False

    def action_move(self, distance: int) -> None:
        self.scroll_relative(y=distance, animate=False, force=True, immediate=True)

    def draw_row(self, row: int, width: int, style: Style) -> list[Content]:
        line = self._lines[row]
        if isinstance(line, str):
            return [Content.assemble((line, self._part("heading")))]
        key = pad(line.shown, _KEY_WIDTH - 2)
        room = width - cell_len(key) - 2
        return [Content.assemble("  ", (key, self._part("key")), fit(line.tooltip, room))]

    def _part(self, name: str) -> Style:
        return part_style(self, f"key-table--{name}")


class HelpScreen(ModalScreen[None]):
    """A box over the reader; typing filters, esc closes."""

    CSS_PATH = "help.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-roomy")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-low"), (16, "-tall")]  # noqa: RUF012
    BINDINGS: ClassVar[BindingList] = [
        Binding("escape", "dismiss", "close"),
        Binding("down", "scroll_keys(1)", "down", priority=True),
        Binding("up", "scroll_keys(-1)", "up", priority=True),
        Binding("pagedown", "scroll_keys(10)", "down", priority=True),
        Binding("pageup", "scroll_keys(-10)", "up", priority=True),
    ]

    def __init__(self, group: Group, *, ascii_only: bool = False) -> None:
        super().__init__()
        self._group: Group = group
        self._ascii = ascii_only
        self._table = KeyTable()

    def compose(self) -> ComposeResult:
        with Vertical(id="help"):
            yield Input(placeholder="type to filter", id="filter", compact=True)
            yield self._table

    def on_mount(self) -> None:
        self.set_class(self._ascii, "-ascii")
        box = self.query_one("#help")
        box.border_title = Content("Keys")
        box.border_subtitle = Content("esc closes")
        self._table.show(list(BINDINGS), self._group)
        self.query_one("#filter").focus()

    @on(Input.Changed, "#filter")
    def _filter(self, event: Input.Changed) -> None:
        words = event.value.lower().split()
        self._table.show([binding for binding in BINDINGS if _fits(binding, words)], self._group)

    @on(Input.Submitted)
    def _close(self) -> None:
        self.dismiss()

    def action_scroll_keys(self, lines: int) -> None:
        self._table.action_move(lines)


def _fits(binding: KeyBinding, words: list[str]) -> bool:
    text = " ".join(
        (binding.shown, binding.description, binding.tooltip, GROUP_TITLES[binding.group])
    ).lower()
    return all(word in text for word in words)
