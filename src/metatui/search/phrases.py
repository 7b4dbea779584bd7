# mypy: allow-untyped-calls
# (much of Whoosh has no annotations)
"""Words that stand side by side, or near one another: the documents that have them, with their scores."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.query.positional import Phrase
from whoosh.query.qcore import Query

from metatui.search.analyzer import encoded
from metatui.search.near import nearby
from metatui.search.places import Places, in_a_row, nearest, within_slop
from metatui.search.queries import NearWords, OpenPhrase
from metatui.search.snapshot import Snapshot
from metatui.search.word_scores import ScoredWord, prefix_reader_of, reader_of, scored


def scored_phrase(snapshot: Snapshot, asked: Query) -> ScoredWord | None:
    """The documents of a query for words that stand together, scored as the words are; None for another."""
    match asked:
        case Phrase() | OpenPhrase():
            return _phrase(snapshot, asked)
        case NearWords():
            return _near(snapshot, asked)
    return None


def _phrase(snapshot: Snapshot, asked: Phrase | OpenPhrase) -> ScoredWord:
    field, words = asked.fieldname, [encoded(word) for word in asked.words]
    steps = [(word, isinstance(asked, OpenPhrase) and n == len(words) - 1) for n, word in enumerate(words)]
    with_all = _with_all(
        [
            scored(snapshot, field, (prefix_reader_of if is_open else reader_of)(field, word), asked.boost)
            for word, is_open in steps
        ]
    )
    if not len(with_all.numbers):
        return with_all
    # A word that comes twice is read once.
    places = {
        (word, is_open): snapshot.places(field, word, with_all.numbers, prefix=is_open)
        for word, is_open in dict.fromkeys(steps)
    }
    lists = [places[step] for step in steps]
    slop = getattr(asked, "slop", 1) or 1
    return _standing_at(with_all, in_a_row(lists) if slop == 1 else within_slop(lists, slop))


def _near(snapshot: Snapshot, asked: NearWords) -> ScoredWord:
    field, words = asked.fieldname, asked.words
    different = list(dict.fromkeys(words))
    with_all = _with_all([scored(snapshot, field, reader_of(field, word), asked.boost) for word in different])
    if not len(with_all.numbers):
        return with_all
    keys = {word: snapshot.places(field, encoded(word), with_all.numbers) for word in different}
    # Each word has to stand within reach of the rarest one, which settles it for two, and leaves few
    # articles to look through for more.
    rarest = min(keys.values(), key=len)
    reached = [nearest(rarest, places) < asked.gap + len(words) for places in keys.values()]
    meeting = rarest[np.logical_and.reduce(reached)]
    if len(words) == len(different) == 2:
        return _standing_at(with_all, meeting)
    standing: dict[int, list[tuple[int, str]]] = {number: [] for number in np.unique(meeting >> 32).tolist()}
    for word, places in keys.items():
        for key in places[np.isin(places >> 32, list(standing))].tolist():
            standing[key >> 32].append((key & 0xFFFFFFFF, word))
    starts = [
        number << 32
        for number, places_of in standing.items()
        for _ in nearby(sorted(places_of), words, asked.gap)
    ]
    return _standing_at(with_all, np.array(starts, dtype=np.int64))


def _with_all(parts: Sequence[ScoredWord]) -> ScoredWord:
    """The documents that have all of these words, with the sums of their scores."""
    first, *others = sorted(parts, key=lambda part: len(part.numbers))
    numbers, scores = first.numbers, first.scores
    for part in others:
        if not len(numbers):
            break
        rows = np.searchsorted(part.numbers, numbers)
        rows[rows == len(part.numbers)] = 0
        same = part.numbers[rows] == numbers
        numbers, scores = numbers[same], scores[same] + part.scores[rows[same]]
    return ScoredWord(first.field, numbers, np.zeros(len(numbers), dtype=np.int64), scores)


def _standing_at(with_all: ScoredWord, starts: Places) -> ScoredWord:
    """Those of the documents in which something stands at one of these places, and how often it does."""
    owners: NDArray[Any]
    owners, times = np.unique(starts >> 32, return_counts=True)
    rows = np.searchsorted(with_all.numbers, owners)
    return ScoredWord(with_all.field, with_all.numbers[rows], times, with_all.scores[rows])
