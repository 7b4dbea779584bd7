"""How many segments there are, and how much is written to keep them few."""

from __future__ import annotations

import random
from dataclasses import dataclass

from metatui.search.merging import FANOUT, segments_to_merge


@dataclass(eq=False)
class Segment:
    size: int
    dead: int = 0

    def doc_count_all(self) -> int:
        return self.size

    def deleted_count(self) -> int:
        return self.dead


def commit(segments: list[Segment], added: int) -> tuple[list[Segment], int]:
    """The segments after a commit, and how many documents it wrote."""
    chosen = segments_to_merge(segments)
    written = added + sum(segment.size - segment.dead for segment in chosen)
    kept = [segment for segment in segments if segment not in chosen]
    return [*kept, Segment(written)] if written else kept, written


def test_segments_stay_few_and_documents_are_rarely_rewritten() -> None:
    chance = random.Random(1)
    segments: list[Segment] = []
    total = written_in_all = 0
    for _ in range(2000):
        added = chance.choice((1, 1, 2, 5, 20))
        segments, written = commit(segments, added)
        total += added
        written_in_all += written
        assert len(segments) <= 5 * FANOUT
        assert sum(segment.size for segment in segments) == total
    assert written_in_all < 6 * total


def test_a_large_index_is_not_rewritten_for_a_small_change() -> None:
    segments = [Segment(100_000), *(Segment(1) for _ in range(FANOUT))]
    assert sum(segment.size for segment in segments_to_merge(segments)) == FANOUT


def test_a_segment_that_is_mostly_deleted_is_rewritten() -> None:
    segments = [Segment(1000, 501), Segment(1000, 499)]
    assert segments_to_merge(segments) == segments[:1]


def test_a_new_index_merges_nothing() -> None:
    assert segments_to_merge([]) == []
    assert segments_to_merge([Segment(10)]) == []
