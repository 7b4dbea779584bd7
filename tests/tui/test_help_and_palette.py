"""Help and palette: both are made from the table of keys, and lack none of it."""

from __future__ import annotations

import pytest
from driving import MEDIUM, NARROW, reading
from textual.command import CommandPalette

from metatui.tui.glyphs import ASCII
from metatui.tui.keys import BINDINGS, GROUP_TITLES
from metatui.tui.screens.help import HelpScreen, KeyTable


async def test_help_lists_every_key_those_of_the_pane_first() -> None:
    async with reading() as reader:
        await reader.press("e", "question_mark")
        assert isinstance(reader.app.screen, HelpScreen)
        table = reader.app.screen.query_one(KeyTable)
        lines = [line if isinstance(line, str) else line.tooltip for line in table._lines]
        assert lines[0] == GROUP_TITLES["panel"]
        assert {binding.tooltip for binding in BINDINGS} <= set(lines)
        assert set(GROUP_TITLES.values()) <= set(lines)
        assert GROUP_TITLES["panel"] in reader.shown
        await reader.press("escape")
        assert (reader.app.screen, reader.focus) == (reader.screen, "entities")


@pytest.mark.parametrize("size", [NARROW, (50, 12)])
async def test_help_leaves_no_rim_in_a_small_window(size: tuple[int, int]) -> None:
    async with reading(size=size) as reader:
        await reader.press("question_mark")
        assert reader.lines[0].startswith("╭─ Keys ")
        assert [len(line) for line in reader.lines] == [size[0]] * size[1]
        assert reader.lines[-1].startswith("╰")
        assert reader.lines[-1].endswith("╯")


async def test_help_filters_as_you_type() -> None:
    async with reading() as reader:
        await reader.press("question_mark")
        await reader.type("star")
        assert "Star the article" in reader.shown
        assert "Show starred articles only" in reader.shown
        assert "Move half a page down" not in reader.shown
        await reader.type(" zzz")
        assert "No key does that." in reader.shown
        await reader.press("enter")
        assert reader.app.screen is reader.screen
        assert reader.newsroom.starred == set()


async def test_help_scrolls_while_the_filter_has_the_keys() -> None:
    async with reading(size=MEDIUM) as reader:
        await reader.press("question_mark")
        first = reader.shown
        await reader.press("pagedown", "down")
        assert reader.app.screen.query_one(KeyTable).scroll_offset.y == 11
        await reader.press("up", "pageup")
        assert reader.shown == first


async def test_help_fits_the_smallest_window() -> None:
    async with reading(size=NARROW) as reader:
        await reader.press("question_mark")
        assert "Keys" in reader.shown
        await reader.type("zen")
        assert "z" in reader.shown
        reader.check()
        await reader.press("escape")
        reader.check()


async def test_ascii_mode_draws_nothing_else_in_help_and_palette() -> None:
    async with reading(size=MEDIUM, glyphs=ASCII) as reader:
        await reader.press("question_mark")
        assert {character for character in reader.shown if not character.isascii()} <= {"€"}
        await reader.press("escape", "ctrl+p")
        assert "Change the kind" in reader.shown
        assert {character for character in reader.shown if not character.isascii()} <= {"…"}  # the prompt
        await reader.press("z")
        assert "Zen" in reader.shown
        assert reader.shown.isascii()


async def test_the_palette_offers_every_action() -> None:
    async with reading() as reader:
        offered = {command.title for command in reader.app.get_system_commands(reader.screen)}
        for binding in BINDINGS:
            assert (binding.description.capitalize() in offered) or not binding.palette
        assert "Theme" in offered
        # Everything that is left out is a motion, or part of the palette and the bar themselves.
        left_out = {binding.action for binding in BINDINGS if not binding.palette}
        assert not [action for action in left_out if "toggle" in action or "show(" in action]


async def test_the_palette_runs_an_action() -> None:
    async with reading() as reader:
        await reader.press("ctrl+p")
        assert isinstance(reader.app.screen, CommandPalette)
        await reader.type("zen")
        await reader.press("down", "enter")
        await reader.settle()
        assert reader.app.screen is reader.screen
        assert reader.screen.panes.is_zen
        reader.check()


async def test_every_command_of_the_palette_can_be_called() -> None:
    async with reading() as reader:
        commands = list(reader.app.get_system_commands(reader.screen))
        quiet = ("Quit", "Theme", "Look for changes", "Open link", "Help")
        for command in commands:
            if command.title not in quiet:
                command.callback()
                await reader.settle()
                await reader.press("escape")
        assert reader.app._exception is None
        reader.check()
