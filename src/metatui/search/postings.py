"""Reading the postings of a segment in bulk.

The one module that knows how whoosh3's own codec lays out terms (`.trm`) and postings (`.pst`). Its matchers
step from posting to posting in Python and share a file position between threads; here a whole list is taken
at once from the memory map. The version of whoosh3 is pinned, and tests hold this against the matchers.
"""

from __future__ import annotations

import pickle
import struct
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import accumulate
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.filedb.structfile import BufferFile

_KEY = struct.Struct("!ii")  # length of the key, length of the data
_FIELD = struct.Struct("!H")
_INFO = struct.Struct(
    "!BfIBBfIIqi"
)  # flags, weight, document frequency, …, offset and length of the postings
_INT = struct.Struct("!i")
_MAGIC = b"W3Bl"


@dataclass(frozen=True, slots=True)
class PostingList:
    """Postings in one segment: documents, how often the word stands in each, and where (encoded).

    For a single term the documents rise; for several terms they start again with each.
    """

    ids: NDArray[np.int64]
    frequencies: NDArray[np.float64]
    places: list[bytes]


class SegmentTerms:
    """The terms of a segment, field by field in the order of their bytes."""

    def __init__(self, terms_reader: Any) -> None:
        """From the terms reader of an open SegmentReader."""
        self._index = terms_reader._tindex
        self._fields: dict[str, int] = terms_reader._fieldmap
        self._terms = _buffer(terms_reader._dbfile)
        self._postings = _buffer(terms_reader._postfile)

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

    def read(self, offsets: Iterable[int]) -> PostingList:
        """The postings that begin at these offsets, one list after the other."""
        ids: list[int] = []
        frequencies: list[float] = []
        places: list[bytes] = []
        for offset in offsets:
            for deltas, weights, values in self._blocks(offset):
                ids += accumulate(deltas)
                # Frequencies that are all the same are written once, and not at all if they are 1.
                frequencies += weights if isinstance(weights, tuple) else [weights or 1.0] * len(deltas)
                places += values
        return PostingList(np.array(ids, dtype=np.int64), np.array(frequencies, dtype=np.float64), places)

    def close(self) -> None:
        """Let go of the memory map, which cannot be closed while anything looks into it."""
        self._terms.release()
        self._postings.release()

    def _blocks(self, position: int) -> Iterator[Any]:
        data = self._postings
        if data[position : position + 4] != _MAGIC:
            raise ValueError("no postings at this offset")
        position += 4
        last = False
        while not last:
            (length,) = _INT.unpack_from(data, position)
            last, length = length < 0, abs(length)
            position += _INT.size
            block = BytesIO(data[position : position + length])
            position += length
            compressed = pickle.load(block)[3]
            payload = block.read()
            yield pickle.loads(zlib.decompress(payload) if compressed else payload)


def _buffer(file: Any) -> memoryview:
    if not isinstance(file, BufferFile):
        raise TypeError("the segment is not mapped into memory")
    return memoryview(file._buf)
