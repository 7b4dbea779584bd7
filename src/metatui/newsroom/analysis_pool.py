"""Analysing articles on every core: child processes that are given one batch after the other."""

from __future__ import annotations

import json
import os
import sys
import threading
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from typing import TYPE_CHECKING

from metatui.analysis.own_names import own_names
from metatui.library import EncodedAnnotations

if TYPE_CHECKING:
    from collections.abc import Sequence

    from metatui.model import Article

# A worker takes some 100 MB: more of them would be felt by what else the reader does.
_MOST_WORKERS = 4


def usable_cores() -> int:
    """How many cores this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on every system
        return os.cpu_count() or 1


class WorkerDied(Exception):
    """A worker ended in the middle of a batch."""


class AnalysisPool:
    """Workers that analyse batches of articles side by side; close it in the end, which ends them at once.

    They use the quick tagger, or the careful one with `careful`, and start when they are needed. `niceness`
    is how far they stand back behind other processes, from 0 to 19.
    """

    def __init__(self, workers: int | None = None, *, careful: bool = False, niceness: int = 0) -> None:
        self.workers = workers or min(usable_cores(), _MOST_WORKERS)
        self._options = [
            *(["--careful"] if careful else []),
            *(["--nice", str(niceness)] if niceness else []),
        ]
        # Each thread talks to a process of its own and waits for its answers: it needs no core.
        self._threads = ThreadPoolExecutor(self.workers, "analysis")
        self._own = threading.local()
        self._guard = threading.Lock()
        self._running: list[_Worker] = []
        self._is_closed = False

    def submit(self, articles: Sequence[Article]) -> Future[list[EncodedAnnotations]]:
        """Analyse these articles when a worker is free; the annotations come in the same order.

        Of a pool that is closed meanwhile the future raises WorkerDied, or is cancelled.
        """
        return self._threads.submit(self._analyse, articles)

    def close(self) -> None:
        """End the workers, whatever they are at; batches not done yet are dropped."""
        with self._guard:
            self._is_closed = True
            for worker in self._running:
                worker.kill()
        self._threads.shutdown(cancel_futures=True)
        for worker in self._running:
            worker.close()

    def _analyse(self, articles: Sequence[Article]) -> list[EncodedAnnotations]:
        try:
            return self._worker().analyse(articles)
        except WorkerDied:
            if self._is_closed:
                raise
            if len(articles) > 1:
                # One of them may be what it died of: the others are not to suffer for it.
                return [found for article in articles for found in self._analyse([article])]
        try:
            return self._worker().analyse(articles)
        except WorkerDied:
            if self._is_closed:
                raise
            return [EncodedAnnotations(articles[0], "[[],[],[]]", "the analysis broke off twice")]

    def _worker(self) -> _Worker:
        """This thread's worker, a new one where that died."""
        worker: _Worker | None = getattr(self._own, "worker", None)
        if worker is None or not worker.is_alive:
            with self._guard:
                if self._is_closed:
                    raise WorkerDied
                worker = self._own.worker = _Worker(self._options)
                self._running.append(worker)
        return worker


class _Worker:
    """One child process."""

    def __init__(self, options: Sequence[str] = ()) -> None:
        import subprocess

        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "metatui.newsroom.analysis_worker", *options],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # A core each: what numpy would start beside it takes the cores of the others.
            env={**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"},
            # Ctrl-C in the terminal is for the process that shows progress.
            start_new_session=True,
        )
        self._names: bytes | None = json.dumps(own_names()).encode("ascii") + b"\n"

    @property
    def is_alive(self) -> bool:
        """Whether it can be given another batch."""
        return self._process.poll() is None

    def analyse(self, articles: Sequence[Article]) -> list[EncodedAnnotations]:
        """What is found in these articles; raises WorkerDied."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        batch = [
            (article.title, article.text, article.published and article.published.isoformat())
            for article in articles
        ]
        try:
            if self._names is not None:
                self._process.stdin.write(self._names)
                self._names = None
            self._process.stdin.write(json.dumps(batch).encode("ascii") + b"\n")
            self._process.stdin.flush()
            answer = json.loads(self._process.stdout.readline())
        except (OSError, ValueError) as error:
            self.kill()
            raise WorkerDied from error
        return [
            EncodedAnnotations(article, data, reason)
            for article, (data, reason) in zip(articles, answer, strict=True)
        ]

    def kill(self) -> None:
        """End it at once."""
        self._process.kill()

    def close(self) -> None:
        """Wait for its end and let go of its pipes."""
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(OSError):
                if pipe is not None:
                    pipe.close()
