"""Finding words in the article, and searching all articles for what stands in it."""

from __future__ import annotations

import pytest
from driving import MEDIUM, NARROW, WIDE, reading
from fake_newsroom import FakeNewsroom, many_articles


@pytest.mark.parametrize("size", [WIDE, MEDIUM, (60, 20), NARROW])
async def test_slash_in_the_article_finds(size: tuple[int, int]) -> None:
    async with reading(size=size) as reader:
        await reader.press("enter", "slash")
        reader.check()
        assert reader.focus == "find"
        await reader.type("harbour")
        assert reader.position.startswith("1/3 found")
        assert reader.marked == "Harbour"
        assert len(reader.titles) == 4  # the list is as it was
        await reader.press("down")
        assert reader.position.startswith("2/3 found")
        await reader.press("enter")
        reader.check()
        assert reader.focus == "article"
        assert "find in this article" not in reader.shown
        await reader.press("n")
        assert reader.position.startswith("3/3 found")
        await reader.press("n", "N")
        assert reader.position.startswith("3/3 found")
        await reader.press("escape")
        assert "found" not in reader.position
        assert reader.focus == "article"


async def test_esc_brings_back_scroll_and_mark() -> None:
    async with reading(FakeNewsroom(many_articles(5)), MEDIUM) as reader:
        await reader.search("storm")
        await reader.press("enter", "space")
        view = reader.screen.view
        before = (view.scroll_line, view.current, reader.position)
        assert before[0] > 0
        await reader.press("slash")
        await reader.type("paragraph 50")
        assert reader.marked == "Paragraph 50"
        assert view.scroll_line > before[0]
        await reader.press("escape")
        assert (view.scroll_line, view.current, reader.position) == before
        assert view.found is None


async def test_it_begins_where_the_reader_is_and_follows_what_is_typed() -> None:
    async with reading(FakeNewsroom(many_articles(5)), MEDIUM) as reader:
        await reader.press("enter", "space", "slash")
        await reader.type("paragraph")
        first = reader.screen.view.current
        assert first is not None
        assert not reader.position.startswith("1/60")
        await reader.press("backspace")
        assert reader.screen.view.current == (first[0], first[1])
        await reader.type("zzz")
        assert reader.position.startswith("0 found")
        await reader.press("enter")
        assert "does not have “paragrapzzz”" in reader.status
        assert (reader.focus, reader.screen.view.found) == ("article", None)


async def test_find_takes_the_place_of_the_hits_and_gives_it_back() -> None:
    async with reading() as reader:
        await reader.search("birch")
        await reader.press("enter")
        assert reader.position.startswith("hit 1/2")
        await reader.press("slash")
        await reader.type("ruiz")
        await reader.press("enter")
        assert reader.position.startswith("1/2 found")
        await reader.press("n")
        assert reader.marked == "Ruiz"
        assert "n/N find" in reader.shown
        await reader.press("escape", "n")
        assert reader.marked == "Birch"
        assert reader.position.startswith("hit")


async def test_the_last_word_may_go_on_and_a_blank_ends_it() -> None:
    async with reading() as reader:
        await reader.press("enter", "slash")
        await reader.type("bran")
        assert reader.position.startswith("1/1 found")
        await reader.type(" ")
        assert reader.position.startswith("0 found")


async def test_what_was_found_belongs_to_its_article() -> None:
    async with reading() as reader:
        await reader.press("enter", "slash", *"harbour", "enter", "J")
        assert reader.screen.view.found is None
        assert "found" not in reader.position
        await reader.press("slash")
        assert reader.screen.find_bar is not None
        assert reader.screen.find_bar.input.value == "harbour"
        assert reader.position.startswith("1/2 found")


async def test_keys_of_a_burst_are_all_taken() -> None:
    async with reading() as reader:
        await reader.press("enter")
        await reader.burst("slash", *"harbour", "enter", "n")
        assert reader.position.startswith("2/3 found")
        assert reader.newsroom.starred == set()


async def test_slash_in_the_list_and_g_slash_search_all_articles() -> None:
    async with reading() as reader:
        await reader.press("slash")
        assert reader.focus == "query"
        await reader.press("escape", "enter", "g", "slash")
        assert reader.focus == "query"
        await reader.press("escape", "z", "slash")
        assert reader.focus == "find"
        await reader.type("ruiz")
        assert "find in this article" in reader.shown
        await reader.press("enter")
        assert reader.screen.panes.is_zen


async def test_without_an_article_there_is_nothing_to_find() -> None:
    async with reading(FakeNewsroom([])) as reader:
        await reader.press("g", "a", "slash", "asterisk")
        assert reader.screen.find_bar is None
        reader.check()


# *


async def test_star_searches_for_the_mark_jumped_to_and_the_article_stays() -> None:
    async with reading() as reader:
        await reader.press("enter", *["right_square_bracket", "v"] * 2)
        assert reader.marked == "3,100 employees"
        title, scroll = reader.title, reader.screen.view.scroll_line
        await reader.press("asterisk")
        assert reader.screen.list.session.query == '"3,100 employees"'
        assert (reader.title, reader.screen.view.scroll_line) == (title, scroll)
        assert reader.marked == "3,100 employees"
        assert reader.focus == "article"
        await reader.press("escape", "escape")
        assert len(reader.titles) == 4


async def test_star_searches_for_the_chosen_name() -> None:
    async with reading() as reader:
        await reader.press("e", "asterisk")
        assert reader.screen.list.session.query == '"Jonas Ruiz"'  # the row that has the cursor
        await reader.press("e", "j", "asterisk")
        assert reader.screen.list.session.query == '"Harbour Bank"'
        await reader.press("v", "asterisk")
        assert reader.screen.list.session.query == '"€4.2 billion"'


async def test_star_searches_for_the_first_name_in_sight() -> None:
    async with reading() as reader:
        await reader.press("enter", "asterisk")
        assert reader.screen.list.session.query == '"Harbour Bank"'
        assert len(reader.titles) == 2


async def test_star_shows_the_results_where_the_list_cannot_be_seen() -> None:
    async with reading(size=(60, 20)) as reader:
        await reader.press("enter", "asterisk")
        assert reader.focus == "list"
        assert "Results 2" in reader.shown
        reader.check()


async def test_star_without_anything_to_mean_says_so() -> None:
    async with reading(FakeNewsroom(many_articles(3))) as reader:
        await reader.press("enter", "asterisk")
        assert "Nothing is meant" in reader.status
        assert not reader.screen.list.session.is_on


@pytest.mark.parametrize("keys", [("right_square_bracket", "e"), ("v", "enter"), ("e", "enter")])
async def test_a_mention_can_be_jumped_to_while_something_is_found(keys: tuple[str, ...]) -> None:
    async with reading() as reader:
        await reader.press("enter", "slash")
        await reader.type("lenders")
        await reader.press("enter", *keys)
        assert reader.position.startswith("1 found")
        assert reader.marked is not None
        assert reader.marked != "lenders"
        await reader.press("g", "a", "n")
        assert reader.position.startswith("1/1 found")
