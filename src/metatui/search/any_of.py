"""What any of several words or other parts of a query finds."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from metatui.search.matches import TEXT, Hits, Mask, Matches, Scores
from metatui.search.rising import Numbers, contained, rows_in, union
from metatui.search.word_scores import ScoredWord

# From this part of all documents on, adding in an array of all is faster than looking documents up; the
# second is for all that a part finds.
_DENSE, _DENSE_FOR_ALL = 8, 40


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
