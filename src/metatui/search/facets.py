"""Counting what the documents found have in common."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date, timedelta

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
    columns = [
        (column, found[offset : offset + segment.size])
        for segment, offset in zip(snapshot.segments, snapshot.offsets, strict=True)
        if (column := segment.values(FACET_FIELDS[name])) is not None
    ]
    total = 0
    counts: dict[str, tuple[int, int, str]] = {}  # key → all that have it, and the usual way of writing it
    for column, within in columns:
        counted = column.counted(within)
        present = np.flatnonzero(counted)
        total += len(present)
        if len(columns) == 1 and len(present) > limit:
            # Values have the order of their names: of equal ones the first are taken.
            present = present[np.argsort(-counted[present], kind="stable")[:limit]]
        for number in present.tolist():
            key, value = column.value(number)
            count = int(counted[number])
            before, most, usual = counts.get(key, (0, 0, value))
            counts[key] = before + count, max(most, count), value if count > most else usual
    ordered = sorted((-count, key, value) for key, (count, _, value) in counts.items())[:limit]
    values = tuple(FacetValue(value, -count, facet_clause(name, value)) for count, _, value in ordered)
    return Facet(name, values, total if len(columns) == 1 else len(counts))


def _dates(moments: NDArray[np.int64]) -> tuple[tuple[DateBucket, ...], int]:
    """Buckets of one length without gaps, and how many have no date."""
    dated = moments[moments != UNDATED]
    undated = len(moments) - len(dated)
    if not len(dated):
        return (), undated
    days = dated // _DAY
    first, last = _day(int(days.min())), _day(int(days.max()))
    starts = _starts(first, last)
    edges = np.array([(start - _EPOCH).days for start in starts])
    places = np.minimum(np.searchsorted(edges, days, side="right") - 1, len(starts) - 2)
    counts = np.bincount(places, minlength=len(starts) - 1)
    return tuple(
        DateBucket(start, end, count)
        for start, end, count in zip(starts, starts[1:], counts.tolist(), strict=False)
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
