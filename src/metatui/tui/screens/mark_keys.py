"""Read, starred, undone: what the reader does with an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from metatui.tui.screens.parts import ScreenParts

if TYPE_CHECKING:
    from metatui.tui.reader_marks import Change


class MarkKeys(ScreenParts):
    """The keys that mark articles; each change can be undone."""

    def _wait_until_read(self) -> None:
        """Count the article as read once it was really on the screen, and not while a query is typed."""
        if self._read_timer is not None:
            self._read_timer.stop()
        if self.open.id == self._kept_unread:
            return
        self._kept_unread = None
        if self._read_after:
            self._read_timer = self.set_timer(self._read_after, self._mark_as_read)
        else:
            self._mark_as_read()

    def _mark_as_read(self) -> None:
        if self.open.head is not None and self.panes.article_is_seen and self.panes.group != "search":
            self._changed(self.marks.set_read(self.open.head, True), quiet=True)

    def action_toggle_read(self) -> None:
        head = self.open.head
        if head is not None:
            if self._read_timer is not None:
                self._read_timer.stop()
            read = not self.marks.is_read(head)
            # What the reader marks unread stays so as long as it is open.
            self._kept_unread = None if read else head.id
            self._changed(self.marks.set_read(head, read))

    def action_toggle_star(self) -> None:
        head = self.open.head
        if head is not None:
            self._changed(self.marks.set_starred(head, not self.marks.is_starred(head)))

    def action_undo(self) -> None:
        change = self.marks.undo()
        if change is None:
            self.status.remark("Nothing to undo.")
            return
        self.status.remark(f"Undone, {_mark_words(change, change.before)} again: {change.title}")
        self._changed(change, quiet=True)

    def _changed(self, change: Change | None, *, quiet: bool = False) -> None:
        if change is None:
            return
        if not quiet:
            self.status.say(
                f"{_mark_words(change, change.after).capitalize()}: {change.title}   (u undoes it)"
            )
        self.articles.refresh_rows()
        self._show_title()


def _mark_words(change: Change, value: bool) -> str:
    if change.mark == "read":
        return "read" if value else "unread"
    return "starred" if value else "not starred"
