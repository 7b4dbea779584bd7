"""The search bar can be told things before it is on the screen and after it has left it."""

from __future__ import annotations

from driving import reading
from fake_newsroom import NOW, FakeNewsroom

from metatui.model import QueryProblem
from metatui.tui.app import MetatuiApp
from metatui.tui.widgets.search_bar import SearchBar


def test_it_can_be_told_things_without_being_on_the_screen() -> None:
    bar = SearchBar()
    bar.show_summary("2 of 4")
    bar.show_problem(QueryProblem("this bracket is never closed", 0, 1))
    assert bar.has_class("wrong")


async def test_leaving_at_once_leaves_nothing_behind() -> None:
    app = MetatuiApp(FakeNewsroom(), now=lambda: NOW, watch=False)  # type: ignore[arg-type]
    async with app.run_test():
        app.exit()
    assert app.return_code == 0


async def test_the_summary_makes_room_for_a_long_query() -> None:
    async with reading(size=(80, 24)) as reader:
        query = 'source:="Northern Wire" date:2025-01-01..2026-12-31 -xyzabcde'
        await reader.search(query)
        assert query in reader.lines[1]
        assert f"{len(reader.titles)} of 4" in reader.lines[1]
