"""The coach: one thing to try at a time, until it was tried."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from metatui.tui.coach import LESSONS, Coach
from metatui.tui.keys import BINDINGS


def test_it_names_one_thing_after_the_other() -> None:
    coach = Coach(None, searching=True)
    seen = []
    for name, _ in LESSONS:
        seen.append(coach.line)
        assert coach.note(name)
    assert len(set(seen)) == len(LESSONS)
    assert coach.line == ""


def test_what_was_tried_out_of_turn_is_not_asked_for() -> None:
    coach = Coach(None)
    coach.note("search")
    coach.note("move")
    assert "enter" in coach.line


def test_what_is_not_tried_gives_way_to_the_next_and_comes_again() -> None:
    coach = Coach(None)
    for name in ("search", "read"):
        coach.note(name)
    assert "press j" in coach.line
    changes = [coach.note("search") for _ in range(8)]
    assert changes.count(True) == 1
    assert "press e" in coach.line
    for _ in range(50):
        coach.note("search")
    seen = set()
    for _ in range(80):
        coach.note("search")
        seen.add(coach.line)
    assert len(seen) == len(LESSONS) - 3, "neither what was done nor what needs hits"


def test_hits_are_walked_only_where_there_are_some() -> None:
    coach = Coach(None)
    for name in ("move", "search", "read"):
        coach.note(name)
    assert "press e" in coach.line
    coach.searching = True
    assert "press n" in coach.line


@pytest.mark.parametrize("text", [text for _, text in LESSONS])
def test_every_line_has_room_beside_the_position_in_80_columns(text: str) -> None:
    assert len(f"Try: {text}") <= 80 - 2 - len(" hit 12/34 · 100 %")


def test_a_second_time_changes_nothing() -> None:
    coach = Coach(None)
    assert coach.note("move")
    assert not coach.note("move")
    assert not coach.note("no such lesson")


def test_it_remembers_between_runs(tmp_path: Path) -> None:
    file = tmp_path / "state" / "coach.json"
    Coach(file).note("move")
    assert Coach(file).used == {"move"}
    assert file.parent.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "garbage", [b"", b"{", b"\xff\xfe\x00", b'{"move": 1}', b"null", b"17", b'[1, null, ["move"]]']
)
def test_a_file_full_of_garbage_is_no_reason_to_stop(tmp_path: Path, garbage: bytes) -> None:
    file = tmp_path / "coach.json"
    file.write_bytes(garbage)
    coach = Coach(file)
    assert coach.used == set()
    coach.note("move")
    assert json.loads(file.read_text()) == ["move"]


def test_a_file_that_cannot_be_read_or_written_is_no_reason_to_stop(tmp_path: Path) -> None:
    folder = tmp_path / "coach.json"
    folder.mkdir()
    coach = Coach(folder)
    assert coach.note("move")
    assert coach.used == {"move"}


def test_a_folder_that_cannot_be_made_is_no_reason_to_stop(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    coach = Coach(tmp_path / "file" / "coach.json")
    assert coach.note("move")


def test_every_key_it_names_is_bound() -> None:
    shown = {word for binding in BINDINGS for word in binding.shown.split()}
    for _, text in LESSONS:
        assert text.split()[1] in shown


def test_a_coach_file_of_brackets_is_no_reason_to_stop(tmp_path: Path) -> None:
    file = tmp_path / "coach.json"
    file.write_text("[" * 100_000)
    assert Coach(file).used == set()
