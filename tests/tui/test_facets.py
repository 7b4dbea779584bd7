"""The facets in the reader: counts of the results, and clauses made of them."""

from __future__ import annotations

import pytest
from driving import MEDIUM, NARROW, WIDE, Reader, reading
from fake_newsroom import FakeNewsroom

from metatui.model import Facets
from metatui.tui.glyphs import ASCII


def values(reader: Reader) -> dict[str, int | None]:
    assert reader.screen.facets is not None
    return {row.text: row.articles for row in reader.screen.facets.rows if row.kind == "value"}


def text(reader: Reader) -> str:
    """What stands in the facets."""
    pane = reader.screen.facets
    assert pane is not None
    return "\n".join(pane.render_line(y).text.rstrip() for y in range(pane.size.height))


async def go_to(reader: Reader, shown: str) -> None:
    """Put the cursor of the facets on a row."""
    pane = reader.screen.facets
    assert pane is not None
    pane.cursor = next(at for at, row in enumerate(pane.rows) if shown in (row.text, row.kind))
    await reader.settle()


@pytest.mark.parametrize("size", [WIDE, MEDIUM, (60, 20), NARROW, (200, 50)])
async def test_f_opens_them_and_esc_closes_them(size: tuple[int, int]) -> None:
    async with reading(size=size) as reader:
        await reader.press("f")
        reader.check()
        assert reader.focus == "facets"
        assert "Facets of 4 articles" in reader.shown
        assert "Sources 3" in reader.shown
        assert reader.screen.panel.display is False
        assert reader.screen.view.display == (size[0] >= 80)
        assert reader.screen.articles.size.area > 0 if size[0] >= 120 else True
        await reader.press("escape")
        reader.check()
        assert reader.focus == "list"
        assert "Facets" not in reader.shown
        assert reader.screen.panel.display == (size[0] >= 120)


async def test_nothing_is_made_before_they_are_asked_for() -> None:
    async with reading() as reader:
        assert reader.screen.facets is None
        assert reader.screen.saved_pane is None
        assert reader.screen.find_bar is None
        assert not reader.screen.query("#query-line")


async def test_they_count_the_results_and_follow_the_search() -> None:
    async with reading() as reader:
        await reader.press("f")
        assert values(reader)["Northern Wire"] == 2
        await reader.press("g")  # a letter of the filter, not the beginning of gl
        assert reader.screen.facets is not None
        assert reader.screen.facets.filter == "g"
        await reader.press("backspace", "escape")
        await reader.search("birch")
        await reader.press("f")
        assert values(reader) == {
            "Alder Post": 1,
            "Northern Wire": 1,
            "Jonas Ruiz": 1,
            "Birch Mutual": 2,
            "Harbour Bank": 2,
            "Port Alder": 2,
            "%": 1,
            "EUR": 1,
        }


async def test_space_includes_and_takes_back() -> None:
    async with reading() as reader:
        await reader.press("f")
        await go_to(reader, "Lumen Grid")
        await reader.press("space")
        assert reader.screen.bar.input.value == 'org:="Lumen Grid"'
        assert len(reader.titles) == 2
        assert "Facets of 2 articles" in reader.shown
        assert "✓ Lumen Grid" in reader.shown
        assert reader.focus == "facets"
        row = reader.screen.facets.row_at_cursor  # type: ignore[union-attr]
        assert row is not None
        assert row.text == "Lumen Grid"  # the cursor has gone with it
        await reader.press("space")
        assert (reader.screen.bar.input.value, len(reader.titles)) == ("", 4)
        assert "✓" not in reader.shown


async def test_minus_leaves_out_and_what_is_left_out_can_be_let_in() -> None:
    async with reading() as reader:
        await reader.press("f")
        await go_to(reader, "Lumen Grid")
        await reader.press("minus")
        assert reader.screen.bar.input.value == '-org:="Lumen Grid"'
        assert len(reader.titles) == 2
        assert "≠ Lumen Grid" in reader.shown
        assert "left out" in reader.shown
        await go_to(reader, "Lumen Grid")
        await reader.press("minus")
        assert len(reader.titles) == 4


async def test_the_word_that_is_being_typed_goes_on_being_one() -> None:
    async with reading() as reader:
        await reader.search("harb")
        await reader.press("f")
        await go_to(reader, "Alder Post")
        await reader.press("space")
        session = reader.screen.list.session
        assert (session.query, session.typing) == ('source:="Alder Post" harb', True)
        assert len(reader.titles) == 1


async def test_esc_in_the_list_restores_it_as_before_the_facets() -> None:
    async with reading() as reader:
        await reader.press("j", "j")
        title = reader.title
        await reader.press("f")
        await go_to(reader, "Birch Mutual")
        await reader.press("enter", "escape", "escape")
        assert (len(reader.titles), reader.title, reader.cursor) == (4, title, title)


async def test_letters_filter_the_values_of_all_sections() -> None:
    async with reading() as reader:
        await reader.press("f")
        await reader.type("alder")
        assert set(values(reader)) == {"Alder Post", "Port Alder"}
        assert "Facets with alder" in reader.shown
        await reader.press("down", "space")
        assert reader.screen.bar.input.value == 'place:="Port Alder"'
        await reader.type("q?/x")
        assert "No value contains “alderq?/x”." in reader.shown
        assert reader.app.is_running
        await reader.press("escape")
        assert len(values(reader)) > 4
        assert reader.focus == "facets"
        await reader.press("escape")
        assert reader.focus == "list"


async def test_more_opens_a_section() -> None:
    newsroom = FakeNewsroom()
    newsroom.tags = {newsroom.articles()[0].id: tuple(f"tag {n:02}" for n in range(20))}
    async with reading(newsroom) as reader:
        await reader.press("f")
        await go_to(reader, "14 more")
        await reader.press("enter")
        assert "tag 19" in values(reader)
        assert reader.screen.facets.row_at_cursor.text == "tag 06"  # type: ignore[union-attr]


async def test_a_bar_is_a_week_and_enter_narrows_to_it() -> None:
    async with reading() as reader:
        await reader.press("f")
        await go_to(reader, "bars")
        assert "13 Feb – 5 Mar 2026: 2 articles" in text(reader)
        await reader.press("enter")
        assert reader.screen.list.session.query.startswith("date:2026-0")
        assert len(reader.titles) >= 1
        query = reader.screen.list.session.query
        assert f"✓ {query.partition('..')[0]}" in text(reader)
        await go_to(reader, query)
        await reader.press("space")  # and back
        assert (reader.screen.list.session.query, len(reader.titles)) == ("", 4)


async def test_a_range_of_bars_is_stretched_and_applied() -> None:
    async with reading() as reader:
        await reader.press("f")
        await go_to(reader, "bars")
        await reader.press("shift+left", "shift+left", "shift+left")
        pane = reader.screen.facets
        assert pane is not None
        first, last = pane.dates.bars
        assert last - first == 3
        await reader.press("enter")
        assert ".." in reader.screen.list.session.query
        assert len(reader.titles) == 3
        # Space begins and ends a range too; esc gives it up.
        await reader.press("escape", "escape", "f")
        await go_to(reader, "bars")
        await reader.press("space", "left", "left", "space")
        assert pane.dates.bars[1] - pane.dates.bars[0] == 2
        await reader.press("left")
        assert pane.dates.bars[1] == pane.dates.bars[0]
        await reader.press("space", "left", "escape")
        assert pane.dates.bars[1] == pane.dates.bars[0]
        assert reader.focus == "facets"
        await reader.press("minus")
        assert "Days are chosen" in reader.status


async def test_the_cursor_of_the_dates_stays_inside() -> None:
    async with reading() as reader:
        await reader.press("f")
        await go_to(reader, "bars")
        await reader.press("right", *["left"] * 100)
        assert reader.screen.facets.dates.bars == (0, 0)  # type: ignore[union-attr]
        await go_to(reader, "Northern Wire")
        await reader.press("left", "right", "shift+left")  # nothing to move here
        assert reader.focus == "facets"


async def test_what_cannot_be_counted_says_so() -> None:
    class Broken(FakeNewsroom):
        def facets(self, query: str, **options: object) -> Facets:
            raise OSError("disk on fire\x1b[2J")

    async with reading(Broken()) as reader:
        await reader.press("f")
        assert "OSError: disk on fire" in reader.status
        await reader.press("space", "enter", "a", "escape", "escape")
        reader.check()


async def test_nothing_found_is_nothing_to_count() -> None:
    async with reading() as reader:
        await reader.search("zebra")
        await reader.press("f")
        assert "No results to count." in text(reader)
        await reader.press("down", "space", "minus", "enter")
        reader.check()


async def test_they_give_way_to_the_panel_and_to_the_list() -> None:
    async with reading() as reader:
        await reader.press("f", "p")
        assert reader.screen.facets.filter == "p"  # type: ignore[union-attr]
        await reader.press("tab")
        assert reader.focus == "list"
        await reader.press("e")
        assert reader.focus == "entities"
        assert "Facets" not in reader.shown
        await reader.resize(MEDIUM)
        await reader.press("f")
        reader.check()
        await reader.press("tab")
        assert reader.focus == "article"
        await reader.press("g", "l")
        assert reader.focus == "list"
        reader.check()


async def test_they_are_drawn_in_ascii() -> None:
    async with reading(glyphs=ASCII) as reader:
        await reader.press("f")
        await go_to(reader, "Lumen Grid")
        await reader.press("space")
        assert {character for character in reader.shown if not character.isascii()} <= {"€"}
        assert "+ Lumen Grid" in reader.shown


async def test_a_click_includes_and_a_click_on_a_bar_moves_to_it() -> None:
    async with reading() as reader:
        await reader.press("f")
        pane = reader.screen.facets
        assert pane is not None
        rows = [row.kind for row in pane.rows]
        await reader.pilot.click(pane, offset=(3, rows.index("bars") + 1))
        await reader.settle()
        assert pane.dates.bars[0] <= 2
        assert reader.screen.list.session.query == ""
        await reader.pilot.click(pane, offset=(5, rows.index("value") + 1))
        await reader.settle()
        assert reader.screen.list.session.query == f'source:="{pane.rows[1].text}"'


async def test_a_value_does_not_become_a_part_of_an_unfinished_query() -> None:
    async with reading() as reader:
        await reader.search('"birch')
        await reader.press("f", "space")
        assert reader.screen.list.session.query == 'source:="Alder Post" "birch'
        await reader.press("escape", "e", "plus")
        assert reader.screen.list.session.query.startswith("org:")
        assert reader.screen.list.session.query.endswith(' source:="Alder Post" "birch')


async def test_the_last_value_taken_back_shows_the_list_as_it_was() -> None:
    async with reading() as reader:
        await reader.press("j", "f")
        before = (reader.title, reader.cursor, reader.screen.view._meta)
        assert before[2][-1] == "2/4"
        await go_to(reader, "Northern Wire")
        await reader.press("enter")
        assert reader.cursor != before[1]
        await reader.press("enter")
        assert (reader.title, reader.cursor, reader.screen.view._meta) == before


async def test_a_filter_counts_what_it_shows_and_knows_the_sections() -> None:
    async with reading() as reader:
        await reader.press("f")
        await reader.type("wire")
        assert "Sources 1" in text(reader)
        await reader.press("escape")
        await reader.type("source")
        assert len(values(reader)) == 3
        assert "Sources 3" in text(reader)
