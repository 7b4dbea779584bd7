"""Tagging carefully what the reader looks at: the open article first, then the hits that are shown."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.widget import Widget

    from metatui.model import Annotations
    from metatui.newsroom import Newsroom


class CloseReading:
    """One article at a time, off the screen's thread. `deliver` gets what is found, where that is new."""

    def __init__(
        self,
        host: Widget,
        newsroom: Newsroom,
        deliver: Callable[[str, Annotations], None],
        fail: Callable[[Exception], None],
    ) -> None:
        self._host = host
        self._newsroom = newsroom
        self._deliver = deliver
        self._fail = fail
        self._waiting: list[str] = []
        self._is_working = False

    def read(self, article_ids: Sequence[str]) -> None:
        """Read these articles, in this order; what waited before is forgotten."""
        self._waiting = [*dict.fromkeys(article_ids)]
        if not self._is_working and self._host.is_running:
            self._is_working = True
            self._host.run_worker(self._work(), group="close reading")

    def stop(self) -> None:
        """Read nothing more: the screen is about to close."""
        self._waiting.clear()
        self._newsroom.stop_tagging()

    async def _work(self) -> None:
        try:
            while self._waiting and self._host.is_running:
                article_id = self._waiting.pop(0)
                try:
                    found = await asyncio.to_thread(self._newsroom.tag_carefully, article_id)
                except Exception as error:
                    # Whatever went wrong is for the reader to see; the quick annotations stand.
                    self._waiting.clear()
                    self._fail(error)
                    return
                if found is not None:
                    self._deliver(article_id, found)
        finally:
            self._is_working = False
