# mypy: allow-untyped-calls
# (much of Whoosh has no annotations)
"""Words that stand side by side, or near one another: the documents that have them, and their scores."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.query.positional import Phrase
from whoosh.query.qcore import Query

from metatui.search.analyzer import encoded
from metatui.search.near import nearby
from metatui.search.places import Places, in_a_row, nearest, within_slop
from metatui.search.queries import NearWords, OpenPhrase
from metatui.search.rising import Numbers, Rows, rows_in
from metatui.search.snapshot import Snapshot
from metatui.search.word_scores import ScoredWord, prefix_reader_of, reader_of


class ScoredPhrase:
    """The documents in which words stand together, how often they do, and scores: those of the words."""

    def __init__(self, size: int, words: Sequence[ScoredWord], numbers: Numbers, times: NDArray[Any]) -> None:
        """All of the documents have all of the words; `size` is that of the snapshot."""
        self.field = words[0].field
        self.numbers, self.times = numbers, times
        self._words = words
        self._size = size

    def scores_at(self, rows: Rows | None) -> NDArray[np.float64]:
        """The scores of some of the documents, by their rows; None for all."""
        numbers = self.numbers if rows is None else self.numbers.take(rows)
        scores = np.zeros(len(numbers))
        for word in self._words:
            scores += word.scores_at(rows_in(numbers, word.numbers, self._size)[1])
        return scores


def scored_phrase(snapshot: Snapshot, asked: Query) -> ScoredPhrase | None:
    """The documents of a query for words that stand together, scored as the words are; None for another."""
    match asked:
        case Phrase() | OpenPhrase():
            return _phrase(snapshot, asked)
        case NearWords():
            return _near(snapshot, asked)
    return None


def _phrase(snapshot: Snapshot, asked: Phrase | OpenPhrase) -> ScoredPhrase:
    field, words = asked.fieldname, [encoded(word) for word in asked.words]
    steps = [(word, isinstance(asked, OpenPhrase) and n == len(words) - 1) for n, word in enumerate(words)]
    parts = {
        (word, is_open): ScoredWord(
            snapshot, field, (prefix_reader_of if is_open else reader_of)(field, word), asked.boost
        )
        for word, is_open in dict.fromkeys(steps)
    }
    scored = [parts[step] for step in steps]
    numbers = _with_all(snapshot, list(parts.values()))
    slop = getattr(asked, "slop", 1) or 1
    if slop == 1 and len(parts) > 1 and not isinstance(asked, OpenPhrase) and len(numbers):
        found, times = snapshot.in_a_row(field, words, numbers)
        return ScoredPhrase(snapshot.size, scored, found, times)
    if not len(numbers):
        return _standing_at(snapshot, scored, np.zeros(0, dtype=np.int64))
    # A word that comes twice is read once.
    places = {
        (word, is_open): snapshot.places(field, word, numbers, prefix=is_open)
        for word, is_open in dict.fromkeys(steps)
    }
    lists = [places[step] for step in steps]
    return _standing_at(snapshot, scored, in_a_row(lists) if slop == 1 else within_slop(lists, slop))


def _near(snapshot: Snapshot, asked: NearWords) -> ScoredPhrase:
    field, words = asked.fieldname, asked.words
    different = list(dict.fromkeys(words))
    scored = [ScoredWord(snapshot, field, reader_of(field, word), asked.boost) for word in different]
    numbers = _with_all(snapshot, scored)
    if not len(numbers):
        return _standing_at(snapshot, scored, np.zeros(0, dtype=np.int64))
    keys = {word: snapshot.places(field, encoded(word), numbers) for word in different}
    # Each word has to stand within reach of the rarest one, which settles it for two, and leaves few
    # articles to look through for more.
    rarest = min(keys.values(), key=len)
    reached = [nearest(rarest, places) < asked.gap + len(words) for places in keys.values()]
    meeting = rarest[np.logical_and.reduce(reached)]
    if len(words) == len(different) == 2:
        return _standing_at(snapshot, scored, meeting)
    standing: dict[int, list[tuple[int, str]]] = {number: [] for number in np.unique(meeting >> 32).tolist()}
    for word, places in keys.items():
        for key in places[np.isin(places >> 32, list(standing))].tolist():
            standing[key >> 32].append((key & 0xFFFFFFFF, word))
    starts = [
        number << 32
        for number, places_of in standing.items()
        for _ in nearby(sorted(places_of), words, asked.gap)
    ]
    return _standing_at(snapshot, scored, np.array(starts, dtype=np.int64))


def _with_all(snapshot: Snapshot, words: Sequence[ScoredWord]) -> Numbers:
    """The documents that have all of these words."""

    def common(numbers: Numbers, others: Numbers) -> Numbers:
        return numbers.take(rows_in(numbers, others, snapshot.size)[0])

    return reduce(common, sorted((word.numbers for word in words), key=len))


def _standing_at(snapshot: Snapshot, words: Sequence[ScoredWord], starts: Places) -> ScoredPhrase:
    """The documents in which something stands at one of these places, and how often it does."""
    numbers, times = np.unique(starts >> 32, return_counts=True)
    return ScoredPhrase(snapshot.size, words, numbers, times)
