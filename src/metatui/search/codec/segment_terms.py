"""Reading the postings of a segment in bulk, straight from the memory map.

This module knows how whoosh3 lays out its file of terms. Walking through it with Whoosh's cursors and
matchers, one Python call for every posting, takes a hundred times as long.
The version of whoosh3 is pinned, and tests hold what is read here against the matchers.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.filedb.structfile import BufferFile

from metatui.search.codec.term_postings import NUMBER

_KEY = struct.Struct("!ii")  # length of the key, length of the data
_FIELD = struct.Struct("!H")
_INFO = struct.Struct(
    "!BfIBBfIIqi"
)  # flags, weight, document frequency, …, offset and length of the postings


@dataclass(frozen=True, slots=True)
class PostingList:
    """Postings in one segment: documents, how often the word stands in each, and all places in a row.

    For a single term the documents rise; for several terms they start again with each. The places may have
    been left out: then there are none.
    """

    ids: NDArray[np.int64]
    frequencies: NDArray[np.int64]
    places: NDArray[np.int64]

    @property
    def size(self) -> int:
        """How many numbers this holds, and a little for the list itself."""
        return len(self.ids) + len(self.frequencies) + len(self.places) + 50


def joined(lists: Sequence[PostingList]) -> PostingList:
    """Several lists, one after the other."""
    empty = np.zeros(0, dtype=np.int64)
    return PostingList(
        np.concatenate([empty, *(found.ids for found in lists)]),
        np.concatenate([empty, *(found.frequencies for found in lists)]),
        np.concatenate([empty, *(found.places for found in lists)]),
    )


class SegmentTerms:
    """The terms of a segment, field by field in the order of their bytes."""

    def __init__(self, terms_reader: Any) -> None:
        """From the terms reader of an open SegmentReader."""
        self._index = terms_reader._tindex
        self._fields: dict[str, int] = terms_reader._fieldmap
        self._terms = _buffer(terms_reader._dbfile)
        self._postings = np.frombuffer(_buffer(terms_reader._postfile), dtype=NUMBER)

    def offset(self, field: str, term: bytes) -> int | None:
        """Where the postings of a term begin; None when the segment does not have it."""
        if field not in self._fields:
            return None
        for start, _ in self._index.ranges_for_key(_FIELD.pack(self._fields[field]) + term):
            return int(_INFO.unpack_from(self._terms, start)[8])
        return None

    def scan(self, field: str, prefix: bytes) -> Iterator[tuple[bytes, int, int]]:
        """(term, document frequency, offset of its postings) of all terms that begin like this, in order."""
        if field not in self._fields:
            return
        wanted = _FIELD.pack(self._fields[field]) + prefix
        position = self._index.closest_key_pos(wanted)
        if position is None:
            return
        terms, end, size = self._terms, self._index.endofdata, len(wanted)
        while position < end:
            key_length, data_length = _KEY.unpack_from(terms, position)
            position += _KEY.size
            key = bytes(terms[position : position + key_length])
            if key[:size] != wanted:
                return
            position += key_length
            info = _INFO.unpack_from(terms, position)
            yield key[_FIELD.size :], info[2], info[8]
            position += data_length

    def read(self, offsets: Sequence[int], *, places: bool) -> PostingList:
        """The postings that begin at these offsets, one after the other, with or without their places."""
        starts = np.array(offsets, dtype=np.int64) // NUMBER.itemsize
        data = self._postings
        counts, totals = data[starts].astype(np.int64), data[starts + 1].astype(np.int64)
        return PostingList(
            self._gathered(starts + 2, counts),
            self._gathered(starts + 2 + counts, counts),
            self._gathered(starts + 2 + 2 * counts, totals) if places else np.zeros(0, dtype=np.int64),
        )

    def close(self) -> None:
        """Let go of the memory map, which cannot be closed while anything looks into it."""
        self._terms.release()
        self._postings = np.zeros(0, dtype=NUMBER)

    def _gathered(self, starts: NDArray[np.int64], lengths: NDArray[np.int64]) -> NDArray[np.int64]:
        """Runs of the file, one after the other."""
        if len(starts) == 1:
            start = int(starts[0])
            return self._postings[start : start + int(lengths[0])].astype(np.int64)
        ends = np.cumsum(lengths)
        if not len(ends):
            return np.zeros(0, dtype=np.int64)
        # Each run's places count on from the end of the run before it.
        index = np.arange(ends[-1]) + np.repeat(starts - ends + lengths, lengths)
        gathered: NDArray[np.int64] = self._postings[index].astype(np.int64)
        return gathered


def _buffer(file: Any) -> memoryview:
    if not isinstance(file, BufferFile):
        raise TypeError("the segment is not mapped into memory")
    return memoryview(file._buf)
