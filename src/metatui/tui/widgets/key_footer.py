"""The footer: the keys that work now, as many as fit."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.content import Content
from textual.widget import Widget

from metatui.tui.part_style import part_style

if TYPE_CHECKING:
    from collections.abc import Sequence


class KeyFooter(Widget):
    """Hints ("n/N hit") in their order; those that do not fit are left out whole, the last one stays."""

    DEFAULT_CSS = "KeyFooter { height: 1; }"
    COMPONENT_CLASSES: ClassVar[set[str]] = {"key-footer--key"}

    def __init__(self) -> None:
        super().__init__(id="footer")
        self._hints: tuple[str, ...] = ()

    @property
    def hints(self) -> tuple[str, ...]:
        """What is offered now."""
        return self._hints

    def show(self, hints: Sequence[str]) -> None:
        """Offer other keys."""
        if tuple(hints) != self._hints:
            self._hints = tuple(hints)
            self.refresh()

    def render(self) -> Content:
        room = self.content_size.width
        last = self._hints[-1:]
        room -= sum(cell_len(hint) for hint in last)
        chosen = []
        for hint in self._hints[:-1]:
            if cell_len(hint) + 2 > room:
                break
            chosen.append(hint)
            room -= cell_len(hint) + 2
        key_style = part_style(self, "key-footer--key")
        parts: list[Content] = []
        for hint in (*chosen, *last):
            key, _, words = hint.partition(" ")
            parts.append(Content.assemble((key, key_style), f" {words}"))
        return Content("  ").join(parts)
