"""Opening the library that a command is about, brought up to date first."""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from metatui.cli.terminal import say
from metatui.errors import Cancelled, IndexDamaged

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

    from metatui.cli.choices import Options
    from metatui.model.progress import IsCancelled
    from metatui.newsroom import IndexReport, Newsroom


@contextmanager
def open_library(options: Options) -> Iterator[Newsroom]:
    """The newsroom of the library that the options name, as it was left; closed at the end.

    What it has to say about its library goes to standard error. Raises UsageError for a path that leads
    nowhere.
    """
    from metatui.newsroom import Newsroom

    paths = [path.expanduser() for path in options.library]
    with Newsroom.open(paths or None, data_dir=options.data_dir, cache_dir=options.cache_dir) as newsroom:
        for notice in (*newsroom.notices, *newsroom.corrections.problems):
            say(notice)
        yield newsroom


@contextmanager
def open_current_library(options: Options, *, needs_index: bool = True) -> Iterator[Newsroom]:
    """The same, with articles, annotations and indexes brought up to date first.

    Where an index cannot be built, a command that does not need one goes on after a message.
    """
    with open_library(options) as newsroom:
        try:
            bring_up_to_date(newsroom)
        except IndexDamaged as error:
            if needs_index:
                raise
            say(str(error))
        yield newsroom


def bring_up_to_date(newsroom: Newsroom, *, rebuild: bool = False) -> IndexReport:
    """Read, analyse and index what is new, with progress on standard error.

    Raises Cancelled when the reader interrupts; what was done so far is kept.
    """
    from metatui.cli.progress import ProgressLine

    with interruptible() as is_cancelled, ProgressLine() as progress:
        report = newsroom.index(progress, is_cancelled, rebuild)
    if is_cancelled():
        raise Cancelled("Interrupted. What was indexed so far is kept; the same command goes on from there.")
    return report


@contextmanager
def interruptible() -> Iterator[IsCancelled]:
    """Make the first Ctrl-C a question that the task asks when it suits it; a second one stops at once."""
    interrupted = threading.Event()

    def remember(signal_number: int, frame: FrameType | None) -> None:
        if interrupted.is_set():
            raise KeyboardInterrupt
        interrupted.set()

    if threading.current_thread() is not threading.main_thread():
        yield interrupted.is_set
        return
    before = signal.signal(signal.SIGINT, remember)
    try:
        yield interrupted.is_set
    finally:
        signal.signal(signal.SIGINT, before)
