"""The filter of the panel: letters narrow the rows of the section that has the keys."""

from __future__ import annotations

from typing import Protocol

from metatui.tui.screens.parts import ScreenParts
from metatui.tui.widgets.panel_section import PanelSection


class TakesLetters(Protocol):
    """A pane whose rows are filtered by the letters that are typed into it."""

    def type(self, character: str) -> None:
        """One more letter of the filter."""


class FilterKeys(ScreenParts):
    """The keys that begin and end the filter."""

    def action_filter_panel(self) -> None:
        if isinstance(self.focused, PanelSection):
            self.focused.begin_filter()

    def action_keep_filter(self) -> None:
        if isinstance(self.focused, PanelSection):
            self.focused.end_filter(clear=False)

    def action_clear_filter(self) -> None:
        if isinstance(self.focused, PanelSection):
            self.focused.end_filter(clear=True)
