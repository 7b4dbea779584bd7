"""The ledger: every figure by quantity, filtered, sorted, drawn over time, opened at its place."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from driving import MEDIUM, NARROW, WIDE, Reader, reading
from fake_newsroom import NOW, FakeNewsroom

from metatui.model import Figure, LedgerEntry, LedgerQuantity
from metatui.tui.glyphs import ASCII, UNICODE
from metatui.tui.ledger_table import LEDGER_ORDERS, LedgerColumns, LedgerFilter
from metatui.tui.screens.ledger import LedgerScreen
from metatui.tui.screens.quantity import QuantityScreen
from metatui.tui.value_chart import chart_lines

HEAD = FakeNewsroom().articles()[0]


def entry(value: float, days: int = 0, high: float | None = None, **fields: object) -> LedgerEntry:
    figure = Figure(
        0, 1, "1", "money", value, high or value, currency="EUR", measures="revenue", owner="Alder"
    )
    head = replace(HEAD, id=str(days), published=NOW + timedelta(days=days))
    return LedgerEntry(replace(figure, **fields), head)  # type: ignore[arg-type]


def quantity(*entries: LedgerEntry) -> LedgerQuantity:
    first = entries[0].figure
    return LedgerQuantity(first.kind, first.unit, first.currency, first.owner, first.measures, entries)


REVENUE = quantity(entry(5e9), entry(4e9, -400))
FINE = quantity(entry(2e6, -3, measures="fine", owner="Birch"))
STAFF = quantity(entry(900, -9, kind="count", currency=None, measures="employees"))


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", [REVENUE, FINE, STAFF]),
        ("rev", [REVENUE]),
        ("alder", [REVENUE, STAFF]),
        ("count", [STAFF]),
        ("EUR birch", [FINE]),
        (">1bn", [REVENUE]),
        ("<5m", [FINE, STAFF]),
        (">1k <1bn", [FINE]),
        (">=900 <=900", [STAFF]),
        ("nothing", []),
    ],
)
def test_words_and_limits_filter(typed: str, found: list[LedgerQuantity]) -> None:
    assert LedgerFilter([REVENUE, FINE, STAFF], UNICODE).fitting(typed, "articles") == found


def test_the_orders() -> None:
    table = LedgerFilter([STAFF, FINE, REVENUE], UNICODE)
    assert table.fitting("", "articles")[0] == REVENUE
    assert table.fitting("", "date") == [REVENUE, FINE, STAFF]
    assert table.fitting("", "value") == [STAFF, REVENUE, FINE], "one unit after the other"
    assert len(LEDGER_ORDERS) == 3


@pytest.mark.parametrize("width", [200, 118, 78, 60, 40, 12])
def test_a_row_is_as_wide_as_its_heading_and_no_wider_than_there_is_room(width: int) -> None:
    columns = LedgerColumns.fitting(width)
    value, rest = columns.line(REVENUE, UNICODE)
    assert len(value + rest) == len(columns.heading())
    assert len(value + rest) <= max(width, 31)
    assert "€5bn +1" in value


def test_the_chart_has_dots_and_ranges_by_day() -> None:
    lines = chart_lines([entry(10, 0), entry(0, -9), entry(2, -4, high=6)], 60, ASCII)
    assert [line.split()[0] for line in lines] == ["21", "26", "2"]
    dots = [line[14:] for line in lines]
    assert dots[0].startswith("o ")
    assert "o-" in dots[1]
    assert dots[2].index("o") > dots[1].rindex("o")
    assert all(len(line) <= 60 for line in lines)
    assert chart_lines([entry(5), entry(5, -4)], 60, ASCII) == [], "all say the same"
    assert chart_lines([entry(5)], 60, ASCII) == []
    assert len(chart_lines([entry(n, -n) for n in range(40)], 60, UNICODE, most=5)) == 5


def test_a_value_stands_at_the_time_for_which_it_is_given() -> None:
    told = [entry(10, 0, as_of="2024"), entry(4, -9, as_of="2025-H1"), entry(7, -9, as_of="2023")]
    lines = chart_lines([*told, entry(10, -3, as_of="2024")], 60, ASCII)
    assert [line[1:9].strip() for line in lines] == ["2023", "2024", "H1 2025"]


def test_what_was_before_some_day_is_no_value_of_that_day() -> None:
    start = entry(4, text="€4", sentence="€5, up from €4")
    change = entry(5, text="€5", sentence="€5, up from €4", compared_to="€4")
    assert chart_lines([change, start], 60, ASCII) == []
    earlier = entry(4, -9)
    assert len(chart_lines([change, start, earlier], 60, ASCII)) == 2


def table(reader: Reader) -> LedgerScreen:
    assert isinstance(reader.app.screen, LedgerScreen)
    return reader.app.screen


async def test_f_shows_all_figures_and_enter_leads_to_the_sentence() -> None:
    async with reading(size=WIDE) as reader:
        await reader.press("F")
        assert "Figures · 5 quantities" in reader.shown or "Figures" in reader.shown
        await reader.type("homes")
        assert "40,000" in reader.shown
        assert "3,100" not in "".join(reader.lines[4:])
        await reader.press("enter")
        assert isinstance(reader.app.screen, QuantityScreen)
        assert "A storm cut power to 40,000 homes" in reader.shown
        await reader.press("enter")
        assert reader.app.screen is reader.screen
        assert reader.title == "Storm cuts power to 40,000 homes along the coast"
        await reader.press("ctrl+o")
        assert reader.title == "Harbour bank agrees to buy Birch Mutual for €4.2 billion"


async def test_it_sorts_clears_its_filter_and_closes() -> None:
    async with reading(size=MEDIUM) as reader:
        await reader.press("F")
        assert "most articles first" in reader.shown
        await reader.press("tab")
        assert "largest first" in reader.shown
        await reader.press("shift+tab")
        await reader.type("zzz")
        assert "No figure fits that." in reader.shown
        await reader.press("escape")
        assert table(reader).query_one("#ledger-filter").value == ""  # type: ignore[attr-defined]
        await reader.press("escape")
        assert reader.app.screen is reader.screen


async def test_it_is_that_of_the_results() -> None:
    async with reading(size=WIDE) as reader:
        await reader.search("grid")
        await reader.press("F")
        assert "in the results of grid" in reader.shown
        assert "€4.2bn" not in "".join(reader.lines[3:30])


async def test_it_fits_where_there_is_little_room_and_in_ascii() -> None:
    async with reading(size=NARROW) as reader:
        await reader.press("F")
        assert all(len(line) <= 40 for line in reader.lines)
        assert "€4.2bn" in reader.shown


async def test_an_empty_library_has_no_figures() -> None:
    async with reading(FakeNewsroom([]), size=WIDE) as reader:
        await reader.press("F")
        assert "No figures in these articles." in reader.shown
