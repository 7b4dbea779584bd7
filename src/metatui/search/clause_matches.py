"""What the clauses of a query find, each made of what its parts find or of a test."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

import numpy as np

from metatui.search.any_of import AnyOf
from metatui.search.matches import Hits, Mask, Matches, Scores, spread
from metatui.search.rising import Numbers, contained


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
        return spread(self.numbers, numbers, [part.scores for part in self._parts], self._size)

    def hits(self, numbers: Numbers) -> Hits | None:
        return spread(self.numbers, numbers, [part.hits for part in self._parts], self._size)


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
        return spread(self.numbers, numbers, [self._kept.scores], self._size)

    def hits(self, numbers: Numbers) -> Hits | None:
        return spread(self.numbers, numbers, [self._kept.hits], self._size)


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
        return None if known is None else spread(self.numbers, numbers, [lambda _: known], self._size)

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
        return spread(self.numbers, numbers, [self._raised], self._size)

    def _raised(self, numbers: Numbers) -> Scores:
        clauses, scores = np.zeros(len(numbers)), np.zeros(len(numbers))
        for part in self._optional:
            clauses += part.within(numbers)
            if (added := part.scores(numbers)) is not None:
                scores += added
        return scores + (clauses - 1) * float(scores.max(initial=0.0))

    def hits(self, numbers: Numbers) -> Hits | None:
        return spread(self.numbers, numbers, [part.hits for part in self._optional], self._size)
