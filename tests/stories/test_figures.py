from __future__ import annotations

from typing import Any

import pytest

from metatui.model import Figure, FigureKind
from metatui.stories.figures import is_telling, is_tiny, measure_the_same, value_of


def figure(kind: FigureKind, low: Any, high: Any = ..., **details: Any) -> Figure:
    return Figure(0, 1, "x", kind, low, low if high is ... else high, **details)


def test_one_value_in_two_forms_is_the_same() -> None:
    assert value_of(figure("money", 14_300_000_000, currency="USD")) == value_of(
        figure("money", 14.3e9, currency="USD", approximate=True)
    )
    assert value_of(figure("count", 2000, None, bound="min")) == value_of(figure("count", 2000))


@pytest.mark.parametrize(
    "other",
    [
        figure("money", 49, currency="EUR"),
        figure("percent", 49, unit="%"),
        figure("percent", 49, unit="pp"),
        figure("money", 49, 51, currency="USD"),
        figure("money", 50, currency="USD"),
    ],
)
def test_kind_unit_currency_and_both_ends_must_agree(other: Figure) -> None:
    assert value_of(figure("money", 49, currency="USD")) != value_of(other)


def test_what_has_no_value_equals_nothing() -> None:
    assert value_of(figure("money", None, currency="USD")) is None
    assert value_of(figure("ordinal", 3)) is None


@pytest.mark.parametrize(
    "telling",
    [
        figure("money", 14_300_000_000, currency="USD"),
        figure("money", 113e9, 118e9, currency="USD"),
        figure("percent", 49, unit="%"),
        figure("percent", 2.5, unit="%"),
        figure("count", 7000),
        figure("count", 214),
        figure("count", 10, 20),
        figure("measure", 5, unit="gigawatt"),
        figure("measure", 1240, unit="kg"),
        figure("date", "2025-06-12"),
        figure("count", 2000, None, bound="min"),
        figure("ratio", 0.004),
    ],
)
def test_specific_figures_tell(telling: Figure) -> None:
    assert is_telling(telling)


@pytest.mark.parametrize(
    "trivial",
    [
        figure("count", 2),
        figure("count", 12),
        figure("count", 100),
        figure("percent", 50, unit="%"),
        figure("date", "2025"),
        figure("date", "2025-06"),
        figure("date", "XXXX-06"),
        figure("date", None),
        figure("duration", 3, unit="year"),
        figure("ordinal", 1),
        figure("measure", 5, unit="km"),
        figure("money", 5, currency="USD"),
        figure("money", None, currency="USD"),
    ],
)
def test_small_round_and_vague_figures_do_not(trivial: Figure) -> None:
    assert not is_telling(trivial)


def test_measures_agree_by_a_word_that_both_have() -> None:
    one, other = figure("count", 9, measures="people killed"), figure("count", 9, measures="killed people")
    assert measure_the_same(one, other)
    assert not measure_the_same(one, figure("count", 9, measures="bolts of the gear"))
    assert not measure_the_same(one, figure("count", 9))


def test_to_agree_surely_takes_more_than_an_everyday_word() -> None:
    people = figure("count", 9, measures="people")
    assert measure_the_same(people, people)
    assert not measure_the_same(people, people, surely=True)
    bolts = figure("count", 9, measures="bolts")
    assert measure_the_same(bolts, bolts, surely=True)


def test_one_two_and_three_are_tiny() -> None:
    assert is_tiny(figure("count", 2))
    assert not is_tiny(figure("count", 4))
    assert not is_tiny(figure("count", 2, 5))
    assert not is_tiny(figure("date", "2025"))
