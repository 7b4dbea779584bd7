"""The card of a name and the table of names: what they say, and where their lines lead."""

from __future__ import annotations

import pytest
from driving import MEDIUM, NARROW, WIDE, Reader, reading

from metatui.model import NameCount
from metatui.tui.glyphs import ASCII, UNICODE
from metatui.tui.name_table import Columns, NameFilter, chart
from metatui.tui.screens.entity_card import EntityCardScreen
from metatui.tui.screens.names import NamesScreen


async def to_row(reader: Reader, words: str) -> None:
    """Put the cursor of the card on the row with these words."""
    screen = reader.app.screen
    assert isinstance(screen, EntityCardScreen)
    rows = screen._list._rows
    screen._list.cursor = next(at for at, row in enumerate(rows) if words in row.text)
    await reader.settle()


@pytest.mark.parametrize("size", [WIDE, MEDIUM, NARROW])
async def test_i_shows_the_card_of_the_name_under_the_cursor(size) -> None:
    async with reading(size=size) as reader:
        await reader.press("e", "i")
        assert isinstance(reader.app.screen, EntityCardScreen)
        assert "Jonas Ruiz · person" in reader.shown
        assert "1 article" in reader.shown
        await reader.press("escape")
        reader.check()
        assert (reader.app.screen, reader.focus) == (reader.screen, "entities")


async def test_i_knows_the_name_that_was_jumped_to() -> None:
    async with reading() as reader:
        await reader.press("enter", "i")
        assert reader.app.screen is reader.screen
        assert "No name is chosen" in reader.status
        await reader.press("right_square_bracket", "e", "i")
        assert "Harbour Bank · organisation" in reader.shown


async def test_a_line_of_a_card_opens_its_place_and_the_trail_leads_back() -> None:
    async with reading() as reader:
        await reader.press("e", "j", "i")
        await to_row(reader, "Last seen")
        before = reader.title
        await reader.press("enter")
        assert (reader.focus, reader.marked) == ("article", "Harbour Bank")
        assert reader.title == "Harbour bank agrees to buy Birch Mutual for €4.2 billion"
        await reader.press("e", "i")
        await to_row(reader, "First seen")
        await reader.press("enter")
        assert reader.title != before
        assert reader.marked == "Harbour Bank"
        await reader.press("ctrl+o")
        assert reader.title == before


async def test_a_name_in_a_card_leads_to_its_card_and_back() -> None:
    async with reading() as reader:
        await reader.press("e", "i")
        await to_row(reader, "Harbour Bank")
        await reader.press("enter")
        assert "Harbour Bank · organisation" in reader.shown
        assert "backspace goes back" in reader.shown
        await reader.press("backspace")
        assert "Jonas Ruiz · person" in reader.shown
        row = reader.app.screen._list.row_at_cursor  # type: ignore[attr-defined]
        assert row is not None
        assert "Harbour Bank" in row.text
        await reader.press("backspace")
        assert reader.app.screen is reader.screen


async def test_the_count_of_a_card_lists_the_articles() -> None:
    async with reading() as reader:
        await reader.press("e", "j", "i")
        await to_row(reader, "2 articles")
        await reader.press("enter")
        assert reader.screen.list.session.query == 'org:="Harbour Bank"'
        assert (len(reader.titles), reader.focus) == (2, "list")


async def test_a_card_without_unicode_is_drawn_in_ascii() -> None:
    async with reading(glyphs=ASCII) as reader:
        await reader.press("e", "i")
        assert "Jonas Ruiz - person" in reader.shown
        assert reader.shown.isascii() or "€" in reader.shown
        box = "\n".join(line[line.find("|") :] for line in reader.lines)
        assert "╭" not in box


@pytest.mark.parametrize("size", [WIDE, MEDIUM, NARROW])
async def test_the_table_of_names_counts_filters_and_sorts(size) -> None:
    async with reading(size=size) as reader:
        await reader.press("E")
        assert isinstance(reader.app.screen, NamesScreen)
        assert "Birch Mutual" in reader.shown
        await reader.type("jon")
        assert "Jonas Ruiz" in reader.shown
        assert "Birch Mutual" not in reader.app.screen._table._names
        await reader.press("escape")
        assert isinstance(reader.app.screen, NamesScreen), "the first esc clears the filter"
        await reader.press("shift+tab")
        names = [one.name for one in reader.app.screen._table._names]
        assert names == sorted(names)
        await reader.type("zzz")
        assert "No name begins like that." in reader.shown
        await reader.press("escape", "escape")
        assert reader.app.screen is reader.screen
        reader.check()


async def test_a_row_of_the_table_leads_to_the_card_and_through_it_into_the_text() -> None:
    async with reading() as reader:
        await reader.press("E")
        await reader.type("ruiz")
        await reader.press("enter")
        assert isinstance(reader.app.screen, EntityCardScreen)
        await reader.press("escape")
        assert isinstance(reader.app.screen, NamesScreen), "one step back, not two"
        await reader.press("enter")
        await to_row(reader, "Last seen")
        await reader.press("enter")
        assert (reader.app.screen, reader.marked) == (reader.screen, "Jonas Ruiz")


async def test_the_table_is_of_the_results_where_there_is_a_search() -> None:
    async with reading() as reader:
        await reader.search("storm")
        await reader.press("E")
        assert "in the results of storm" in reader.shown
        assert "Jonas Ruiz" not in reader.shown
        assert "Lumen Grid" in reader.shown


def count(name: str, articles: int = 1, change: int = 0, about: int = 0) -> NameCount:
    return NameCount(name, "person", articles, about, (1, 0, 4), change, "")


def test_words_find_beginnings_of_words_without_case_and_accents() -> None:
    names = NameFilter([count("José Álvarez"), count("Alva Rez"), count("Jo Salva")])
    assert [one.name for one in names.fitting("alva", "articles")] == ["José Álvarez", "Alva Rez"]
    assert [one.name for one in names.fitting("PERS jo", "articles")] == ["José Álvarez", "Jo Salva"]
    assert names.fitting("nobody", "articles") == []


def test_orders() -> None:
    names = NameFilter([count("b", 3, -2, 0), count("a", 2, 5, 1), count("c", 1, 0, 1)])
    order = {
        how: "".join(one.name for one in names.fitting("", how))
        for how in ("articles", "about", "change", "name")
    }
    assert order == {"articles": "bac", "about": "acb", "change": "acb", "name": "abc"}


def test_a_narrow_table_has_names_and_counts_alone() -> None:
    assert Columns.fitting(36).heading().split() == ["name", "articles"]


@pytest.mark.parametrize("width", [56, 60, 70, 100])
def test_columns_stand_below_their_headings(width: int) -> None:
    columns = Columns.fitting(width)
    heading = columns.heading()
    name, rest = columns.line(
        count("Somebody with a name that is far too long for it " * 2, 1234, -56, 7), UNICODE
    )
    line = name + rest
    assert len(heading.rstrip()) <= width
    assert len(line.rstrip()) <= width
    assert line.index("1 234") + len("1 234") == heading.index("articles") + len("articles")
    assert line.index("−56") + 3 == heading.index("change") + len("change")


def test_a_chart_is_blank_where_nothing_was() -> None:
    assert chart((1, 0, 4), "abcd") == "a d"
    assert chart((), "abcd") == ""
    assert chart((0, 0), "abcd") == "  "
