"""The pager at the foot of the panel, the quotes, the filter, and the one name that stands out."""

from __future__ import annotations

import pytest
from driving import MEDIUM, WIDE, Reader, reading
from fake_newsroom import FakeNewsroom
from hypothesis import given
from hypothesis import strategies as st

from metatui.model import Annotations, Quote
from metatui.tui.widgets.mention_pager import Excerpt, MentionPager


def pager(reader: Reader) -> MentionPager:
    return reader.screen.query_one(MentionPager)


class Quoting(FakeNewsroom):
    """Its articles have quotes."""

    def annotations(self, id: str) -> Annotations:
        found = super().annotations(id)
        text = self.article(id).text
        quotes = (Quote(0, 12, text[:12], "Jonas Ruiz"), Quote(20, 30, text[20:30]))
        return Annotations(found.entities, found.figures, quotes)


@pytest.mark.parametrize("size", [WIDE, (200, 50)])
async def test_the_pager_shows_the_sentence_and_which_mention_it_is(size) -> None:
    async with reading(size=size) as reader:
        assert not pager(reader).display, "nobody is in the panel"
        await reader.press("e", "j")
        assert str(pager(reader).border_title) == "1/3"
        assert "Harbour Bank" in pager(reader).render().plain
        await reader.press("right")
        assert (reader.focus, reader.marked) == ("entities", "Harbour Bank")
        assert str(pager(reader).border_title) == "1/3", "the first turn leads to the first"
        await reader.press("right")
        assert str(pager(reader).border_title) == "2/3"
        await reader.press("left", "left")
        assert str(pager(reader).border_title) == "3/3"
        assert "expects the deal to close" in " ".join(pager(reader).render().plain.split())
        await reader.press("g", "a")
        assert not pager(reader).display
        reader.check()


async def test_the_pager_stays_away_where_rows_need_the_room() -> None:
    async with reading(size=(80, 16)) as reader:
        await reader.press("e", "j")
        assert not pager(reader).display
    async with reading(size=MEDIUM) as reader:
        await reader.press("e", "j")
        assert pager(reader).display
        reader.check()


async def test_quotes_have_a_part_of_their_own_if_there_are_any() -> None:
    async with reading() as reader:
        await reader.press("quotation_mark")
        assert reader.status == "No quotes in this article."
        assert "Quotes" not in reader.shown
    async with reading(Quoting()) as reader:
        assert "Quotes 2" in reader.shown
        await reader.press("quotation_mark")
        assert reader.focus == "quotes"
        assert "Nobody sure 1" in reader.shown
        await reader.press("enter")
        assert reader.marked == "Harbour Bank"
        reader.check()


async def test_letters_filter_the_part_that_has_the_keys() -> None:
    async with reading() as reader:
        await reader.press("e", "ampersand")
        await reader.type("harb")
        assert reader.title is not None
        section = reader.screen.panel.sections["entities"]
        assert [row.text for row in section.rows] == ["Organisations 2", "Harbour Bank"]
        assert str(section.border_title).startswith("Entities 1 of 4 · harb")
        assert reader.screen.footer.hints == ("enter keep", "down/up move", "esc all")
        await reader.press("backspace", "enter")
        assert (section.filter, section.is_filtering, reader.screen.panes.group) == ("har", False, "panel")
        await reader.press("enter")
        assert reader.marked == "Harbour Bank"
        await reader.press("ampersand", "escape")
        assert len(section.rows) == 8
        assert (section.row_at_cursor and section.row_at_cursor.text) == "Harbour Bank"
        reader.check()


async def test_a_filter_ends_with_the_article_and_with_the_focus() -> None:
    async with reading() as reader:
        await reader.press("e", "ampersand", "q")
        section = reader.screen.panel.sections["entities"]
        assert [row.text for row in section.rows] == ["Nothing here like that"]
        reader.screen.set_focus(reader.screen.articles)
        await reader.settle()
        assert not section.is_filtering
        await reader.press("j")
        assert section.filter == ""
        assert len(section.rows) > 1


async def test_one_name_stands_out_and_the_others_are_quiet_until_the_panel_is_left() -> None:
    async with reading() as reader:
        bright = reader.style_of("Jonas Ruiz")
        await reader.press("e", "j", "enter")
        assert reader.style_of("Jonas Ruiz") != bright
        await reader.press("escape")
        assert reader.style_of("Jonas Ruiz") == bright


@given(st.text(alphabet="ab .\n“”!", max_size=60), st.integers(0, 59), st.integers(1, 9))
def test_an_excerpt_holds_the_beginning_of_the_mention(text: str, start: int, length: int) -> None:
    span = min(start, len(text)), min(start + length, len(text))
    excerpt = Excerpt.around(text, span)
    if excerpt.text:
        assert text[span[0]] == excerpt.text[excerpt.start]
        assert excerpt.text in text
        window = excerpt.window(6, 2, "…")
        assert window.text[window.start : window.end] == excerpt.text[excerpt.start : excerpt.end]
