"""From a query to a ranking: all words first, any of them when that finds nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar, overload

from metatui.model import Sort
from metatui.search.clause_matches import MoreFirst
from metatui.search.compile import Resolve, compile_query, compile_relaxed
from metatui.search.evaluate import evaluate
from metatui.search.matches import Mask, Matches, Scores, scores_of
from metatui.search.ordering import FIRST, Ordered
from metatui.search.proximity import closest_first, words_of
from metatui.search.ranking import Limits, Ranking
from metatui.search.relaxing import relax
from metatui.search.rising import Numbers, marked
from metatui.search.schema import WORD_FIELDS
from metatui.search.snapshot import Snapshot
from metatui.search.syntax import ParsedQuery

T = TypeVar("T")


def answer(
    snapshot: Snapshot, query: ParsedQuery, sort: Sort, limits: Limits, resolve: Resolve | None
) -> Ranking:
    """All articles that answer a query; with equal scores the newest first, then by id."""
    matches, relaxed = _matches(snapshot, query, resolve)
    numbers = _limited(snapshot, matches.numbers, limits)
    known: Scores | None = None
    if sort == "relevance":
        # Now, since places are read, which must not go on when the index is closed.
        words = words_of(relaxed or query)
        known = closest_first(snapshot, words, numbers, scores_of(matches, numbers))

    def scores() -> Scores:
        return scores_of(matches, numbers) if known is None else known

    ordered = Ordered(snapshot, numbers, sort, scores, lambda: matches.hits(numbers))
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


class _Lazy(Sequence[T]):
    """One thing of each document, best first."""

    def __init__(self, ordered: Ordered) -> None:
        self._ordered = ordered

    def _taken(self, places: slice) -> list[T]:
        raise NotImplementedError

    def __len__(self) -> int:
        return len(self._ordered)

    def __iter__(self) -> Iterator[T]:
        yield from self[:FIRST]
        yield from self[FIRST:]

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
