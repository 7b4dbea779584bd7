"""Sorted lists of documents, against sets; by each of the two ways that every function chooses from."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from metatui.search.rising import Numbers, contained, rows_in, summed, union

_SIZE = 60
_LISTS = st.sets(st.integers(0, _SIZE - 1), max_size=_SIZE).map(sorted)
each_way = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(params=["by looking up or sorting", "by marking"], autouse=True)
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    marking = request.param == "by marking"
    monkeypatch.setattr("metatui.search.rising._LOOK_UP", 10**6 if marking else 0)
    monkeypatch.setattr("metatui.search.rising._SORT", 10**6 if marking else 0)
    monkeypatch.setattr("metatui.search.rising._CLEAR", 10**6 if marking else 1e-6)


def numbers(values: list[int]) -> Numbers:
    return np.array(values, dtype=np.int32)


@each_way
@given(_LISTS, _LISTS)
def test_rows_are_those_of_what_both_have(one: list[int], other: list[int]) -> None:
    here, there = rows_in(numbers(one), numbers(other), _SIZE)
    both = sorted(set(one) & set(other))
    assert here.tolist() == [one.index(value) for value in both]
    assert there.tolist() == [other.index(value) for value in both]


@each_way
@given(_LISTS, st.lists(_LISTS, max_size=3))
def test_contained_is_what_any_list_has(one: list[int], lists: list[list[int]]) -> None:
    found = contained(numbers(one), [numbers(other) for other in lists], _SIZE)
    assert found.tolist() == [any(value in other for other in lists) for value in one]


@each_way
@given(st.lists(_LISTS, max_size=4))
def test_a_union_has_each_number_once(lists: list[list[int]]) -> None:
    assert union([numbers(other) for other in lists], _SIZE).tolist() == sorted(set().union(*lists))


@each_way
@given(st.lists(st.tuples(st.integers(0, _SIZE - 1), st.integers(1, 255)), max_size=80))
def test_counts_are_summed(pairs: list[tuple[int, int]]) -> None:
    expected: Counter[int] = Counter()
    for number, count in pairs:
        expected[number] += count
    counts = np.array([count for _, count in pairs], dtype=np.uint8)
    found, sums = summed(numbers([number for number, _ in pairs]), counts, _SIZE)
    assert list(zip(found.tolist(), sums.tolist(), strict=True)) == sorted(expected.items())
