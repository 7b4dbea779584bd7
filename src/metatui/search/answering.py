"""From a query to a ranking: all words first, any of them when that finds nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TypeVar, overload

import numpy as np
from numpy.typing import NDArray

from metatui.model import Sort
from metatui.search.compile import Resolve, compile_query, compile_relaxed
from metatui.search.evaluate import Evaluation, Matches
from metatui.search.proximity import DEPTH, closeness, words_of
from metatui.search.ranking import Limits, Ranking
from metatui.search.relaxing import relax
from metatui.search.schema import WORD_FIELDS
from metatui.search.snapshot import Mask, Snapshot
from metatui.search.syntax import ParsedQuery

T = TypeVar("T")

# So many are put in order at once; the others only when somebody scrolls to them.
_FIRST = 200


def answer(
    snapshot: Snapshot, query: ParsedQuery, sort: Sort, limits: Limits, resolve: Resolve | None
) -> Ranking:
    """All articles that answer a query; with equal scores the newest first, then by id."""
    matches, relaxed = _matches(snapshot, query, resolve, counting=sort == "hits")
    query = relaxed or query
    matches = replace(matches, found=_limited(snapshot, matches.found, limits))
    if sort == "relevance":
        matches = _closest_first(snapshot, query, matches)
    ordered = _Ordered(snapshot, matches, sort)
    ids = _Lazy(ordered, lambda number, score: snapshot.id(number))
    return Ranking(ids, _Lazy(ordered, lambda number, score: score), relaxed)


def _closest_first(snapshot: Snapshot, query: ParsedQuery, matches: Matches) -> Matches:
    """The scores of the best articles, the higher the closer together their words stand."""
    words = words_of(query)
    if len(words) < 2:
        return matches
    numbers = np.flatnonzero(matches.found)
    if len(numbers) > DEPTH:
        scores = matches.scores[numbers]
        numbers = numbers[scores >= np.partition(scores, -DEPTH)[-DEPTH]][: 2 * DEPTH]
    scores = matches.scores.copy()
    scores[numbers] += closeness(snapshot, words, numbers)
    return replace(matches, scores=scores)


def find(snapshot: Snapshot, query: ParsedQuery, limits: Limits, resolve: Resolve | None) -> Mask:
    """Which documents answer a query, as in `answer`."""
    return _limited(snapshot, _matches(snapshot, query, resolve, counting=False)[0].found, limits)


def _documents(snapshot: Snapshot, word: str) -> int:
    """In how many documents a word is, at least: in so many titles or so many texts."""
    return max(snapshot.documents(field, word) for field in WORD_FIELDS["text"])


def _limited(snapshot: Snapshot, found: Mask, limits: Limits) -> Mask:
    if limits.only is not None:
        found = found & snapshot.mask(limits.only)
    if limits.without:
        found = found & ~snapshot.mask(limits.without)
    return found


def _matches(
    snapshot: Snapshot, query: ParsedQuery, resolve: Resolve | None, *, counting: bool
) -> tuple[Matches, ParsedQuery | None]:
    """What was found; and the query that found it, where no article has all words."""
    evaluation = Evaluation(snapshot, counting=counting)
    matches = evaluation.of(compile_query(query, resolve))
    if matches.found.any():
        return matches, None
    if weaker := relax(query, lambda word: _documents(snapshot, word), snapshot.count):
        required, optional = compile_relaxed(weaker, resolve)
        matches = _any_of(evaluation.of(required), [evaluation.of(clause) for clause in optional], snapshot)
        return matches, weaker.asked if matches.found.any() else None
    return matches, None


def _any_of(required: Matches, optional: list[Matches], snapshot: Snapshot) -> Matches:
    """Articles with at least one clause; who has more clauses stands first, whatever the scores say."""
    clauses = np.zeros(snapshot.size)
    scores = np.zeros(snapshot.size)
    hits = np.zeros(snapshot.size, dtype=np.int64)
    for part in optional:
        clauses += part.found
        scores += part.scores
        hits += part.hits
    found = required.found & (clauses > 0)
    highest = float(scores.max(initial=0.0))
    return Matches(found, np.where(found, scores + (clauses - 1) * highest, 0.0), hits)


class _Ordered:
    """The documents found, in order as far as somebody looks."""

    def __init__(self, snapshot: Snapshot, matches: Matches, sort: Sort) -> None:
        self.snapshot = snapshot
        snapshot.hold_ids()
        self._numbers = np.flatnonzero(matches.found)
        self._scores = matches.scores[self._numbers]
        self._keys: list[NDArray[np.float64] | NDArray[np.int64]]
        newest = snapshot.newest(self._numbers)
        match sort:
            case "newest":
                self._keys = [newest]
            case "oldest":
                self._keys = [snapshot.oldest(self._numbers)]
            case "hits":
                self._keys = [-matches.hits[self._numbers], -self._scores, newest]
            case "relevance":
                self._keys = [-self._scores, newest]

    def __len__(self) -> int:
        return len(self._numbers)

    def at(self, place: int) -> tuple[int, float]:
        """The number and the score of the document at a place of the order."""
        order = self._first if place < len(self._first) else self._all
        index = order[place]
        return int(self._numbers[index]), float(self._scores[index])

    @cached_property
    def _first(self) -> NDArray[np.int64]:
        """The first of them: chosen by the first key, then put in order."""
        if len(self) <= 2 * _FIRST:
            return self._sorted(np.arange(len(self)))
        # Where the first key is the same for all, the next one chooses.
        key = next((key for key in self._keys if key[0] != key[-1] or key.min() != key.max()), self._keys[-1])
        limit = np.partition(key, _FIRST)[_FIRST]
        return self._sorted(np.flatnonzero(key <= limit))[:_FIRST]

    @cached_property
    def _all(self) -> NDArray[np.int64]:
        return self._sorted(np.arange(len(self)))

    def _sorted(self, chosen: NDArray[np.int64]) -> NDArray[np.int64]:
        keys = [key[chosen] for key in self._keys]
        order = np.lexsort(keys[::-1])
        same = np.ones(max(len(chosen) - 1, 0), dtype=np.bool_)
        for key in keys:
            same &= key[order[1:]] == key[order[:-1]]
        if same.any():
            order = np.lexsort([self.snapshot.id_rank[self._numbers[chosen]], *keys[::-1]])
        return chosen[order]


class _Lazy(Sequence[T]):
    """One thing of each document, best first."""

    def __init__(self, ordered: _Ordered, of: Callable[[int, float], T]) -> None:
        """`of` makes it of the document's number and score."""
        self._ordered = ordered
        self._of = of

    def __len__(self) -> int:
        return len(self._ordered)

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> list[T]: ...
    def __getitem__(self, index: int | slice) -> T | list[T]:
        if isinstance(index, slice):
            return [self[place] for place in range(*index.indices(len(self)))]
        place = index + len(self) if index < 0 else index
        if not 0 <= place < len(self):
            raise IndexError(index)
        return self._of(*self._ordered.at(place))
