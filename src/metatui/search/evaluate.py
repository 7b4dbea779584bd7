"""Answering Whoosh queries over whole arrays of postings at once.

Whoosh's own collectors step through documents one by one, and cut branches short for the top results, which
gives wrong scores for some conjunctions with prefixes. Here every document is found and scored exactly.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from math import log

import numpy as np
from numpy.typing import NDArray
from whoosh.query.compound import And, AndNot, Or
from whoosh.query.positional import Phrase
from whoosh.query.qcore import Every, Query
from whoosh.query.ranges import NumericRange
from whoosh.query.terms import FuzzyTerm, Prefix, Term
from whoosh.query.wrappers import ConstantScoreQuery

from metatui.search.bm25 import bm25
from metatui.search.codec.segment_terms import PostingList, joined
from metatui.search.near import nearby
from metatui.search.queries import Documents, HasFigure, NearWords, OneOf, OpenPhrase
from metatui.search.schema import UNDATED
from metatui.search.segment import Segment
from metatui.search.snapshot import Mask, ReadPostings, Snapshot
from metatui.search.syntax import Number
from metatui.search.unit_code import unit_code


@dataclass(frozen=True, slots=True)
class Matches:
    """One row for each document of the snapshot: whether it was found, and its score (0 where it was not)."""

    found: Mask
    scores: NDArray[np.float64]


def evaluate(asked: Query, snapshot: Snapshot) -> Matches:
    """All living documents that a query finds, with their scores.

    A prefix or a fuzzy word is scored as one word: its frequency the sum, its document frequency that of the
    union, so that rare continuations do not rule the order. A phrase scores as its words do. Limits that are
    not words (dates, figures, ids) score nothing.
    """
    match asked:
        case AndNot():
            kept, thrown = evaluate(asked.a, snapshot), evaluate(asked.b, snapshot)
            found = kept.found & ~thrown.found
            return Matches(found, np.where(found, kept.scores, 0.0))
        case And():
            return _all([evaluate(child, snapshot) for child in asked.subqueries], snapshot)
        case Or():
            return _any([evaluate(child, snapshot) for child in asked.subqueries], snapshot)
        case ConstantScoreQuery():
            return _unscored(evaluate(asked.child, snapshot).found, asked.score)
        case Every():
            return _unscored(snapshot.live.copy())
        case FuzzyTerm():
            return _scored(asked.fieldname, _fuzzy(asked, snapshot), asked.boost, snapshot)
        case Prefix():
            return _scored(
                asked.fieldname, _prefix_reader(asked.fieldname, asked.text), asked.boost, snapshot
            )
        case Term():
            return _scored(asked.fieldname, _reader(asked.fieldname, asked.text), asked.boost, snapshot)
        case Phrase() | OpenPhrase():
            return _phrase(asked, snapshot)
        case OneOf():
            return _one_of(asked, snapshot)
        case NearWords():
            return _near(asked, snapshot)
        case NumericRange():
            return _unscored(_published(asked, snapshot))
        case Documents():
            return _unscored(_documents(asked, snapshot))
        case HasFigure():
            return _unscored(_figures(asked, snapshot))
    raise TypeError(f"{type(asked).__name__} is not a query that metatui makes")


def _encoded(word: str) -> bytes:
    return word.encode("utf-8", "surrogatepass")


def _reader(field: str, word: str) -> ReadPostings:
    return partial(Segment.postings, field=field, term=_encoded(word))


def _prefix_reader(field: str, prefix: str) -> ReadPostings:
    return partial(Segment.prefixed, field=field, prefix=_encoded(prefix))


def _scored(field: str, read: ReadPostings, boost: float, snapshot: Snapshot) -> Matches:
    numbers, frequencies = snapshot.frequencies(read)
    found = np.zeros(snapshot.size, dtype=np.bool_)
    scores = np.zeros(snapshot.size)
    if len(numbers):
        lengths, average = snapshot.lengths(field)
        found[numbers] = True
        scores[numbers] = boost * bm25(frequencies, lengths[numbers], average, snapshot.count)
    return Matches(found, scores)


def _unscored(found: Mask, score: float = 0.0) -> Matches:
    return Matches(found, np.where(found, score, 0.0))


def _all(parts: Sequence[Matches], snapshot: Snapshot) -> Matches:
    found = snapshot.live.copy()
    for part in parts:
        found &= part.found
    return Matches(found, np.where(found, _sum(parts, snapshot), 0.0))


def _any(parts: Sequence[Matches], snapshot: Snapshot) -> Matches:
    found = np.zeros(snapshot.size, dtype=np.bool_)
    for part in parts:
        found |= part.found
    return Matches(found, _sum(parts, snapshot))


def _sum(parts: Sequence[Matches], snapshot: Snapshot) -> NDArray[np.float64]:
    scores = np.zeros(snapshot.size)
    for part in parts:
        scores += part.scores
    return scores


def _phrase(asked: Phrase | OpenPhrase, snapshot: Snapshot) -> Matches:
    field, words = asked.fieldname, list(asked.words)
    reads = [_reader(field, word) for word in words]
    if isinstance(asked, OpenPhrase):
        reads[-1] = _prefix_reader(field, words[-1])
    candidates = _all([_scored(field, read, asked.boost, snapshot) for read in reads], snapshot)
    if not candidates.found.any():
        return candidates
    starts = snapshot.places(reads[0], candidates.found)
    for step, read in enumerate(reads[1:], start=1):
        starts = starts[_nearest(starts, snapshot.places(read, candidates.found) - step) == 0]
    found = np.zeros(snapshot.size, dtype=np.bool_)
    found[starts >> 32] = True
    return Matches(found, np.where(found, candidates.scores, 0.0))


def _near(asked: NearWords, snapshot: Snapshot) -> Matches:
    field, words = asked.fieldname, asked.words
    reads = {word: _reader(field, word) for word in words}
    candidates = _all([_scored(field, read, asked.boost, snapshot) for read in reads.values()], snapshot)
    keys = {word: snapshot.places(read, candidates.found) for word, read in reads.items()}
    # Each word has to stand within reach of the rarest one, which settles it for two, and leaves few articles
    # to look through for more.
    rarest = min(keys.values(), key=len)
    within = np.zeros(snapshot.size, dtype=np.bool_)
    reached = [_nearest(rarest, places) < asked.gap + len(words) for places in keys.values()]
    within[rarest[np.logical_and.reduce(reached)] >> 32] = True
    if len(words) == len(keys) == 2:
        return Matches(within, np.where(within, candidates.scores, 0.0))
    standing: dict[int, list[tuple[int, str]]] = {number: [] for number in np.flatnonzero(within).tolist()}
    for word, places in keys.items():
        for key in places[within[places >> 32]].tolist():
            standing[key >> 32].append((key & 0xFFFFFFFF, word))
    found = np.zeros(snapshot.size, dtype=np.bool_)
    for number, places_of in standing.items():
        found[number] = next(nearby(sorted(places_of), words, asked.gap), None) is not None
    return Matches(found, np.where(found, candidates.scores, 0.0))


def _nearest(places: NDArray[np.int64], others: NDArray[np.int64]) -> NDArray[np.int64]:
    """How far each place is from the nearest other place; both are sorted. Other documents are far away."""
    far = np.int64(2**62)
    edged = np.concatenate([[-far], others, [far]])
    after = np.searchsorted(edged, places)
    distances: NDArray[np.int64] = np.minimum(edged[after] - places, places - edged[after - 1])
    return distances


def _fuzzy(asked: FuzzyTerm, snapshot: Snapshot) -> ReadPostings:
    near = [_encoded(term) for term in snapshot.near(asked.fieldname, asked.text, asked.maxdist)]

    def read(segment: Segment, /, *, places: bool) -> PostingList:
        return joined([segment.postings(asked.fieldname, term, places=places) for term in near])

    return read


def _one_of(asked: OneOf, snapshot: Snapshot) -> Matches:
    def read(segment: Segment, /, *, places: bool) -> PostingList:
        found = (segment.postings(asked.fieldname, _encoded(form), places=places) for form in asked.forms)
        return joined([each for each in found if len(each.ids)])

    forms = _scored(asked.fieldname, read, asked.boost, snapshot)
    holders = int(np.count_nonzero(forms.found))
    if not holders:
        return forms
    with_word, _ = snapshot.frequencies(_reader(asked.fieldname, asked.word))
    together = holders + int(np.count_nonzero(~forms.found[with_word]))
    # What `bm25` took for the rarity of the forms is put right: that of the forms and the word together.
    rarity = (log(snapshot.count / (together + 1)) + 1) / (log(snapshot.count / (holders + 1)) + 1)
    return Matches(forms.found, forms.scores * rarity)


def _published(asked: NumericRange, snapshot: Snapshot) -> Mask:
    published = snapshot.published
    found: Mask = snapshot.live & (published != UNDATED)
    if asked.start is not None:
        found &= published >= asked.start
    if asked.end is not None:
        found &= published < asked.end
    return found


def _documents(asked: Documents, snapshot: Snapshot) -> Mask:
    found = np.zeros(snapshot.size, dtype=np.bool_)
    numbers = snapshot.numbers
    found[[numbers[id] for id in asked.ids if id in numbers]] = True
    return found


def _figures(asked: HasFigure, snapshot: Snapshot) -> Mask:
    """As `figure_match.meets`, for all figures at once."""
    masks: list[Mask] = [np.zeros(0, dtype=np.bool_)]
    for segment in snapshot.segments:
        owners, figures = segment.figures
        met = np.ones(len(figures), dtype=np.bool_)
        for test in asked.tests:
            if test.unit is not None:
                code = unit_code(test.unit)
                met &= (figures["currency"] == code) | (figures["unit"] == code)
            if isinstance(test, Number):
                met &= figures["high"] > test.low if test.low_open else figures["high"] >= test.low
                met &= figures["low"] < test.high if test.high_open else figures["low"] <= test.high
        mask = np.zeros(segment.size, dtype=np.bool_)
        mask[owners[met]] = True
        masks.append(mask)
    return np.logical_and(np.concatenate(masks), snapshot.live)
