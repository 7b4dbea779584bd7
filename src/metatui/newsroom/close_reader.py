"""Tagging one article carefully, now: a process of its own does it, so that the screen never waits."""

from __future__ import annotations

import threading
from concurrent.futures import CancelledError
from typing import TYPE_CHECKING

from metatui.analysis import analyser_version
from metatui.errors import LibraryError
from metatui.newsroom.analysis_pool import AnalysisPool, WorkerDied

if TYPE_CHECKING:
    from metatui.library import Library
    from metatui.model import Annotations, Article

_NICENESS = 5  # the screen goes first


class CloseReader:
    """Tags the articles that somebody looks at; usable from any thread."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._guard = threading.Lock()
        self._pool: AnalysisPool | None = None
        self._is_closed = False

    def tag(self, article: Article) -> Annotations | None:
        """What the careful tagger finds in an article, kept from now on.

        None where it was tagged so before, and where that is not possible: the library cannot be written, or
        this is being closed.
        """
        if self._library.annotations.is_careful(article, analyser_version()):
            return None
        with self._guard:
            if self._is_closed:
                return None
            if self._pool is None:
                self._pool = AnalysisPool(1, careful=True, niceness=_NICENESS)
            found = self._pool.submit([article])
        try:
            self._library.annotations.store_encoded(found.result(), analyser_version(), careful=True)
        except (LibraryError, WorkerDied, CancelledError):
            return None
        return self._library.annotations.get(article, analyser_version())

    def close(self) -> None:
        """End the process, whatever it is at."""
        with self._guard:
            self._is_closed = True
            pool, self._pool = self._pool, None
        if pool is not None:
            pool.close()
