"""The side panel: sections, jumps into the text, terms for the search, related stories."""

from __future__ import annotations

import re
from typing import Any

import pytest
from driving import MEDIUM, WIDE, reading
from fake_newsroom import FakeNewsroom, many_articles

from metatui.model import ENTITY_KINDS, Related

BIRCH = "Birch staff fear for branches after the Harbour deal"
HARBOUR = "Harbour bank agrees to buy Birch Mutual for €4.2 billion"


async def test_e_v_and_t_go_to_the_sections() -> None:
    async with reading() as reader:
        for key, section in (("e", "entities"), ("v", "figures"), ("t", "related"), ("e", "entities")):
            await reader.press(key)
            assert reader.focus == section
            reader.check()


async def test_the_counts_in_the_panel_are_the_marks_in_the_text() -> None:
    async with reading() as reader:
        for _ in range(4):
            marks, sections = reader.screen.view.marks, reader.screen.panel.sections
            counted = {}
            for name in ("entities", "figures"):
                rows = [row for row in sections[name].rows if row.places]
                counted[name] = sum(
                    int(m[1]) if (m := re.search(r"×(\d+)", row.right)) else 1 for row in rows
                )
            assert counted["entities"] == sum(marks.count(kind) for kind in ENTITY_KINDS)
            assert counted["figures"] == marks.count("figure")
            # And the titles say how many there are.
            annotations = reader.screen.open.annotations
            assert f"Entities {len(annotations.entities)}" in reader.shown
            assert f"Figures {len(annotations.figures)}" in reader.shown
            await reader.press("j")


async def test_the_panel_groups_entities_and_shows_what_figures_measure() -> None:
    async with reading() as reader:
        for words in ("People 1", "◐ Jonas Ruiz", "Organisations 2", "×3", "Places 1"):
            assert words in reader.shown
        assert re.search(r"€4\.2bn +price", reader.shown)
        assert re.search(r"≈ 12 % +mortgage market", reader.shown)
        assert "Jun 2026" in reader.shown
        assert "same event · Harbour Bank" in reader.shown


async def test_enter_on_an_entity_jumps_and_again_to_the_next() -> None:
    async with reading() as reader:
        await reader.press("e", "j")
        places = []
        for number in (1, 2, 3, 1):
            await reader.press("enter")
            assert reader.status == f"Harbour Bank: {number} of 3"
            assert reader.marked == "Harbour Bank"
            assert reader.focus == "entities"
            places.append(reader.screen.view.current)
        assert places[:3] == sorted(set(places[:3]))
        assert places[3] == places[0]


async def test_a_click_on_a_row_follows_it() -> None:
    async with reading() as reader:
        section = reader.screen.panel.sections["entities"]
        row = next(n for n, row in enumerate(section.rows) if row.text == "Port Alder")
        for _ in range(2):
            await reader.pilot.click("#entities", offset=(6, row + 1))
            await reader.settle()
        assert reader.marked == "Port Alder"


async def test_enter_brings_the_mention_to_the_screen() -> None:
    text = "\n".join(f"Line {n}." for n in range(300)) + "\nThe end names Lumen Grid."
    articles = many_articles(1)
    from dataclasses import replace

    async with reading(FakeNewsroom([replace(articles[0], text=text)])) as reader:
        assert "The end names" not in reader.shown
        await reader.press("e", "enter")
        assert "The end names Lumen Grid" in reader.shown


async def test_the_entity_under_the_cursor_stands_out_in_the_text() -> None:
    async with reading() as reader:
        await reader.press("e")
        await reader.press("j")
        chosen = reader.style_of("Harbour Bank has"[:12])
        await reader.press("k")
        assert reader.style_of("Harbour Bank has"[:12]) != chosen


async def test_headings_are_stepped_over() -> None:
    async with reading() as reader:
        await reader.press("e")
        section = reader.screen.panel.sections["entities"]
        names = []
        for _ in range(5):
            names.append(section.row_at_cursor.text)
            await reader.press("j")
        assert names == ["Jonas Ruiz", "Harbour Bank", "Birch Mutual", "Port Alder", "Port Alder"]
        await reader.press("g", "g")
        assert section.row_at_cursor.text == "Jonas Ruiz"
        assert "People 1" in reader.shown


async def test_enter_on_a_figure_jumps_to_it() -> None:
    async with reading() as reader:
        await reader.press("v", "enter")
        assert reader.marked == "€4.2 billion"
        await reader.press("j", "enter")
        assert reader.marked == "about 12 %"


async def test_plus_and_minus_put_a_term_into_the_search() -> None:
    async with reading() as reader:
        await reader.press("e", "j", "plus")
        assert reader.screen.bar.input.value == 'org:"Harbour Bank"'
        assert len(reader.titles) == 2
        assert reader.focus == "entities"
        await reader.press("j", "minus")
        assert reader.screen.bar.input.value == 'org:"Harbour Bank" -org:"Birch Mutual"'
        assert reader.titles == []
        await reader.press("escape", "escape")
        assert len(reader.titles) == 4
        assert reader.title == HARBOUR


async def test_a_figure_can_be_required() -> None:
    async with reading() as reader:
        await reader.press("v", "equals_sign")
        assert reader.screen.bar.input.value == "num:4200000000 unit:EUR"


async def test_a_related_story_is_no_search_term() -> None:
    async with reading() as reader:
        await reader.press("t", "plus")
        assert "Only names and figures" in reader.status
        assert reader.screen.bar.input.value == ""


async def test_enter_on_a_related_story_opens_it() -> None:
    async with reading() as reader:
        await reader.press("t", "enter")
        assert (reader.title, reader.cursor, reader.focus) == (BIRCH, BIRCH, "article")
        assert "▌● Birch" in reader.shown


async def test_digits_open_related_stories_from_article_and_panel() -> None:
    async with reading() as reader:
        for pane in ("a", "p"):
            await reader.press("g", pane, "1")
            assert reader.title == BIRCH
            await reader.press("9")
            assert reader.status == "There is no related story 9."
            assert reader.title == BIRCH
            await reader.press("ctrl+o")
            assert reader.title == HARBOUR


async def test_a_related_story_opens_even_where_the_list_does_not_show_it() -> None:
    async with reading() as reader:
        await reader.search("lenders")
        assert reader.titles == [HARBOUR]
        await reader.press("t", "enter")
        assert reader.title == BIRCH
        assert reader.cursor == HARBOUR


async def test_no_related_story_is_a_normal_answer() -> None:
    async with reading(FakeNewsroom(many_articles(2))) as reader:
        assert "No names found" in reader.shown
        assert "No figures found" in reader.shown
        assert "No related story in this library" in reader.shown
        for key in ("e", "enter", "plus", "v", "enter", "t", "enter", "j", "G"):
            await reader.press(key)
            reader.check()
        assert reader.title == "Report 0"


async def test_related_stories_that_fail_leave_the_article_readable() -> None:
    class Broken(FakeNewsroom):
        def related(self, id: str, limit: int = 9) -> tuple[Related, ...]:
            raise ValueError("no index")

    async with reading(Broken()) as reader:
        assert reader.title == HARBOUR
        assert "ValueError: no index" in reader.status
        assert "Jonas Ruiz" in reader.shown


async def test_p_shows_and_hides_the_panel() -> None:
    async with reading() as reader:
        await reader.press("p")
        assert "Entities" not in reader.shown
        await reader.press("p")
        assert "Entities" in reader.shown
        await reader.press("e", "p")
        assert reader.focus == "article"
        reader.check()
        await reader.press("t")
        assert reader.focus == "related"
        assert "Entities" in reader.shown


async def test_in_a_medium_window_the_panel_slides_over() -> None:
    async with reading(size=MEDIUM) as reader:
        assert "Entities" not in reader.shown
        article = [line[34:] for line in reader.lines[3:-3]]
        await reader.press("p")
        assert "Entities 4" in reader.shown
        assert "Jonas Ruiz, who" in reader.shown  # what it points at can be seen
        assert [line[34:] for line in reader.lines[3:-3]] == article  # and stands where it stood
        reader.check()
        await reader.press("escape")
        assert "Entities" not in reader.shown
        assert "Articles 4" in reader.shown
        reader.check()


@pytest.mark.parametrize("size", [WIDE, (120, 16), (80, 24), (60, 20)])
async def test_every_section_can_be_used_at_any_height(size: tuple[int, int]) -> None:
    async with reading(size=size) as reader:
        for key in ("e", "v", "t"):
            await reader.press(key)
            reader.check()
            assert reader.app.screen.focused.size.height >= 1


class ManyNames(FakeNewsroom):
    """An article with more names than a screen has lines."""

    def annotations(self, id: str) -> Any:
        from metatui.model import Annotations, Entity, Mention

        return Annotations(
            tuple(Entity(f"Name {n}", "person", mentions=(Mention(n, n + 1, "x"),)) for n in range(60))
        )


async def test_a_long_section_scrolls_with_its_cursor() -> None:
    async with reading(ManyNames()) as reader:
        await reader.press("e", "G")
        assert "Name 59" in reader.shown
        await reader.press("g", "g")
        assert "Name 0 " in reader.shown


@pytest.mark.parametrize("size", [(120, 10), (80, 10), (40, 10), (120, 12)])
async def test_the_section_in_use_can_be_seen_in_a_low_window(size: tuple[int, int]) -> None:
    async with reading(size=size) as reader:
        for key in ("e", "v", "t"):
            await reader.press(key)
            reader.check()
            section = reader.app.screen.focused
            assert section.row_at_cursor.text[:9] in reader.shown
            # Nothing is cut in half: the box in use is whole, and of the others there is at least the title.
            assert reader.lines[section.region.bottom - 1][section.region.x] == "╰"
            for title in ("Entities", "Figures", "Related"):
                assert title in reader.shown


async def test_a_scrollbar_keeps_a_blank_to_the_bars_of_the_mentions() -> None:
    async with reading(ManyNames()) as reader:
        section = reader.screen.panel.sections["entities"]
        assert section.show_vertical_scrollbar
        edge = section.scrollable_content_region.width - 1
        assert {section.render_line(y).text[edge] for y in range(1, 10)} == {" "}


@pytest.mark.parametrize("size", [MEDIUM, (60, 20)])
@pytest.mark.parametrize("keys", [("slash",), ("asterisk",), ("plus",)])
async def test_a_panel_over_the_list_steps_aside_for_a_search(
    size: tuple[int, int], keys: tuple[str, ...]
) -> None:
    async with reading(size=size) as reader:
        await reader.press("e")
        assert reader.screen.panel.display
        await reader.press(*keys)
        reader.check()
        assert not reader.screen.panel.display
        assert reader.screen.articles.size.area > 0
        assert reader.focus == ("query" if keys == ("slash",) else "list")
