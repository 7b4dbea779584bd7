"""Counting what the documents found have in common."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from metatui.model import FACET_NAMES, DateBucket, Facet, FacetName, Facets, FacetValue
from metatui.search.clause_text import facet_clause
from metatui.search.facet_key import FACET_FIELDS
from metatui.search.schema import UNDATED
from metatui.search.snapshot import Mask, Snapshot

# A chart of dates has at most so many bars.
MOST_BUCKETS = 40
_DAY = 86_400
_EPOCH = date(1970, 1, 1)


def count_facets(snapshot: Snapshot, found: Mask, limit: int) -> Facets:
    """The facets of the documents of a mask, with at most `limit` values each."""
    began = time.perf_counter()
    facets = tuple(_facet(snapshot, found, name, limit) for name in FACET_NAMES)
    dates, undated = _dates(snapshot.published[found])
    return Facets(int(found.sum()), facets, dates, undated, (time.perf_counter() - began) * 1000)


def _facet(snapshot: Snapshot, found: Mask, name: FacetName, limit: int) -> Facet:
    counted = snapshot.facet_table(FACET_FIELDS[name]).counted(found, limit)
    values = tuple(FacetValue(value, count, facet_clause(name, value)) for value, count in counted.values)
    return Facet(name, values, counted.total)


def _dates(moments: NDArray[np.int64]) -> tuple[tuple[DateBucket, ...], int]:
    """Buckets of one length without gaps, and how many have no date.

    The first one begins with the first day that has anything, and the last one ends with the last.
    """
    ordered = np.sort(moments)
    undated = int(np.searchsorted(ordered, UNDATED, side="right"))  # before any date there is
    dated = ordered[undated:]
    if not len(dated):
        return (), undated
    first, last = _day(int(dated[0]) // _DAY), _day(int(dated[-1]) // _DAY)
    starts = [first, *_starts(first, last)[1:-1], last + timedelta(days=1)]
    edges = np.array([(start - _EPOCH).days * _DAY for start in starts[1:-1]], dtype=np.int64)
    firsts = [0, *np.searchsorted(dated, edges).tolist(), len(dated)]
    return tuple(
        DateBucket(start, end, beyond - before)
        for (start, before), (end, beyond) in pairwise(zip(starts, firsts, strict=True))
    ), undated


def _day(number: int) -> date:
    """The day so many days after 1970 began; what no calendar has is the nearest that it has."""
    lowest, highest = (date.min - _EPOCH).days, (date.max - _EPOCH).days - 366
    return _EPOCH + timedelta(days=min(max(number, lowest), highest))


def _starts(first: date, last: date) -> list[date]:
    """Where the buckets from the first to the last day begin, and where the last one ends."""
    for step in (_days, _weeks, _months, _years):
        starts = []
        for start in step(first):
            starts.append(start)
            if start > last:
                return starts
            if len(starts) > MOST_BUCKETS:
                break
    return _many_years(first, last)


def _days(first: date) -> Iterator[date]:
    while True:
        yield first
        first += timedelta(days=1)


def _weeks(first: date) -> Iterator[date]:
    monday = first - timedelta(days=min(first.weekday(), (first - date.min).days))
    while True:
        yield monday
        monday += timedelta(days=7)


def _months(first: date) -> Iterator[date]:
    month = first.replace(day=1)
    while True:
        yield month
        month = (month + timedelta(days=31)).replace(day=1)


def _years(first: date) -> Iterator[date]:
    year = first.year
    while year <= date.max.year:
        yield date(year, 1, 1)
        year += 1


def _many_years(first: date, last: date) -> list[date]:
    span = -(-(last.year - first.year + 1) // MOST_BUCKETS)
    starts = [date(year, 1, 1) for year in range(first.year, min(last.year + span, date.max.year) + 1, span)]
    return starts if starts[-1] > last else [*starts, date.max]
