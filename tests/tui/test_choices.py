"""What was chosen is found again; a file that cannot be used is ignored."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from metatui.tui.choices import ORDERS, Choices


def test_the_orders_come_round(tmp_path: Path) -> None:
    choices = Choices(tmp_path / "choices.json")
    assert choices.sort == "relevance"
    assert [choices.next_sort() for _ in ORDERS] == ["newest", "oldest", "hits", "relevance"]


def test_it_is_found_again(tmp_path: Path) -> None:
    file = tmp_path / "state" / "choices.json"
    Choices(file).next_sort()
    assert Choices(file).sort == "newest"
    assert file.parent.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "garbage", [b"", b"{", b"\xff", b"[]", b'{"sort": "sideways"}', b'{"sort": ["newest"]}', b"[" * 100_000]
)
def test_garbage_is_ignored(tmp_path: Path, garbage: bytes) -> None:
    file = tmp_path / "choices.json"
    file.write_bytes(garbage)
    choices = Choices(file)
    assert choices.sort == "relevance"
    choices.next_sort()
    assert json.loads(file.read_text()) == {"sort": "newest"}


def test_a_folder_that_cannot_be_made_is_no_reason_to_stop(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert Choices(tmp_path / "file" / "choices.json").next_sort() == "newest"
