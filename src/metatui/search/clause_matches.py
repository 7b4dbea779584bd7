"""What the parts of a query find: documents as rising numbers, and scores of those that are asked for.

Finding comes first and scoring afterwards, so that nothing is reckoned for documents that another part of
the query rules out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from metatui.search.rising import Numbers, Rows, contained, rows_in, union

Mask = NDArray[np.bool_]
Scores = NDArray[np.float64]
Hits = NDArray[np.int64]

# The field whose places are the hits that a reader sees marked.
_TEXT = "body"
# From this part of all documents on, adding in an array of all is faster than looking documents up.
_DENSE = 8


class ScoredList(Protocol):
    """Documents that something stands in: living ones, rising, with how often it stands in each."""

    @property
    def field(self) -> str: ...
    @property
    def numbers(self) -> Numbers: ...
    @property
    def times(self) -> NDArray[Any]: ...

    def scores_at(self, rows: Rows | None) -> Scores:
        """The scores of some of the documents, by their rows; None for all."""


class Matches(Protocol):
    """What a part of a query finds among the living documents."""

    @property
    def most(self) -> int:
        """So many documents at most, known without looking."""

    @property
    def numbers(self) -> Numbers:
        """The documents found, rising."""

    def within(self, numbers: Numbers) -> Mask:
        """Which of some living documents, rising, are found."""

    def scores(self, numbers: Numbers) -> Scores | None:
        """The scores of some documents, rising; 0 for what is not found; None when all are 0."""

    def hits(self, numbers: Numbers) -> Hits | None:
        """At how many places of the text each of some documents answers; None when all are 0."""


class AnyOf:
    """What any of several parts finds; scores and hits are added up. `size` is that of the snapshot."""

    def __init__(self, lists: Sequence[ScoredList], others: Sequence[Matches], size: int) -> None:
        self._lists = [found for found in lists if len(found.numbers)]
        self._others = others
        self._size = size

    @property
    def most(self) -> int:
        return sum(len(found.numbers) for found in self._lists) + sum(part.most for part in self._others)

    @cached_property
    def numbers(self) -> Numbers:
        lists = [found.numbers for found in self._lists] + [part.numbers for part in self._others]
        return union(lists, self._size)

    def within(self, numbers: Numbers) -> Mask:
        found = contained(numbers, [found.numbers for found in self._lists], self._size)
        for part in self._others:
            found |= part.within(numbers)
        return found

    def scores(self, numbers: Numbers) -> Scores | None:
        lengths = [len(numbers), *(len(found.numbers) for found in self._lists)]
        if min(lengths[0], max(lengths[1:], default=0)) * _DENSE > self._size:
            sums = self._dense_sums().take(numbers)
        else:
            sums = self._sparse_sums(numbers)
        for part in self._others:
            if (added := part.scores(numbers)) is not None:
                sums += added
        return sums

    def _dense_sums(self) -> Scores:
        """The sums over the lists for all documents: to add there takes no looking up."""
        sums = np.zeros(self._size)
        for number, found in enumerate(self._lists):
            rows = found.numbers.astype(np.intp, copy=False)
            if number:
                sums[rows] += found.scores_at(None)
            else:
                sums[rows] = found.scores_at(None)
        return sums

    def _sparse_sums(self, numbers: Numbers) -> Scores:
        sums = np.zeros(len(numbers))
        for found in self._lists:
            here, there = self._rows(numbers, found)
            scores = found.scores_at(there)
            if here is None:
                sums += scores
            else:
                sums[here] += scores
        return sums

    def hits(self, numbers: Numbers) -> Hits | None:
        sums = np.zeros(len(numbers), dtype=np.int64)
        for found in self._lists:
            if found.field == _TEXT:
                here, there = self._rows(numbers, found)
                times = found.times if there is None else found.times.take(there)
                sums[slice(None) if here is None else here] += times.astype(np.int64)
        for part in self._others:
            if (added := part.hits(numbers)) is not None:
                sums += added
        return sums

    def _rows(self, numbers: Numbers, found: ScoredList) -> tuple[Rows | None, Rows | None]:
        """Where documents of both stand in either; None where that is everywhere."""
        if numbers is found.numbers:
            return None, None
        if numbers is self.__dict__.get("numbers") and len(numbers) == len(found.numbers):
            return None, None
        here, there = rows_in(numbers, found.numbers, self._size)
        return (
            None if len(here) == len(numbers) else here,
            None if len(there) == len(found.numbers) else there,
        )


class AllOf:
    """What all of several parts find, of which there is at least one."""

    def __init__(self, parts: Sequence[Matches], size: int) -> None:
        self._parts = parts
        self._size = size

    @property
    def most(self) -> int:
        return min(part.most for part in self._parts)

    @cached_property
    def numbers(self) -> Numbers:
        first, *others = sorted(self._parts, key=lambda part: part.most)
        numbers = first.numbers
        for part in others:
            if not len(numbers):
                break
            found = part.within(numbers)
            numbers = numbers if found.all() else numbers[found]
        return numbers

    def within(self, numbers: Numbers) -> Mask:
        found = np.ones(len(numbers), dtype=np.bool_)
        for part in self._parts:
            found &= part.within(numbers)
        return found

    def scores(self, numbers: Numbers) -> Scores | None:
        return _spread(self.numbers, numbers, [part.scores for part in self._parts], self._size)

    def hits(self, numbers: Numbers) -> Hits | None:
        return _spread(self.numbers, numbers, [part.hits for part in self._parts], self._size)


class Without:
    """What one part finds and another does not."""

    def __init__(self, kept: Matches, thrown: Matches, size: int) -> None:
        self._kept, self._thrown = kept, thrown
        self._size = size

    @property
    def most(self) -> int:
        return self._kept.most

    @cached_property
    def numbers(self) -> Numbers:
        numbers = self._kept.numbers
        return numbers[~self._thrown.within(numbers)]

    def within(self, numbers: Numbers) -> Mask:
        return self._kept.within(numbers) & ~self._thrown.within(numbers)

    def scores(self, numbers: Numbers) -> Scores | None:
        return _spread(self.numbers, numbers, [self._kept.scores], self._size)

    def hits(self, numbers: Numbers) -> Hits | None:
        return _spread(self.numbers, numbers, [self._kept.hits], self._size)


class Constant:
    """What a part finds, all with one score."""

    def __init__(self, found: Matches, score: float) -> None:
        self._found, self._score = found, score

    @property
    def most(self) -> int:
        return self._found.most

    @cached_property
    def numbers(self) -> Numbers:
        return self._found.numbers

    def within(self, numbers: Numbers) -> Mask:
        return self._found.within(numbers)

    def scores(self, numbers: Numbers) -> Scores | None:
        return np.where(self.within(numbers), self._score, 0.0) if self._score else None

    def hits(self, numbers: Numbers) -> Hits | None:
        return None


class Tested:
    """Living documents that meet a test; without one all of them."""

    def __init__(self, living: Numbers, meets: Callable[[Numbers], Mask] | None = None) -> None:
        """`meets` says of some documents which of them do."""
        self._living, self._meets = living, meets

    @property
    def most(self) -> int:
        return len(self._living)

    @cached_property
    def numbers(self) -> Numbers:
        return self._living if self._meets is None else self._living[self._meets(self._living)]

    def within(self, numbers: Numbers) -> Mask:
        return np.ones(len(numbers), dtype=np.bool_) if self._meets is None else self._meets(numbers)

    def scores(self, numbers: Numbers) -> Scores | None:
        return None

    def hits(self, numbers: Numbers) -> Hits | None:
        return None


class Listed:
    """Documents that are known, with their scores."""

    def __init__(self, numbers: Numbers, size: int, scores: Scores | None = None) -> None:
        self._size = size
        self._scores = scores
        self.numbers = numbers

    @property
    def most(self) -> int:
        return len(self.numbers)

    def within(self, numbers: Numbers) -> Mask:
        return contained(numbers, [self.numbers], self._size)

    def scores(self, numbers: Numbers) -> Scores | None:
        known = self._scores
        return None if known is None else _spread(self.numbers, numbers, [lambda _: known], self._size)

    def hits(self, numbers: Numbers) -> Hits | None:
        return None


class MoreFirst:
    """What one part finds together with any of several more: who has more of these stands first, whatever
    the scores say."""

    def __init__(self, required: Matches, optional: Sequence[Matches], size: int) -> None:
        self._found = AllOf([required, AnyOf((), optional, size)], size)
        self._optional = optional
        self._size = size

    @property
    def most(self) -> int:
        return self._found.most

    @cached_property
    def numbers(self) -> Numbers:
        return self._found.numbers

    def within(self, numbers: Numbers) -> Mask:
        return self._found.within(numbers)

    def scores(self, numbers: Numbers) -> Scores | None:
        return _spread(self.numbers, numbers, [self._raised], self._size)

    def _raised(self, numbers: Numbers) -> Scores:
        clauses, scores = np.zeros(len(numbers)), np.zeros(len(numbers))
        for part in self._optional:
            clauses += part.within(numbers)
            if (added := part.scores(numbers)) is not None:
                scores += added
        return scores + (clauses - 1) * float(scores.max(initial=0.0))

    def hits(self, numbers: Numbers) -> Hits | None:
        return _spread(self.numbers, numbers, [part.hits for part in self._optional], self._size)


def _spread(
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
    spread = np.zeros(len(numbers), dtype=sums.dtype)
    spread[here] = sums.take(there)
    return spread
