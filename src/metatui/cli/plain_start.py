"""The plain start, `metatui [PATH …]` at a terminal: nothing is to be parsed, so click is not loaded."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path


def plain_paths(arguments: Sequence[str], commands: Sequence[str]) -> list[Path] | None:
    """The paths of a plain start; None where a command, an option or a word that is no path asks for more."""
    if sys.stdin is None or not (sys.stdin.isatty() and sys.stdout.isatty()):
        return None
    paths = [Path(word).expanduser() for word in arguments]
    if any(word.startswith("-") or word in commands for word in arguments):
        return None
    return paths if all(os.path.exists(path) for path in paths) else None


def start(paths: Sequence[Path]) -> int:
    """Open the reader on these paths, on the bundled corpus for none; returns the exit status."""
    from metatui.cli.choices import Options
    from metatui.cli.ending import ending_of
    from metatui.cli.reading import open_reader
    from metatui.cli.terminal import prepare_streams

    prepare_streams()
    return ending_of(lambda: open_reader(Options(library=list(paths))))
