"""Questions answered in a thread, where only the newest counts."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.widget import Widget

Question = TypeVar("Question")
Answer = TypeVar("Answer")


class LatestOnly(Generic[Question, Answer]):
    """Answers one question at a time off the screen's thread.

    A question that a newer one overtakes before its turn is never worked on, and an answer that comes
    when a newer question has been asked is dropped. `deliver` and `fail` are called on the screen's thread.
    """

    def __init__(
        self,
        host: Widget,
        group: str,
        answer: Callable[[Question], Answer],
        deliver: Callable[[Question, Answer], None],
        fail: Callable[[Question, Exception], None],
    ) -> None:
        self._host = host
        self._group = group
        self._answer = answer
        self._deliver = deliver
        self._fail = fail
        self._waiting: list[Question] = []
        self._overtaken = False
        self._running = False

    def ask(self, question: Question) -> None:
        """Ask a question; it replaces one that still waits."""
        if not self._host.is_running:
            return  # the screen is being closed: nobody waits for an answer
        self._waiting[:] = [question]
        if not self._running:
            self._running = True
            self._host.run_worker(self._work(), group=self._group, exit_on_error=True)

    def forget(self) -> None:
        """Drop what waits, and the answer that is under way."""
        self._waiting.clear()
        self._overtaken = True

    async def _work(self) -> None:
        try:
            while self._waiting:
                question = self._waiting.pop()
                self._overtaken = False
                try:
                    answer = await asyncio.to_thread(self._answer, question)
                except Exception as error:
                    # Whatever went wrong is for the reader to see; the screen goes on.
                    if not self._waiting and not self._overtaken:
                        self._fail(question, error)
                    continue
                if not self._waiting and not self._overtaken:
                    self._deliver(question, answer)
        finally:
            self._running = False
