"""The search: narrows as you type, keeps or restores, and never shows an answer that came too late."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

from driving import MEDIUM, NARROW, reading
from fake_newsroom import FakeNewsroom, many_articles

from metatui.model import SearchAnswer
from metatui.tui.fit import compact_count
from metatui.tui.screens.reading import ReadingScreen


class HeldNewsroom(FakeNewsroom):
    """Answers a query only when it is let go."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.hold: set[str] = set()
        self.asked: list[str] = []
        self._events: dict[str, threading.Event] = {}

    def release(self, query: str) -> None:
        self._events.setdefault(query, threading.Event()).set()

    def search(self, query: str, **options: Any) -> SearchAnswer:
        self.asked.append(query)
        if query in self.hold:
            self._events.setdefault(query, threading.Event()).wait(30)
        return super().search(query, **options)


def place(screen: ReadingScreen) -> tuple[object, ...]:
    """Everything that esc restores."""
    articles = screen.articles
    return (
        screen.list.show,
        articles.row_count,
        articles.cursor,
        articles.scroll_offset.y,
        screen.open.id,
        screen.view.scroll_line,
        articles.opened,
    )


async def test_the_list_narrows_with_every_key() -> None:
    async with reading() as reader:
        await reader.press("slash")
        assert reader.focus == "query"
        counts = []
        for key in "storm":
            await reader.press(key)
            counts.append(len(reader.titles))
        assert counts == sorted(counts, reverse=True)
        assert counts[-1] == 1
        assert reader.title is not None
        assert reader.title.startswith("Storm")
        await reader.press(*["backspace"] * 4)
        assert len(reader.titles) == counts[0]
        assert reader.focus == "query"


async def test_results_are_ranked_and_counted() -> None:
    async with reading() as reader:
        await reader.search("harbour", keep=False)
        assert reader.titles[0].startswith("Harbour")
        assert "Results 2" in reader.shown
        assert "2 of 4 · 5 hits · " in reader.lines[1]
        assert reader.lines[1].endswith("rank")
        assert "×3 │" in reader.shown
        assert "×2 │" in reader.shown


async def test_the_summary_leaves_out_whole_parts_in_the_smallest_window() -> None:
    async with reading(FakeNewsroom(many_articles(30)), NARROW) as reader:
        await reader.press("2")
        assert reader.lines[0].endswith(" unread only")
        await reader.search("storm", keep=False)
        assert reader.lines[0].endswith(" 10 of 30   rank")
        await reader.resize(MEDIUM)
        assert " 10 of 30 · 10 hits · " in reader.lines[1]


async def test_enter_keeps_the_search_and_goes_to_the_list() -> None:
    async with reading() as reader:
        await reader.search("birch")
        assert (reader.focus, len(reader.titles)) == ("list", 2)
        await reader.press("j")
        assert reader.title == reader.cursor
        assert "birch" in reader.lines[1]


async def test_escape_restores_list_cursor_scroll_and_article() -> None:
    async with reading(FakeNewsroom(many_articles()), MEDIUM) as reader:
        reader.screen.articles.cursor = 120
        await reader.settle()
        # The cursor in the middle of the screen, and the article scrolled down.
        reader.screen.articles.scroll_to(y=233, animate=False, immediate=True)
        await reader.press("enter", "space", "escape")
        before = place(reader.screen)
        assert before[3] == 233
        assert before[5] != 0
        await reader.search("storm", keep=False)
        assert len(reader.titles) == 67
        await reader.press("down", "down", "down")
        assert place(reader.screen) != before
        await reader.press("escape")
        assert place(reader.screen) == before
        assert reader.focus == "list"
        assert reader.screen.bar.input.value == ""
        # The same after the search was kept, and one result read.
        await reader.search("harvest")
        await reader.press("G", "k", "enter", "space")
        await reader.press("escape", "escape")
        assert place(reader.screen) == before


async def test_escape_restores_a_filter_too() -> None:
    async with reading() as reader:
        await reader.press("j", "s", "3")
        before = place(reader.screen)
        await reader.search("birch", keep=False)
        assert len(reader.titles) == 1  # starred ones only
        await reader.press("escape")
        assert place(reader.screen) == before
        assert "Starred 1" in reader.shown


async def test_escape_in_an_empty_bar_changes_nothing() -> None:
    async with reading() as reader:
        await reader.press("j")
        before = place(reader.screen)
        await reader.press("slash", "escape")
        assert place(reader.screen) == before
        await reader.press("slash", "enter")
        assert (place(reader.screen), reader.focus) == (before, "list")


async def test_deleting_the_query_shows_the_list_and_escape_still_restores() -> None:
    async with reading() as reader:
        await reader.press("j", "j")
        before = place(reader.screen)
        await reader.search("lu", keep=False)
        await reader.press("backspace", "backspace")
        assert len(reader.titles) == 4
        assert reader.screen.list.session.is_on is False
        await reader.press("escape")
        assert place(reader.screen) == before


async def test_an_answer_that_was_overtaken_is_dropped() -> None:
    newsroom = HeldNewsroom()
    newsroom.hold = {"s"}
    async with reading(newsroom) as reader:
        await reader.press("slash")
        await reader.pilot.press("s")
        await reader.pump()
        await reader.pilot.press("t", "o", "r", "m")
        await reader.pump()
        assert reader.screen.list.session.last is None
        seen: list[str] = []
        deliver = reader.screen.list.session._found
        reader.screen.list.session._found = lambda request, found: (
            seen.append(request.query),
            deliver(request, found),
        )
        newsroom.release("s")
        await reader.settle()
        assert seen == ["storm"]
        assert len(reader.titles) == 1
        # What a newer key overtook was not even asked.
        assert newsroom.asked == ["s", "storm"]


async def test_an_answer_that_comes_after_escape_is_dropped() -> None:
    newsroom = HeldNewsroom()
    newsroom.hold = {"storm"}
    async with reading(newsroom) as reader:
        await reader.press("j")
        before = place(reader.screen)
        await reader.press("slash")
        reader.screen.bar.input.value = "storm"
        await reader.pump()
        await reader.pilot.press("escape")
        await reader.pump()
        newsroom.release("storm")
        await reader.settle()
        assert place(reader.screen) == before
        assert "Results" not in reader.shown


async def test_an_answer_to_a_deleted_query_is_dropped_and_the_next_one_is_not() -> None:
    newsroom = HeldNewsroom()
    newsroom.hold = {"storm"}
    async with reading(newsroom) as reader:
        await reader.press("slash")
        for query in ("storm", "", "lumen"):
            reader.screen.bar.input.value = query
            await reader.pump()
        newsroom.release("storm")
        await reader.settle()
        assert [hit.head.title for hit in reader.screen.list.session.last.answer.hits] == reader.titles
        assert reader.screen.list.session.last.answer.query == "lumen"


async def test_a_wrong_query_shows_a_caret_and_keeps_the_valid_part() -> None:
    async with reading() as reader:
        await reader.search("storm (", keep=False)
        at = reader.lines[1].index("(")
        assert reader.lines[2][at] == "^"
        assert reader.lines[2][:at].strip() == ""
        assert "this bracket is never closed" in reader.lines[2]
        assert [title[:5] for title in reader.titles] == ["Storm"]
        await reader.press("backspace")
        assert "^" not in reader.lines[2]
        await reader.press("left_parenthesis", "escape")
        assert "bracket" not in reader.shown


async def test_no_hits_say_what_to_try() -> None:
    async with reading() as reader:
        await reader.search("zebra", keep=False)
        assert reader.titles == []
        assert "0 of 4" in reader.lines[1]
        for words in (
            "Nothing found for zebra",
            "Did you mean harbour?   (^y searches for it)",
            "Without zebra, 2 articles answer.",
        ):
            assert words in reader.shown
        assert reader.title is None
        await reader.press("enter")
        reader.check()
        await reader.press("escape")
        assert len(reader.titles) == 4
        assert reader.title is not None


async def test_an_article_opened_from_a_search_stands_at_its_first_hit() -> None:
    async with reading(FakeNewsroom(many_articles(30)), MEDIUM) as reader:
        await reader.search("50")
        assert reader.marked == "50"
        assert reader.screen.view.scroll_line > 0
        assert "Paragraph 50" in reader.shown
        assert reader.position.startswith("hit 1/1")


async def test_n_walks_the_hits_and_the_status_counts_them() -> None:
    async with reading() as reader:
        await reader.search("harbour")
        view = reader.screen.view
        assert len(view.marks.hits) == 3
        places = []
        for number in (1, 2, 3, 1):
            assert reader.position.startswith(f"hit {number}/3")
            places.append(view.current)
            await reader.press("n")
        assert places == [*sorted(set(places)), places[0]]
        await reader.press("N", "N")
        assert reader.position.startswith("hit 3/3")


async def test_n_without_a_mark_in_the_text_says_so() -> None:
    async with reading() as reader:
        await reader.search("-lumen")
        await reader.press("n")
        assert "marks nothing" in reader.status


async def test_results_can_be_walked_while_typing() -> None:
    async with reading() as reader:
        await reader.search("birch", keep=False)
        first = reader.title
        await reader.press("ctrl+j")
        assert reader.focus == "query"
        assert reader.title == reader.cursor != first
        await reader.press("ctrl+k")
        assert reader.title == first
        await reader.press("ctrl+n")
        assert reader.title != first
        assert reader.screen.bar.input.value == "birch"


async def test_results_are_sorted_in_four_ways(tmp_path: Path) -> None:
    async with reading(choices_file=tmp_path / "choices.json") as reader:
        await reader.search("port alder")
        by_rank = reader.titles
        orders = []
        for _ in range(4):
            await reader.press("S")
            orders.append((reader.lines[1].split("   ")[-1].strip(), reader.titles))
        names, lists = zip(*orders, strict=True)
        assert names == ("newest", "oldest", "most hits", "rank")
        assert lists[0] == [title for title in by_rank if title in lists[0]]
        assert lists[1] == lists[0][::-1]
        hits = [row.hit.matches for row in map(reader.screen.articles.row, range(len(by_rank)))]
        assert hits == sorted(hits, reverse=True)
        assert lists[3] == by_rank
        await reader.press("S", "S")


async def test_the_order_is_remembered(tmp_path: Path) -> None:
    file = tmp_path / "state" / "choices.json"
    async with reading(choices_file=file) as reader:
        await reader.press("S", "S")
        assert "oldest first" in reader.status
    async with reading(choices_file=file) as reader:
        await reader.search("port alder")
        assert reader.lines[1].endswith("oldest")


async def test_a_search_opens_what_hides_the_bar() -> None:
    async with reading() as reader:
        await reader.press("z", "g", "slash")
        assert reader.focus == "query"
        assert reader.screen.bar.input.size.area > 0
        await reader.press("escape")
        await reader.resize((60, 20))
        await reader.press("enter", "g", "slash")
        reader.check()
        assert reader.focus == "query"
        assert reader.screen.articles.size.area > 0


async def test_letters_typed_into_the_bar_are_not_keys() -> None:
    async with reading() as reader:
        await reader.search("qQgGmsz?", keep=False)
        assert reader.screen.bar.input.value == "qQgGmsz?"
        assert reader.newsroom.starred == set()
        assert reader.app.is_running


async def test_a_search_that_fails_says_so_and_the_screen_goes_on() -> None:
    class Broken(FakeNewsroom):
        def search(self, query: str, **options: Any) -> SearchAnswer:
            raise OSError("disk on fire\x1b[2J")

    async with reading(Broken()) as reader:
        await reader.search("a", keep=False)
        assert "OSError: disk on fire" in reader.status
        assert "\x1b" not in reader.status
        await reader.press("escape")
        assert len(reader.titles) == 4


async def test_quit_leaves_the_search_first() -> None:
    async with reading() as reader:
        await reader.search("birch")
        await reader.press("q")
        assert reader.app.is_running
        assert len(reader.titles) == 4


async def test_keys_typed_in_one_burst_behind_slash_go_to_the_bar() -> None:
    """As they come from a slow line, a paste, or a test in a terminal."""
    async with reading() as reader:
        await reader.burst("slash", *"storm")
        assert reader.screen.bar.input.value == "storm"
        assert reader.newsroom.starred == set()


async def test_escape_restores_the_scroll_of_an_article_whose_head_takes_two_lines() -> None:
    articles = [replace(article, source="Northern Wire") for article in many_articles(200)]
    async with reading(FakeNewsroom(articles), MEDIUM) as reader:
        reader.screen.articles.cursor = 120
        await reader.press("enter", "space", "escape")
        before = reader.screen.view.scroll_line
        await reader.search("storm", keep=False)
        await reader.press("down", "escape")
        assert reader.screen.view.scroll_line == before


async def test_escape_restores_the_scrollbar_with_the_scroll() -> None:
    async with reading(FakeNewsroom(many_articles(20)), MEDIUM) as reader:
        await reader.press(*"jjjjjjjjjjjkk")
        articles = reader.screen.articles
        before = articles.scroll_offset.y
        assert before > 0
        bar = [line[32] for line in reader.lines[2:-2]]
        await reader.search('"number 13 is"', keep=False)
        assert not articles.show_vertical_scrollbar
        await reader.press("escape")
        assert articles.scroll_offset.y == before
        assert articles.vertical_scrollbar.position == before
        assert [line[32] for line in reader.lines[2:-2]] == bar


async def test_the_hits_of_a_large_answer_are_counted_as_far_as_they_are_shown() -> None:
    async with reading(FakeNewsroom(many_articles(100))) as reader:
        await reader.search("report", keep=False)
        hits = [reader.screen.articles.row(row).hit.matches for row in range(20)]
        assert f"100 of 100 · {compact_count(sum(hits))}+ hits · " in reader.lines[1]


async def test_what_is_typed_takes_the_place_of_the_query_before() -> None:
    async with reading() as reader:
        await reader.search("harbour")
        await reader.search("storm")
        assert (reader.screen.list.session.query, len(reader.titles)) == ("storm", 1)
        assert reader.screen.history.queries == ("storm", "harbour")
        await reader.press("slash", "ctrl+x")  # nobody has selected it: to the clauses, no cut
        assert (reader.focus, reader.screen.bar.input.value) == ("query-line", "storm")
        await reader.press("escape", "end")
        await reader.type("y")
        assert reader.screen.list.session.query == "stormy"


async def test_a_field_alone_asks_for_nothing_yet() -> None:
    async with reading() as reader:
        await reader.search("birch")
        await reader.press("slash")
        for typed in ("source:", "is:", '"', "-"):
            reader.screen.bar.input.value = typed
            await reader.settle()
            assert len(reader.titles) == 2
        reader.screen.bar.input.value = "is:"
        await reader.press("enter")
        assert reader.screen.list.session.query == "is:"


async def test_a_search_that_finds_nothing_is_no_part_of_the_history() -> None:
    async with reading() as reader:
        await reader.search("zeppelin")
        assert reader.titles == []
        await reader.burst("slash", *"storm", "enter")
        assert reader.screen.history.queries == ("storm",)


async def test_a_library_that_grows_under_an_unanswered_key_leaves_the_cursor_to_the_best_hit() -> None:
    newsroom = HeldNewsroom()
    newsroom.hold = {"e"}
    async with reading(newsroom) as reader:
        await reader.press("G")
        before = reader.title
        await reader.press("slash")
        reader.screen.bar.input.value = "e"
        await reader.pump()
        reader.screen.list.reload()
        newsroom.release("e")
        await reader.settle()
        assert before in reader.titles[1:]
        assert reader.cursor == reader.titles[0]
