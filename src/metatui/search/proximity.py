"""How close together the words of a query stand in an article: who remembers some words remembers one place.

BM25 does not look at places: an article with all words in one sentence scores like one in which they are
strewn over ten pages. For the articles that score best the closest places of each pair of words are looked
up, and add to the score: half as much at twenty words as side by side, little from another paragraph.
After the idea of Rasolofo and Savoy, "Term Proximity Scoring for Keyword-Based Retrieval Systems" (2003);
weight and reach were chosen by `make bench-relevance`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from metatui.search.analyzer import encoded
from metatui.search.bm25 import idf
from metatui.search.matches import Scores
from metatui.search.places import nearest
from metatui.search.rising import Numbers
from metatui.search.schema import WORD_FIELDS
from metatui.search.snapshot import Snapshot
from metatui.search.syntax import Node, Or, ParsedQuery, Words

# How many of the best articles are looked at.
_DEPTH = 100
_WEIGHT = 1.5
_REACH = 20.0
_FIELD = "body"
# With more words than so many only neighbours in the query are compared.
_ALL_PAIRS = 6
_MOST_WORDS = 12


def words_of(query: ParsedQuery) -> list[str]:
    """The words of a query whose places are compared, in its order; fewer than two are nothing to compare.

    Those of a phrase that is all there is to a query stand side by side in whatever it finds.
    """
    found: list[str] = []
    match query.clauses:
        case (Words(loose=False, open_end=False),):
            return found
    for node in query.clauses:
        found += _plain(node)
    return list(dict.fromkeys(found))[:_MOST_WORDS]


def _plain(node: Node) -> Sequence[str]:
    if isinstance(node, Or):
        return ()
    if isinstance(node, Words) and node.scope == "text":
        return node.words[:-1] if node.open_end else node.words
    return ()


def closest_first(snapshot: Snapshot, words: Sequence[str], numbers: Numbers, scores: Scores) -> Scores:
    """The scores, for the best articles the higher the closer together their words stand."""
    if len(words) < 2 or not len(numbers):
        return scores
    best = np.arange(len(numbers))
    if len(numbers) > _DEPTH:
        least = np.partition(scores, -_DEPTH)[-_DEPTH]
        best = np.flatnonzero(scores >= least)[: 2 * _DEPTH]
    scores = scores.copy()
    scores[best] += _closeness(snapshot, words, numbers.take(best))
    return scores


def _closeness(snapshot: Snapshot, words: Sequence[str], chosen: NDArray[Any]) -> NDArray[np.float64]:
    """What is to be added to the scores of these documents, given in order."""
    bonus = np.zeros(len(chosen))
    worth = [idf(snapshot.documents(_FIELD, word), max(snapshot.count, 1)) for word in words]
    pairs = combinations(range(len(words)), 2) if len(words) <= _ALL_PAIRS else pairwise(range(len(words)))
    terms = [encoded(word) for word in words]
    places = [[snapshot.places(field, term, chosen) for term in terms] for field in WORD_FIELDS["text"]]
    for one, other in pairs:
        best = np.zeros(len(chosen))
        for of_field in places:
            few, many = of_field[one], of_field[other]
            if len(few) > len(many):
                few, many = many, few
            if len(few):
                np.maximum.at(best, few >> 32, 1 / (1 + nearest(few, many) / _REACH))
        best *= min(worth[one], worth[other])
        bonus += best
    return bonus * (_WEIGHT / (len(words) - 1))
