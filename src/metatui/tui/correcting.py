"""Corrections that the reader makes: written in the background one after the other, undone step by step."""

from __future__ import annotations

import asyncio
import threading
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.widget import Widget

    from metatui.model import Correction, Scope
    from metatui.newsroom import Newsroom


class Step(NamedTuple):
    """What one key did: corrections that are undone together.

    `told` says in words what it was. `marks` and `saved` are what else could be undone then: how many marks,
    and the saved search that was deleted. What came later is undone before it.
    """

    corrections: tuple[Correction, ...]
    scope: Scope
    told: str
    marks: int = 0
    saved: object = None


class _NotWritten(NamedTuple):
    """A step that could not be kept, and why."""

    step: Step
    error: Exception


class Correcting:
    """Keeps and forgets corrections off the screen's thread; `written` is called when nothing waits."""

    def __init__(
        self,
        host: Widget,
        newsroom: Newsroom,
        *,
        written: Callable[[], None],
        fail: Callable[[Exception], None],
    ) -> None:
        self._host = host
        self._newsroom = newsroom
        self._written = written
        self._fail = fail
        self._done: list[Step] = []
        self._waiting: list[tuple[Step, bool]] = []
        self._writing = False
        self._guard = threading.Lock()  # one step is written at a time, also when the screen closes meanwhile

    @property
    def last(self) -> Step | None:
        """The step that would be undone; None when there is none."""
        return self._done[-1] if self._done else None

    def pass_over_mark(self, number: int) -> None:
        """The mark after so many was not the reader's doing: it does not come before any step."""
        self._done = [
            step._replace(marks=step.marks + 1) if step.marks == number else step for step in self._done
        ]

    def make(self, step: Step) -> None:
        """Keep the corrections of a step."""
        self._done.append(step)
        self._write_soon(step, is_undone=False)

    def undo(self) -> Step | None:
        """Forget the corrections of the last step and return it; None when there is none."""
        if not self._done:
            return None
        step = self._done.pop()
        self._write_soon(step, is_undone=True)
        return step

    def flush(self) -> None:
        """Write what is still to be written, now: the screen is about to close."""
        while self._waiting:
            failed = self._write_next()
            if failed is not None:
                raise failed.error

    def _write_soon(self, step: Step, *, is_undone: bool) -> None:
        self._waiting.append((step, is_undone))
        if not self._writing and self._host.is_running:
            self._writing = True
            self._host.run_worker(self._write_all(), group="corrections")

    async def _write_all(self) -> None:
        try:
            while self._waiting:
                failed = await asyncio.to_thread(self._write_next)
                if failed is not None:
                    # What was not kept cannot be undone; the screen goes on without it.
                    wrong = failed.step.corrections
                    self._done = [done for done in self._done if done.corrections is not wrong]
                    self._fail(failed.error)
        finally:
            self._writing = False
        self._written()

    def _write_next(self) -> _NotWritten | None:
        """Write the first step that waits, on whatever thread; no other one writes it too."""
        with self._guard:
            if not self._waiting:
                return None
            step, is_undone = self._waiting[0]
            try:
                self._write(step, is_undone)
            except Exception as error:
                return _NotWritten(step, error)
            finally:
                del self._waiting[:1]
            return None

    def _write(self, step: Step, is_undone: bool) -> None:
        corrections = self._newsroom.corrections
        for correction in step.corrections:
            if is_undone:
                corrections.remove(correction, step.scope)
            else:
                corrections.add(correction, step.scope)
