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
    """Hints ("n/N hit") in their order; those that do not fit are left out whole, the last one stays.

    Where there is not room for all, the `spare` ones go first, in their order, then others from the end on.
    """

    DEFAULT_CSS = "KeyFooter { height: 1; }"
    COMPONENT_CLASSES: ClassVar[set[str]] = {"key-footer--key"}

    def __init__(self) -> None:
        super().__init__(id="footer")
        self._hints: tuple[str, ...] = ()
        self._spare: tuple[str, ...] = ()

    @property
    def hints(self) -> tuple[str, ...]:
        """What is offered now."""
        return self._hints

    def show(self, hints: Sequence[str], spare: Sequence[str] = ()) -> None:
        """Offer other keys."""
        if (tuple(hints), tuple(spare)) != (self._hints, self._spare):
            self._hints, self._spare = tuple(hints), tuple(spare)
            self.refresh()

    def fitting(self, width: int) -> list[str]:
        """The hints that are shown in `width` cells."""
        chosen = list(self._hints)
        missing = sum(cell_len(hint) + 2 for hint in chosen) - 2 - width
        for hint in (*self._spare, *reversed(self._hints[:-1])):
            if missing <= 0:
                break
            if hint in chosen:
                chosen.remove(hint)
                missing -= cell_len(hint) + 2
        return chosen

    def render(self) -> Content:
        key_style = part_style(self, "key-footer--key")
        parts: list[Content] = []
        for hint in self.fitting(self.content_size.width):
            key, _, words = hint.partition(" ")
            parts.append(Content.assemble((key, key_style), f" {words}"))
        return Content("  ").join(parts)
