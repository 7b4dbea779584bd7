"""What the reader did with articles: shown at once, written in the background, undone one by one."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.widget import Widget

    from metatui.model import ArticleHead
    from metatui.newsroom import Newsroom

MarkName = Literal["read", "starred"]


class Change(NamedTuple):
    """One mark of one article, before and after."""

    id: str
    title: str
    mark: MarkName
    before: bool
    after: bool


class ReaderMarks:
    """Marks as of now: those that were just changed lie over those of the library."""

    def __init__(
        self,
        host: Widget,
        newsroom: Newsroom,
        fail: Callable[[Exception], None],
        written: Callable[[], None] = lambda: None,
    ) -> None:
        self._host = host
        self._written = written
        self._newsroom = newsroom
        self._fail = fail
        self._now: dict[tuple[str, MarkName], bool] = {}
        self._undo: list[Change] = []
        self._unwritten: list[Change] = []
        self._writing = False

    def is_read(self, head: ArticleHead) -> bool:
        """Whether the article counts as read."""
        return self._now.get((head.id, "read"), head.read)

    def is_starred(self, head: ArticleHead) -> bool:
        """Whether the article is starred."""
        return self._now.get((head.id, "starred"), head.starred)

    def set_read(self, head: ArticleHead, read: bool) -> Change | None:
        """Mark an article read or unread; None when it is so already."""
        return self._set(head, "read", self.is_read(head), read)

    def set_starred(self, head: ArticleHead, starred: bool) -> Change | None:
        """Star an article or take the star away; None when it is so already."""
        return self._set(head, "starred", self.is_starred(head), starred)

    def undo(self) -> Change | None:
        """Take the last change back and return it; None when there is none."""
        if not self._undo:
            return None
        change = self._undo.pop()
        self._apply(Change(change.id, change.title, change.mark, change.after, change.before))
        return change

    @property
    def depth(self) -> int:
        """How many changes can be undone."""
        return len(self._undo)

    @property
    def newly_read(self) -> int:
        """Articles that became read, less those that became unread, and are not written yet."""
        return sum(1 if change.after else -1 for change in self._unwritten if change.mark == "read")

    def flush(self) -> None:
        """Write what is still to be written, now: the screen is about to close."""
        unwritten, self._unwritten = self._unwritten, []
        for change in unwritten:
            self._write(change)

    def _set(self, head: ArticleHead, mark: MarkName, before: bool, after: bool) -> Change | None:
        if before == after:
            return None
        change = Change(head.id, head.title, mark, before, after)
        self._undo.append(change)
        self._apply(change)
        return change

    def _apply(self, change: Change) -> None:
        self._now[change.id, change.mark] = change.after
        self._unwritten.append(change)
        if not self._writing and self._host.is_running:
            self._writing = True
            self._host.run_worker(self._write_all(), group="marks")

    async def _write_all(self) -> None:
        try:
            while self._unwritten:
                await asyncio.to_thread(self._write, self._unwritten[0])
                del self._unwritten[:1]
            self._written()
        except Exception as error:
            self._unwritten.clear()
            self._fail(error)
        finally:
            self._writing = False

    def _write(self, change: Change) -> None:
        if change.mark == "read":
            self._newsroom.mark_read([change.id], change.after)
        else:
            self._newsroom.star([change.id], change.after)
