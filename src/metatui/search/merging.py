"""Which segments a commit merges: enough that they stay few, little enough that it does not stall."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

# Segments of one tier hold numbers of documents within a factor of FANOUT; that many of a tier become one of
# the next. So each document is merged log(n) / log(FANOUT) times in all, and most commits merge little.
FANOUT = 8
_SMALLEST = 16


class Sized(Protocol):
    """A segment, as far as merging is concerned."""

    def doc_count_all(self) -> int: ...

    def deleted_count(self) -> int: ...


S = TypeVar("S", bound=Sized)


def segments_to_merge(segments: Sequence[S]) -> list[S]:
    """The segments that the next commit should join into its own, in their order.

    Chosen are full tiers, from the smallest up, with what they make counted into the next tier; and segments
    half of whose documents are deleted, when they are small enough to belong to a chosen tier or below.
    """
    living = {id(segment): segment.doc_count_all() - segment.deleted_count() for segment in segments}
    tiers: dict[int, list[S]] = {}
    for segment in segments:
        tiers.setdefault(_tier(living[id(segment)]), []).append(segment)
    chosen: list[S] = []
    carried = 0
    for tier in range(max(tiers, default=0) + 1):
        held = tiers.get(tier, [])
        if len(held) + (carried > 0 and _tier(carried) >= tier) >= FANOUT:
            chosen += held
            carried += sum(living[id(segment)] for segment in held)
    for segment in segments:
        mostly_dead = segment.deleted_count() * 2 > segment.doc_count_all()
        if mostly_dead and segment not in chosen:
            chosen.append(segment)
    return [segment for segment in segments if segment in chosen]


def _tier(documents: int) -> int:
    tier, limit = 0, _SMALLEST
    while documents > limit:
        tier, limit = tier + 1, limit * FANOUT
    return tier
