"""Indexing or careful tagging in a child process, as its parent sees it."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from contextlib import suppress
from typing import TYPE_CHECKING, Literal

from metatui.newsroom.events import Event, Failed, Finished, from_line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

Task = Literal["index", "tag"]
_CHUNK = 1 << 16
_GRACE_SECONDS = 2.0
_NAMES: dict[Task, str] = {"index": "Indexing", "tag": "Reading names closely"}


class BackgroundTask:
    """A child process that works for one library while the reader reads: see `Newsroom.start_indexing`.

    Nothing here waits but `close()`. A child that is forgotten ends by itself when this process does.
    """

    def __init__(
        self,
        paths: Sequence[Path],
        data_dir: Path,
        cache_dir: Path,
        *,
        task: Task = "index",
        report_every: float | None = None,
    ) -> None:
        import subprocess

        self._name = _NAMES[task]
        arguments = {
            "task": task,
            "paths": [str(path) for path in paths],
            "data_dir": str(data_dir),
            "cache_dir": str(cache_dir),
        }
        if report_every is not None:
            arguments["report_every"] = str(report_every)
        self._complaints = tempfile.TemporaryFile()  # noqa: SIM115 - it lives as long as the child
        self._process = subprocess.Popen(
            # -P: the folder that metatui was started in is no place to import from.
            [sys.executable, "-P", "-m", "metatui.newsroom.background", json.dumps(arguments)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._complaints,
            # Ctrl-C in the terminal is for the reader's process alone.
            start_new_session=True,
        )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._stdin, self._stdout = self._process.stdin, self._process.stdout
        os.set_blocking(self._stdout.fileno(), False)
        self._unread = b""
        self._has_ended = False
        self._is_cancelled = False

    @property
    def pid(self) -> int:
        """The child's process id."""
        return self._process.pid

    @property
    def is_running(self) -> bool:
        """Whether there is more to come from `poll()`."""
        return not self._has_ended

    def fileno(self) -> int:
        """What to select on: readable when there is something to poll; -1 after the end."""
        return -1 if self._stdout.closed else self._stdout.fileno()

    def poll(self) -> list[Event]:
        """What happened since the last call; the last event of all is Finished or Failed."""
        events: list[Event] = []
        while not self._has_ended:
            try:
                chunk = os.read(self._stdout.fileno(), _CHUNK)
            except BlockingIOError:
                break
            if not chunk:
                events.append(Failed(self._how_it_ended()))
                self._end()
                break
            *lines, self._unread = (self._unread + chunk).split(b"\n")
            for line in lines:
                # Anything else on this stream is no word of ours.
                with suppress(ValueError):
                    events.append(from_line(line))
            if events and isinstance(events[-1], Finished | Failed):
                self._end()
        return events

    def cancel(self) -> None:
        """Ask the child to stop; it does so at the next article, and what it has done is kept."""
        self._is_cancelled = True
        with suppress(OSError):
            self._process.terminate()
        with suppress(OSError):
            self._stdin.close()

    def close(self) -> None:
        """Cancel, wait a moment for the end, and kill the child if it takes longer: that breaks nothing."""
        import subprocess

        self.cancel()
        try:
            self._process.wait(_GRACE_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._end()
        self._complaints.close()

    def _end(self) -> None:
        self._has_ended = True
        with suppress(OSError):
            self._stdin.close()
        self._stdout.close()

    def _how_it_ended(self) -> str:
        if self._is_cancelled:
            return f"{self._name} was stopped. What was done is kept, and the next run goes on from there."
        status = self._process.wait()
        if status < 0:
            reason = f"it was ended by signal {-status}"
        else:
            self._complaints.seek(0)
            last = self._complaints.read().decode("utf-8", "replace").strip().splitlines()[-1:]
            reason = last[0] if last else f"exit status {status}"
        return f"{self._name} broke off ({reason}). What was done is kept; start metatui again to go on."
