"""Opening the reader; without a terminal, the front page."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from metatui.cli.opening import open_current_library, open_library
from metatui.cli.status import DONE

if TYPE_CHECKING:
    from metatui.cli.choices import Options


def open_reader(options: Options) -> int:
    """Open the screen on the library, or print its front page when this is no terminal to sit at."""
    if not at_terminal():
        from metatui.cli.front_page import print_front_page

        with open_current_library(options, needs_index=False) as newsroom:
            return print_front_page(newsroom, options.output())
    with open_library(options) as newsroom:
        from metatui.locations import library_name, state_dir
        from metatui.tui.app import DEFAULT_THEME, run

        paths = [path.expanduser() for path in options.library]
        run(
            newsroom,
            ascii=options.use_ascii,
            no_color=not options.use_color,
            theme=options.settings.theme or DEFAULT_THEME,
            coach_file=state_dir() / "coach.json",
            choices_file=state_dir() / "choices.json",
            history_file=state_dir() / "searches" / f"{library_name(paths)}.json",
            text_width=options.settings.text_width,
        )
    return DONE


def at_terminal() -> bool:
    """Whether somebody sits at a terminal: keys can be read from it, and a screen drawn on it."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()
