"""One segment of the index: a batch of documents that never changes but for deletions."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from whoosh.reading import SegmentReader

from metatui.search.analyzer import decoded, encoded
from metatui.search.codec.columns import BytesReader
from metatui.search.codec.field_reader import FieldReader, Postings
from metatui.search.codec.packed import PackedPart
from metatui.search.codec.wide_prefixes import LONGEST, prefix_field
from metatui.search.damage import damage_reported
from metatui.search.facet_column import FacetColumn
from metatui.search.rising import summed
from metatui.search.schema import FIGURE, UNDATED
from metatui.search.vocabulary import Vocabulary

# Bytes of decoded postings that a segment keeps in memory.
_KEPT_BYTES = 24_000_000
# Look-ups of ids at once for which a table of all pays.
_MANY = 3000
_SMALL = 2000
# Bytes of places that a segment keeps: those of the words of the query that is being typed, as a rule.
_KEPT_PLACES = 16_000_000
# A field, and a term, or the beginning of terms, or several terms.
_Key = tuple[str, bytes | tuple[bytes, ...], bool]
_NOTHING = Postings(np.zeros(0, dtype=np.int32), np.zeros(0, dtype=np.uint8))


class TermPlaces(NamedTuple):
    """Postings, where the places of each document end, and all places."""

    postings: Postings
    ends: NDArray[np.int32]
    places: NDArray[Any] | PackedPart


class Segment:
    """What evaluation needs of a segment, as arrays; documents are numbered from 0 in each.

    Anything that goes wrong while reading is IndexDamaged.
    """

    def __init__(self, reader: SegmentReader) -> None:
        self._reader = reader
        self.size: int = reader.doc_count_all()
        self._terms: Any = reader._terms
        self._documents: Any = reader._perdoc
        self._vocabularies: dict[tuple[str, str], Vocabulary] = {}
        self._kept: OrderedDict[_Key, Postings] = OrderedDict()
        self._kept_bytes = 0
        self._places: OrderedDict[tuple[str, bytes, bool], TermPlaces] = OrderedDict()
        self._places_bytes = 0
        self._values: dict[str, FacetColumn | None] = {}

    def field(self, name: str) -> FieldReader | None:
        """The terms and postings of a field; None when no document has it. Reading from it may raise."""
        found: FieldReader | None = self._terms.field(name)
        return found

    def postings(self, field: str, term: bytes) -> Postings:
        """The postings of a term; empty when no document has it."""

        def read() -> Postings:
            found = self.field(field)
            number = found.number(term) if found is not None else None
            return _NOTHING if found is None or number is None else found.postings(number)

        return self._remembered((field, term, False), read)

    def any_of(self, field: str, terms: tuple[bytes, ...]) -> Postings:
        """The postings of several terms as those of one: a document that has more of them has their sum."""

        def read() -> Postings:
            lists = [found for term in terms if len((found := self.postings(field, term)).ids)]
            if len(lists) <= 1:
                return lists[0] if lists else _NOTHING
            ids = np.concatenate([found.ids for found in lists])
            return Postings(*summed(ids, np.concatenate([found.counts() for found in lists]), self.size))

        return self._remembered((field, terms, False), read)

    def prefixed(self, field: str, prefix: bytes) -> Postings:
        """The same of all terms that begin like this."""

        def read() -> Postings:
            wide = self.field(prefix_field(field)) if len(prefix) <= LONGEST else None
            if wide is not None and (number := wide.number(prefix)) is not None:
                return wide.postings(number)
            found = self.field(field)
            if found is None:
                return _NOTHING
            first, last = found.beginning_with(prefix)
            joined = found.postings_by_width(first, last)
            if last - first <= 1:
                return joined
            return Postings(*summed(joined.ids, joined.counts(), self.size))

        return self._remembered((field, prefix, True), read)

    def places(self, field: str, term: bytes, *, prefix: bool) -> TermPlaces | None:
        """Postings in order with their places, of a term or of all terms that begin like it."""
        key = field, term, prefix
        if (kept := self._places.get(key)) is not None:
            self._places.move_to_end(key)
            return kept
        with damage_reported():
            found = self.field(field)
            if found is None:
                return None
            first, last = found.beginning_with(term) if prefix else found.only(term)
            if first == last:
                return None
            postings = found.postings_in_order(first, last) if prefix else self.postings(field, term)
            ends = np.cumsum(postings.counts(), dtype=np.int32)
            read = self._places[key] = TermPlaces(postings, ends, found.place_values(first, last))
        self._places_bytes += read.ends.nbytes + read.places.nbytes
        while self._places_bytes > _KEPT_PLACES and len(self._places) > 1:
            _, oldest = self._places.popitem(last=False)
            self._places_bytes -= oldest.ends.nbytes + oldest.places.nbytes
        return read

    def values(self, field: str) -> FacetColumn | None:
        """The values of a facet and who has them, kept once read; None when no document has one."""
        if field not in self._values:
            with damage_reported():
                found = self.field(field)
                self._values[field] = None if found is None else FacetColumn(found)
        return self._values[field]

    def vocabulary(self, field: str, letter: str) -> Vocabulary:
        """All terms of a field that begin with a letter."""
        key = field, letter
        if key not in self._vocabularies:
            with damage_reported():
                found = self.field(field)
                terms: list[str] = []
                counts: list[int] = []
                if found is not None:
                    first, last = found.beginning_with(encoded(letter))
                    terms = [decoded(term) for term in found.terms(first, last)]
                    counts = found.document_counts(first, last).tolist()
            self._vocabularies[key] = Vocabulary(terms, counts)
        return self._vocabularies[key]

    def has_lengths(self, field: str) -> bool:
        """Whether the field is of words, and says how many it has."""
        return field in self._documents.lengths

    def lengths(self, field: str) -> NDArray[Any]:
        """How many words the field has in each document."""
        with damage_reported():
            section = self._documents.lengths.get(field)
            return np.zeros(self.size, dtype=np.uint32) if section is None else section.all()

    def id(self, number: int) -> str:
        """The id of a document."""
        data, ends = self._id_bytes
        return decoded(data[ends[number] : ends[number + 1]].tobytes())

    def hold_ids(self) -> None:
        """Make sure that all ids can be read."""
        _ = self._id_bytes, self.raw_ids

    @cached_property
    def _id_bytes(self) -> tuple[memoryview, memoryview]:
        """The ids in a row, and where each ends (one more value: 0 at the front), checked as a whole."""
        with damage_reported():
            if not self.size:
                return memoryview(b""), memoryview(b"")
            column: BytesReader = self._documents.bytes["id"]
            return column.views()

    def number(self, id: str) -> Sequence[int]:
        """The documents with an id: one, and older ones of a batch that were given twice and are deleted."""
        # A table of all is soon made for a small segment; for a large one it would hold up one small update.
        if self.size < _SMALL or "_numbers" in self.__dict__:
            return self._numbers.get(id, ())
        with damage_reported():
            field = self.field("id")
            number = field.number(encoded(id)) if field is not None else None
            return () if field is None or number is None else field.postings(number).ids.tolist()

    def expect(self, many: int) -> None:
        """So many documents will be asked for by their ids: see to it that this is fast."""
        if many > _MANY:
            _ = self._numbers

    @cached_property
    def _numbers(self) -> dict[str, list[int]]:
        numbers: dict[str, list[int]] = {}
        for number, id in enumerate(self.ids):
            numbers.setdefault(id, []).append(number)
        return numbers

    @cached_property
    def ids(self) -> list[str]:
        """The id of each document."""
        with damage_reported():
            data, sizes = self._documents.bytes["id"].all()
            ends = np.cumsum(sizes).tolist()
            raw = data.tobytes()
            return [decoded(raw[start:end]) for start, end in zip([0, *ends], ends, strict=False)]

    def ids_of(self, numbers: NDArray[Any]) -> list[str]:
        """The ids of some documents."""
        if (ids := self.raw_ids) is not None:
            data = ids.take(numbers).tobytes()
            size, text = ids.dtype.itemsize, decoded(data)
            if len(text) == len(data):
                return [text[start : start + size] for start in range(0, len(text), size)]
        return list(map(self.id, numbers.tolist()))

    @cached_property
    def raw_ids(self) -> NDArray[np.bytes_] | None:
        """The ids as an array of bytes, where all are of one length and so can be compared at once."""
        with damage_reported():
            data, sizes = self._documents.bytes["id"].all()
            if not self.size or not sizes[0] or not (sizes == sizes[0]).all():
                return None
            # A row of bytes forgets the zeros at its end.
            if not data[np.cumsum(sizes) - 1].all():
                return None
            ids: NDArray[np.bytes_] = data.view(f"S{int(sizes[0])}")
            return ids

    @property
    def published(self) -> NDArray[np.int64]:
        """When each document was published, in seconds since 1970; UNDATED where nobody knows."""
        with damage_reported():
            section = self._documents.numbers.get("published")
            return np.full(self.size, UNDATED, dtype=np.int64) if section is None else section.all()

    @cached_property
    def figures(self) -> tuple[NDArray[np.int64], NDArray[np.void]]:
        """All figures of the segment: the document of each, and its row of `FIGURE`."""
        with damage_reported():
            column = self._documents.bytes.get("figures")
            if column is None:
                return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=FIGURE)
            data, sizes = column.all()
            return np.repeat(np.arange(len(sizes)), sizes // FIGURE.itemsize), data.view(FIGURE)

    def close(self) -> None:
        """Let go of the files."""
        self._kept.clear()
        self._places.clear()
        self._reader.close()

    def _remembered(self, key: _Key, read: Callable[[], Postings]) -> Postings:
        if (kept := self._kept.get(key)) is not None:
            self._kept.move_to_end(key)
            return kept
        with damage_reported():
            found = self._kept[key] = read()
        self._kept_bytes += _weight(found)
        while self._kept_bytes > _KEPT_BYTES and len(self._kept) > 1:
            _, oldest = self._kept.popitem(last=False)
            self._kept_bytes -= _weight(oldest)
        return found


def _weight(postings: Postings) -> int:
    return 500 + postings.ids.nbytes + (postings.times.nbytes if postings.times is not None else 0)
