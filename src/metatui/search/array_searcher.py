# mypy: allow-untyped-calls
# (much of Whoosh has no annotations)
"""A Whoosh searcher over an index of arrays: the same questions, the same `Results`, reckoned at once."""

from __future__ import annotations

import time
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

import numpy as np
from numpy.typing import NDArray
from whoosh.searching import Results, Searcher

from metatui.search.evaluate import evaluate
from metatui.search.matches import scores_of
from metatui.search.segment import Segment
from metatui.search.snapshot import Snapshot

if TYPE_CHECKING:
    from whoosh.reading import SegmentReader


class ArraySearcher(Searcher):
    """Use it as any searcher of Whoosh, over a reader of segments that ArrayCodec wrote.

    What stands in a query is found and scored exactly, without shortcuts; queries of other kinds go through
    Whoosh's matchers. Questions that need one of Whoosh's collectors (grouping, collapsing, terms, other
    orders) are left to Whoosh altogether.
    """

    @cached_property
    def snapshot(self) -> Snapshot:
        """The segments as arrays."""
        leaves = [cast("SegmentReader", reader) for reader, _ in self.ixreader.leaf_readers()]
        return Snapshot([(Segment(leaf), set(leaf._perdoc.deleted_docs())) for leaf in leaves])

    def search(self, q: Any, limit: int | None = 10, **options: Any) -> Results:
        """The best results of a query, all of them counted; `filter` and `mask` are queries too.

        With `sortedby="published"` the oldest come first, the newest with `reverse`; equal ones, and those
        without a date, stand as they stand in the index.
        """
        filter_, mask = options.pop("filter", None), options.pop("mask", None)
        sorted_by, reverse = options.pop("sortedby", None), options.pop("reverse", False)
        if any(options.values()) or sorted_by not in (None, "published") or (reverse and not sorted_by):
            return super().search(
                q, limit=limit, filter=filter_, mask=mask, sortedby=sorted_by, reverse=reverse, **options
            )
        began = time.perf_counter()
        matches = evaluate(q, self.snapshot, self)
        numbers = matches.numbers
        if filter_ is not None:
            numbers = numbers[evaluate(filter_, self.snapshot, self).within(numbers)]
        if mask is not None:
            numbers = numbers[~evaluate(mask, self.snapshot, self).within(numbers)]
        scores = scores_of(matches, numbers)
        keys: NDArray[Any] = -scores
        if sorted_by:
            keys = self.snapshot.newest(numbers) if reverse else self.snapshot.oldest(numbers)
        order = np.argsort(keys, kind="stable")[: len(keys) if limit is None else limit]
        top = list(zip(scores[order].tolist(), numbers[order].tolist(), strict=True))
        results = Results(self, q, top, docset=set(numbers.tolist()), runtime=time.perf_counter() - began)
        results._total = len(numbers)  # type: ignore[assignment]
        return results
