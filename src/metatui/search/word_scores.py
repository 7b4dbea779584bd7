"""Single words, and what counts as one: the documents that have them, and their scores."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.query.qcore import Query
from whoosh.query.terms import FuzzyTerm, Prefix, Term

from metatui.search.analyzer import encoded
from metatui.search.bm25 import bm25, idf
from metatui.search.queries import OneOf
from metatui.search.rising import Numbers, Rows, rows_in
from metatui.search.segment import Segment
from metatui.search.snapshot import ReadPostings, Snapshot


class ScoredWord:
    """The living documents that have a word, rising; scored only when and where somebody asks."""

    __slots__ = ("_boost", "_norms", "_worth", "field", "numbers", "times")

    def __init__(
        self,
        snapshot: Snapshot,
        field: str,
        read: ReadPostings,
        boost: float,
        documents_with: Callable[[Numbers], int] = len,
    ) -> None:
        """`documents_with` says in how many documents the word counts as being, given where it is."""
        self.field = field
        self.numbers: Numbers
        self.times: NDArray[Any]
        self.numbers, self.times = snapshot.frequencies(read)
        self._boost = boost
        self._norms = snapshot.norms(field) if len(self.numbers) else None
        self._worth = 0.0
        if self._norms is not None:
            self._worth = idf(documents_with(self.numbers), snapshot.count)

    def scores_at(self, rows: Rows | None) -> NDArray[np.float64]:
        """The scores of some of the documents, by their rows; None for all."""
        times = self.times if rows is None else self.times.take(rows)
        if self._norms is None:
            return times.astype(np.float64) * self._boost
        numbers = self.numbers if rows is None else self.numbers.take(rows)
        norms = self._norms if len(numbers) == len(self._norms) else self._norms.take(numbers)
        scores = bm25(times, norms, self._worth)
        if self._boost != 1:
            scores *= self._boost
        return scores


def reader_of(field: str, word: str | bytes) -> ReadPostings:
    """What reads the postings of a word."""
    return partial(Segment.postings, field=field, term=_bytes(word))


def prefix_reader_of(field: str, prefix: str | bytes) -> ReadPostings:
    """What reads the postings of all words that begin like this."""
    return partial(Segment.prefixed, field=field, prefix=_bytes(prefix))


def scored_word(snapshot: Snapshot, asked: Query) -> ScoredWord | None:
    """The documents of a query for one word; None for any other query.

    A prefix, a fuzzy word and other forms of a word are scored as one word: its frequency the sum, its
    document frequency that of the union, so that rare continuations do not rule the order.
    """
    match asked:
        case FuzzyTerm():
            read = _fuzzy(snapshot, asked)
        case Prefix():
            read = prefix_reader_of(asked.fieldname, asked.text)
        case Term():
            read = reader_of(asked.fieldname, asked.text)
        case OneOf():
            return _one_of(snapshot, asked)
        case _:
            return None
    return ScoredWord(snapshot, asked.fieldname, read, asked.boost)


def _fuzzy(snapshot: Snapshot, asked: FuzzyTerm) -> ReadPostings:
    return _union(asked.fieldname, list(snapshot.near(asked.fieldname, asked.text, asked.maxdist)))


def _one_of(snapshot: Snapshot, asked: OneOf) -> ScoredWord:
    """The forms are as common as they and the word are together."""

    def together(numbers: Numbers) -> int:
        with_word, _ = snapshot.frequencies(reader_of(asked.fieldname, asked.word))
        with_both, _ = rows_in(numbers, with_word, snapshot.size)
        return len(numbers) + len(with_word) - len(with_both)

    def counted(numbers: Numbers) -> int:
        return snapshot.counted((asked.fieldname, asked.word, *asked.forms), lambda: together(numbers))

    return ScoredWord(snapshot, asked.fieldname, _union(asked.fieldname, asked.forms), asked.boost, counted)


def _union(field: str, words: Sequence[str]) -> ReadPostings:
    """What reads the postings of several words as those of one."""
    return partial(Segment.any_of, field=field, terms=_all_bytes(tuple(words)))


@lru_cache(maxsize=1024)
def _all_bytes(words: tuple[str, ...]) -> tuple[bytes, ...]:
    return tuple(map(encoded, words))


def _bytes(word: str | bytes) -> bytes:
    return word if isinstance(word, bytes) else encoded(word)
