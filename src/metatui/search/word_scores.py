"""Single words, and what counts as one: the documents that have them, with their scores."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from whoosh.query.qcore import Query
from whoosh.query.terms import FuzzyTerm, Prefix, Term

from metatui.search.analyzer import encoded
from metatui.search.bm25 import bm25
from metatui.search.codec.field_reader import Postings
from metatui.search.queries import OneOf
from metatui.search.segment import Segment
from metatui.search.snapshot import ReadPostings, Snapshot


class ScoredWord(NamedTuple):
    """Documents, rising, how often each has the word, and their scores."""

    field: str
    numbers: NDArray[Any]
    times: NDArray[Any]
    scores: NDArray[np.float64]


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
            return scored(snapshot, asked.fieldname, _fuzzy(snapshot, asked), asked.boost)
        case Prefix():
            return scored(
                snapshot, asked.fieldname, prefix_reader_of(asked.fieldname, asked.text), asked.boost
            )
        case Term():
            return scored(snapshot, asked.fieldname, reader_of(asked.fieldname, asked.text), asked.boost)
        case OneOf():
            return _one_of(snapshot, asked)
    return None


def scored(
    snapshot: Snapshot,
    field: str,
    read: ReadPostings,
    boost: float,
    documents_with: Callable[[NDArray[Any]], int] = len,
) -> ScoredWord:
    """The documents that a list of postings names; `documents_with` says how common the word counts."""
    numbers, times = snapshot.frequencies(read)
    if not len(numbers):
        return ScoredWord(field, numbers, times, np.zeros(0))
    norms = snapshot.norms(field)
    if norms is None:
        return ScoredWord(field, numbers, times, boost * times)
    norms = norms if len(numbers) == snapshot.size else norms[numbers]
    scores = bm25(times, norms, documents_with(numbers), snapshot.count)
    if boost != 1:
        scores *= boost
    return ScoredWord(field, numbers, times, scores)


def _fuzzy(snapshot: Snapshot, asked: FuzzyTerm) -> ReadPostings:
    return _union(asked.fieldname, list(snapshot.near(asked.fieldname, asked.text, asked.maxdist)))


def _one_of(snapshot: Snapshot, asked: OneOf) -> ScoredWord:
    """The forms are as common as they and the word are together."""

    def together(numbers: NDArray[Any]) -> int:
        with_word, _ = snapshot.frequencies(reader_of(asked.fieldname, asked.word))
        if not len(with_word):
            return len(numbers)
        found = np.zeros(snapshot.size, dtype=np.bool_)
        found[numbers] = True
        return len(numbers) + int(np.count_nonzero(~found[with_word]))

    return scored(snapshot, asked.fieldname, _union(asked.fieldname, asked.forms), asked.boost, together)


def _union(field: str, words: Sequence[str]) -> ReadPostings:
    """What reads the postings of several words, one after the other."""
    terms = [encoded(word) for word in words]

    def read(segment: Segment) -> Postings:
        lists = [found for term in terms if len((found := segment.postings(field, term)).ids)]
        if len(lists) <= 1:
            return lists[0] if lists else _NOTHING
        return Postings(
            np.concatenate([found.ids for found in lists]),
            np.concatenate([found.counts() for found in lists]),
        )

    return read


_NOTHING = Postings(np.zeros(0, dtype=np.int32), np.zeros(0, dtype=np.uint8))


def _bytes(word: str | bytes) -> bytes:
    return word if isinstance(word, bytes) else encoded(word)
