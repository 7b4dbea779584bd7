"""Where one pane is shown alone, the list itself says why it is empty and what to do."""

from __future__ import annotations

import pytest
from driving import MEDIUM, NARROW, reading
from fake_newsroom import FakeNewsroom

from metatui.model import Skipped
from metatui.tui.widgets.list_note import note_lines

SKIPPED = [Skipped("a.pdf", "not a text format"), Skipped("s", "a socket")]


@pytest.mark.parametrize("size", [(60, 20), NARROW])
async def test_an_empty_library_says_what_to_do_in_the_list(size: tuple[int, int]) -> None:
    async with reading(FakeNewsroom([], SKIPPED), size) as reader:
        assert "No articles in Port Alder." in reader.shown
        assert "2 files were passed over:" in reader.shown
        assert "Put some here and press r." in reader.shown
        await reader.press("j", "enter", "G")
        reader.check()


@pytest.mark.parametrize("size", [(60, 20), NARROW])
async def test_an_empty_filter_says_the_way_out_in_the_list(size: tuple[int, int]) -> None:
    async with reading(size=size) as reader:
        await reader.press("3")
        assert "No starred articles." in reader.shown
        await reader.press("1")
        assert "No starred articles." not in reader.shown
        assert len(reader.titles) == 4


@pytest.mark.parametrize("size", [(60, 20), NARROW])
async def test_no_hits_say_what_to_try_in_the_list(size: tuple[int, int]) -> None:
    async with reading(size=size) as reader:
        await reader.search("zebra", keep=False)
        assert "Did you mean harbour?" in reader.shown
        await reader.press("escape")
        assert "Did you mean" not in reader.shown


async def test_beside_the_article_it_is_said_once() -> None:
    async with reading(size=(60, 20)) as reader:
        await reader.press("3")
        for size, times in ((MEDIUM, 1), ((60, 20), 1)):
            await reader.resize(size)
            assert reader.shown.count("No starred articles.") == times


def test_a_low_box_loses_blank_lines_first_and_then_details() -> None:
    lines = ["None.", "", "2 files:", "  1 x a", "", "Press r."]
    assert note_lines(lines, 20, 6) == lines
    assert note_lines(lines, 20, 4) == ["None.", "2 files:", "  1 x a", "Press r."]
    assert note_lines(lines, 20, 3) == ["None.", "2 files:", "Press r."]
    assert note_lines(lines, 20, 2) == ["None.", "2 files:"]
    assert note_lines(["two words"], 4, 2) == ["two", "word"]
