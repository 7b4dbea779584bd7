"""The postings of new documents while they are gathered: whole arrays of numbers, sorted once, in `take`."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from metatui.search.codec.field_reader import WIDTHS, ranges
from metatui.search.codec.field_sink import FieldForm, TermBatch
from metatui.search.codec.packed import best_bits
from metatui.search.codec.word_codes import Vocabulary

# Between two texts of one field (the names of two people), so that no phrase runs across.
GAP = 1000
# Characters of text that are looked up at once: enough to make little of what that costs by itself.
_AT_ONCE = 100_000


class _Numbers(dict[str, int]):
    """Numbers for terms, given as they are seen first; `terms` has the terms by their numbers."""

    def __init__(self) -> None:
        self.terms: list[str] = []

    def __missing__(self, term: str) -> int:
        number = self[term] = len(self.terms)
        self.terms.append(term)
        return number


class WordBuffer:
    """Words of running text. A word's place is its number in the text, so that only words need keeping."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._clear()

    def _clear(self) -> None:
        self._codes: list[NDArray[np.int32]] = []
        self._waiting: list[str] = []
        self._characters = 0
        # One entry for each text: its document, how many chunks it has, and whether it goes on from the text
        # before, after a gap.
        self._documents, self._chunks, self._goes_on = array("i"), array("i"), array("b")
        self.size = 0

    def add(self, document: int, texts: Iterable[str]) -> None:
        """Add the texts of a document; no phrase runs across from one to the next."""
        goes_on = 0
        for text in texts:
            chunks = text.count(" ") + text.count("\n") + 1
            self._waiting.append(text)
            self._characters += len(text)
            self._documents.append(document)
            self._chunks.append(chunks)
            self._goes_on.append(goes_on)
            self.size += chunks
            goes_on = 1
        if self._characters >= _AT_ONCE:
            self._look_up()

    def _look_up(self) -> None:
        joined = " ".join(self._waiting).replace("\n", " ")
        self._codes.append(self._vocabulary.codes.of(joined.encode("utf-8", "surrogatepass")))
        self._waiting.clear()
        self._characters = 0

    def take(self) -> tuple[TermBatch, NDArray[np.int32], NDArray[np.int64]]:
        """All postings; and documents, each once, with the number of their words."""
        if self._waiting:
            self._look_up()
        code_ends, words = self._vocabulary.table()
        codes = np.concatenate(self._codes)
        starts = code_ends[codes]
        sizes = (code_ends[codes + 1] - starts).astype(np.int64)
        tokens = words[ranges(starts, sizes)]
        chunk_ends = np.cumsum(np.frombuffer(self._chunks, dtype=np.int32))
        word_ends = np.concatenate([[0], np.cumsum(sizes)])[chunk_ends]
        lengths = np.diff(word_ends, prepend=0)
        owners = np.frombuffer(self._documents, dtype=np.int32)
        firsts, bases = _text_bases(lengths, np.frombuffer(self._goes_on, dtype=np.bool_))
        batch = self._sorted(tokens, np.repeat(owners, lengths), ranges(bases, lengths))
        documents, counts = owners[firsts], np.add.reduceat(lengths, firsts)
        self._clear()
        return batch, documents, counts

    def _sorted(
        self, tokens: NDArray[np.int32], documents: NDArray[np.int32], places: NDArray[np.int64]
    ) -> TermBatch:
        terms = self._vocabulary.terms
        is_used = np.zeros(len(terms), dtype=np.bool_)
        is_used[tokens] = True
        ordered = sorted(np.flatnonzero(is_used).tolist(), key=terms.__getitem__)
        rank = np.zeros(len(terms), dtype=np.int64)
        rank[ordered] = np.arange(len(ordered))
        # Sorting term and place in the buffer as one number is three times as fast as sorting by two keys.
        keys = rank[tokens] << 32
        keys |= np.arange(len(tokens))
        keys.sort()
        at = keys & 0xFFFFFFFF
        keys >>= 32
        documents, places = documents[at], places[at]
        new = np.ones(len(tokens), dtype=np.bool_)
        new[1:] = (keys[1:] != keys[:-1]) | (documents[1:] != documents[:-1])
        firsts = np.flatnonzero(new)
        times = np.diff(np.append(firsts, len(tokens)))
        return TermBatch(
            list(map(terms.__getitem__, ordered)),
            np.bincount(keys[firsts], minlength=len(ordered)),
            documents[firsts],
            times.astype(np.uint32),
            places.astype(np.uint32),
        )


def _text_bases(
    lengths: NDArray[np.int64], goes_on: NDArray[np.bool_]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The first text of each document, and the place at which each text begins in its document."""
    firsts = np.flatnonzero(~goes_on)
    before = np.cumsum(lengths) - lengths + GAP * np.arange(len(lengths))
    bases: NDArray[np.int64] = before - np.repeat(before[firsts], np.diff(np.append(firsts, len(lengths))))
    return firsts, bases


class NameBuffer:
    """Whole values: each is a term, and stands in a document or does not."""

    def __init__(self) -> None:
        self._clear()

    def _clear(self) -> None:
        self._names = _Numbers()
        self._tokens, self._documents = array("i"), array("i")

    @property
    def size(self) -> int:
        """How many values there are."""
        return len(self._tokens)

    def add(self, document: int, values: Iterable[str]) -> None:
        """Add the values of a document; one that comes twice counts once."""
        before = len(self._tokens)
        self._tokens.extend(map(self._names.__getitem__, dict.fromkeys(values)))
        self._documents.extend([document] * (len(self._tokens) - before))

    def take(self) -> TermBatch:
        names = self._names.terms
        ordered = sorted(range(len(names)), key=names.__getitem__)
        rank = np.zeros(len(names), dtype=np.int64)
        rank[ordered] = np.arange(len(ordered))
        keys = rank[np.frombuffer(self._tokens, dtype=np.int32)] << 32
        keys |= np.frombuffer(self._documents, dtype=np.int32)
        keys.sort()
        batch = TermBatch(
            [names[number].encode("utf-8", "surrogatepass") for number in ordered],
            np.bincount(keys >> 32, minlength=len(ordered)),
            (keys & 0xFFFFFFFF).astype(np.int32),
            None,
            None,
        )
        self._clear()
        return batch


class PostingBuffer:
    """Postings as any other field of Whoosh makes them: term, document, times, places."""

    def __init__(self, *, has_times: bool, has_places: bool) -> None:
        self._has_times, self._has_places = has_times, has_places
        self._rows: list[tuple[bytes, int, int, Sequence[int]]] = []

    @property
    def size(self) -> int:
        """How many postings there are."""
        return len(self._rows)

    def add(self, term: bytes, document: int, times: int, places: Sequence[int]) -> None:
        """Add a posting."""
        self._rows.append((term, document, times, places))

    def take(self) -> TermBatch:
        rows = sorted(self._rows, key=lambda row: row[:2])
        counts: dict[bytes, int] = {}
        for term, *_ in rows:
            counts[term] = counts.get(term, 0) + 1
        places = np.fromiter(chain.from_iterable(row[3] for row in rows), dtype=np.uint32)
        batch = TermBatch(
            list(counts),
            np.fromiter(counts.values(), dtype=np.int64),
            np.fromiter((row[1] for row in rows), dtype=np.int32),
            np.fromiter((row[2] for row in rows), dtype=np.uint32) if self._has_times else None,
            places if self._has_places else None,
        )
        self._rows.clear()
        return batch


def form_of(batch: TermBatch) -> FieldForm:
    """The form for a field that has these postings alone."""
    times: NDArray[np.uint32] = np.zeros(0, dtype=np.uint32) if batch.times is None else batch.times
    places = np.zeros(0, dtype=np.uint32) if batch.places is None else batch.places
    return FieldForm(
        batch.times is not None,
        batch.places is not None,
        (best_bits(times),) * WIDTHS,
        best_bits(places),
    )
