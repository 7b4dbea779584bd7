"""One segment of the index: a batch of documents that never changes but for deletions."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from whoosh.codec.whoosh3 import LENGTHS_COLUMN
from whoosh.reading import SegmentReader
from whoosh.util.numeric import byte_to_length

from metatui.search.codec.segment_terms import PostingList, SegmentTerms
from metatui.search.damage import damage_reported
from metatui.search.schema import FIGURE, UNDATED
from metatui.search.vocabulary import Vocabulary

_LENGTHS = np.array([byte_to_length(code) for code in range(256)], dtype=np.float64)
# How many numbers of postings a segment keeps in memory, 8 bytes each.
_KEPT_NUMBERS = 4_000_000
_Key = tuple[str, str, bytes, bool]


class Segment:
    """What evaluation needs of a segment, read in bulk and kept; documents are numbered from 0 in each.

    Anything that goes wrong while reading is IndexDamaged.
    """

    def __init__(self, reader: SegmentReader) -> None:
        self._reader = reader
        self.size: int = reader.doc_count_all()
        with damage_reported():
            self._terms = SegmentTerms(reader._terms)
        self._lengths: dict[str, NDArray[np.float64]] = {}
        self._vocabularies: dict[tuple[str, str], Vocabulary] = {}
        self._kept: OrderedDict[_Key, PostingList] = OrderedDict()
        self._kept_numbers = 0

    def postings(self, field: str, term: bytes, *, places: bool = False) -> PostingList:
        """The postings of a term; empty when no document has it."""

        def offsets() -> list[int]:
            offset = self._terms.offset(field, term)
            return [] if offset is None else [offset]

        return self._read(("term", field, term, places), offsets)

    def prefixed(self, field: str, prefix: bytes, *, places: bool = False) -> PostingList:
        """The postings of all terms that begin like this, one after the other: a document may come again."""
        rows = self._terms.scan
        return self._read(("prefix", field, prefix, places), lambda: [row[2] for row in rows(field, prefix)])

    def vocabulary(self, field: str, letter: str) -> Vocabulary:
        """All terms of a field that begin with a letter."""
        key = field, letter
        if key not in self._vocabularies:
            with damage_reported():
                rows = self._terms.scan(field, letter.encode("utf-8", "surrogatepass"))
                found = [(term.decode("utf-8", "surrogatepass"), documents) for term, documents, _ in rows]
            self._vocabularies[key] = Vocabulary(
                [term for term, _ in found], [documents for _, documents in found]
            )
        return self._vocabularies[key]

    def lengths(self, field: str) -> NDArray[np.float64]:
        """How many words the field has in each document; long ones to within some per cent."""
        if field not in self._lengths:
            codes = np.zeros(self.size, dtype=np.uint8)
            with damage_reported():
                if self._reader._perdoc.has_column(name := f"_{field}_len"):
                    column = self._reader._perdoc.column_reader(name, LENGTHS_COLUMN)
                    stored = column._dbfile.get(column._basepos, min(column._count, self.size))
                    codes[: len(stored)] = np.frombuffer(stored, dtype=np.uint8)
            self._lengths[field] = _LENGTHS[codes]
        return self._lengths[field]

    @cached_property
    def ids(self) -> list[str]:
        """The id of each document."""
        with damage_reported():
            return [bytes(raw).decode("utf-8", "surrogatepass") for raw in self._reader.column_reader("id")]

    @cached_property
    def published(self) -> NDArray[np.int64]:
        """When each document was published, in seconds since 1970; UNDATED where nobody knows."""
        with damage_reported():
            if not self._reader.has_column("published"):
                return np.full(self.size, UNDATED, dtype=np.int64)
            return np.fromiter(self._reader.column_reader("published"), dtype=np.int64, count=self.size)

    @cached_property
    def figures(self) -> tuple[NDArray[np.int64], NDArray[np.void]]:
        """All figures of the segment: the document of each, and its row of `FIGURE`."""
        with damage_reported():
            rows = list(self._reader.column_reader("figures")) if self._reader.has_column("figures") else []
            counts = np.fromiter(
                (len(row) // FIGURE.itemsize for row in rows), dtype=np.int64, count=len(rows)
            )
            return np.repeat(np.arange(len(rows)), counts), np.frombuffer(b"".join(rows), dtype=FIGURE)

    def close(self) -> None:
        """Let go of the file."""
        self._terms.close()
        self._reader.close()

    def _read(self, key: _Key, offsets: Callable[[], list[int]]) -> PostingList:
        if (kept := self._kept.get(key)) is not None:
            self._kept.move_to_end(key)
            return kept
        with damage_reported():
            found = self._kept[key] = self._terms.read(offsets(), places=key[3])
        self._kept_numbers += found.size
        while self._kept_numbers > _KEPT_NUMBERS and len(self._kept) > 1:
            _, oldest = self._kept.popitem(last=False)
            self._kept_numbers -= oldest.size
        return found
