"""The child process that indexes or tags: `python -m metatui.newsroom.background '{"paths": […], …}'`.

It writes one JSON object a line to its standard output, ends when its standard input is closed, which is what
happens when its parent dies, and stops at the next article when it gets SIGTERM. It takes what the machine
has left over. Killed at any point it leaves a library from which the next run goes on.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from metatui.errors import MetatuiError
from metatui.newsroom.events import Changed, Event, Failed, Finished, to_line
from metatui.newsroom.facade import Newsroom
from metatui.newsroom.run import Run

if TYPE_CHECKING:
    from types import FrameType

    from metatui.model import Progress

_NICENESS = 10
_BUSY_SECONDS = 5.0  # until the machine is looked at again
_REPORT_EVERY = 0.05


class _Child:
    """Tells the parent what happens, not more often than it can show."""

    def __init__(self, report_every: float) -> None:
        self._report_every = report_every
        self._stop = threading.Event()
        self._phase = ""
        self._told_progress = self._told_change = float("-inf")
        self._untold: Changed | None = None

    def stop(self, signal_number: int = 0, frame: FrameType | None = None) -> None:
        self._stop.set()

    def must_stop(self) -> bool:
        return self._stop.is_set()

    def wait_for_the_machine(self) -> None:
        """Return when others have no use for the machine, or when it is time to stop."""
        from metatui.newsroom.careful_tagging import is_machine_busy

        while is_machine_busy() and not self._stop.wait(_BUSY_SECONDS):
            pass

    def watch_parent(self) -> None:
        """Wait until nobody holds the other end of standard input."""
        with suppress(OSError):
            while os.read(0, 4096):
                pass
        self.stop()

    def progress(self, progress: Progress) -> None:
        now = time.monotonic()
        is_new = progress.phase != self._phase or progress.done == progress.total
        if is_new or now - self._told_progress >= self._report_every:
            self._phase, self._told_progress = progress.phase, now
            self.tell(progress)
        if self._untold is not None and now - self._told_change >= self._report_every * 10:
            self.tell_change(now)

    def changed(self, revision: int) -> None:
        self._untold = Changed(revision)

    def tell_change(self, now: float = 0.0) -> None:
        if self._untold is not None:
            self.tell(self._untold)
            self._untold, self._told_change = None, now

    def tell(self, event: Event) -> None:
        line = to_line(event)
        try:
            while line:
                line = line[os.write(1, line) :]
        except OSError:
            # The parent is gone or does not listen any more.
            self.stop()


def main(arguments: list[str]) -> int:
    """Index, or tag, what the arguments name; returns the exit status."""
    wanted = json.loads(arguments[0])
    child = _Child(float(wanted.get("report_every", _REPORT_EVERY)))
    signal.signal(signal.SIGTERM, child.stop)
    threading.Thread(target=child.watch_parent, daemon=True).start()
    with suppress(OSError):
        os.nice(_NICENESS)
    try:
        with Newsroom.open(
            [Path(path) for path in wanted["paths"]] or None,
            data_dir=Path(wanted["data_dir"]),
            cache_dir=Path(wanted["cache_dir"]),
        ) as newsroom:
            run = Run(child.progress, child.must_stop, child.changed)
            if wanted["task"] == "tag":
                report = newsroom.tag_if_free(run, child.wait_for_the_machine)
            else:
                report = newsroom.index_if_free(run)
        child.tell_change()
        child.tell(Finished(report.report, report.elsewhere))
    except MetatuiError as error:
        child.tell_change()
        child.tell(Failed(str(error)))
        return error.exit_status
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
