"""The child process: its events, its end, and what a kill at any point leaves behind."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from metatui.model import EntityCorrection, Progress, Skipped
from metatui.newsroom import BackgroundTask, Changed, Event, Failed, Finished, IndexReport, Newsroom
from metatui.newsroom.events import from_line, to_line


def events_of(child: BackgroundTask) -> Iterator[Event]:
    """Everything the child says, until it has ended."""
    while child.is_running:
        select.select([child.fileno()], [], [])
        yield from child.poll()


@pytest.mark.parametrize(
    "event",
    [
        Progress("reading", 3, 7),
        Changed(12),
        Failed("The disk is full – “really”."),
        Finished(IndexReport(1, 2, 3, (Skipped("a\udc80/b\n.txt", "no text"),), 4, 0.5)),
        Finished(IndexReport(), elsewhere=True),
    ],
)
def test_events_survive_the_way_through_a_line(event: Event) -> None:
    line = to_line(event)
    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1
    assert from_line(line) == event


@pytest.mark.parametrize(
    "line", [b"", b"{}", b"[]", b"null", b'{"event": "Progress"}', b"\xff", b'{"event": 3}']
)
def test_a_line_that_is_no_event_is_refused(line: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - what is asked for is the kind alone
        from_line(line)


def test_a_child_indexes_and_reports(open_newsroom, corpus: Path) -> None:
    newsroom: Newsroom = open_newsroom(corpus)
    child = newsroom.start_indexing()
    events = list(events_of(child))
    finished = events[-1]
    assert isinstance(finished, Finished), events
    assert (finished.report.added, finished.report.total, finished.elsewhere) == (12, 12, False)
    assert {event.phase for event in events if isinstance(event, Progress)} >= {"reading", "indexing", "done"}
    assert any(isinstance(event, Changed) for event in events)
    assert newsroom.is_current
    assert newsroom.search("storm").total == 4
    assert child.poll() == []
    assert child.fileno() == -1


def test_only_one_of_two_indexes(open_newsroom, corpus: Path) -> None:
    one, other = open_newsroom(corpus), open_newsroom(corpus)
    lock = one._lock()
    assert lock.try_acquire()
    events = list(events_of(other.start_indexing()))
    assert isinstance(events[-1], Finished)
    assert events[-1].elsewhere
    assert other.counts().total == 0
    lock.release()
    events = list(events_of(other.start_indexing()))
    assert not events[-1].elsewhere
    ids = [head.id for head in one.articles()]
    one.mark_read(ids[:3], True)
    other.mark_read(ids[3:5], True)
    assert one.counts() == other.counts()
    assert one.counts().unread == 7


def test_a_cancelled_child_ends_and_says_so(open_newsroom, corpus: Path) -> None:
    newsroom: Newsroom = open_newsroom(corpus)
    child = newsroom.start_indexing()
    child.cancel()
    events = list(events_of(child))
    assert isinstance(events[-1], Failed)
    assert "stopped" in events[-1].message
    assert newsroom.index().total == 12


def test_a_child_that_breaks_off_is_explained(open_newsroom, corpus: Path) -> None:
    newsroom: Newsroom = open_newsroom(corpus)
    child = newsroom.start_indexing()
    os.kill(child.pid, signal.SIGKILL)
    (failed,) = [event for event in events_of(child) if isinstance(event, Failed)]
    assert "signal 9" in failed.message


def test_a_child_whose_library_cannot_be_used_gives_the_reason(
    open_newsroom, corpus: Path, tmp_path: Path
) -> None:
    newsroom: Newsroom = open_newsroom(corpus)
    newsroom._library.set_meta("revision", 0)
    with newsroom._library._database.write() as connection:
        connection.execute("PRAGMA user_version = 99")
    (failed,) = list(events_of(newsroom.start_indexing()))
    assert isinstance(failed, Failed)
    assert "newer metatui" in failed.message


def test_the_child_ends_when_its_parent_dies(open_newsroom, corpus: Path, tmp_path: Path) -> None:
    # The parent tells the child's id and is killed; the pipe's other end shows when the child has ended.
    program = (
        "import os, signal, sys\n"
        "from pathlib import Path\n"
        "from metatui.newsroom import BackgroundTask\n"
        "child = BackgroundTask([Path(sys.argv[1])], Path(sys.argv[2]), Path(sys.argv[3]))\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    reading, writing = os.pipe()
    with subprocess.Popen(
        [sys.executable, "-c", program, str(corpus), str(tmp_path / "data"), str(tmp_path / "cache")],
        pass_fds=[writing],
        stderr=writing,
    ) as parent:
        parent.wait()
    os.close(writing)
    while os.read(reading, 100):
        pass
    os.close(reading)
    assert open_newsroom(corpus).index().total == 12


def test_closing_the_newsroom_ends_its_children(open_newsroom, corpus: Path) -> None:
    newsroom: Newsroom = open_newsroom(corpus)
    child = newsroom.start_indexing()
    newsroom.close()
    with pytest.raises(ProcessLookupError):
        os.kill(child.pid, 0)


@pytest.mark.usefixtures("quick_analysis")  # the child's is the real one
@pytest.mark.parametrize("at", [1, 4, 8, 12, 16, 20])
def test_a_child_killed_at_any_point_leaves_a_library_that_goes_on(
    open_newsroom, corpus: Path, write_story, tmp_path: Path, at: int
) -> None:
    for number in range(12, 24):
        write_story(corpus, number)
    newsroom: Newsroom = open_newsroom(corpus)
    child = BackgroundTask([corpus], tmp_path / "data", tmp_path / "cache", report_every=0.0)
    said = 0
    for event in events_of(child):
        said += isinstance(event, Progress) and event.phase != "looking"
        if said == at * 5:
            os.kill(child.pid, signal.SIGKILL)
            break
    child.close()
    newsroom.mark_read([head.id for head in newsroom.articles()][:3], True)
    read = newsroom.counts().total - newsroom.counts().unread
    again: Newsroom = open_newsroom(corpus)
    assert again.notices == ()
    report = again.index()
    assert report.total == 24
    assert again.is_current
    assert again.counts().unread == 24 - read
    assert again.search("storm OR bank", limit=None).total == 24
    assert again.search("storm").total == 8
    assert all(check.ok for check in again.doctor()), again.doctor()


def test_a_child_takes_corrections_over(open_newsroom, corpus: Path) -> None:
    newsroom: Newsroom = open_newsroom(corpus)
    list(events_of(newsroom.start_indexing()))
    assert newsroom.search('who:="Jonas Ruiz"').total == 8
    newsroom.corrections.add(EntityCorrection("Jonas Ruiz", "person", "rename", "J. Ruiz"), "everywhere")
    events = list(events_of(newsroom.start_indexing()))
    assert isinstance(events[-1], Finished), events
    assert any(isinstance(event, Progress) and event.phase == "correcting" for event in events)
    assert newsroom.is_current
    assert newsroom.search('who:="J. Ruiz"').total == 8
    assert newsroom.search('who:="Jonas Ruiz"').total == 0
