"""Answering Whoosh queries over whole arrays of postings at once.

Whoosh's own collectors step through documents one by one, and cut branches short for the top results, which
gives wrong scores for some conjunctions with prefixes. Here every document is found and scored exactly.
"""

# mypy: allow-untyped-calls
# (much of Whoosh has no annotations)
from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from whoosh.query.compound import And, AndNot, Or
from whoosh.query.qcore import Every, Query, _NullQuery
from whoosh.query.ranges import NumericRange
from whoosh.query.wrappers import ConstantScoreQuery, Not

from metatui.search.any_of import AnyOf
from metatui.search.clause_matches import AllOf, Constant, Listed, Tested, Without
from metatui.search.matches import Mask, Matches
from metatui.search.phrases import phrase_matches
from metatui.search.queries import Documents, HasFigure
from metatui.search.rising import Numbers
from metatui.search.schema import UNDATED
from metatui.search.snapshot import Snapshot
from metatui.search.syntax import Number
from metatui.search.unit_code import unit_code
from metatui.search.word_scores import ScoredWord, scored_word

if TYPE_CHECKING:
    from whoosh.searching import Searcher


def evaluate(asked: Query, snapshot: Snapshot, searcher: Searcher | None = None) -> Matches:
    """All living documents that a query finds, with their scores.

    Words are scored as `word_scores` says, a phrase as its words are. Limits that are not words (dates,
    figures, ids) score nothing. All that has to be read for scores and hits is read now.

    `searcher` answers what is not reckoned here; TypeError for a query that without one nothing can answer.
    """
    return Evaluation(snapshot, searcher).of(asked)


class Evaluation:
    """Evaluates the parts of queries."""

    def __init__(self, snapshot: Snapshot, searcher: Searcher | None = None) -> None:
        """As `evaluate` has them."""
        self._snapshot = snapshot
        self._size = snapshot.size
        self._searcher = searcher

    def of(self, asked: Query) -> Matches:
        """What a query finds."""
        match asked:
            case AndNot():
                return Without(self.of(asked.a), self.of(asked.b), self._size)
            case And() if asked.subqueries:
                return AllOf([self.of(child) for child in asked.subqueries], self._size)
            case Or():
                return self._any(asked.subqueries)
            case Not():
                return Constant(Without(self._all(), self.of(asked.query), self._size), asked.boost)
            case ConstantScoreQuery():
                return Constant(self.of(asked.child), asked.score)
            case Every() if asked.fieldname is None or self._searcher is None:
                return Constant(self._all(), asked.boost)
            case And():
                return self._all()
            case _NullQuery():
                return self._any(())
            case NumericRange() if asked.fieldname == "published":
                return self._published(asked)
            case Documents():
                return Listed(np.unique(self._snapshot.numbers(asked.ids)), self._size)
            case HasFigure():
                return self._figures(asked)
        if (word := scored_word(self._snapshot, asked)) is not None:
            return AnyOf([word], (), self._size)
        if (phrase := phrase_matches(self._snapshot, asked)) is not None:
            return phrase
        if self._searcher is None:
            raise TypeError(f"{type(asked).__name__} is not a query that metatui makes")
        return self._matched(asked, self._searcher)

    def _all(self) -> Matches:
        return Tested(self._snapshot.living)

    def _any(self, asked: Sequence[Query]) -> Matches:
        words: list[ScoredWord] = []
        others: list[Matches] = []
        for child in asked:
            if (word := scored_word(self._snapshot, child)) is not None:
                words.append(word)
            else:
                others.append(self.of(child))
        return AnyOf(words, others, self._size)

    def _matched(self, asked: Query, searcher: Searcher) -> Matches:
        """What Whoosh's matchers find, document by document."""
        from whoosh.searching import SearchContext

        numbers: list[int] = []
        scores: list[float] = []
        for leaf, offset in searcher.leaf_searchers():
            matcher = asked.matcher(leaf, SearchContext(weighting=searcher.weighting))
            while matcher.is_active():
                numbers.append(offset + matcher.id())
                scores.append(matcher.score())
                matcher.next()
        found = np.array(numbers, dtype=np.int64)
        alive = self._snapshot.live[found]
        return Listed(found[alive], self._size, np.array(scores)[alive])

    def _published(self, asked: NumericRange) -> Matches:
        published = self._snapshot.published

        def meets(numbers: Numbers) -> Mask:
            moments = published.take(numbers)
            found: Mask = moments != UNDATED
            if asked.start is not None:
                found &= moments > asked.start if asked.startexcl else moments >= asked.start
            if asked.end is not None:
                found &= moments < asked.end if asked.endexcl else moments <= asked.end
            return found

        return Tested(self._snapshot.living, meets)

    def _figures(self, asked: HasFigure) -> Matches:
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
        return Listed(np.flatnonzero(np.concatenate(masks) & self._snapshot.live), self._size)
