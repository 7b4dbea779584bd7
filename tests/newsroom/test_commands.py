"""Commands that messages quote can be pasted into a shell as they are."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from metatui.newsroom.commands import doctor_command


def test_the_default_library_needs_no_name() -> None:
    assert doctor_command(()) == "metatui doctor"


def test_a_folder_is_named_as_the_shell_wants_it(tmp_path: Path) -> None:
    folder = tmp_path / "my news; rm -rf"
    assert shlex.split(doctor_command((folder,))) == ["metatui", "doctor", "--library", str(folder)]


def test_a_folder_below_this_one_is_named_from_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert doctor_command((tmp_path / "a", Path("/b"))) == "metatui doctor --library a --library /b"
    assert doctor_command((tmp_path,)) == f"metatui doctor --library {shlex.quote(str(tmp_path))}"


def test_no_control_character_gets_through() -> None:
    assert doctor_command((Path("/x\x1b[2J\ny"),)).isprintable()
