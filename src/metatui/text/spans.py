"""Spans: half-open ranges of offsets, sorted, that do not overlap."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence


class SpanIndex(NamedTuple):
    """Sorted spans with a label each, searched by bisection.

    Build it with `SpanIndex.of`; spans must not overlap one another.
    """

    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    labels: tuple[str, ...] = ()

    @classmethod
    def of(cls, spans: Sequence[tuple[int, int, str]]) -> SpanIndex:
        """The index of (start, end, label) triples in any order."""
        ordered = sorted(spans)
        return cls(
            tuple(start for start, _, _ in ordered),
            tuple(end for _, end, _ in ordered),
            tuple(label for _, _, label in ordered),
        )

    def __len__(self) -> int:
        return len(self.starts)

    def within(self, start: int, end: int) -> list[tuple[int, int, str]]:
        """The parts of the spans that lie in start:end, as offsets relative to `start`."""
        return [
            (max(self.starts[i], start) - start, min(self.ends[i], end) - start, self.labels[i])
            for i in self.numbers_within(start, end)
        ]

    def numbers_within(self, start: int, end: int) -> range:
        """The numbers of the spans of which a part lies in start:end."""
        return range(bisect_right(self.ends, start), bisect_left(self.starts, end))

    def after(self, offset: int) -> int | None:
        """The number of the first span that begins behind `offset`."""
        index = bisect_right(self.starts, offset)
        return index if index < len(self.starts) else None

    def before(self, offset: int) -> int | None:
        """The number of the last span that begins before `offset`."""
        index = bisect_left(self.starts, offset) - 1
        return index if index >= 0 else None
