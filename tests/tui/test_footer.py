"""The footer names the keys that matter most here and now, at every width."""

from __future__ import annotations

import pytest
from driving import Reader, reading
from fake_newsroom import FakeNewsroom
from rich.cells import cell_len

from metatui.tui.widgets.key_footer import KeyFooter


def footer(reader: Reader) -> str:
    return reader.lines[-1].strip()


async def test_at_80_columns_the_keys_of_the_panel_are_named() -> None:
    async with reading(size=(80, 24)) as reader:
        for hint in ("enter read", "/ search", "e entities", "v figures", "t related", "p panel", "? help"):
            assert hint in footer(reader)


@pytest.mark.parametrize("size", [(40, 10), (60, 20), (79, 24), (80, 24), (120, 36)])
async def test_the_way_out_of_article_and_panel_is_named(size: tuple[int, int]) -> None:
    async with reading(size=size) as reader:
        await reader.press("enter")
        assert "esc list" in footer(reader)
        await reader.press("e")
        assert "esc close" in footer(reader) or "esc list" in footer(reader)
        await reader.press("escape", "escape")
        assert "esc" not in footer(reader)
        await reader.search("birch")
        assert "esc clear" in footer(reader)
        assert footer(reader).endswith("? help")


async def test_a_key_that_would_do_nothing_is_not_offered() -> None:
    async with reading(FakeNewsroom([])) as reader:
        assert footer(reader) == "/ search  r look again  q quit  ? help"
    async with reading() as reader:
        assert "r look" not in footer(reader)
        await reader.press("3")
        assert footer(reader) == "1 all  / search  ? help"


@pytest.mark.parametrize("size", [(40, 10), (80, 24)])
async def test_zen_says_how_it_is_left(size: tuple[int, int]) -> None:
    async with reading(size=size) as reader:
        await reader.press("z")
        assert reader.status == "z or esc leaves zen"
        assert reader.status in reader.shown
        await reader.press("escape")
        assert "zen" not in reader.status


def test_spare_hints_go_first_then_those_at_the_end_and_the_last_stays() -> None:
    bar = KeyFooter()
    bar.show(["a one", "b two", "c three", "? help"], ["b two"])
    assert bar.fitting(100) == ["a one", "b two", "c three", "? help"]
    assert bar.fitting(26) == ["a one", "c three", "? help"]
    assert bar.fitting(14) == ["a one", "? help"]
    assert bar.fitting(3) == ["? help"]
    for width in range(6, 60):
        assert cell_len("  ".join(bar.fitting(width))) <= width


@pytest.mark.parametrize("size", [(40, 10), (60, 20), (80, 24), (120, 36)])
async def test_in_the_clauses_the_keys_that_take_away_and_leave_are_named(size: tuple[int, int]) -> None:
    async with reading(size=size) as reader:
        await reader.search("birch -storm")
        await reader.press("x")
        assert "x take away" in footer(reader)
        assert "esc leave" in footer(reader)


async def test_without_saved_searches_none_can_be_searched_for() -> None:
    async with reading() as reader:
        await reader.press("g", "s")
        assert ":save NAME keeps one" in reader.shown
        assert not {"enter search", "r rename", "d delete", "j/k move"} & set(reader.screen.footer.hints)
        await reader.press("colon")
        assert "tab complete" in footer(reader)
        await reader.type("edit harb")
        assert "tab complete" not in footer(reader)


async def test_the_footer_of_the_facets_tells_of_the_row() -> None:
    async with reading() as reader:
        await reader.press("f")
        assert {"space include", "- leave out", "esc close"} <= set(reader.screen.footer.hints)
        await reader.type("bir")
        assert "esc all values" in footer(reader)
        await reader.press("escape")
        assert "esc close" in footer(reader)
        facets = reader.screen.facets
        assert facets is not None
        facets.cursor = next(at for at, row in enumerate(facets.rows) if row.kind == "bars")
        await reader.settle()
        assert "space range" in footer(reader)
        assert "- leave out" not in footer(reader)
        await reader.press("space")
        assert "esc no range" in footer(reader)


async def test_esc_ends_the_find_first_and_the_help_before_all() -> None:
    async with reading(size=(80, 24)) as reader:
        await reader.press("enter", "slash", *"birch", "enter", "e")
        assert "esc end find" in footer(reader)
        await reader.press("escape")
        assert "esc close" in footer(reader)
        await reader.press("question_mark")
        assert reader.screen.footer.hints == ("esc close",)
        await reader.press("escape")
        assert "enter jump" in footer(reader)
