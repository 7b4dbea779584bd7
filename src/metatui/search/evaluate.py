"""Answering Whoosh queries over whole arrays of postings at once.

Whoosh's own collectors step through documents one by one, and cut branches short for the top results, which
gives wrong scores for some conjunctions with prefixes. Here every document is found and scored exactly.
"""

# mypy: allow-untyped-calls
# (much of Whoosh has no annotations)
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from whoosh.query.compound import And, AndNot, Or
from whoosh.query.positional import Phrase
from whoosh.query.qcore import Every, Query, _NullQuery
from whoosh.query.ranges import NumericRange
from whoosh.query.terms import FuzzyTerm, Prefix, Term
from whoosh.query.wrappers import ConstantScoreQuery, Not

from metatui.search.analyzer import encoded
from metatui.search.bm25 import bm25, idf
from metatui.search.codec.field_reader import Postings
from metatui.search.near import nearby
from metatui.search.queries import Documents, HasFigure, NearWords, OneOf, OpenPhrase
from metatui.search.schema import UNDATED
from metatui.search.segment import Segment
from metatui.search.snapshot import Mask, ReadPostings, Snapshot
from metatui.search.syntax import Number
from metatui.search.unit_code import unit_code

if TYPE_CHECKING:
    from whoosh.searching import Searcher

# The field whose places are the hits that a reader sees marked.
_TEXT = "body"


@dataclass(frozen=True, slots=True)
class Matches:
    """One row for each document of the snapshot: whether it was found, its score (0 where it was not), and
    how many places of its text answer the query (reckoned only where it was asked for)."""

    found: Mask
    scores: NDArray[np.float64]
    hits: NDArray[np.int64]


def evaluate(asked: Query, snapshot: Snapshot) -> Matches:
    """All living documents that a query finds, with their scores."""
    return Evaluation(snapshot).of(asked)


class Evaluation:
    """Finds all living documents that answer a query, with their scores.

    A prefix or a fuzzy word is scored as one word: its frequency the sum, its document frequency that of the
    union, so that rare continuations do not rule the order. A phrase scores as its words do. Limits that are
    not words (dates, figures, ids) score nothing.
    """

    def __init__(
        self, snapshot: Snapshot, *, counting: bool = False, searcher: Searcher | None = None
    ) -> None:
        """`counting` asks for the numbers of hits; `searcher` answers what is not reckoned here."""
        self._snapshot = snapshot
        self._counting = counting
        self._searcher = searcher
        self._no_hits = np.zeros(snapshot.size, dtype=np.int64)

    def of(self, asked: Query) -> Matches:
        """The matches of a query. Raises TypeError for one that neither this nor a searcher can answer."""
        match asked:
            case AndNot():
                kept, thrown = self.of(asked.a), self.of(asked.b)
                return self._within(kept, kept.found & ~thrown.found)
            case And():
                return self._all([self.of(child) for child in asked.subqueries])
            case Or():
                return self._any([self.of(child) for child in asked.subqueries])
            case Not():
                return self._unscored(self._snapshot.live & ~self.of(asked.query).found, asked.boost)
            case ConstantScoreQuery():
                return self._unscored(self.of(asked.child).found, asked.score)
            case Every() if asked.fieldname is None or self._searcher is None:
                return self._unscored(self._snapshot.live.copy(), asked.boost)
            case _NullQuery():
                return self._unscored(np.zeros(self._snapshot.size, dtype=np.bool_))
            case FuzzyTerm():
                return self._scored(asked.fieldname, self._fuzzy(asked), asked.boost)
            case Prefix():
                return self._scored(asked.fieldname, _prefix_reader(asked.fieldname, asked.text), asked.boost)
            case Term():
                return self._scored(asked.fieldname, _reader(asked.fieldname, asked.text), asked.boost)
            case Phrase() | OpenPhrase():
                return self._phrase(asked)
            case OneOf():
                return self._one_of(asked)
            case NearWords():
                return self._near(asked)
            case NumericRange() if asked.fieldname == "published":
                return self._unscored(self._published(asked))
            case Documents():
                return self._unscored(self._snapshot.mask(asked.ids))
            case HasFigure():
                return self._unscored(self._figures(asked))
        if self._searcher is None:
            raise TypeError(f"{type(asked).__name__} is not a query that metatui makes")
        return self._matched(asked, self._searcher)

    def _matched(self, asked: Query, searcher: Searcher) -> Matches:
        """What Whoosh's matchers find, document by document."""
        from whoosh.searching import SearchContext

        found = np.zeros(self._snapshot.size, dtype=np.bool_)
        scores = np.zeros(self._snapshot.size)
        for leaf, offset in searcher.leaf_searchers():
            matcher = asked.matcher(leaf, SearchContext(weighting=searcher.weighting))
            while matcher.is_active():
                number = offset + matcher.id()
                found[number], scores[number] = True, matcher.score()
                matcher.next()
        found &= self._snapshot.live
        return Matches(found, np.where(found, scores, 0.0), self._no_hits)

    # Words.

    def _scored(self, field: str, read: ReadPostings, boost: float) -> Matches:
        snapshot = self._snapshot
        numbers, frequencies = snapshot.frequencies(read)
        found = np.zeros(snapshot.size, dtype=np.bool_)
        scores = np.zeros(snapshot.size)
        hits = self._no_hits
        if len(numbers):
            found[numbers] = True
            norms = snapshot.norms(field)
            if norms is None:
                scores[numbers] = boost * frequencies
            else:
                norms = norms if len(numbers) == snapshot.size else norms[numbers]
                scores[numbers] = boost * bm25(frequencies, norms, len(numbers), snapshot.count)
            if self._counting and field == _TEXT:
                hits = np.zeros(snapshot.size, dtype=np.int64)
                hits[numbers] = frequencies
        return Matches(found, scores, hits)

    def _fuzzy(self, asked: FuzzyTerm) -> ReadPostings:
        near = [encoded(term) for term in self._snapshot.near(asked.fieldname, asked.text, asked.maxdist)]

        def read(segment: Segment) -> Postings:
            return _joined([segment.postings(asked.fieldname, term) for term in near])

        return read

    def _one_of(self, asked: OneOf) -> Matches:
        field = asked.fieldname

        def read(segment: Segment) -> Postings:
            return _joined([segment.postings(field, encoded(form)) for form in asked.forms])

        forms = self._scored(field, read, asked.boost)
        holders = int(np.count_nonzero(forms.found))
        if not holders:
            return forms
        with_word, _ = self._snapshot.frequencies(_reader(field, asked.word))
        together = holders + int(np.count_nonzero(~forms.found[with_word]))
        # What `bm25` took for the rarity of the forms is put right: that of the forms and the word together.
        documents = self._snapshot.count
        return replace(forms, scores=forms.scores * (idf(together, documents) / idf(holders, documents)))

    # Several clauses.

    def _within(self, part: Matches, found: Mask) -> Matches:
        hits = np.where(found, part.hits, 0) if self._counting else self._no_hits
        return Matches(found, np.where(found, part.scores, 0.0), hits)

    def _all(self, parts: Sequence[Matches]) -> Matches:
        found = self._snapshot.live.copy()
        for part in parts:
            found &= part.found
        return self._within(self._sum(parts, found), found)

    def _any(self, parts: Sequence[Matches]) -> Matches:
        found = np.zeros(self._snapshot.size, dtype=np.bool_)
        for part in parts:
            found |= part.found
        return self._sum(parts, found)

    def _sum(self, parts: Sequence[Matches], found: Mask) -> Matches:
        scores = np.zeros(self._snapshot.size)
        for part in parts:
            scores += part.scores
        hits = self._no_hits
        if self._counting:
            hits = hits.copy()
            for part in parts:
                hits += part.hits
        return Matches(found, scores, hits)

    def _unscored(self, found: Mask, score: float = 0.0) -> Matches:
        scores = np.where(found, score, 0.0) if score else np.zeros(self._snapshot.size)
        return Matches(found, scores, self._no_hits)

    # Words near one another.

    def _phrase(self, asked: Phrase | OpenPhrase) -> Matches:
        field, words = asked.fieldname, [encoded(word) for word in asked.words]
        opens = isinstance(asked, OpenPhrase)
        reads = [_reader(field, word) for word in asked.words]
        if opens:
            reads[-1] = _prefix_reader(field, asked.words[-1])
        candidates = self._all([self._scored(field, read, asked.boost) for read in reads])
        if not candidates.found.any():
            return candidates
        places: dict[tuple[bytes, bool], NDArray[np.int64]] = {}
        # From the rarest word on, so that few places are left to look for in the long lists.
        steps = []
        for step, word in enumerate(words):
            key = word, opens and step == len(words) - 1
            if key not in places:
                places[key] = self._snapshot.places(field, word, candidates.found, prefix=key[1])
            steps.append((step, places[key]))
        steps.sort(key=lambda pair: len(pair[1]))
        slop = getattr(asked, "slop", 1) or 1
        starts = steps[0][1] - steps[0][0]
        for step, there in steps[1:]:
            starts = _meeting(starts, there - step) if slop == 1 else starts
        if slop > 1:
            starts = _within_slop([places[key, False] for key in words], slop)
        return self._at(candidates, starts)

    def _at(self, candidates: Matches, starts: NDArray[np.int64]) -> Matches:
        """Those of the candidates in which something begins at one of these places."""
        size = self._snapshot.size
        hits = self._no_hits
        if self._counting:
            hits = np.bincount(starts >> 32, minlength=size)
        found = np.zeros(size, dtype=np.bool_)
        found[starts >> 32] = True
        return Matches(found, np.where(found, candidates.scores, 0.0), hits)

    def _near(self, asked: NearWords) -> Matches:
        field, words, snapshot = asked.fieldname, asked.words, self._snapshot
        reads = {word: _reader(field, word) for word in words}
        candidates = self._all([self._scored(field, read, asked.boost) for read in reads.values()])
        keys = {word: snapshot.places(field, encoded(word), candidates.found) for word in reads}
        # Each word has to stand within reach of the rarest one, which settles it for two, and leaves few
        # articles to look through for more.
        rarest = min(keys.values(), key=len)
        within = np.zeros(snapshot.size, dtype=np.bool_)
        reached = [_nearest(rarest, places) < asked.gap + len(words) for places in keys.values()]
        meets = np.logical_and.reduce(reached)
        within[rarest[meets] >> 32] = True
        if len(words) == len(keys) == 2:
            return self._at(candidates, rarest[meets])
        standing: dict[int, list[tuple[int, str]]] = {
            number: [] for number in np.flatnonzero(within).tolist()
        }
        for word, places in keys.items():
            for key in places[within[places >> 32]].tolist():
                standing[key >> 32].append((key & 0xFFFFFFFF, word))
        starts = [
            number << 32
            for number, places_of in standing.items()
            for _ in nearby(sorted(places_of), words, asked.gap)
        ]
        return self._at(candidates, np.array(starts, dtype=np.int64))

    # What is no word.

    def _published(self, asked: NumericRange) -> Mask:
        published = self._snapshot.published
        found: Mask = self._snapshot.live & (published != UNDATED)
        if asked.start is not None:
            found &= published > asked.start if asked.startexcl else published >= asked.start
        if asked.end is not None:
            found &= published < asked.end if asked.endexcl else published <= asked.end
        return found

    def _figures(self, asked: HasFigure) -> Mask:
        """As `figure_match.meets`, for all figures at once."""
        masks: list[Mask] = [np.zeros(0, dtype=np.bool_)]
        for segment in self._snapshot.segments:
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
        return np.logical_and(np.concatenate(masks), self._snapshot.live)


def _reader(field: str, word: Any) -> ReadPostings:
    return partial(Segment.postings, field=field, term=encoded(word))


def _prefix_reader(field: str, prefix: Any) -> ReadPostings:
    return partial(Segment.prefixed, field=field, prefix=encoded(prefix))


def _joined(lists: Sequence[Postings]) -> Postings:
    empty = np.zeros(0, dtype=np.int32)
    return Postings(
        np.concatenate([empty, *(found.ids for found in lists)]),
        np.concatenate([np.zeros(0, dtype=np.uint8), *(found.counts() for found in lists)]),
    )


def _meeting(places: NDArray[np.int64], others: NDArray[np.int64]) -> NDArray[np.int64]:
    """The places that are in both; both are sorted, the first is the shorter."""
    if len(places) * 16 < len(others):
        at = np.searchsorted(others, places)
        at[at == len(others)] = 0
        return places[others[at] == places] if len(others) else others
    # Two sorted rows in one: sorting them is merging.
    joined = np.concatenate([places, others])
    joined.sort(kind="stable")
    met: NDArray[np.int64] = joined[1:][joined[1:] == joined[:-1]]
    return met


def _within_slop(places: Sequence[NDArray[np.int64]], slop: int) -> NDArray[np.int64]:
    """Places of the last word that the others lead to, each at most `slop` words behind the one before."""
    ends = places[0]
    for following in places[1:]:
        before = np.searchsorted(ends, following) - 1
        near = before >= 0
        near[near] = following[near] - ends[before[near]] <= slop
        ends = following[near]
    return ends


def _nearest(places: NDArray[np.int64], others: NDArray[np.int64]) -> NDArray[np.int64]:
    """How far each place is from the nearest other place; both are sorted. Other documents are far away."""
    far = np.int64(2**62)
    edged = np.concatenate([[-far], others, [far]])
    after = np.searchsorted(edged, places)
    distances: NDArray[np.int64] = np.minimum(edged[after] - places, places - edged[after - 1])
    return distances
