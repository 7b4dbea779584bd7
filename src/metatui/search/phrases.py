# mypy: allow-untyped-calls
# (much of Whoosh has no annotations)
"""Words that stand side by side, or near one another: the documents that have them, and their scores."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from whoosh.query.positional import Phrase
from whoosh.query.qcore import Query

from metatui.search.analyzer import encoded
from metatui.search.matches import TEXT
from metatui.search.near import nearby
from metatui.search.places import Places, in_a_row, nearest, within_slop
from metatui.search.queries import NearWords, OpenPhrase
from metatui.search.rising import Numbers, Rows, rows_in
from metatui.search.snapshot import Snapshot
from metatui.search.word_scores import ScoredWord, prefix_reader_of, reader_of


class _Standing(NamedTuple):
    """The documents in which words stand together, and how often they do in each."""

    numbers: Numbers
    times: NDArray[Any]


# Looks through some documents, which need not have the words, or through all there are.
_Look = Callable[[Numbers | None], _Standing]


class PhraseMatches:
    """What a phrase finds, scored as its words are.

    Places are what costs: where other parts of a query leave few documents, those of these alone are read.
    """

    def __init__(self, snapshot: Snapshot, words: Sequence[ScoredWord], look: _Look) -> None:
        self._size = snapshot.size
        self._words = words
        self._look = look
        self._some: tuple[Numbers, _Standing] | None = None

    @property
    def most(self) -> int:
        return min(len(word.numbers) for word in self._words)

    @property
    def reads_places(self) -> bool:
        return True

    @property
    def numbers(self) -> Numbers:
        return self._everywhere.numbers

    def within(self, numbers: Numbers) -> NDArray[np.bool_]:
        found = np.zeros(len(numbers), dtype=np.bool_)
        found[self._rows(numbers)[0]] = True
        return found

    def scores(self, numbers: Numbers) -> NDArray[np.float64] | None:
        here, _ = self._rows(numbers)
        found = numbers.take(here)
        sums = np.zeros(len(numbers))
        for word in self._words:
            sums[here] += word.scores_at(rows_in(found, word.numbers, self._size)[1])
        return sums

    def hits(self, numbers: Numbers) -> NDArray[np.int64] | None:
        if self._words[0].field != TEXT:
            return None
        here, times = self._rows(numbers)
        sums = np.zeros(len(numbers), dtype=np.int64)
        sums[here] = times
        return sums

    def _rows(self, numbers: Numbers) -> tuple[Rows, NDArray[Any]]:
        """Which of some documents are found, by their rows, and how often the words stand together there."""
        standing = self._among(numbers)
        here, there = rows_in(numbers, standing.numbers, self._size)
        return here, standing.times.take(there)

    def _among(self, numbers: Numbers) -> _Standing:
        """What is found among some documents, and perhaps among more than these."""
        if "_everywhere" in self.__dict__:
            return self._everywhere
        if self._some is not None:
            known, standing = self._some
            if known is numbers or len(rows_in(numbers, known, self._size)[0]) == len(numbers):
                return standing
        standing = self._look(numbers)
        self._some = numbers, standing
        return standing

    @cached_property
    def _everywhere(self) -> _Standing:
        return self._look(None)


def phrase_matches(snapshot: Snapshot, asked: Query) -> PhraseMatches | None:
    """What a query for words that stand together finds; None for another query."""
    match asked:
        case Phrase() | OpenPhrase():
            return _phrase(snapshot, asked)
        case NearWords():
            return _near(snapshot, asked)
    return None


def _phrase(snapshot: Snapshot, asked: Phrase | OpenPhrase) -> PhraseMatches:
    field, words = asked.fieldname, [encoded(word) for word in asked.words]
    steps = [(word, isinstance(asked, OpenPhrase) and n == len(words) - 1) for n, word in enumerate(words)]
    # A word that comes twice is read once.
    different = {
        step: ScoredWord(
            snapshot, field, (prefix_reader_of if step[1] else reader_of)(field, step[0]), asked.boost
        )
        for step in dict.fromkeys(steps)
    }
    slop = getattr(asked, "slop", 1) or 1

    def look(among: Numbers | None) -> _Standing:
        if slop == 1 and len(different) > 1 and not steps[-1][1]:
            return _Standing(*snapshot.in_a_row(field, words, among))
        numbers = _with_all(snapshot, different.values(), among)
        places = {
            (word, is_open): snapshot.places(field, word, numbers, prefix=is_open)
            for word, is_open in different
        }
        lists = [places[step] for step in steps]
        return _at(numbers, in_a_row(lists) if slop == 1 else within_slop(lists, slop))

    return PhraseMatches(snapshot, [different[step] for step in steps], look)


def _near(snapshot: Snapshot, asked: NearWords) -> PhraseMatches:
    field, words = asked.fieldname, asked.words
    different = list(dict.fromkeys(words))

    def look(among: Numbers | None) -> _Standing:
        numbers = _with_all(snapshot, scored, among)
        keys = {word: snapshot.places(field, encoded(word), numbers) for word in different}
        # Each word has to stand within reach of the rarest one, which settles it for two, and leaves few
        # articles to look through for more.
        rarest = min(keys.values(), key=len)
        reached = [nearest(rarest, places) < asked.gap + len(words) for places in keys.values()]
        meeting = rarest[np.logical_and.reduce(reached)]
        if len(words) > 2 or len(different) < 2:
            meeting = _groups(keys, meeting, words, asked.gap)
        return _at(numbers, meeting)

    scored = [ScoredWord(snapshot, field, reader_of(field, word), asked.boost) for word in different]
    return PhraseMatches(snapshot, scored, look)


def _with_all(snapshot: Snapshot, words: Iterable[ScoredWord], among: Numbers | None) -> Numbers:
    """The documents that have all of these words, among some or among all there are."""
    lists = sorted((word.numbers for word in words), key=len)
    if among is not None:
        lists.insert(0, among)
    numbers = lists[0]
    for other in lists[1:]:
        numbers = numbers.take(rows_in(numbers, other, snapshot.size)[0])
    return numbers


def _groups(keys: dict[str, Places], meeting: Places, words: Sequence[str], gap: int) -> Places:
    """The rows of the groups of words with at most `gap` others among them; `meeting` has them all."""
    standing: dict[int, list[tuple[int, str]]] = {row: [] for row in np.unique(meeting >> 32).tolist()}
    for word, places in keys.items():
        for key in places[np.isin(places >> 32, list(standing))].tolist():
            standing[key >> 32].append((key & 0xFFFFFFFF, word))
    starts = [row << 32 for row, places_of in standing.items() for _ in nearby(sorted(places_of), words, gap)]
    return np.array(starts, dtype=np.int64)


def _at(numbers: Numbers, starts: Places) -> _Standing:
    """Those of the documents in which something stands at one of these places, and how often it does."""
    rows, times = np.unique(starts >> 32, return_counts=True)
    return _Standing(numbers[rows], times)
