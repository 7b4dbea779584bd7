"""Counting the names of the documents found: in how many they stand, how many are about them, and when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import partial

import numpy as np
from numpy.typing import NDArray

from metatui.model import DateBucket, EntityKind, NameCount, NameCounts
from metatui.search.analyzer import encoded
from metatui.search.clause_text import facet_clause
from metatui.search.codec.field_reader import Postings
from metatui.search.facet_column import FacetColumn
from metatui.search.facet_key import ABOUT_FIELDS, FACET_FIELDS, FACET_OF, prefix_of
from metatui.search.schema import UNDATED
from metatui.search.segment import Segment
from metatui.search.snapshot import Mask, Snapshot

# So many periods show when a name was in the news.
_PERIODS = 8
_MOST_RECENT_DAYS = 30
_DAY = 86_400
_EPOCH = date(1970, 1, 1)


class _Counted:
    """What is known of one name so far."""

    def __init__(self, kind: EntityKind, columns: int) -> None:
        self.kind: EntityKind = kind
        self.value = ""
        self.most = 0
        self.numbers = [0] * columns
        self.about = 0

    def add(self, value: str, numbers: list[int]) -> None:
        """Count those of one more segment; the name is shown as most articles write it."""
        self.numbers = [before + more for before, more in zip(self.numbers, numbers, strict=True)]
        if numbers[0] > self.most:
            self.most, self.value = numbers[0], value


def count_names(snapshot: Snapshot, found: Mask, kinds: Sequence[EntityKind], limit: int) -> NameCounts:
    """The names of these kinds in the documents of a mask: the `limit` ones of most documents.

    Kinds without a facet (events, others) are not counted.
    """
    kinds = [kind for kind in kinds if kind in FACET_OF]
    periods, masks = _periods(snapshot.published, found)
    recent_days, windows = _windows(snapshot.published, found)
    counted: dict[tuple[EntityKind, str], _Counted] = {}
    for kind in kinds:
        _count(snapshot, [found, *masks, *windows], kind, counted)
        _count_about(snapshot, found, kind, counted)
    best = sorted(counted.items(), key=lambda item: (-item[1].numbers[0], item[0][1], item[0][0]))
    names = []
    for _, one in best[:limit]:
        articles, *over_time, recent, before = one.numbers
        names.append(
            NameCount(
                one.value,
                one.kind,
                articles,
                one.about,
                tuple(over_time),
                recent - before,
                facet_clause(FACET_OF[one.kind], one.value),
            )
        )
    return NameCounts(tuple(names), len(counted), periods, recent_days)


def reach_of(snapshot: Snapshot, names: Sequence[tuple[EntityKind, str]]) -> tuple[int, ...]:
    """In how many documents each name is, however it is written; 0 for kinds without a facet."""
    return tuple(
        len(
            snapshot.frequencies(partial(_postings, FACET_FIELDS[FACET_OF[kind]], encoded(prefix_of(name))))[
                0
            ]
        )
        if kind in FACET_OF
        else 0
        for kind, name in names
    )


def named(snapshot: Snapshot, names: Iterable[tuple[EntityKind, str]]) -> NDArray[np.int64]:
    """The numbers of the documents that have one of these names, however it is written, rising."""
    found = [
        snapshot.frequencies(partial(_postings, FACET_FIELDS[FACET_OF[kind]], encoded(prefix_of(name))))[0]
        for kind, name in names
        if kind in FACET_OF
    ]
    numbers: NDArray[np.int64] = np.unique(np.concatenate(found)) if found else np.zeros(0, dtype=np.int64)
    return numbers


def _postings(field: str, prefix: bytes, segment: Segment) -> Postings:
    return segment.prefixed(field, prefix)


def _count(
    snapshot: Snapshot,
    masks: Sequence[Mask],
    kind: EntityKind,
    counted: dict[tuple[EntityKind, str], _Counted],
) -> None:
    for column, within in _columns(snapshot, FACET_FIELDS[FACET_OF[kind]], masks):
        table = np.stack([column.counted(mask) for mask in within], axis=1)
        present = np.flatnonzero(table[:, 0])
        for number, numbers in zip(present.tolist(), table[present].tolist(), strict=True):
            key, value = column.value(number)
            counted.setdefault((kind, key), _Counted(kind, len(masks))).add(value, numbers)


def _count_about(
    snapshot: Snapshot, found: Mask, kind: EntityKind, counted: dict[tuple[EntityKind, str], _Counted]
) -> None:
    for column, (within,) in _columns(snapshot, ABOUT_FIELDS[FACET_OF[kind]], [found]):
        counts = column.counted(within)
        for number in np.flatnonzero(counts).tolist():
            counted[kind, column.value(number)[0]].about += int(counts[number])


def _columns(snapshot: Snapshot, field: str, masks: Sequence[Mask]) -> list[tuple[FacetColumn, list[Mask]]]:
    """The values of a field in each segment, with the part of each mask that belongs to it."""
    return [
        (column, [mask[offset : offset + segment.size] for mask in masks])
        for segment, offset in zip(snapshot.segments, snapshot.offsets, strict=True)
        if (column := segment.values(field)) is not None
    ]


def _periods(published: NDArray[np.int64], found: Mask) -> tuple[tuple[DateBucket, ...], list[Mask]]:
    """Periods of equal length over the dated documents found, and the documents of each."""
    dated = found & (published != UNDATED)
    if not dated.any():
        return (), []
    days = published // _DAY
    first, last = int(days[dated].min()), int(days[dated].max())
    length = -(-(last - first + 1) // _PERIODS)
    buckets, masks = [], []
    for start in range(first, last + 1, length):
        mask = dated & (days >= start) & (days < start + length)
        buckets.append(DateBucket(_day(start), _day(start + length), int(mask.sum())))
        masks.append(mask)
    return tuple(buckets), masks


def _windows(published: NDArray[np.int64], found: Mask) -> tuple[int, tuple[Mask, Mask]]:
    """The last days of the documents found and as many before, at most half of the time they span each."""
    dated = found & (published != UNDATED)
    if not dated.any():
        return 0, (dated, dated)
    days = published // _DAY
    first, last = int(days[dated].min()), int(days[dated].max())
    length = min(max((last - first + 1) // 2, 1), _MOST_RECENT_DAYS)
    recent = dated & (days > last - length)
    return length, (recent, dated & ~recent & (days > last - 2 * length))


def _day(number: int) -> date:
    """The day so many days after 1970 began; what no calendar has is the nearest that it has."""
    lowest, highest = (date.min - _EPOCH).days, (date.max - _EPOCH).days
    return _EPOCH + timedelta(days=min(max(number, lowest), highest))
