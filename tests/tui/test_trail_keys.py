"""The trail on the screen: back and forward, with scroll and selection restored."""

from __future__ import annotations

from dataclasses import replace

import pytest
from driving import Reader, reading
from fake_newsroom import FakeNewsroom, sample_articles

HARBOUR = "Harbour bank agrees to buy Birch Mutual for €4.2 billion"
BIRCH = "Birch staff fear for branches after the Harbour deal"


def long_samples() -> FakeNewsroom:
    """The sample articles, each long enough to be scrolled."""
    filler = "\n\n" + "\n".join(f"Line {n}." for n in range(80))
    return FakeNewsroom(
        [replace(article, text=article.text + filler, source="W") for article in sample_articles()]
    )


def place(reader: Reader) -> tuple[object, ...]:
    view = reader.screen.view
    return reader.title, reader.cursor, view.scroll_line, view.current, view.chosen


@pytest.mark.parametrize("back", ["ctrl+o", "backspace"])
async def test_back_from_a_related_story_restores_scroll_and_mark(back: str) -> None:
    async with reading(long_samples()) as reader:
        await reader.press("e", "j", "enter", "enter", "g", "a", "j", "j", "j", "j")
        before = place(reader)
        assert before[2] == 4
        assert before[3] is not None
        assert before[4] is not None
        await reader.press("1")
        assert reader.title == BIRCH
        assert place(reader) != before
        await reader.press("space")
        there = place(reader)
        await reader.press(back)
        assert place(reader) == before
        assert reader.marked == "Harbour Bank"
        await reader.press("L")
        assert place(reader) == there


async def test_a_jump_to_a_mention_can_be_undone() -> None:
    async with reading(long_samples()) as reader:
        await reader.press("enter", "space", "space")
        before = place(reader)
        await reader.press("e", "enter", "g", "a")
        assert reader.marked == "Jonas Ruiz"
        assert place(reader)[2] != before[2]
        await reader.press("ctrl+o")
        assert place(reader)[:3] == before[:3]


async def test_a_step_to_the_next_article_is_remembered() -> None:
    async with reading() as reader:
        await reader.press("enter", "J", "J", "ctrl+o")
        assert (reader.title, reader.cursor) == (BIRCH, BIRCH)
        await reader.press("ctrl+o")
        assert (reader.title, reader.cursor) == (HARBOUR, HARBOUR)
        await reader.press("L", "L")
        assert reader.title is not None
        assert reader.title.startswith("Storm")


async def test_a_search_result_that_was_read_is_remembered() -> None:
    async with reading() as reader:
        await reader.search("lumen")
        await reader.press("enter")
        read = reader.title
        await reader.press("J", "ctrl+o")
        assert reader.title == read


async def test_the_ends_of_the_trail_say_so() -> None:
    async with reading() as reader:
        await reader.press("ctrl+o")
        assert reader.status == "The trail begins here."
        await reader.press("L")
        assert reader.status == "The trail ends here."
        assert reader.title == HARBOUR


async def test_the_footer_offers_the_way_back_only_when_there_is_one() -> None:
    async with reading() as reader:
        assert "^o back" not in reader.screen.footer.hints
        await reader.press("enter", "1")
        assert "^o back" in reader.screen.footer.hints


async def test_a_place_whose_article_is_gone_is_no_crash() -> None:
    async with reading() as reader:
        await reader.press("enter", "1")
        gone = next(id for id in reader.newsroom._articles if id != reader.screen.open.id)
        del reader.newsroom._articles[next(iter(reader.newsroom._articles))]
        assert gone
        await reader.press("ctrl+o")
        reader.check()
        assert "No article" in reader.status


async def test_going_back_before_a_search_ends_it() -> None:
    async with reading(long_samples()) as reader:
        await reader.press("e", "enter")
        before = reader.title
        await reader.search("lumen")
        await reader.press("enter", "J", "enter")
        assert reader.title not in (before, None)
        for _ in range(6):
            await reader.press("ctrl+o")
            assert reader.cursor == reader.title
        assert reader.title == before
        assert len(reader.titles) == 4
        assert reader.screen.bar.input.value == ""
        reader.check()


async def test_going_forward_into_a_search_takes_it_up_again() -> None:
    async with reading(long_samples()) as reader:
        await reader.press("enter", "space", "J")
        await reader.search("storm")
        await reader.press("enter", "space", "1")
        found = reader.titles
        for _ in range(4):
            await reader.press("ctrl+o")
        assert len(reader.titles) == 4
        assert reader.title == HARBOUR
        for _ in range(4):
            await reader.press("L")
        assert reader.titles == found
        assert reader.screen.bar.input.value == "storm"
        await reader.press("escape", "escape")
        assert len(reader.titles) == 4


async def test_an_article_outside_the_results_comes_back_as_it_was() -> None:
    """A related story opened from a search is none of its results."""
    async with reading(long_samples()) as reader:
        await reader.search("lenders")
        await reader.press("t", "enter", "space", "J", "escape", "escape", "j", "j", "J")
        while reader.screen.trail.depth[0] and reader.title != BIRCH:
            await reader.press("ctrl+o")
        assert reader.title == BIRCH
        assert reader.titles == [HARBOUR]


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 20)])
async def test_back_gives_the_keys_to_the_row_of_the_panel(size: tuple[int, int]) -> None:
    async with reading(long_samples(), size) as reader:
        await reader.press("e", "j", "enter")
        await reader.press("ctrl+o")
        assert reader.focus == "entities"
        assert reader.screen.panel.sections["entities"].row_at_cursor.text == "Harbour Bank"
        await reader.press("t", "enter")
        assert reader.focus == "article"
        await reader.press("e", "ctrl+o")
        assert (reader.title, reader.focus) == (HARBOUR, "related")
        reader.check()


async def test_back_in_a_narrow_window_stays_in_the_article() -> None:
    async with reading(long_samples(), (60, 20)) as reader:
        await reader.press("enter", "J", "ctrl+o")
        assert (reader.title, reader.focus) == (HARBOUR, "article")


async def test_going_back_before_a_filter_lists_everything_again() -> None:
    async with reading(long_samples()) as reader:
        await reader.press("s", "enter", "space", "J", "g", "l", "3", "enter", "space", "1")
        while reader.screen.trail.depth[0]:
            await reader.press("ctrl+o")
        assert len(reader.titles) == 4
        assert reader.cursor == reader.title == HARBOUR
