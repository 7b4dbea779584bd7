"""From a query to a ranking: all words first, any of them when that finds nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Any, TypeVar, overload

import numpy as np
from numpy.typing import NDArray

from metatui.model import Sort
from metatui.search.clause_matches import MoreFirst
from metatui.search.compile import Resolve, compile_query, compile_relaxed
from metatui.search.evaluate import evaluate
from metatui.search.matches import Mask, Matches
from metatui.search.proximity import DEPTH, closeness, words_of
from metatui.search.ranking import Limits, Ranking
from metatui.search.relaxing import relax
from metatui.search.rising import Numbers, Rows, marked
from metatui.search.schema import WORD_FIELDS
from metatui.search.snapshot import Snapshot
from metatui.search.syntax import ParsedQuery

T = TypeVar("T")

# So many are put in order at once; the others only when somebody scrolls to them.
_FIRST = 200


def answer(
    snapshot: Snapshot, query: ParsedQuery, sort: Sort, limits: Limits, resolve: Resolve | None
) -> Ranking:
    """All articles that answer a query; with equal scores the newest first, then by id."""
    matches, relaxed = _matches(snapshot, query, resolve)
    numbers = _limited(snapshot, matches.numbers, limits)
    ordered = _Ordered(snapshot, matches, numbers, sort, words_of(relaxed or query))
    return Ranking(_Ids(ordered), _Scores(ordered), relaxed)


def find(snapshot: Snapshot, query: ParsedQuery, limits: Limits, resolve: Resolve | None) -> Mask:
    """Which documents answer a query, as in `answer`."""
    matches, _ = _matches(snapshot, query, resolve)
    return marked([_limited(snapshot, matches.numbers, limits)], snapshot.size)


def _documents(snapshot: Snapshot, word: str) -> int:
    """In how many documents a word is, at least: in so many titles or so many texts."""
    return max(snapshot.documents(field, word) for field in WORD_FIELDS["text"])


def _limited(snapshot: Snapshot, numbers: Numbers, limits: Limits) -> Numbers:
    if limits.only is not None:
        numbers = numbers[snapshot.mask(limits.only).take(numbers)]
    if limits.without:
        numbers = numbers[~snapshot.mask(limits.without).take(numbers)]
    return numbers


def _matches(
    snapshot: Snapshot, query: ParsedQuery, resolve: Resolve | None
) -> tuple[Matches, ParsedQuery | None]:
    """What was found; and the query that found it, where no article has all words."""
    matches = evaluate(compile_query(query, resolve), snapshot)
    if len(matches.numbers):
        return matches, None
    if weaker := relax(query, lambda word: _documents(snapshot, word), snapshot.count):
        required, optional = compile_relaxed(weaker, resolve)
        matches = MoreFirst(
            evaluate(required, snapshot), [evaluate(clause, snapshot) for clause in optional], snapshot.size
        )
        return matches, weaker.asked if len(matches.numbers) else None
    return matches, None


def _closest_first(
    snapshot: Snapshot, words: Sequence[str], numbers: Numbers, scores: NDArray[np.float64]
) -> NDArray[np.float64]:
    """The scores, for the best articles the higher the closer together their words stand."""
    if len(words) < 2 or not len(numbers):
        return scores
    best = np.arange(len(numbers))
    if len(numbers) > DEPTH:
        least = np.partition(scores, -DEPTH)[-DEPTH]
        best = np.flatnonzero(scores >= least)[: 2 * DEPTH]
    scores = scores.copy()
    scores[best] += closeness(snapshot, words, numbers.take(best))
    return scores


class _Ordered:
    """The documents found, in order as far as somebody looks, and scored if somebody asks."""

    def __init__(
        self, snapshot: Snapshot, matches: Matches, numbers: Numbers, sort: Sort, words: Sequence[str]
    ) -> None:
        """`words` are those that are the better for standing together."""
        self.snapshot = snapshot
        snapshot.hold_ids()
        self._matches, self._numbers = matches, numbers
        # By what they are put in order: each gives its values, the lowest first, for some of the documents.
        self._keys: list[Callable[[Rows | slice], NDArray[Any]]]
        match sort:
            case "newest":
                self._keys = [self._newest]
            case "oldest":
                self._keys = [lambda rows: snapshot.oldest(numbers[rows])]
            case "hits":
                found = matches.hits(numbers)
                hits = np.zeros(len(numbers), dtype=np.int64) if found is None else found
                self._keys = [lambda rows: -hits[rows], self._lowest, self._newest]
            case "relevance":
                self._scores = _closest_first(snapshot, words, numbers, self._scores)
                self._keys = [self._lowest, self._newest]

    @cached_property
    def _scores(self) -> NDArray[np.float64]:
        scores = self._matches.scores(self._numbers)
        return np.zeros(len(self._numbers)) if scores is None else scores

    def __len__(self) -> int:
        return len(self._numbers)

    def ids(self, places: slice) -> list[str]:
        """The ids of the documents at these places of the order."""
        return self.snapshot.ids_of(self._numbers.take(self._at(places)))

    def scores(self, places: slice) -> list[float]:
        """Their scores."""
        found: list[float] = self._scores.take(self._at(places)).tolist()
        return found

    def _lowest(self, rows: Rows | slice) -> NDArray[np.float64]:
        return -self._scores[rows]

    def _newest(self, rows: Rows | slice) -> NDArray[np.int64]:
        return self.snapshot.newest(self._numbers[rows])

    def _at(self, places: slice) -> Rows:
        start, stop, step = places.indices(len(self))
        last = max(start, stop) if step < 0 else stop
        return (self._first if last <= len(self._first) else self._all)[places]

    @cached_property
    def _first(self) -> Rows:
        """The first of them: chosen by the first key, then put in order."""
        if len(self) <= 2 * _FIRST:
            return self._sorted(np.arange(len(self)))
        values = np.zeros(0)
        for key in self._keys:
            values = key(slice(None))
            # Where it is the same for all, the next one chooses.
            if values[0] != values[-1] or values.min() != values.max():
                break
        limit = np.partition(values, _FIRST)[_FIRST]
        return self._sorted(np.flatnonzero(values <= limit))[:_FIRST]

    @cached_property
    def _all(self) -> Rows:
        return self._sorted(np.arange(len(self)))

    def _sorted(self, chosen: Rows) -> Rows:
        keys = [key(chosen) for key in self._keys]
        order = np.lexsort(keys[::-1])
        same = np.ones(max(len(chosen) - 1, 0), dtype=np.bool_)
        for key in keys:
            ordered = key.take(order)
            same &= ordered[1:] == ordered[:-1]
        if same.any():
            tied = order[np.append(same, False) | np.append(False, same)]
            ranks = np.zeros(len(chosen), dtype=np.int64)
            ranks[tied] = self.snapshot.id_ranks(self._numbers[chosen[tied]])
            order = np.lexsort([ranks, *keys[::-1]])
        return chosen[order]


class _Lazy(Sequence[T]):
    """One thing of each document, best first."""

    def __init__(self, ordered: _Ordered) -> None:
        self._ordered = ordered

    def _taken(self, places: slice) -> list[T]:
        raise NotImplementedError

    def __len__(self) -> int:
        return len(self._ordered)

    def __iter__(self) -> Iterator[T]:
        yield from self[:_FIRST]
        yield from self[_FIRST:]

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> list[T]: ...
    def __getitem__(self, index: int | slice) -> T | list[T]:
        if isinstance(index, slice):
            return self._taken(index)
        place = index + len(self) if index < 0 else index
        if not 0 <= place < len(self):
            raise IndexError(index)
        return self._taken(slice(place, place + 1))[0]


class _Ids(_Lazy[str]):
    def _taken(self, places: slice) -> list[str]:
        return self._ordered.ids(places)


class _Scores(_Lazy[float]):
    def _taken(self, places: slice) -> list[float]:
        return self._ordered.scores(places)
