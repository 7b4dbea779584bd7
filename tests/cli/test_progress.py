"""The progress line."""

import io

from metatui.cli.progress import ProgressLine
from metatui.model import Progress


class _Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


class _Clock:
    """A clock that is set by hand."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_nothing_is_shown_for_a_short_task() -> None:
    screen, clock = _Screen(), _Clock()
    with ProgressLine(screen, clock) as progress:
        clock.now += 0.4
        progress(Progress("reading", 3, 10))
    assert screen.getvalue() == ""


def test_a_long_task_is_shown_and_wiped_away() -> None:
    screen, clock = _Screen(), _Clock()
    with ProgressLine(screen, clock) as progress:
        clock.now += 0.6
        progress(Progress("reading", 3, 1200))
        clock.now += 0.01
        progress(Progress("reading", 4, 1200))
        clock.now += 0.2
        progress(Progress("looking", 17))
    shown = screen.getvalue().split("\r")
    assert shown == ["", "Reading 3 of 1,200", "Looking for articles 17", " " * 23, ""]


def test_a_shorter_line_covers_the_longer_one() -> None:
    screen, clock = _Screen(), _Clock()
    progress = ProgressLine(screen, clock)
    clock.now += 1
    progress(Progress("looking"))
    clock.now += 1
    progress(Progress("done"))
    assert screen.getvalue() == "\rLooking for articles\rDone                "


def test_nothing_is_shown_without_a_terminal() -> None:
    stream, clock = io.StringIO(), _Clock()
    with ProgressLine(stream, clock) as progress:
        clock.now += 9
        progress(Progress("reading", 3, 10))
    assert stream.getvalue() == ""
