"""Panes and windows of every size: nothing crashes, and the keys go to something that can be seen."""

from __future__ import annotations

import pytest
from driving import MEDIUM, NARROW, TINY, WIDE, reading
from rich.cells import cell_len

SIZES = [MEDIUM, NARROW, (5, 3), (60, 20), TINY, MEDIUM, WIDE]
STATES = {
    "list": (),
    "article": ("enter",),
    "panel": ("e",),
    "related": ("t",),
    "jumped": ("e", "enter"),
    "zen": ("z",),
    "typing": ("slash", "b", "i"),
    "results": ("slash", "b", "i", "enter"),
    "wrong query": ("slash", "b", "left_parenthesis"),
    "nothing found": ("slash", "x", "x", "x"),
    "empty filter": ("3",),
    "panel away": ("p",),
    "help": ("question_mark",),
}


@pytest.mark.parametrize("state", STATES)
async def test_no_size_is_too_much_for_any_state(state: str) -> None:
    async with reading() as reader:
        await reader.press(*STATES[state])
        for size in SIZES:
            await reader.resize(size)
            reader.check()
            assert all(cell_len(line) <= size[0] for line in reader.lines)
            assert len(reader.lines) == size[1]
        await reader.press("escape")
        reader.check()
        await reader.press("escape", "j")
        reader.check()
        assert reader.app._exception is None


@pytest.mark.parametrize("size", [WIDE, MEDIUM, (60, 20), (40, 16)])
async def test_tab_visits_every_pane_and_comes_back(size: tuple[int, int]) -> None:
    async with reading(size=size) as reader:
        visited = []
        for _ in range(12):
            visited.append(reader.focus)
            reader.check()
            await reader.press("tab")
        expected = (
            {"list", "article"} if size == MEDIUM else {"list", "article", "entities", "figures", "related"}
        )
        assert set(visited) == expected
        ring = len(expected)
        assert visited[:ring] == visited[ring : 2 * ring]
        await reader.press(*["shift+tab"] * 12)
        assert reader.focus == "list"
        reader.check()


async def test_tab_with_the_panel_over_the_list_walks_what_can_be_seen() -> None:
    async with reading(size=MEDIUM) as reader:
        await reader.press("p")
        visited = set()
        for _ in range(8):
            visited.add(reader.focus)
            reader.check()
            await reader.press("tab")
        assert visited == {"article", "entities", "figures", "related"}


@pytest.mark.parametrize("size", [WIDE, MEDIUM, (60, 20)])
async def test_g_with_a_letter_goes_to_a_pane(size: tuple[int, int]) -> None:
    async with reading(size=size) as reader:
        for letter, panes in (
            ("a", {"article"}),
            ("p", {"entities"}),
            ("l", {"list"}),
            ("p", {"entities"}),
            ("a", {"article"}),
        ):
            await reader.press("g", letter)
            assert reader.focus in panes
            reader.check()


async def test_a_narrow_window_shows_one_pane_at_a_time() -> None:
    async with reading(size=(60, 20)) as reader:
        assert "Articles 4" in reader.shown
        assert "Jonas Ruiz, who" not in reader.shown
        await reader.press("enter")
        assert "Articles 4" not in reader.shown
        assert "Jonas Ruiz, who" in reader.shown
        await reader.press("e")
        assert "Entities 4" in reader.shown
        assert "Jonas Ruiz, who" not in reader.shown
        await reader.press("enter")  # the jump shows the text
        assert "Jonas Ruiz, who" in reader.shown
        assert reader.marked == "Jonas Ruiz"
        await reader.press("escape")
        assert "Articles 4" in reader.shown


@pytest.mark.parametrize("key", ["e", "v", "t"])
@pytest.mark.parametrize("size", [MEDIUM, (60, 20), (40, 12)])
async def test_the_panel_keeps_the_keys_in_another_size(key: str, size: tuple[int, int]) -> None:
    async with reading() as reader:
        await reader.press(key)
        before = reader.focus
        for then in (size, WIDE, size):
            await reader.resize(then)
            assert reader.focus == before
            reader.check()
        await reader.press("escape")
        reader.check()
        assert reader.screen.panel.display is False


async def test_a_panel_that_was_over_the_list_is_no_overlay_in_a_wide_window() -> None:
    async with reading(size=MEDIUM) as reader:
        await reader.press("e", "enter", "tab")
        await reader.resize(WIDE)
        assert "Articles 4" in reader.shown
        assert "Entities 4" in reader.shown
        await reader.press("escape")
        assert "Entities 4" in reader.shown
        reader.check()


async def test_the_smallest_window_has_list_and_status() -> None:
    async with reading(size=NARROW) as reader:
        assert "Articles 4" in reader.shown
        assert "Harbour" in reader.shown
        assert "? help" in reader.lines[-1]


@pytest.mark.parametrize("size", [(39, 20), (80, 9), TINY])
async def test_below_the_smallest_window_there_is_a_hint(size: tuple[int, int]) -> None:
    async with reading(size=size) as reader:
        assert "metatui needs" in reader.shown
        assert "Articles" not in reader.shown
        await reader.press("j", "enter", "e", "slash", "escape")
        await reader.resize(MEDIUM)
        reader.check()
        assert "metatui needs" not in reader.shown


async def test_escape_closes_one_thing_at_a_time() -> None:
    async with reading() as reader:
        await reader.search("birch")
        await reader.press("enter", "e", "z")
        await reader.press("escape")
        assert not reader.screen.panes.is_zen
        await reader.press("escape")
        assert reader.focus == "list"
        assert reader.screen.list.session.is_on
        await reader.press("escape")
        assert not reader.screen.list.session.is_on
        await reader.press("escape", "escape")
        assert reader.app.is_running


async def test_q_backs_out_and_quits_at_last() -> None:
    async with reading() as reader:
        await reader.press("enter", "q")
        assert reader.focus == "list"
        await reader.pilot.press("q")
        await reader.pilot.pause()
        assert reader.app._exit


async def test_capital_q_quits_at_once() -> None:
    async with reading() as reader:
        await reader.press("enter", "e")
        await reader.pilot.press("Q")
        await reader.pilot.pause()
        assert reader.app._exit


@pytest.mark.parametrize("key", ["ctrl+i", "ctrl+m", "ctrl+h"])
async def test_keys_that_terminals_confuse_are_bound_to_nothing(key: str) -> None:
    async with reading() as reader:
        assert key not in reader.screen.active_bindings


async def test_the_footer_tells_the_keys_of_the_pane() -> None:
    async with reading() as reader:
        assert reader.screen.footer.hints[0] == "j/k move"
        assert "enter read" in reader.screen.footer.hints
        await reader.press("e")
        assert "enter jump" in reader.screen.footer.hints
        assert "+/- require" in reader.screen.footer.hints
        await reader.press("slash")
        assert "esc restore" in reader.screen.footer.hints
        assert "e entities" not in reader.screen.footer.hints
