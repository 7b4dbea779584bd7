"""Earlier searches: kept in a file, walked through as in a shell."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from driving import reading
from hypothesis import given
from hypothesis import strategies as st

from metatui.tui.history import LONGEST, SearchHistory


def test_the_newest_comes_first_and_each_once(tmp_path: Path) -> None:
    file = tmp_path / "state" / "searches.json"
    history = SearchHistory(file)
    for query in ("birch", "storm", " birch ", "", "   "):
        history.remember(query)
    assert SearchHistory(file).queries == ("birch", "storm")
    assert file.stat().st_mode & 0o077 == 0
    assert file.parent.stat().st_mode & 0o077 == 0
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_two_windows_lose_nothing_of_one_another(tmp_path: Path) -> None:
    one, other = SearchHistory(tmp_path / "s.json"), SearchHistory(tmp_path / "s.json")
    one.remember("a")
    other.remember("b")
    one.remember("c")
    assert other.queries == ("c", "b", "a")


def test_only_so_many_are_kept(tmp_path: Path) -> None:
    history = SearchHistory(tmp_path / "s.json")
    for number in range(LONGEST + 5):
        history.remember(f"query {number}")
    assert len(history.queries) == LONGEST
    assert history.queries[0] == f"query {LONGEST + 4}"
    history.remember("x" * 5000)
    assert len(history.queries[0]) < 100


@pytest.mark.parametrize("garbage", [b"", b"{", b"\xff\xfe", b'{"a": 1}', b"null", b"[" * 100_000])
def test_a_file_full_of_garbage_is_no_reason_to_stop(tmp_path: Path, garbage: bytes) -> None:
    file = tmp_path / "s.json"
    file.write_bytes(garbage)
    history = SearchHistory(file)
    assert history.queries == ()
    history.remember("birch")
    assert json.loads(file.read_text()) == ["birch"]


def test_what_the_file_holds_is_cleaned(tmp_path: Path) -> None:
    file = tmp_path / "s.json"
    file.write_text(json.dumps(["a\x1b[2Jb", 17, None, ["x"], "\u202e", "c\nd"]))
    assert SearchHistory(file).queries == ("ab", "c d")


def test_a_folder_that_cannot_be_made_is_no_reason_to_stop(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    history = SearchHistory(tmp_path / "file" / "s.json")
    history.remember("birch")
    assert history.queries == ("birch",)


def test_without_a_file_it_lasts_as_long_as_the_reader() -> None:
    history = SearchHistory(None)
    history.remember("birch")
    assert history.queries == ("birch",)


QUERIES = ("birch deal", "storm", "Birch", "birch")


def test_a_walk_goes_through_those_that_begin_like_what_was_typed() -> None:
    history = SearchHistory(None)
    for query in reversed(QUERIES):
        history.remember(query)
    walk = history.walk("bir")
    assert [walk.step(1) for _ in range(4)] == ["birch deal", "Birch", "birch", None]
    assert [walk.step(-1) for _ in range(4)] == ["Birch", "birch deal", "bir", None]
    assert history.walk("").step(1) == "birch deal"
    assert history.walk("zebra").step(1) is None


@given(st.lists(st.sampled_from([1, -1]), max_size=40), st.lists(st.text(min_size=1), max_size=6), st.text())
def test_a_walk_never_leaves_its_stops(steps: list[int], queries: list[str], typed: str) -> None:
    history = SearchHistory(None)
    for query in queries:
        history.remember(query)
    walk = history.walk(typed)
    shown = typed
    for direction in steps:
        shown = walk.step(direction) or shown
        assert shown == typed or shown in history.queries


# In the bar.


async def test_up_and_down_walk_earlier_searches(tmp_path: Path) -> None:
    async with reading(history_file=tmp_path / "s.json") as reader:
        for query in ("birch", "storm power", "lumen"):
            await reader.search(query)
            await reader.press("escape")
        bar = reader.screen.bar.input
        await reader.press("slash")
        shown = []
        for _ in range(4):
            await reader.press("up")
            shown.append(bar.value)
        assert shown == ["lumen", "storm power", "birch", "birch"]
        assert "no earlier search" in reader.status.lower()
        assert [title[:5] for title in reader.titles] == ["Harbo", "Birch"]
        await reader.press("down", "down", "down")
        assert bar.value == ""
        await reader.type("sto")
        await reader.press("up")
        assert (bar.value, bar.cursor_position) == ("storm power", len("storm power"))
        await reader.type("s")
        await reader.press("down")
        assert bar.value == "storm powers"


async def test_a_search_is_remembered_when_it_is_kept_or_a_result_is_opened(tmp_path: Path) -> None:
    file = tmp_path / "s.json"
    async with reading(history_file=file) as reader:
        await reader.search("birch", keep=False)
        await reader.press("escape")
        assert not file.exists()
        await reader.search("storm")
        assert json.loads(file.read_text()) == ["storm"]
        await reader.press("escape")
        await reader.search("lumen", keep=False)
        reader.screen.set_focus(reader.screen.articles)
        await reader.press("enter")
        assert json.loads(file.read_text()) == ["lumen", "storm"]
    async with reading(history_file=file) as reader:
        await reader.press("slash", "up")
        assert reader.screen.bar.input.value == "lumen"


async def test_keys_in_one_burst_walk_too() -> None:
    async with reading() as reader:
        await reader.search("storm")
        await reader.press("escape")
        await reader.burst("slash", *"st", "up", "enter")
        assert reader.screen.list.session.query == "storm"
        assert reader.focus == "list"
