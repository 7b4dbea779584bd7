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

from metatui.search.rising import Numbers, contained, rows_in, union
from metatui.search.word_scores import ScoredWord

Mask = NDArray[np.bool_]
Scores = NDArray[np.float64]
Hits = NDArray[np.int64]

# The field whose places are the hits that a reader sees marked.
TEXT = "body"
# From this part of all documents on, adding in an array of all is faster than looking documents up; the
# second is for all that a part finds.
_DENSE, _DENSE_FOR_ALL = 8, 40


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


class AnyOf:
    """What any of several parts finds; scores and hits are added up. `size` is that of the snapshot."""

    def __init__(self, words: Sequence[ScoredWord], others: Sequence[Matches], size: int) -> None:
        self._words = [word for word in words if len(word.numbers)]
        self._others = [part for part in others if part.most]
        self._size = size

    @property
    def most(self) -> int:
        return sum(len(word.numbers) for word in self._words) + sum(part.most for part in self._others)

    @property
    def reads_places(self) -> bool:
        return any(part.reads_places for part in self._others)

    @cached_property
    def numbers(self) -> Numbers:
        lists = [word.numbers for word in self._words] + [part.numbers for part in self._others]
        return union(lists, self._size)

    def within(self, numbers: Numbers) -> Mask:
        found = contained(numbers, [word.numbers for word in self._words], self._size)
        for part in self._others:
            found |= part.within(numbers)
        return found

    def scores(self, numbers: Numbers) -> Scores | None:
        sums = self._sums(numbers) if self._words else None
        for part in self._others:
            if (added := part.scores(numbers)) is not None:
                sums = added if sums is None else sums + added
        return sums

    def _sums(self, numbers: Numbers) -> Scores:
        """What the words add up to."""
        all_found = numbers is self.__dict__.get("numbers")
        if all_found and len(self._words) == 1 and len(numbers) == len(self._words[0].numbers):
            return self._words[0].scores_at(None)
        if len(numbers) * (_DENSE_FOR_ALL if all_found else _DENSE) > self._size:
            return self._dense_sums().take(numbers)
        sums = np.zeros(len(numbers))
        for word in self._words:
            here, there = rows_in(numbers, word.numbers, self._size)
            if len(here):
                sums[here] += word.scores_at(there)
        return sums

    def _dense_sums(self) -> Scores:
        """The same for all documents: to add there takes no looking up."""
        sums = np.zeros(self._size)
        for number, word in enumerate(self._words):
            rows = word.numbers.astype(np.intp, copy=False)
            if number:
                sums[rows] += word.scores_at(None)
            else:
                sums[rows] = word.scores_at(None)
        return sums

    def hits(self, numbers: Numbers) -> Hits | None:
        sums = np.zeros(len(numbers), dtype=np.int64)
        for word in self._words:
            if word.field == TEXT:
                here, there = rows_in(numbers, word.numbers, self._size)
                sums[here] += word.times.take(there).astype(np.int64)
        for part in self._others:
            if (added := part.hits(numbers)) is not None:
                sums += added
        return sums


class AllOf:
    """What all of several parts find, of which there is at least one."""

    def __init__(self, parts: Sequence[Matches], size: int) -> None:
        self._parts = parts
        self._size = size

    @property
    def most(self) -> int:
        return min(part.most for part in self._parts)

    @property
    def reads_places(self) -> bool:
        return any(part.reads_places for part in self._parts)

    @cached_property
    def numbers(self) -> Numbers:
        first, *others = sorted(self._parts, key=lambda part: (part.reads_places, part.most))
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

    @property
    def reads_places(self) -> bool:
        return self._kept.reads_places or self._thrown.reads_places

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

    @property
    def reads_places(self) -> bool:
        return self._found.reads_places

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

    @property
    def reads_places(self) -> bool:
        return False

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

    @property
    def reads_places(self) -> bool:
        return False

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

    @property
    def reads_places(self) -> bool:
        return self._found.reads_places

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
