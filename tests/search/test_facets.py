"""What results have in common: counted as one would by hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date, datetime, timedelta
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_articles import article, ask, entity, figure

from metatui.model import Annotations, Facets
from metatui.search import SearchIndex
from metatui.search.clause_text import facet_clause
from metatui.search.facet_key import facet_key, facet_value
from metatui.search.facets import MOST_BUCKETS, _dates, _starts
from metatui.search.schema import UNDATED, seconds

Build = Callable[..., SearchIndex]


def described(facets: Facets, name: str) -> dict[str, int]:
    return {
        found.value: found.count for facet in facets.facets if facet.name == name for found in facet.values
    }


@pytest.fixture
def index(build: Build) -> SearchIndex:
    one, two, three = "Wang met Scale for $3.", "Wang left Meta.", "Rain on Scale."
    index = build(
        (
            article("a", one, source="Wire", tags=("ai", "deals"), published="2025-01-02"),
            Annotations(
                (entity(one, "person", "Wang"), entity(one, "organisation", "Scale")),
                (figure(one, "$3", 3.0, kind="money", currency="USD"),),
            ),
        ),
        (
            article("b", two, source="Wire", tags=("ai",), published="2025-01-05"),
            Annotations((entity(two, "person", "Wang"), entity(two, "organisation", "Meta"))),
        ),
    )
    index.update(
        [
            (
                article("c", three, source="The  “Post”"),
                Annotations((entity(three, "organisation", "Scale"),)),
            ),
            (article("gone", "rain", source="Gone"), Annotations()),
        ],
        removed=[],
        revision=2,
    )
    index.update([], removed=["gone"], revision=3)
    return index


def test_values_are_counted_over_all_results(index: SearchIndex) -> None:
    everything = index.facets(ask(""))
    assert everything.total == 3
    assert described(everything, "source") == {"Wire": 2, "The Post": 1}
    assert described(everything, "person") == {"Wang": 2}
    assert described(everything, "organisation") == {"Scale": 2, "Meta": 1}
    assert described(everything, "tag") == {"ai": 2, "deals": 1}
    assert described(everything, "unit") == {"USD": 1}
    assert described(everything, "place") == {}
    some = index.facets(ask("wang -left"))
    assert some.total == 1
    assert described(some, "organisation") == {"Scale": 1}
    nothing = index.facets(ask("nowhere"))
    assert nothing.total == 0
    assert not any(facet.values for facet in nothing.facets)
    assert nothing.dates == ()


def test_the_most_frequent_come_first_and_the_rest_is_counted(index: SearchIndex) -> None:
    for facet in index.facets(ask(""), limit=1).facets:
        assert len(facet.values) <= 1
    first = {facet.name: facet for facet in index.facets(ask(""), limit=1).facets}
    assert (first["source"].values[0].value, first["source"].total) == ("Wire", 2)


def test_equal_counts_stand_by_name_whatever_the_limit(build: Build) -> None:
    index = build(*(article(f"{n}", "meta", tags=(f"t{n % 7}",)) for n in range(21)))
    tags = [value.value for facet in index.facets(ask(""), limit=3).facets for value in facet.values]
    assert tags == ["t0", "t1", "t2"]


def test_equal_counts_of_several_segments_stand_by_name(build: Build) -> None:
    index = build(article("a", "meta", tags=("m", "x")), article("b", "meta", tags=("m", "b")))
    for number, tag in enumerate(("c", "a", "x", "a2")):
        index.update(
            [(article(f"{number}", "meta", tags=(tag,)), Annotations())], removed=[], revision=2 + number
        )
    (tags,) = (facet for facet in index.facets(ask(""), limit=4).facets if facet.name == "tag")
    assert [(value.value, value.count) for value in tags.values] == [("m", 2), ("x", 2), ("a", 1), ("a2", 1)]
    assert tags.total == 6


@given(st.lists(st.none() | st.datetimes(datetime(1, 1, 1), datetime(9998, 12, 31)), max_size=12))
def test_each_date_falls_into_its_bucket(moments: list[datetime | None]) -> None:
    numbers = [UNDATED if moment is None else seconds(moment) for moment in moments]
    buckets, undated = _dates(np.array(numbers, dtype=np.int64))
    days = [moment.date() for moment in moments if moment]
    assert undated == len(moments) - len(days)
    assert sum(bucket.count for bucket in buckets) == len(days)
    for bucket in buckets:
        assert bucket.count == sum(bucket.start <= day < bucket.end for day in days)
    if days:
        assert (buckets[0].start, buckets[-1].end) == (min(days), max(days) + timedelta(days=1))
    assert all(one.end == next_one.start for one, next_one in pairwise(buckets))


def test_every_count_is_what_its_clause_finds(build: Build) -> None:
    spellings = ("Wire", "WIRE", "wire", "Wired", "Ẅire", "The “Wire”", "wire ")
    index = build(
        *(article(f"{n}", "meta", source=spellings[n % 7], tags=("Wire", "wire")) for n in range(20))
    )
    index.update([(article("x", "meta", source="WIRE"), Annotations())], removed=["0"], revision=2)
    for facet in index.facets(ask("meta")).facets:
        for value in facet.values:
            assert value.count == len(index.search(ask(f"meta {value.clause}")).ids), value
    assert described(index.facets(ask("meta")), "source")["wire"] == 11  # the usual way of writing it


def test_dates_fall_into_days_without_gaps(index: SearchIndex) -> None:
    facets = index.facets(ask(""))
    assert facets.undated == 1
    assert [(bucket.start, bucket.count) for bucket in facets.dates] == [
        (date(2025, 1, 2), 1),
        (date(2025, 1, 3), 0),
        (date(2025, 1, 4), 0),
        (date(2025, 1, 5), 1),
    ]
    assert all(bucket.end - bucket.start == timedelta(days=1) for bucket in facets.dates)


@given(st.dates(), st.dates())
def test_any_two_dates_are_spanned_by_few_buckets(one: date, other: date) -> None:
    first, last = sorted((one, other))
    starts = _starts(first, last)
    assert starts[0] <= first
    assert starts[-1] > last or starts[-1] == date.max
    assert starts == sorted(set(starts))
    assert len(starts) <= MOST_BUCKETS + 2


@given(st.text(), st.sampled_from(["source", "person", "tag"]))
def test_a_value_survives_its_clause(value: str, name: str) -> None:
    shown = facet_value(value)
    assert facet_value(shown) == shown
    assert facet_key(shown) == facet_key(value)
    clause = facet_clause(name, shown)  # type: ignore[arg-type]
    assert clause.endswith(f':="{shown}"')


def test_counts_equal_a_count_by_hand(build: Build) -> None:
    rows = [
        article(
            f"{number}", f"meta w{number % 3}", source=f"S{number % 5}", tags=(f"t{number % 2}", f"u{number}")
        )
        for number in range(50)
    ]
    index = build(*rows[:20])
    for revision, start in enumerate(range(20, 50, 10), start=2):
        index.update(
            [(row, Annotations()) for row in rows[start : start + 10]], removed=[], revision=revision
        )
    index.update([], removed=[f"{number}" for number in range(0, 50, 4)], revision=9)
    held = [row for row in rows if int(row.id) % 4]
    for query, chosen in (("meta", held), ("w1", [row for row in held if "w1" in row.text])):
        facets = index.facets(ask(query))
        assert described(facets, "source") == Counter(row.source for row in chosen)
        assert described(facets, "tag") == Counter(tag for row in chosen for tag in row.tags)
