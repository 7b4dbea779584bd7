"""One line on standard error that says how far a long task is, on a terminal alone."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from types import TracebackType
from typing import TextIO

from metatui.model.progress import Phase, Progress

PATIENCE = 0.5  # seconds before anything is shown
INTERVAL = 0.1  # seconds between two drawings

_DOING: dict[Phase, str] = {
    "looking": "Looking for articles",
    "reading": "Reading",
    "analysing": "Analysing",
    "indexing": "Indexing",
    "correcting": "Correcting",
    "relating": "Comparing",
    "tagging": "Tagging names carefully",
    "done": "Done",
}


class ProgressLine:
    """Draws progress in place and wipes it away at the end; call it with each `Progress`."""

    def __init__(self, stream: TextIO | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        self._stream = sys.stderr if stream is None else stream
        self._clock = clock
        self._quiet = not self._stream.isatty()
        self._next = clock() + PATIENCE
        self._drawn = 0

    def __enter__(self) -> ProgressLine:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.wipe()

    def __call__(self, progress: Progress) -> None:
        """Show the progress, unless the task is young or something was shown a moment ago."""
        now = self._clock()
        if self._quiet or now < self._next:
            return
        self._next = now + INTERVAL
        line = _DOING[progress.phase]
        if progress.total:
            line += f" {progress.done:,} of {progress.total:,}"
        elif progress.done:
            line += f" {progress.done:,}"
        self._stream.write("\r" + line + " " * (self._drawn - len(line)))
        self._stream.flush()
        self._drawn = len(line)

    def wipe(self) -> None:
        """Take the line away."""
        if self._drawn:
            self._stream.write("\r" + " " * self._drawn + "\r")
            self._stream.flush()
            self._drawn = 0
