"""The work in the background, as the screen sees it: progress, changes, an end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from metatui.tui.fit import compact_count

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.screen import Screen
    from textual.timer import Timer

    from metatui.newsroom import BackgroundTask, Finished, Newsroom
    from metatui.tui.status import Status

_POLL_SECONDS = 0.1
_POLL_TAGGING_SECONDS = 0.5  # it goes on for hours
_RELOAD_EVERY = 10  # polls between two reloads of the list while articles keep coming in


class Indexing:
    """Starts the child process that brings the library up to date, and listens to it.

    When that is done another one tags carefully what was only tagged quickly.
    """

    def __init__(
        self,
        screen: Screen[None],
        newsroom: Newsroom,
        status: Status,
        *,
        changed: Callable[[], None],
        fail: Callable[[Exception], None],
    ) -> None:
        self._screen = screen
        self._newsroom = newsroom
        self._status = status
        self._changed = changed
        self._fail = fail
        self._work: BackgroundTask | None = None
        self._tagging: BackgroundTask | None = None
        self._timer: Timer | None = None
        self._polls_since_reload = _RELOAD_EVERY
        self._stale = False
        self._told = False
        self._again = False  # something changed while the work was under way

    @property
    def is_running(self) -> bool:
        """Whether the child process is at work."""
        return self._work is not None

    @property
    def is_tagging(self) -> bool:
        """Whether articles are being tagged carefully."""
        return self._tagging is not None

    def start(self, told: bool = False, *, again: bool = False) -> None:
        """Look for changes; `told` when the reader asked, who then hears of "no changes" too.

        With `again` what changed is not missed by work that is under way: it is followed by more.
        """
        self._told = self._told or told
        if self._work is not None:
            self._again = self._again or again
            return
        self._stop_tagging()  # it begins anew when this is done
        try:
            self._work = self._newsroom.start_indexing()
        except Exception as error:
            self._fail(error)
            return
        self._timer = self._screen.set_interval(_POLL_SECONDS, self._poll)

    def stop(self) -> None:
        """End the work, finished or not; what is stored stays stored."""
        self._stop_timer()
        if self._work is not None:
            self._work.cancel()
            self._work = None
            self._status.progress(None)
        self._stop_tagging()

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def _stop_tagging(self) -> None:
        if self._tagging is not None:
            self._stop_timer()
            self._tagging.cancel()
            self._tagging = None
            self._status.background(None)

    def _tag(self) -> None:
        """Tag carefully what was only tagged quickly."""
        try:
            self._tagging = self._newsroom.start_tagging()
        except Exception as error:
            self._fail(error)
            return
        self._timer = self._screen.set_interval(_POLL_TAGGING_SECONDS, self._poll_tagging)

    def _poll_tagging(self) -> None:
        if self._tagging is None:
            return
        from metatui.model import Progress
        from metatui.newsroom import Failed, Finished

        for event in self._tagging.poll():
            if isinstance(event, Progress):
                self._status.background(event)
            elif isinstance(event, Finished | Failed):
                self._stop_tagging()
                if isinstance(event, Failed):
                    self._status.say(event.message)
                return

    def _poll(self) -> None:
        if self._work is None:
            return
        from metatui.model import Progress
        from metatui.newsroom import Changed, Failed, Finished

        self._polls_since_reload += 1
        for event in self._work.poll():
            if isinstance(event, Progress):
                self._status.progress(event)
            elif isinstance(event, Changed):
                self._stale = True
            elif isinstance(event, Finished):
                self._end(is_done=True)
                self._tell(event)
                return
            elif isinstance(event, Failed):
                self._end(is_done=False)
                self._status.say(event.message)
                return
        if self._stale and self._polls_since_reload >= _RELOAD_EVERY:
            self._reload()

    def _end(self, *, is_done: bool) -> None:
        self.stop()
        self._status.progress(None)
        # Also without a change: an empty library learns that there is nothing more to come.
        self._reload()
        if self._again:
            self._again = False
            self._screen.call_later(self.start)
        elif is_done:
            self._screen.call_later(self._tag)

    def _reload(self) -> None:
        self._stale = False
        self._polls_since_reload = 0
        self._changed()

    def _tell(self, finished: Finished) -> None:
        report = finished.report
        told, self._told = self._told, False
        parts = [
            f"{compact_count(number)} {word}"
            for number, word in ((report.added, "new"), (report.changed, "changed"), (report.gone, "gone"))
            if number
        ]
        if parts and (told or report.added < report.total):
            self._status.say(f"The library is up to date: {', '.join(parts)}.")
        elif told:
            self._status.say("No changes.")
        # Of a library that was empty before, the list itself tells, and the coach has the line.
