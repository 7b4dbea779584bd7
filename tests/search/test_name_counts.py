"""The names of the articles found, counted as one would by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from small_articles import article, entity

from metatui.model import Annotations, DateBucket, NameCount
from metatui.search import SearchIndex, parse

Build = Callable[..., SearchIndex]


@pytest.fixture
def index(build: Build) -> SearchIndex:
    def told(id: str, day: str | None, *names: tuple[str, str, float]):
        text = " and ".join(name for name, _, _ in names) + " met."
        entities = (replace(entity(text, kind, name), salience=salience) for name, kind, salience in names)
        return article(id, text, published=day), Annotations(tuple(entities))

    index = build(
        told("a", "2025-01-01", ("Wang", "person", 0.9), ("Meta", "organisation", 0.3)),
        told("b", "2025-01-09", ("Wang", "person", 0.2), ("Scale", "organisation", 0.6)),
    )
    index.update(
        [
            told("c", "2025-01-16", ("META", "organisation", 0.7), ("Meta", "product", 0.7)),
            told("d", None, ("Wang", "person", 0.8)),
            told("gone", "2025-02-01", ("Wang", "person", 0.9)),
        ],
        removed=[],
        revision=2,
    )
    index.update([], removed=["gone"], revision=3)
    return index


def names(index: SearchIndex, query: str = "", limit: int = 10) -> list[NameCount]:
    return list(index.names(parse(query), ("person", "organisation"), limit=limit).names)


def test_names_are_counted_with_what_is_about_them(index: SearchIndex) -> None:
    counted = [(one.name, one.kind, one.articles, one.about) for one in names(index)]
    assert counted == [
        ("Wang", "person", 3, 2),
        ("Meta", "organisation", 2, 1),
        ("Scale", "organisation", 1, 1),
    ]
    assert names(index)[0].clause == 'who:="Wang"'


def test_a_query_narrows_and_a_limit_cuts(index: SearchIndex) -> None:
    assert [(one.name, one.articles) for one in names(index, "who:wang org:meta")] == [
        ("Meta", 1),
        ("Wang", 1),
    ]
    assert [one.name for one in names(index, limit=1)] == ["Wang"]
    assert index.names(parse(""), ("person", "organisation"), limit=1).total == 3
    assert names(index, "nobody") == []


def test_time_is_cut_into_equal_periods_that_count_the_dated_articles(index: SearchIndex) -> None:
    counts = index.names(parse(""), ("person", "organisation"), limit=10)
    assert counts.periods[0] == DateBucket(date(2025, 1, 1), date(2025, 1, 3), 1)
    assert (len(counts.periods), counts.periods[-1].end) == (8, date(2025, 1, 17))
    assert [one.over_time for one in counts.names[:2]] == [(1, 0, 0, 0, 1, 0, 0, 0), (1, 0, 0, 0, 0, 0, 0, 1)]


def test_change_compares_the_last_days_with_as_many_before(index: SearchIndex) -> None:
    counts = index.names(parse(""), ("person", "organisation"), limit=10)
    assert counts.recent_days == 8
    assert {one.name: one.change for one in counts.names} == {"Wang": 0, "Meta": 0, "Scale": 1}


def test_without_dates_there_are_no_periods(index: SearchIndex) -> None:
    counts = index.names(parse("id-nothing OR (wang -meta -scale)"), ("person",), limit=10)
    assert (counts.periods, counts.recent_days) == ((), 0)
    assert [(one.name, one.over_time, one.change) for one in counts.names] == [("Wang", (), 0)]
