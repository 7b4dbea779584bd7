"""What the index knows of names and words, for completing a query: looked up fast enough for every key."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cached_property

import numpy as np

from metatui.model import FacetName
from metatui.search.analyzer import decoded, encoded
from metatui.search.codec.field_reader import Postings
from metatui.search.facet_column import FacetColumn
from metatui.search.facet_key import FACET_FIELDS
from metatui.search.rising import union
from metatui.search.segment import Segment
from metatui.search.snapshot import Snapshot

_WORD_FIELDS = ("title", "body")
# Beginnings that fit more values than so many say little: the first are taken.
_MOST_PLACES = 20_000


class KnownValues:
    """The values and words of one snapshot: a `CompletionSource`."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._names: dict[FacetName, list[_Names]] = {}

    def values(self, name: FacetName, prefix: str, limit: int) -> Sequence[tuple[str, int]]:
        """The values of most articles in which a word, or words side by side, begin like this."""
        if name not in self._names:
            self._names[name] = [
                _Names(column)
                for segment in self._snapshot.segments
                if (column := segment.values(FACET_FIELDS[name])) is not None
            ]
        counts: dict[str, tuple[int, str]] = {}
        for names in self._names[name]:
            numbers = names.beginning_with(_folded(prefix))
            for number in names.most(numbers, limit if len(self._names[name]) == 1 else len(numbers)):
                key, value, count = names.described(number)
                counts[key] = counts.get(key, (0, value))[0] + count, value
        ordered = sorted((-count, value) for count, value in counts.values())[:limit]
        return [(value, -count) for count, value in ordered]

    def words(self, prefix: str, limit: int) -> Sequence[tuple[str, int]]:
        """The words of titles and texts that begin like this, those of most articles first."""
        counts: dict[str, int] = {}
        for segment in self._snapshot.segments:
            for field in _WORD_FIELDS:
                for word, count in _words(segment, field, encoded(prefix), limit):
                    counts[word] = counts.get(word, 0) + count
        # An article with the word in title and text was counted twice: the first few are put right.
        likely = sorted(counts, key=lambda word: (-counts[word], word))[: 2 * limit]
        exact = [(word, self._articles_with(encoded(word))) for word in likely]
        return sorted(exact, key=lambda item: (-item[1], item[0]))[:limit]

    def _articles_with(self, term: bytes) -> int:
        def read(segment: Segment) -> Postings:
            found = [segment.postings(field, term) for field in _WORD_FIELDS]
            return Postings(union([each.ids for each in found], segment.size), None)

        return len(self._snapshot.frequencies(read)[0])


def _words(segment: Segment, field: str, prefix: bytes, limit: int) -> list[tuple[str, int]]:
    found = segment.field(field)
    if found is None:
        return []
    first, last = found.beginning_with(prefix)
    counts = found.document_counts(first, last)
    best = np.argsort(-counts, kind="stable")[: 4 * limit].tolist()
    return [(decoded(found.term(first + number)), int(counts[number])) for number in best]


class _Names:
    """The values of one facet in one segment, folded and one a line, for a plain search through all."""

    def __init__(self, column: FacetColumn) -> None:
        self._column = column
        self._counts = column.counts

    @cached_property
    def _text(self) -> str:
        return "\n" + _folded("\n".join(self._column.keys)) + "\n"

    @cached_property
    def _lines(self) -> list[int]:
        text = np.frombuffer(self._text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        lines: list[int] = np.flatnonzero(text == ord("\n")).tolist()
        return lines

    def beginning_with(self, prefix: str) -> list[int]:
        """The numbers of the values in which a word begins like this, in no order, each once."""
        if not prefix:
            return list(range(len(self._counts)))
        places: list[int] = []
        for before in ("\n", " ", "-"):
            wanted = before + prefix
            at = self._text.find(wanted)
            while at >= 0 and len(places) < _MOST_PLACES:
                places.append(at)
                at = self._text.find(wanted, at + 1)
        # The line break before a value is that of its line; other places lie behind it.
        lines = np.searchsorted(self._lines, places, side="right") - 1
        return np.unique(lines).tolist() if places else []

    def most(self, numbers: list[int], limit: int) -> list[int]:
        """Those of these values that most documents have, equal ones together."""
        if len(numbers) <= limit:
            return numbers
        counts = self._counts[numbers]
        least = np.partition(counts, len(counts) - limit)[len(counts) - limit]
        return [number for number, count in zip(numbers, counts.tolist(), strict=True) if count >= least]

    def described(self, number: int) -> tuple[str, str, int]:
        """The key of a value, the value as it is shown, and how many documents have it."""
        key, value = self._column.value(number)
        return key, value, int(self._counts[number])


def _folded(text: str) -> str:
    """Without case and accents; line breaks stay."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return apart if apart.isascii() else "".join(c for c in apart if not unicodedata.combining(c))
