"""Tagging carefully what only the quick tagger has seen: newest first, a few articles at a time.

What was found is kept at once, so that a run that is cut short goes on where it stopped. The indexes follow
in larger steps; until then they have what the quick tagger found.
"""

from __future__ import annotations

import os
from collections import deque
from concurrent.futures import Future
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from metatui.analysis import analyser_version
from metatui.corrections import apply
from metatui.errors import ArticleNotFound
from metatui.model import Annotations, Article, Progress
from metatui.newsroom.analysis_pool import AnalysisPool
from metatui.newsroom.index_folders import IndexFolders
from metatui.newsroom.index_sync import is_current
from metatui.newsroom.row_updates import update_rows
from metatui.newsroom.run import Run
from metatui.newsroom.uniting import unite_names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from metatui.library import EncodedAnnotations, FileLock, Library
    from metatui.newsroom.corrections import Corrections

_BATCH = 8  # some seconds of work
_INDEX_AFTER = 400  # articles: about two minutes of tagging for less than a second of indexing
_LOOK_UP_SECONDS = 0.1


def is_machine_busy() -> bool:
    """Whether others want the machine: more wants to run than there are cores, ourselves counted."""
    try:
        return os.getloadavg()[0] > (os.cpu_count() or 1) + 0.5
    except OSError:  # not on every system
        return False


class CarefulTagging:
    """One run of it over a library. `lock` is the one that whoever writes the indexes must hold.

    `pause` is called before each batch and returns when it is time for it.
    """

    def __init__(
        self,
        library: Library,
        folders: IndexFolders,
        corrections: Corrections,
        lock: FileLock,
        run: Run,
        *,
        workers: int | None = None,
        niceness: int = 0,
        pause: Callable[[], None] = lambda: None,
    ) -> None:
        self._library = library
        self._folders = folders
        self._corrections = corrections
        self._lock = lock
        self._run = run
        self._workers = workers
        self._niceness = niceness
        self._pause = pause

    def run(self) -> int:
        """Tag all there is, and return how many articles that were.

        Raises Cancelled, LibraryError and IndexDamaged; what was done until then is kept.
        """
        news = self._index()
        tagged = 0
        rows = self._library.annotations.quick(analyser_version())
        if rows:
            pool = AnalysisPool(self._workers, careful=True, niceness=self._niceness)
            try:
                while rows:
                    tagged += self._tag(rows, pool)
                    before, rows = rows, self._library.annotations.quick(analyser_version())
                    if rows == before:
                        break  # it cannot be stored what was found in them
            finally:
                pool.close()
            news = self._index() or bool(tagged) or news
        if news:
            self._unite()
        return tagged

    def _tag(self, rows: Sequence[int], pool: AnalysisPool) -> int:
        """Tag the articles in these rows; returns how many are done."""
        unsent, total, done, waiting = iter(rows), len(rows), 0, 0
        sent: deque[_Sent] = deque()
        self._run.report(Progress("tagging", done, total))
        while True:
            while len(sent) <= pool.workers:
                batch = [*islice(unsent, _BATCH)]
                if not batch:
                    break
                sent.append(_Sent(len(batch), pool.submit([*self._still_quick(batch)])))
            if not sent:
                return done
            self._pause()
            while not sent[0].found.done():
                self._run.stop_if_cancelled()
                _wait(sent[0].found)
            first = sent.popleft()
            found = first.found.result()
            self._library.annotations.store_encoded(found, analyser_version(), careful=True)
            done, waiting = done + first.articles, waiting + len(found)
            self._run.report(Progress("tagging", done, total))
            self._run.stop_if_cancelled()
            if waiting >= _INDEX_AFTER:
                self._index()
                waiting = 0

    def _still_quick(self, rows: Sequence[int]) -> Iterator[Article]:
        """Those of these articles that nobody has tagged carefully meanwhile."""
        for row in rows:
            try:
                article = self._library.articles.get_row(row)
            except ArticleNotFound:
                continue
            if not self._library.annotations.is_careful(article, analyser_version()):
                yield article

    def _index(self) -> bool:
        """Bring the indexes in step with what was tagged, where they are in step with the rest.

        Whether there was anything to do.
        """
        if not self._library.annotations.unindexed(analyser_version()):
            return False
        self._lock.acquire(self._run.is_cancelled)
        try:
            if not is_current(self._library, self._folders, self._corrections):
                return False  # whoever brings them in step now is followed by another run of this
            rows = self._library.annotations.unindexed(analyser_version())
            update_rows(self._library, self._folders, rows, self._documents, self._quietly())
            self._library.annotations.set_indexed(rows)
            return True
        finally:
            self._lock.release()

    def _unite(self) -> None:
        """Learn which of the names that were found are one: until now that went by what was found quickly."""
        self._lock.acquire(self._run.is_cancelled)
        try:
            if is_current(self._library, self._folders, self._corrections):
                unite_names(self._library, self._folders, self._corrections, self._documents, self._quietly())
        finally:
            self._lock.release()

    def _quietly(self) -> Run:
        """The run without its reports: nobody waits for what takes a moment only."""
        return Run(is_cancelled=self._run.is_cancelled)

    def _documents(self, rows: Sequence[int]) -> Iterator[tuple[Article, Annotations]]:
        rules = self._corrections.rules
        for row in rows:
            article = self._library.articles.get_row(row)
            found = self._library.annotations.get(article, analyser_version())
            if found is not None:
                yield article, apply(found, rules)


class _Sent(NamedTuple):
    """A batch that a worker was given, and how many rows it is for."""

    articles: int
    found: Future[list[EncodedAnnotations]]


def _wait(found: Future[list[EncodedAnnotations]]) -> None:
    """Wait a moment, or less."""
    try:
        found.exception(_LOOK_UP_SECONDS)
    except TimeoutError:
        return
