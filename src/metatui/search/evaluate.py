"""Answering Whoosh queries over whole arrays of postings at once.

Whoosh's own collectors step through documents one by one, and cut branches short for the top results, which
gives wrong scores for some conjunctions with prefixes. Here every document is found and scored exactly.
"""

# mypy: allow-untyped-calls
# (much of Whoosh has no annotations)
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from whoosh.query.compound import And, AndNot, Or
from whoosh.query.qcore import Every, Query, _NullQuery
from whoosh.query.ranges import NumericRange
from whoosh.query.wrappers import ConstantScoreQuery, Not

from metatui.search.phrases import scored_phrase
from metatui.search.queries import Documents, HasFigure
from metatui.search.schema import UNDATED
from metatui.search.snapshot import Mask, Snapshot
from metatui.search.syntax import Number
from metatui.search.unit_code import unit_code
from metatui.search.word_scores import ScoredWord, scored_word

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

    Words are scored as `word_scores` says, a phrase as its words are. Limits that are not words (dates,
    figures, ids) score nothing.
    """

    def __init__(
        self, snapshot: Snapshot, *, counting: bool = False, searcher: Searcher | None = None
    ) -> None:
        """`counting` asks for the numbers of hits; `searcher` answers what is not reckoned here."""
        self._snapshot = snapshot
        self._counting = counting
        self._searcher = searcher
        # For all that has no hits, or no score: not to be changed.
        self._no_hits = np.zeros(snapshot.size, dtype=np.int64)
        self._no_scores = np.zeros(snapshot.size)

    def of(self, asked: Query) -> Matches:
        """The matches of a query. Raises TypeError for one that neither this nor a searcher can answer."""
        match asked:
            case AndNot():
                kept, thrown = self.of(asked.a), self.of(asked.b)
                return self._within([kept], kept.found & ~thrown.found)
            case And():
                return self._all([self.of(child) for child in asked.subqueries])
            case Or():
                return self._any(asked.subqueries)
            case Not():
                return self._unscored(self._snapshot.live & ~self.of(asked.query).found, asked.boost)
            case ConstantScoreQuery():
                return self._unscored(self.of(asked.child).found, asked.score)
            case Every() if asked.fieldname is None or self._searcher is None:
                return self._unscored(self._snapshot.live.copy(), asked.boost)
            case _NullQuery():
                return self._unscored(np.zeros(self._snapshot.size, dtype=np.bool_))
            case NumericRange() if asked.fieldname == "published":
                return self._unscored(self._published(asked))
            case Documents():
                return self._unscored(self._snapshot.mask(asked.ids))
            case HasFigure():
                return self._unscored(self._figures(asked))
        word = self._word(asked)
        if word is not None:
            return self._joined([word], [])
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

    # Several clauses.

    def _within(self, parts: Sequence[Matches], found: Mask) -> Matches:
        """The sums of the parts, for the documents of a mask alone."""
        scores, hits = self._no_scores, self._no_hits
        for part in parts:
            if part.scores is not self._no_scores:
                scores = part.scores if scores is self._no_scores else scores + part.scores
            if part.hits is not self._no_hits:
                hits = hits + part.hits
        if scores is not self._no_scores:
            scores = scores * found
        return Matches(found, scores, hits * found if hits is not self._no_hits else hits)

    def _all(self, parts: Sequence[Matches]) -> Matches:
        found = self._snapshot.live.copy()
        for part in parts:
            found &= part.found
        return self._within(parts, found)

    def _word(self, asked: Query) -> ScoredWord | None:
        """What few documents have, as a rule; None for a query of another kind."""
        return scored_word(self._snapshot, asked) or scored_phrase(self._snapshot, asked)

    def _any(self, asked: Sequence[Query]) -> Matches:
        words, others = [], []
        for child in asked:
            word = self._word(child)
            if word is None:
                others.append(self.of(child))
            elif len(word.numbers):
                words.append(word)
        return self._joined(words, others)

    def _joined(self, words: Sequence[ScoredWord], others: Sequence[Matches]) -> Matches:
        """The union of words and of what else was found; scores and hits are added up."""
        size = self._snapshot.size
        found, scores = np.zeros(size, dtype=np.bool_), np.zeros(size)
        hits = np.zeros(size, dtype=np.int64) if self._counting else self._no_hits
        for number, word in enumerate(words):
            found[word.numbers] = True
            if number:
                scores[word.numbers] += word.scores
            else:
                scores[word.numbers] = word.scores
            if self._counting and word.field == _TEXT:
                hits[word.numbers] += word.times.astype(np.int64)
        for part in others:
            found |= part.found
            if part.scores is not self._no_scores:
                scores += part.scores
            if self._counting:
                hits += part.hits
        return Matches(found, scores, hits)

    def _unscored(self, found: Mask, score: float = 0.0) -> Matches:
        return Matches(found, np.where(found, score, 0.0) if score else self._no_scores, self._no_hits)

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
