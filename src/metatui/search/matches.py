"""What the parts of a query find: documents as rising numbers, and scores of those that are asked for.

Finding comes first and scoring afterwards, so that nothing is reckoned for documents that another part of
the query rules out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from metatui.search.rising import Numbers, rows_in

Mask = NDArray[np.bool_]
Scores = NDArray[np.float64]
Hits = NDArray[np.int64]

# The field whose places are the hits that a reader sees marked.
TEXT = "body"


class Matches(Protocol):
    """What a part of a query finds among the living documents."""

    @property
    def most(self) -> int:
        """So many documents at most, known without looking."""

    @property
    def reads_places(self) -> bool:
        """Whether it takes long to find out, the longer the more documents are asked about."""

    @property
    def numbers(self) -> Numbers:
        """The documents found, rising."""

    def within(self, numbers: Numbers) -> Mask:
        """Which of some living documents, rising, are found."""

    def scores(self, numbers: Numbers) -> Scores | None:
        """The scores of some documents, rising; 0 for what is not found; None when all are 0."""

    def hits(self, numbers: Numbers) -> Hits | None:
        """At how many places of the text each of some documents answers; None when all are 0."""


def scores_of(matches: Matches, numbers: Numbers) -> Scores:
    """The scores of some documents, zeros included."""
    scores = matches.scores(numbers) if len(numbers) else None
    return np.zeros(len(numbers)) if scores is None else scores


def spread(
    own: Numbers, numbers: Numbers, parts: Sequence[Callable[[Numbers], Any]], size: int
) -> NDArray[Any] | None:
    """The sums of what the parts say of the documents found, for other documents that were asked for."""
    sums: NDArray[Any] | None = None
    for part in parts:
        if (added := part(own)) is not None:
            sums = added if sums is None else sums + added
    if sums is None or own is numbers:
        return sums
    here, there = rows_in(numbers, own, size)
    values = np.zeros(len(numbers), dtype=sums.dtype)
    values[here] = sums.take(there)
    return values
