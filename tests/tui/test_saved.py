"""Saved searches: kept by a command, counted in a rail, and searched for again."""

from __future__ import annotations

from pathlib import Path

import pytest
from driving import MEDIUM, NARROW, WIDE, Reader, reading
from fake_newsroom import FakeNewsroom, many_articles


def with_saved(**queries: str) -> FakeNewsroom:
    newsroom = FakeNewsroom()
    for name, query in (queries or {"deals": "birch", "storms": "storm"}).items():
        newsroom.saved_searches.save(name, query)
    return newsroom


def saved(reader: Reader) -> dict[str, str]:
    return {one.name: one.query for one in reader.newsroom.saved_searches.all()}


def counts(reader: Reader) -> dict[str, int | None]:
    assert reader.screen.saved_pane is not None
    return {row.name: row.unread for row in reader.screen.saved_pane.rows}


async def test_save_keeps_the_search_that_is_on() -> None:
    async with reading() as reader:
        await reader.search("birch -storm")
        await reader.press("colon")
        assert ":save NAME   :rename OLD NEW" in reader.lines[2]
        await reader.type("save deals")
        assert "keeps this search" in reader.lines[2]
        assert len(reader.titles) == 2  # a command is no query
        await reader.press("enter")
        assert saved(reader) == {"deals": "birch -storm"}
        assert (reader.screen.bar.input.value, reader.focus) == ("birch -storm", "list")
        assert "query:deals" in reader.status
        assert "-storm ×" in reader.lines[2]
        assert "Saved searches 1" in reader.shown


async def test_save_typed_in_place_of_the_query_keeps_the_last_one() -> None:
    async with reading() as reader:
        await reader.search("birch")
        await reader.press("slash", "ctrl+u")
        await reader.type(":save big deals")
        await reader.press("enter")
        assert saved(reader) == {"big deals": "birch"}
        assert 'query:"big deals"' in reader.status
        assert (reader.screen.bar.input.value, len(reader.titles)) == ("birch", 2)


async def test_the_palette_command_asks_for_the_name() -> None:
    async with reading() as reader:
        await reader.press("ctrl+s")
        assert "Search for something first" in reader.status
        await reader.search("storm")
        await reader.press("enter", "ctrl+s")
        assert (reader.screen.bar.input.value, reader.focus) == (":save ", "query")
        await reader.type("storms")
        await reader.press("enter")
        assert saved(reader) == {"storms": "storm"}
        assert reader.focus == "article"  # where the keys were before


async def test_esc_leaves_a_command_and_keeps_the_search() -> None:
    async with reading() as reader:
        await reader.search("birch")
        await reader.press("enter", "colon", *"save x", "escape")
        assert (reader.screen.bar.input.value, reader.focus, len(reader.titles)) == ("birch", "article", 2)
        assert saved(reader) == {}


async def test_a_wrong_command_says_what_is_missing_and_stays() -> None:
    async with reading(with_saved()) as reader:
        for text, words in (
            ("save", ":save takes NAME"),
            ("sing", "There is no command :sing"),
            ("rename deals", ":rename takes OLD and NEW"),
            ("delete zebra", "There is no saved search zebra"),
            ("rename zebra lion", "There is no saved search zebra"),
        ):
            await reader.press("colon")
            await reader.type(text)
            await reader.press("enter")
            assert words in reader.status
            assert reader.focus == "query"
            await reader.press("escape")
        await reader.search("birch")
        await reader.press("colon")
        await reader.type("save a:b")
        await reader.press("enter")
        assert "no colon" in reader.status
        assert reader.focus == "query"


async def test_tab_completes_commands_and_names() -> None:
    async with reading(with_saved()) as reader:
        await reader.press("colon", "d", "tab")
        assert reader.screen.bar.input.value == ":delete "
        await reader.press("tab", "tab")
        assert reader.screen.bar.input.value == ":delete storms"
        await reader.press("enter")
        assert list(saved(reader)) == ["deals"]


async def test_edit_says_where_they_lie() -> None:
    async with reading(with_saved()) as reader:
        await reader.press("colon", *"edit", "enter")
        assert "alder/searches" in reader.status
        # A path that is too long for the line is shown whole in a box.
        reader.newsroom.saved_searches.path = Path("a-folder-of-many" * 12, "searches.toml")
        await reader.press("colon", *"edit", "enter")
        assert "searches.toml" in reader.shown
        await reader.press("enter")
        assert reader.app.screen is reader.screen


async def test_the_rail_stands_above_the_list_with_unread_counts() -> None:
    async with reading(with_saved()) as reader:
        assert counts(reader) == {"deals": 2, "storms": 1}
        assert reader.screen.saved_pane.region.bottom == reader.screen.articles.region.y  # type: ignore[union-attr]
        await reader.press("m")
        assert counts(reader) == {"deals": 1, "storms": 1}
        await reader.press("u")
        assert counts(reader) == {"deals": 2, "storms": 1}


async def test_without_saved_searches_there_is_no_rail() -> None:
    async with reading() as reader:
        assert reader.screen.saved_pane is None
        await reader.press("g", "s")
        assert "None yet; :save NAME" in reader.shown
        reader.check()
        await reader.press("enter", "d", "r", "escape")
        assert reader.focus == "list"
        assert "Saved searches" not in reader.shown


@pytest.mark.parametrize("size", [WIDE, MEDIUM, (60, 20), NARROW])
async def test_enter_searches_and_the_query_can_be_edited(size: tuple[int, int]) -> None:
    async with reading(with_saved(deals="birch -storm", storms="storm"), size) as reader:
        assert ("Saved searches" in reader.shown) == (size == WIDE)
        await reader.press("g", "s")
        reader.check()
        assert reader.focus == "saved"
        assert "Saved searches 2" in reader.shown
        await reader.press("enter")
        reader.check()
        assert (reader.screen.bar.input.value, reader.focus, len(reader.titles)) == (
            "birch -storm",
            "list",
            2,
        )
        assert ("Saved searches" in reader.shown) == (size == WIDE)
        await reader.press("slash", "end")
        await reader.type("s")
        assert reader.screen.list.session.query == "birch -storms"
        await reader.press("escape")
        assert len(reader.titles) == 4


async def test_the_one_that_is_on_is_marked() -> None:
    async with reading(with_saved()) as reader:
        await reader.press("g", "s", "j", "enter")
        pane = reader.screen.saved_pane
        assert pane is not None
        bars = [pane.render_line(y).text[0] for y in range(2)]
        assert bars == [" ", "▌"]
        await reader.press("escape")
        assert pane.render_line(1).text[0] == " "


async def test_r_renames_in_the_bar() -> None:
    async with reading(with_saved(**{"big deals": "birch"})) as reader:
        await reader.press("g", "s", "r")
        assert reader.screen.bar.input.value == ':rename "big deals" '
        await reader.type("mergers")
        await reader.press("enter")
        assert saved(reader) == {"mergers": "birch"}
        assert reader.focus == "saved"
        assert counts(reader) == {"mergers": 2}


async def test_d_deletes_and_u_brings_back() -> None:
    async with reading(with_saved()) as reader:
        await reader.press("m", "g", "s", "d")
        assert list(saved(reader)) == ["storms"]
        assert "u brings it back" in reader.status
        await reader.press("u")
        assert list(saved(reader).items()) == [("deals", "birch"), ("storms", "storm")]  # in its old place
        await reader.press("j")
        assert "Undone" not in reader.status
        assert reader.newsroom.read
        await reader.press("u")  # and only then what was done before
        assert reader.newsroom.read == set()


async def test_u_undoes_what_came_last() -> None:
    async with reading(with_saved()) as reader:
        await reader.press("g", "s", "d", "g", "l", "s", "u")
        assert reader.newsroom.starred == set()
        assert list(saved(reader)) == ["storms"]
        await reader.press("u")
        assert set(saved(reader)) == {"deals", "storms"}


async def test_deleting_the_last_one_closes_the_rail() -> None:
    async with reading(with_saved(deals="birch")) as reader:
        await reader.press("g", "s", "d")
        assert "Saved searches" not in reader.shown
        assert reader.focus == "list"
        reader.check()


async def test_tab_goes_through_the_rail() -> None:
    async with reading(with_saved()) as reader:
        await reader.press("shift+tab")
        assert reader.focus == "saved"
        await reader.press("tab", "tab")
        assert reader.focus == "article"


async def test_a_damaged_file_is_said_once() -> None:
    newsroom = with_saved()
    newsroom.saved_searches.problem = "line 3 of alder/searches has no name"
    async with reading(newsroom) as reader:
        assert "line 3" in reader.status
        reader.screen.status.say("something else")
        await reader.press("m")
        assert "line 3" not in reader.status
        assert counts(reader) == {"deals": 1, "storms": 1}


async def test_a_saved_search_is_searched_for_by_its_name() -> None:
    async with reading(with_saved()) as reader:
        await reader.search("query:deals")
        assert len(reader.titles) == 2


async def test_a_click_searches() -> None:
    async with reading(with_saved()) as reader:
        assert reader.screen.saved_pane is not None
        await reader.pilot.click(reader.screen.saved_pane, offset=(3, 2))
        await reader.settle()
        assert (reader.screen.bar.input.value, len(reader.titles)) == ("storm", 1)


async def test_a_command_that_is_left_changes_nothing_in_the_list() -> None:
    async with reading(FakeNewsroom(many_articles(60)), MEDIUM) as reader:
        await reader.press("G", "k", "k")
        articles = reader.screen.articles
        before = (reader.title, reader.cursor, articles.scroll_offset.y)
        await reader.press("colon", "escape")
        assert (reader.title, reader.cursor, articles.scroll_offset.y) == before
        await reader.press("colon", *"edit", "enter")
        await reader.press("escape")
        assert (reader.title, reader.cursor, articles.scroll_offset.y) == before


async def test_a_search_typed_in_place_of_a_command_ends_where_it_began() -> None:
    async with reading() as reader:
        await reader.press("j", "j", "colon", "backspace", *"birch", "escape")
        assert (reader.cursor, len(reader.titles)) == (reader.title, 4)
        assert reader.screen.articles.cursor == 2
        await reader.press("slash", "tab", "k", "k", *"/birch", "escape")
        assert reader.screen.articles.cursor == 0  # not where an earlier search would have begun


async def test_a_search_that_was_left_is_not_saved() -> None:
    async with reading() as reader:
        await reader.search("birch")
        await reader.press("escape", "ctrl+s")
        assert "Search for something first" in reader.status
        await reader.press("colon", *"save zed", "enter")
        assert saved(reader) == {}
        assert reader.screen.list.session.query == ""
