"""The application: one screen, a theme, the palette, and the second wall against hostile text."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import App, SystemCommand
from textual.binding import Binding

from metatui.tui.glyphs import ASCII, UNICODE, Glyphs
from metatui.tui.guard import ControlFilter
from metatui.tui.keys import BINDINGS
from metatui.tui.screens.parts import READ_SECONDS, SETTLE_SECONDS, TEXT_WIDTH
from metatui.tui.screens.reading import ReadingScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from textual.filter import LineFilter
    from textual.screen import Screen

    from metatui.newsroom import Newsroom
    from metatui.tui.bindings import BindingList

DEFAULT_THEME = "textual-dark"


def _utc_now() -> datetime:
    return datetime.now(UTC)


class MetatuiApp(App[None]):
    """Reads a newsroom. `now` tells the time, `watch` whether to look for changes in the background."""

    TITLE = "metatui"
    CSS_PATH = "screens/reading.tcss"  # of the app, for Textual loads no styles of a default screen
    ENABLE_COMMAND_PALETTE = True
    BINDINGS: ClassVar[BindingList] = [
        Binding("Q", "quit", "quit", show=False),
        Binding("ctrl+q", "quit", "quit", show=False, system=True),
    ]

    def __init__(
        self,
        newsroom: Newsroom,
        *,
        glyphs: Glyphs = UNICODE,
        theme: str = DEFAULT_THEME,
        now: Callable[[], datetime] = _utc_now,
        coach_file: Path | None = None,
        choices_file: Path | None = None,
        history_file: Path | None = None,
        watch: bool = True,
        settle: float = SETTLE_SECONDS,
        read_after: float = READ_SECONDS,
        text_width: int = TEXT_WIDTH,
    ) -> None:
        super().__init__()
        self._guard = ControlFilter()
        self.newsroom = newsroom
        self._ascii_only = glyphs.border == "ascii"
        if theme in self.available_themes:
            self.theme = theme
        self._reading = ReadingScreen(
            newsroom,
            glyphs,
            now,
            coach_file,
            choices_file,
            history_file,
            watch=watch,
            settle=settle,
            read_after=read_after,
            text_width=text_width,
        )

    def get_default_screen(self) -> ReadingScreen:
        return self._reading

    async def on_event(self, event: events.Event) -> None:
        screen = self.screen if isinstance(event, events.Key) and not event.is_forwarded else None
        if isinstance(event, events.Key) and isinstance(screen, ReadingScreen):
            self.app_focus = True
            if await screen.take_key(event):
                return
        await super().on_event(event)

    def get_line_filters(self) -> Sequence[LineFilter]:
        return [*super().get_line_filters(), self._guard]

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Every action of the key table, and the themes."""
        if isinstance(screen, ReadingScreen):
            for binding in BINDINGS:
                if binding.palette:
                    yield SystemCommand(
                        f"{binding.description.capitalize()}",
                        f"{binding.tooltip}  ({binding.shown})",
                        self._call(screen, binding.action),
                    )
        yield SystemCommand("Theme", "Change the colours", self.action_change_theme)

    def action_help_quit(self) -> None:
        """Say how to quit, where Textual would tell of a key of its own."""
        self._reading.status.remark("Q quits, ^q too where letters are typed.")

    def action_command_palette(self) -> None:
        """Open the palette; under --ascii without the ellipsis that Textual puts into its input."""
        if not self._ascii_only:
            super().action_command_palette()
            return
        from textual.command import CommandPalette

        if not isinstance(self.screen, CommandPalette):
            self.push_screen(CommandPalette(placeholder="Search for commands", id="--command-palette"))

    def _call(self, screen: ReadingScreen, action: str) -> Callable[[], None]:
        def call() -> None:
            self.run_worker(self.run_action(action, screen.focused or screen), group="palette")

        return call


def run(
    newsroom: Newsroom,
    *,
    ascii: bool = False,
    no_color: bool = False,
    theme: str = DEFAULT_THEME,
    coach_file: Path | None = None,
    choices_file: Path | None = None,
    history_file: Path | None = None,
    text_width: int = TEXT_WIDTH,
) -> None:
    """Open the reader and come back when it is closed."""
    if no_color:
        import os

        os.environ["NO_COLOR"] = "1"  # Textual reads it when an app is made
    app = MetatuiApp(
        newsroom,
        glyphs=ASCII if ascii else UNICODE,
        theme=theme,
        coach_file=coach_file,
        choices_file=choices_file,
        history_file=history_file,
        text_width=text_width,
    )
    app.run()
    if app.return_code:  # Textual has shown what went wrong
        raise SystemExit(app.return_code)
