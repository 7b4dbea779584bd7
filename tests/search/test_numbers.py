"""Comparisons as people type them, and which figures meet them."""

from __future__ import annotations

import pytest

from metatui.model import Figure
from metatui.search import parse
from metatui.search.figure_match import meets
from metatui.search.numbers import normalise_unit, parse_comparison
from metatui.search.syntax import positive_leaves


def figure(low: object, high: object = None, **more: object) -> Figure:
    return Figure(0, 1, "x", "count", low, high if high is not None else low, **more)  # type: ignore[arg-type]


BILLIONS = figure(14.3e9, currency="USD")
PERCENT = figure(49, unit="%")
RANGE = figure(113e9, 118e9, currency="USD")


@pytest.mark.parametrize(
    ("query", "found", "missed"),
    [
        ("num:>1bn", [BILLIONS, RANGE], [PERCENT]),
        ("num:>14.3bn", [RANGE], [BILLIONS]),
        ("num:>=14.3bn", [BILLIONS], [PERCENT]),
        ("num:≤49", [PERCENT], [BILLIONS]),
        ("num:<49", [], [PERCENT]),
        ("num:49", [PERCENT], [BILLIONS]),
        ("num:49%", [PERCENT], [figure(49), figure(49, unit="pp")]),
        ("num:14.3bn", [BILLIONS], [RANGE]),
        ("num:14,300,000,000", [BILLIONS], [RANGE]),
        ("num:$14.3bn", [BILLIONS], [figure(14.3e9, currency="EUR")]),
        ("num:115bn", [RANGE], [BILLIONS]),
        ("num:100bn..120bn", [RANGE], [BILLIONS]),
        ("num:40..", [PERCENT, RANGE], [figure(39)]),
        ("num:..50", [PERCENT], [RANGE]),
        ("num:1–50", [PERCENT], [RANGE]),
        ("num:>1bn num:<20bn", [BILLIONS], [RANGE, PERCENT]),
        ("num:>1bn unit:USD", [BILLIONS], [figure(2e9, currency="EUR"), figure(2e9)]),
        ("unit:%", [PERCENT], [BILLIONS]),
        ("unit:percent", [PERCENT], [BILLIONS]),
        ("unit:$", [BILLIONS], [PERCENT]),
        ("unit:year", [figure(5, unit="year")], [PERCENT]),
        ("num:>100km", [figure(150, unit="km")], [figure(150), figure(99, unit="km")]),
        ("num:-5", [figure(-5)], [figure(5)]),
        ("num:>0", [figure(1)], [figure("2025"), figure(None)]),
    ],
)
def test_figures_meet_comparisons(query: str, found: list[Figure], missed: list[Figure]) -> None:
    tests = next(positive_leaves(parse(query).root))
    assert isinstance(tests, tuple)
    assert [meets(entry, tests) for entry in found] == [True] * len(found)
    assert [meets(entry, tests) for entry in missed] == [False] * len(missed)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1k", 1e3),
        ("2.5m", 2.5e6),
        ("3 million", 3e6),
        ("4bn", 4e9),
        ("5b", 5e9),
        ("6tn", 6e12),
        ("0.1", 0.1),
    ],
)
def test_scales(text: str, value: float) -> None:
    comparison = parse_comparison(f">{text}")
    assert comparison is not None
    assert comparison.low == value


@pytest.mark.parametrize("text", ["", ">", "many", "1..many", "1.2.3", "bn", "$", ">-", "1e5x!", "٣"])
def test_what_is_no_comparison(text: str) -> None:
    assert parse_comparison(text) is None


def test_units_are_compared_in_one_form() -> None:
    assert {normalise_unit(text) for text in ("USD", "usd", "$")} == {"usd"}
    assert {normalise_unit(text) for text in ("%", "percent", "per cent")} == {"%"}
