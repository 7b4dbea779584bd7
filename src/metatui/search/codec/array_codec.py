# mypy: allow-untyped-calls
# (much of Whoosh has no annotations)
"""A Whoosh codec that writes the postings of a term as plain arrays.

Whoosh's own writes pickled blocks, and taking those apart costs ten times what a search does otherwise.

The postings of a term are little-endian 32-bit numbers without gaps: how many documents, how many places in
all; the documents, rising; how often the word stands in each; and all places, document by document. They fit
fields of `WordPlaces` alone, whose weight is the frequency.

The names in this module are written into index folders; renaming them takes a new `INDEX_VERSION`.
"""

from __future__ import annotations

from array import array
from typing import Any

import numpy as np
from whoosh.codec.base import PostingsWriter
from whoosh.codec.whoosh3 import W3Codec
from whoosh.matching.mcore import ListMatcher

from metatui.search.codec.term_postings import NUMBER, TermPostings


class ArrayCodec(W3Codec):
    """whoosh3's codec, but for the postings."""

    # Lengths per term serve shortcuts that metatui does not take.
    length_stats = False

    def postings_writer(self, dbfile: Any, byteids: bool = False) -> ArrayPostingsWriter:
        """What writes the postings of one field; `byteids` (term vectors) are not supported."""
        if byteids:
            raise NotImplementedError("term vectors are not supported")
        return ArrayPostingsWriter(dbfile)

    def postings_reader(
        self, dbfile: Any, terminfo: Any, format_: Any, term: Any = None, scorer: Any = None
    ) -> ListMatcher:
        """A matcher over the postings of a term, for merging and for whatever else walks through them."""
        offset, size = terminfo.extent()[0], NUMBER.itemsize
        count, total = np.frombuffer(dbfile.get(offset, 2 * size), dtype=NUMBER).tolist()
        numbers = np.frombuffer(dbfile.get(offset + 2 * size, (2 * count + total) * size), dtype=NUMBER)
        ids, frequencies = numbers[:count], numbers[count : 2 * count]
        ends = np.cumsum(frequencies, dtype=np.int64) * size
        data = numbers[2 * count :].tobytes()
        values = [
            data[end - times * size : end] for end, times in zip(ends, frequencies.tolist(), strict=True)
        ]
        weights = frequencies.astype(np.float64).tolist()
        return ListMatcher(
            ids.tolist(), weights, values, format_, scorer=scorer, term=term, terminfo=terminfo
        )


class ArrayPostingsWriter(PostingsWriter):
    """Writes the postings of one term after the other."""

    def __init__(self, file: Any) -> None:
        """`file` is the postings file of a segment, open for writing."""
        self._file = file
        self._info: Any = None
        self._postings = TermPostings()

    def start_postings(self, format_: Any, terminfo: Any) -> None:
        """Begin a term."""
        self._info = terminfo
        self._postings = TermPostings()

    def add_posting(self, id_: int, weight: float, vbytes: bytes, length: int | None = None) -> None:
        """Add a document to the term; documents come in rising order."""
        self._postings.append(id_, int(weight), vbytes)

    def take(self, postings: TermPostings) -> None:
        """Let all postings of the term be these."""
        self._postings = postings

    def finish_postings(self) -> Any:
        """Write the term, and return its W3TermInfo: where it is and what is in it."""
        info, found, offset = self._info, self._postings, self._file.tell()
        count, total = len(found.ids), sum(found.frequencies)
        if len(found.places) != total * NUMBER.itemsize:
            raise ValueError("a posting has not as many places as its weight says")
        for numbers in (array("I", (count, total)), found.ids, found.frequencies):
            self._file.write(np.array(numbers, dtype=NUMBER).tobytes())
        self._file.write(bytes(found.places))
        info._weight, info._df, info._maxweight = float(total), count, float(max(found.frequencies))
        info._minid, info._maxid = found.ids[0], found.ids[-1]
        info.set_extent(offset, self._file.tell() - offset)
        return info

    def written(self) -> bool:
        """Whether part of the term is on the disk already; it never is."""
        return False
