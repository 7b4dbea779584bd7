"""The search bar can be told things before it is on the screen and after it has left it."""

from __future__ import annotations

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
