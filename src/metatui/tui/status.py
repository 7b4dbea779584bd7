"""What the status line says: the newest message first, then what goes on, then what to try."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from metatui.tui.fit import compact_count

if TYPE_CHECKING:
    from textual.screen import Screen
    from textual.timer import Timer

    from metatui.model import Progress
    from metatui.tui.widgets.edge_line import EdgeLine

MESSAGE_SECONDS = 6.0

_PHASES = {
    "looking": "Looking for articles",
    "reading": "Reading",
    "analysing": "Finding names and figures",
    "indexing": "Indexing for the search",
    "correcting": "Taking over corrections",
    "relating": "Comparing stories",
    "tagging": "Reading names closely",
    "done": "Done",
}


class Status:
    """Layers over one line; a message goes away by itself, a sequence with its next key."""

    def __init__(self, screen: Screen[None], line: EdgeLine, ellipsis: str) -> None:
        self._screen = screen
        self._line = line
        self._ellipsis = ellipsis
        self._message = self._progress = self._pending = self._lasting = self._coach = self._zen = ""
        self._advice = self._background = ""
        self._is_remark = False
        self._timer: Timer | None = None

    def say(self, message: str) -> None:
        """Show a message for a few seconds."""
        self._message, self._is_remark = message, False
        if self._timer is not None:
            self._timer.stop()
        self._timer = self._screen.set_timer(MESSAGE_SECONDS, self._forget)
        self._show()

    def remark(self, message: str) -> None:
        """Say something about the place that was just gone to: the next key makes it old."""
        self.say(message)
        self._is_remark = True

    def next_key(self) -> None:
        """A key was pressed: what was remarked on belongs to the past."""
        if self._is_remark and self._message:
            self._forget()

    def has_room_for(self, message: str) -> bool:
        """Whether a message can be shown whole."""
        return cell_len(message) <= self._line.content_size.width and "\n" not in message

    def progress(self, progress: Progress | None) -> None:
        """Show where a long task stands; None when it has ended."""
        self._progress = self._in_words(progress)
        self._show()

    def background(self, progress: Progress | None) -> None:
        """Where nothing else is to be said: how far work is that nobody waits for; None at its end."""
        self._background = self._in_words(progress)
        self._show()

    def _in_words(self, progress: Progress | None) -> str:
        if progress is None or progress.phase == "done":
            return ""
        counted = f" {compact_count(progress.done)}" if progress.done or progress.total else ""
        of = f" of {compact_count(progress.total)}" if progress.total else ""
        return f"{_PHASES[progress.phase]}{counted}{of} {self._ellipsis}"

    def pending(self, key: str | None) -> None:
        """Show the first key of a sequence that waits for its second."""
        self._pending = key or ""
        self._show()

    def zen(self, text: str) -> None:
        """How to leave the article that is shown alone: there is no footer to say it."""
        self._zen = text
        self._show()

    def lasting(self, text: str) -> None:
        """What is worth saying as long as nothing else is: files that were skipped."""
        self._lasting = text
        self._show()

    def advice(self, text: str) -> None:
        """What may have been meant by the query, as long as its results are shown."""
        self._advice = text
        self._show()

    def coach(self, text: str) -> None:
        """The next key to try."""
        self._coach = text
        self._show()

    def position(self, text: str) -> None:
        """The right end: the hit, and how far the article is read."""
        self._line.show(right=text)

    def _forget(self) -> None:
        self._message = ""
        self._show()

    def _show(self) -> None:
        layers = (
            self._pending,
            self._message,
            self._advice,
            self._progress,
            self._zen,
            self._coach,
            self._lasting,
            self._background,
        )
        text = next((layer for layer in layers if layer), "")
        if text == self._coach and text and self._lasting:
            text = f"{text}   ({self._lasting})"
        self._line.show(left=text)
