"""From a query to a ranking: all words first, any of them when that finds nothing."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from metatui.model import Sort
from metatui.search.compile import Resolve, compile_query, compile_relaxed
from metatui.search.evaluate import Matches, evaluate
from metatui.search.ranking import Ranking
from metatui.search.snapshot import Snapshot
from metatui.search.syntax import ParsedQuery


def answer(snapshot: Snapshot, query: ParsedQuery, sort: Sort, resolve: Resolve | None) -> Ranking:
    """All articles that answer a query; with equal scores the newest first, then by id."""
    matches = evaluate(compile_query(query, resolve), snapshot)
    relaxed = False
    if not matches.found.any() and (weaker := compile_relaxed(query, resolve)):
        required, optional = weaker
        matches = _any_of(
            evaluate(required, snapshot), [evaluate(clause, snapshot) for clause in optional], snapshot
        )
        relaxed = bool(matches.found.any())
    numbers = np.flatnonzero(matches.found)
    scores = matches.scores[numbers]
    order = _order(numbers, scores, sort, snapshot)
    ids = snapshot.ids
    return Ranking([ids[number] for number in numbers[order].tolist()], scores[order].tolist(), relaxed)


def _any_of(required: Matches, optional: list[Matches], snapshot: Snapshot) -> Matches:
    """Articles with at least one clause; who has more clauses stands first, whatever the scores say."""
    clauses = np.zeros(snapshot.size)
    scores = np.zeros(snapshot.size)
    for part in optional:
        clauses += part.found
        scores += part.scores
    found = required.found & (clauses > 0)
    highest = float(scores.max(initial=0.0))
    return Matches(found, np.where(found, scores + (clauses - 1) * highest, 0.0))


def _order(
    numbers: NDArray[np.int64], scores: NDArray[np.float64], sort: Sort, snapshot: Snapshot
) -> NDArray[np.int64]:
    if sort == "oldest":
        return np.argsort(snapshot.oldest_rank[numbers])
    newest = snapshot.newest_rank[numbers]
    return np.argsort(newest) if sort == "newest" else np.lexsort((newest, -scores))
