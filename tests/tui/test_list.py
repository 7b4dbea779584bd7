"""The list: order, motion, filters, and what the reader did with articles."""

from __future__ import annotations

from dataclasses import replace

import pytest
from driving import MEDIUM, reading
from fake_newsroom import FakeNewsroom, many_articles

HARBOUR = "Harbour bank agrees to buy Birch Mutual for €4.2 billion"
BIRCH = "Birch staff fear for branches after the Harbour deal"
STORM = "Storm cuts power to 40,000 homes along the coast"
LUMEN = "Lumen Grid raises its forecast"


@pytest.mark.parametrize("keys", [(), ("slash", *"birch")])
async def test_nothing_of_a_row_touches_the_border(keys: tuple[str, ...]) -> None:
    async with reading() as reader:
        await reader.press(*keys)
        articles = reader.screen.articles
        assert not articles.show_vertical_scrollbar
        assert {articles.render_line(y).text[-1] for y in range(4)} == {" "}


async def test_the_newest_article_is_first_and_open_at_once() -> None:
    async with reading() as reader:
        assert reader.titles == [HARBOUR, BIRCH, STORM, LUMEN]
        assert (reader.cursor, reader.title, reader.focus) == (HARBOUR, HARBOUR, "list")
        assert "4 articles · 4 unread" in reader.lines[0]
        assert "Articles 4" in reader.shown
        assert "Northern Wire · Mara Lind · 2 Mar 2026" in reader.shown
        assert "1 min · 1/4" in reader.shown
        assert "3 h" in reader.shown
        assert "Oct 2024" in reader.shown


async def test_moving_shows_the_article_at_once() -> None:
    async with reading(size=MEDIUM) as reader:
        for key, title in (("j", BIRCH), ("down", STORM), ("k", BIRCH), ("up", HARBOUR), ("k", HARBOUR)):
            await reader.press(key)
            assert (reader.cursor, reader.title) == (title, title)
        assert reader.focus == "list"


async def test_keys_that_go_far() -> None:
    async with reading(FakeNewsroom(many_articles()), MEDIUM) as reader:
        rows = reader.screen.articles.rows_on_screen
        assert rows >= 5
        for key, row in (
            ("G", 199),
            ("j", 199),
            ("ctrl+u", 199 - rows // 2),
            ("home", 0),
            ("ctrl+d", rows // 2),
            ("pagedown", rows // 2 + rows - 1),
            ("pageup", rows // 2),
            ("end", 199),
        ):
            await reader.press(key)
            assert reader.screen.articles.cursor == row, key
            assert f"Report {row} " in reader.shown
        await reader.press("g")
        assert reader.status.startswith("g")
        await reader.press("g")
        assert (reader.cursor, reader.title) == ("Report 0", "Report 0")


async def test_a_held_key_does_not_load_every_article() -> None:
    async with reading(FakeNewsroom(many_articles()), MEDIUM, settle=3600) as reader:
        await reader.burst(*["j"] * 30)
        assert reader.cursor == "Report 30"
        assert len(reader.newsroom.loaded) <= 3


async def test_the_mouse_moves_the_cursor_and_a_second_click_reads() -> None:
    async with reading() as reader:
        await reader.pilot.click("#list", offset=(8, 5))
        await reader.settle()
        assert (reader.cursor, reader.title, reader.focus) == (STORM, STORM, "list")
        await reader.pilot.click("#list", offset=(8, 5))
        await reader.settle()
        assert (reader.title, reader.focus) == (STORM, "article")


async def test_both_lines_of_a_row_can_be_clicked() -> None:
    async with reading() as reader:
        await reader.press("j")
        for y, title in ((2, HARBOUR), (3, BIRCH), (4, BIRCH), (5, STORM)):  # the border is line 0
            await reader.pilot.click("#list", offset=(8, y))
            await reader.settle()
            assert reader.cursor == title


async def test_a_click_on_the_border_does_nothing() -> None:
    async with reading() as reader:
        await reader.press("j")
        await reader.pilot.click("#list", offset=(8, 0))
        await reader.settle()
        assert (reader.cursor, reader.focus) == (BIRCH, "list")


async def test_a_click_below_the_last_row_does_nothing() -> None:
    async with reading() as reader:
        await reader.pilot.click("#list", offset=(8, 20))
        await reader.settle()
        assert (reader.cursor, reader.focus) == (HARBOUR, "list")


async def test_enter_moves_into_the_article_and_escape_comes_back() -> None:
    async with reading() as reader:
        await reader.press("j", "enter")
        assert (reader.title, reader.focus) == (BIRCH, "article")
        await reader.press("escape")
        assert (reader.cursor, reader.focus) == (BIRCH, "list")
        await reader.press("l")
        assert reader.focus == "article"


async def test_filters_keep_the_cursor_on_its_article() -> None:
    async with reading() as reader:
        await reader.press("j", "j", "s", "3")
        assert reader.titles == [STORM]
        assert "Starred 1" in reader.shown
        await reader.press("1")
        assert (len(reader.titles), reader.cursor, reader.title) == (4, STORM, STORM)
        await reader.press("m", "2")
        assert reader.titles == [HARBOUR, BIRCH, LUMEN]
        assert reader.cursor == reader.title
        assert "Unread 3" in reader.shown


async def test_a_filter_that_leaves_nothing_says_so() -> None:
    async with reading() as reader:
        await reader.press("3")
        assert reader.titles == []
        assert reader.title is None
        assert "No starred articles." in reader.shown
        reader.check()
        await reader.press("1")
        assert reader.title == HARBOUR


async def test_an_unread_row_never_vanishes_under_the_cursor() -> None:
    async with reading() as reader:
        await reader.press("2", "m")
        assert reader.titles == [HARBOUR, BIRCH, STORM, LUMEN]
        assert reader.cursor == HARBOUR
        await reader.press("j")
        assert reader.titles == [HARBOUR, BIRCH, STORM, LUMEN]
        reader.screen._library_changed()
        await reader.settle()
        assert (reader.titles, reader.cursor) == ([HARBOUR, BIRCH, STORM, LUMEN], BIRCH)
        await reader.press("2")
        assert (reader.titles, reader.cursor) == ([BIRCH, STORM, LUMEN], BIRCH)


async def test_marks_are_shown_written_and_undone_one_by_one() -> None:
    async with reading() as reader:
        harbour = reader.screen.articles.row(0).head.id
        await reader.press("m")
        assert reader.newsroom.read == {harbour}
        assert "4 articles · 3 unread" in reader.lines[0]
        assert "▌○ Harbour" in reader.shown
        assert HARBOUR in reader.status
        assert "u undoes it" in reader.status
        await reader.press("s")
        assert reader.newsroom.starred == {harbour}
        assert "▌○ ★ Harbour" in reader.shown
        await reader.press("m")
        assert reader.newsroom.read == set()
        await reader.press("u")
        assert reader.newsroom.read == {harbour}
        await reader.press("u")
        assert reader.newsroom.starred == set()
        await reader.press("u")
        assert reader.newsroom.read == set()
        assert "4 articles · 4 unread" in reader.lines[0]
        await reader.press("u")
        assert reader.status == "Nothing to undo."


async def test_an_undo_reaches_an_article_that_is_no_longer_open() -> None:
    async with reading() as reader:
        await reader.press("s", "j", "j", "u")
        assert reader.newsroom.starred == set()
        assert HARBOUR in reader.status
        assert reader.cursor == STORM


async def test_marks_are_written_before_the_reader_closes() -> None:
    newsroom = FakeNewsroom()
    async with reading(newsroom) as reader:
        await reader.pilot.press("s")
        await reader.pilot.press("Q")
    assert len(newsroom.starred) == 1


async def test_an_article_is_read_once_it_was_on_the_screen() -> None:
    async with reading(read_after=0) as reader:
        assert len(reader.newsroom.read) == 1
        await reader.press("j")
        assert len(reader.newsroom.read) == 2
        assert "4 articles · 2 unread" in reader.lines[0]
        await reader.press("u")
        assert len(reader.newsroom.read) == 1


async def test_the_list_alone_on_the_screen_reads_nothing() -> None:
    async with reading(size=(60, 20)) as reader:
        reader.screen._mark_as_read()  # what the timer calls
        assert reader.screen.marks.newly_read == 0
        await reader.press("enter")
        reader.screen._mark_as_read()
        await reader.settle()
        assert len(reader.newsroom.read) == 1


async def test_an_article_is_not_read_while_a_query_is_typed() -> None:
    async with reading(read_after=0) as reader:
        await reader.press("m")  # unread again
        assert reader.newsroom.read == set()
        await reader.search("lumen", keep=False)
        assert reader.newsroom.read == set()
        await reader.press("enter")
        assert [reader.newsroom.head(id).title for id in reader.newsroom.read] == [reader.title]


async def test_next_and_previous_article_while_reading() -> None:
    async with reading() as reader:
        await reader.press("enter", "J")
        assert (reader.title, reader.cursor, reader.focus) == (BIRCH, BIRCH, "article")
        await reader.press("J", "J", "J")
        assert reader.title == LUMEN
        assert reader.status == "This is the last article."
        await reader.press("K", "K", "K")
        assert reader.title == HARBOUR
        await reader.press("K")
        assert reader.status == "This is the first article."


async def test_without_a_search_n_goes_to_the_next_unread_article() -> None:
    async with reading() as reader:
        await reader.press("j", "m", "k", "n")
        assert reader.title == STORM
        await reader.press("N")
        assert reader.title == HARBOUR
        await reader.press("N")
        assert reader.status.startswith("No unread article further up")


async def test_the_title_line_counts_in_groups() -> None:
    async with reading(FakeNewsroom(many_articles(1234))) as reader:
        assert "articles" in reader.lines[0]
        assert "1 234" in reader.lines[0].replace("\u202f", " ")


@pytest.mark.parametrize("count", [0, 1, 2])
async def test_small_lists_answer_every_key(count: int) -> None:
    async with reading(FakeNewsroom(many_articles(count)), MEDIUM) as reader:
        keys = [
            "j",
            "k",
            "G",
            "ctrl+d",
            "ctrl+u",
            "pagedown",
            "pageup",
            "J",
            "K",
            "n",
            "N",
            "m",
            "s",
            "u",
            "u",
        ]
        await reader.burst(*keys, "S", "2", "3", "1", "h", "y", "o", "right_square_bracket", "e")
        reader.check()
        assert reader.app._exception is None


async def test_an_article_marked_unread_stays_unread_while_it_is_open() -> None:
    async with reading(read_after=0) as reader:
        await reader.press("m")
        assert reader.newsroom.read == set()
        await reader.press("tab")
        assert reader.newsroom.read == set()


async def test_n_at_the_end_says_where_unread_articles_are_left() -> None:
    async with reading() as reader:
        await reader.press("G", "n")
        assert reader.status == "No unread article further down; N goes up to the next."
        await reader.press("g", "g", "N")
        assert reader.status == "No unread article further up; n goes down to the next."
        await reader.press("m", "j", "m", "j", "m", "j", "m", "n")
        assert reader.status == "No unread article further down or up."


async def test_the_heading_counts_as_unread_what_is_unread_now() -> None:
    async with reading() as reader:
        await reader.press("2")
        assert "Unread 4 ─" in reader.shown
        await reader.press("m")
        assert "Unread 3 of 4 ─" in reader.shown
        assert "3 unread" in reader.lines[0]
        await reader.search("birch")
        await reader.press("escape")
        assert "Unread 3 ─" in reader.shown
        await reader.press("1")
        assert "Articles 4 ─" in reader.shown


@pytest.mark.parametrize(
    ("title", "text", "shown"),
    [
        ("Rain fell on Oslo", "Rain fell on Oslo. The roads were closed.", "W · The roads were closed."),
        ("Rain fell on Oslo", "Rain fell on Oslo\n\nThe roads were closed.", "W · The roads were closed."),
        ("Rain fell on…", "Rain fell on Oslo and Bergen.", "W · …Oslo and Bergen."),
        ("Rain fell on Oslo", "Rain fell on Oslo.", "W"),
        ("Rain", "Rainer Maria Rilke read.", "W · Rainer Maria Rilke read."),
        ("Oslo", "Rain fell on Oslo.", "W · Rain fell on Oslo."),
    ],
)
async def test_the_second_line_does_not_repeat_the_title(title: str, text: str, shown: str) -> None:
    article = replace(many_articles(1)[0], title=title, text=text, source="W")
    async with reading(FakeNewsroom([article])) as reader:
        line = reader.screen.articles.render_line(1).text
        assert line.strip() == shown
