"""The status line and the place in the list tell of now, not of what was before."""

from __future__ import annotations

import pytest
from driving import reading
from fake_newsroom import FakeNewsroom, many_articles
from test_empty_and_errors import IndexedNewsroom

from metatui.model import Skipped
from metatui.newsroom import Changed


async def test_the_place_in_the_list_follows_the_filter() -> None:
    async with reading() as reader:
        await reader.press("j", "s")
        assert "· 2/4" in reader.shown
        await reader.press("3")
        assert "· 1/1" in reader.shown
        await reader.press("1")
        assert "· 2/4" in reader.shown


async def test_the_place_in_the_list_follows_articles_that_come_in() -> None:
    newsroom = IndexedNewsroom()
    async with reading(newsroom, watch=True) as reader:
        await reader.press("j")
        assert "· 2/4" in reader.shown
        newsroom.add(30)
        newsroom.work.events = [Changed(2)]
        reader.screen.indexing._poll()
        await reader.settle()
        assert f"· {reader.screen.articles.cursor + 1}/34" in reader.shown


async def test_nothing_found_has_no_hits_and_no_position() -> None:
    async with reading() as reader:
        await reader.search("harbour")
        assert "hit 1/" in reader.position
        assert "n/N hit" in reader.screen.footer.hints
        await reader.press("slash", "x", "enter")
        assert reader.titles == []
        assert reader.position == ""
        assert not any(hint.startswith("n/N") for hint in reader.screen.footer.hints)
        await reader.press("3")
        assert reader.position == ""


async def test_an_empty_filter_has_no_position() -> None:
    async with reading() as reader:
        await reader.press("3")
        assert reader.position == ""
        assert not any(hint.startswith("n/N") for hint in reader.screen.footer.hints)


@pytest.mark.parametrize("jump", [("e", "enter"), ("v", "enter"), ("enter", "right_square_bracket", "v")])
async def test_a_remark_on_a_place_goes_with_the_next_key(jump: tuple[str, ...]) -> None:
    async with reading(FakeNewsroom(skipped=[Skipped("a.pdf", "not a text format")])) as reader:
        await reader.press(*jump)
        assert " of " in reader.status
        await reader.press("J")
        assert " of " not in reader.status


async def test_the_words_of_a_row_are_said_without_the_blanks_of_its_columns() -> None:
    async with reading() as reader:
        await reader.press("v", "enter")
        assert reader.status == "€4.2bn price: 1 of 1"


async def test_the_order_of_results_is_told_as_it_is_now() -> None:
    async with reading() as reader:
        await reader.press("S")
        assert reader.status == "Results will be sorted newest first."
        await reader.press("slash")
        await reader.type("birch")
        await reader.press("enter", "S")
        assert "newest first" not in reader.status


async def test_what_was_done_to_an_article_stays_to_be_undone() -> None:
    async with reading(FakeNewsroom(many_articles(3))) as reader:
        await reader.press("s", "j")
        assert reader.status.startswith("Starred: Report 0")


async def test_what_was_said_of_a_key_goes_with_the_next_one() -> None:
    async with reading() as reader:
        for keys, said in (
            (("h",), "Highlights off"),
            (("h",), "Highlights on"),
            (("enter", "slash", "q", "q", "q", "enter"), "does not have"),
            (("m", "u"), "Undone"),
            (("u",), "Nothing to undo"),
        ):
            await reader.press(*keys)
            assert said in reader.status
            await reader.press("j")
            assert said not in reader.status


async def test_ctrl_c_says_how_to_quit() -> None:
    async with reading() as reader:
        await reader.press("ctrl+c")
        assert reader.status.startswith("Q quits")
        assert not reader.app._notifications
        await reader.press("j")
        assert "quits" not in reader.status


async def test_numbers_are_written_alike_everywhere() -> None:
    async with reading(FakeNewsroom(many_articles(1500))) as reader:
        assert "· 1/1 500" in reader.shown
        assert "Articles 1 500" in reader.shown
