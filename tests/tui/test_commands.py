"""Commands behind a colon."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metatui.tui.commands import (
    COMMANDS,
    Command,
    command_endings,
    command_hint,
    is_command,
    read_command,
    rename_start,
)

SAVED = ("chips", "big deals", "big")


@pytest.mark.parametrize(
    ("text", "command"),
    [
        (":save chips", Command("save", ("chips",))),
        (":save big deals", Command("save", ("big deals",))),
        (':save "big deals"', Command("save", ("big deals",))),
        (" : s chips ", Command("save", ("chips",))),
        (":rename chips silicon", Command("rename", ("chips", "silicon"))),
        (":rename big deals large deals", Command("rename", ("big deals", "large deals"))),
        (':rename "big deals" "large deals"', Command("rename", ("big deals", "large deals"))),
        (":rename big small", Command("rename", ("big", "small"))),
        (":delete big deals", Command("delete", ("big deals",))),
        (":edit", Command("edit")),
        (
            ":edit Harb",
            Command("edit", problem=":edit takes no name: it says where all saved searches lie."),
        ),
    ],
)
def test_commands(text: str, command: Command) -> None:
    assert is_command(text)
    assert read_command(text, SAVED) == command


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (":", "There is no command :."),
        (":sing", ":save, :rename, :delete, :edit"),
        (":save", ":save takes NAME"),
        (":rename chips", ":rename takes OLD and NEW"),
        (":rename", ":rename takes OLD and NEW"),
        (':save ""', ":save takes NAME"),
    ],
)
def test_what_is_wrong_names_what_is_missing(text: str, words: str) -> None:
    assert words in read_command(text, SAVED).problem


def test_a_query_is_no_command() -> None:
    assert not is_command("birch")
    assert not is_command("who:ruiz")


def test_the_hint_follows_what_is_typed() -> None:
    assert all(f":{name}" in command_hint(":") for name in COMMANDS)
    assert command_hint(":sav").startswith(":save NAME")


def test_endings_are_commands_and_names() -> None:
    assert [new for _, new in command_endings(":", SAVED)] == [f"{name} " for name in COMMANDS]
    assert command_endings(":re", SAVED) == [(1, "rename ")]
    assert command_endings(":delete b", SAVED) == [(8, '"big deals"'), (8, "big")]
    assert command_endings(":edit b", SAVED) == []


def test_renaming_begins_with_the_old_name() -> None:
    assert read_command(rename_start("big deals") + "x", SAVED) == Command("rename", ("big deals", "x"))


@given(st.text(), st.lists(st.text()))
def test_nothing_that_is_typed_raises(text: str, saved: list[str]) -> None:
    command = read_command(f":{text}", saved)
    assert command.problem or command.name in COMMANDS
    for start, _ in command_endings(f":{text}", saved):
        assert 0 <= start <= len(text) + 1
    command_hint(f":{text}")
