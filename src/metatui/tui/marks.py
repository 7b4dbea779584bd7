"""Which parts of an article are marked, and how: entities, figures, hits, and the one chosen just now."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from metatui.text.spans import SpanIndex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from metatui.model import Annotations, Span


class ArticleMarks(NamedTuple):
    """All marks of one article. `annotated` has one span per mention and figure, labelled with its kind."""

    annotated: SpanIndex = SpanIndex()
    hits: SpanIndex = SpanIndex()
    owners: tuple[int, ...] = ()  # for each span of `annotated` the number of its entity, -1 for a figure

    @classmethod
    def of(cls, annotations: Annotations | None, hits: Sequence[Span] = ()) -> ArticleMarks:
        """The marks of an article searched for these hits, with its annotations if they are there."""
        spans: list[tuple[int, int, str, int]] = []
        if annotations is not None:
            for number, entity in enumerate(annotations.entities):
                spans += [(mention.start, mention.end, entity.kind, number) for mention in entity.mentions]
            spans += [(figure.start, figure.end, "figure", -1) for figure in annotations.figures]
            spans.sort()
        return cls(
            SpanIndex.of([(start, end, label) for start, end, label, _ in spans]),
            SpanIndex.of([(start, end, "hit") for start, end in hits]),
            tuple(owner for *_, owner in spans),
        )

    def around_chosen(self, entity: int, start: int, end: int) -> list[tuple[int, int, str]]:
        """The marks in start:end, relative to `start`: one entity stands out, all others are quiet."""
        found: list[tuple[int, int, str]] = []
        numbers = self.annotated.numbers_within(start, end)
        for number, (first, last, kind) in zip(numbers, self.annotated.within(start, end), strict=True):
            if self.owners[number] == entity:
                found += [(first, last, kind), (first, last, "chosen")]
            else:
                found.append((first, last, "quiet"))
        return found

    def count(self, label: str) -> int:
        """How many marks of a kind the text has."""
        return self.annotated.labels.count(label)


def sparkline(starts: Sequence[int], length: int, bars: str, width: int = 5) -> str:
    """Where in a text of `length` characters something is mentioned: `width` cells, blank where it is not.

    The tallest bar is the part with most mentions; where there are few, one mention stays a low bar.
    """
    if not length:
        return " " * width
    counts = [0] * width
    for start in starts:
        counts[min(start * width // length, width - 1)] += 1
    most = max(*counts, 4)
    return "".join(" " if not n else bars[max((n * len(bars) + most - 1) // most - 1, 0)] for n in counts)


def next_place(places: Sequence[int], here: int, direction: int) -> int | None:
    """The place after (or before) an offset in a sorted sequence, round the end; None when there is none."""
    if not places:
        return None
    if direction > 0:
        index = bisect_right(places, here)
        return places[index % len(places)]
    index = bisect_right(places, here - 1) - 1
    return places[index]
