# mypy: allow-untyped-calls
# (much of Whoosh has no annotations)
"""Terms and postings of a segment as Whoosh asks for them, one by one, over the same arrays."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from whoosh.codec.base import EmptyCursor, FieldCursor, TermsReader
from whoosh.matching.mcore import LeafMatcher, ReadTooFar
from whoosh.reading import TermInfo, TermNotFound

from metatui.search.codec.array_file import ArrayFile
from metatui.search.codec.field_reader import FieldReader

_BEHIND_ALL = 2**31 - 1


class ArrayTermsReader(TermsReader):
    """The fields of a segment: `field(name)` for reckoning with whole arrays, the rest for Whoosh."""

    def __init__(self, path: Path, segment: Any) -> None:
        self._file = ArrayFile(path, segment.digests.get(path.suffix))
        self._names = {name.removesuffix("/terms") for name in self._file if name.endswith("/terms")}
        self._fields: dict[str, FieldReader] = {}

    def field(self, name: str) -> FieldReader | None:
        """One field; None when no document of the segment has it."""
        found = self._fields.get(name)
        if found is None and name in self._names:
            found = self._fields[name] = FieldReader(self._file, name)
        return found

    def forget_pages(self) -> None:
        """Give back the memory of what was read."""
        self._file.forget_pages()

    def indexed_field_names(self) -> list[str]:
        return sorted(name for name in self._names if not name.endswith("^"))

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        field = self.field(term[0])
        return field is not None and field.number(term[1]) is not None

    def terms(self) -> Iterator[tuple[str, bytes]]:
        for name in self.indexed_field_names():
            yield from self.terms_from(name, b"")

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        field = self.field(fieldname)
        if field is not None:
            for term in field.terms(field.find(prefix)):
                yield fieldname, term

    def items(self) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        return ((term, self.term_info(*term)) for term in self.terms())

    def items_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        return ((term, self.term_info(*term)) for term in self.terms_from(fieldname, prefix))

    def term_info(self, fieldname: str, text: bytes) -> TermInfo:
        field, number = self._found(fieldname, text, TermNotFound)
        return info_of(field, number)

    def frequency(self, fieldname: str, text: bytes) -> float:
        field, number = self._found(fieldname, text, KeyError)
        return float(field.postings(number).counts().sum(dtype=np.int64))

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        field, number = self._found(fieldname, text, KeyError)
        return int(field.document_counts(number, number + 1)[0])

    def matcher(self, fieldname: str, text: bytes, format_: Any, scorer: Any = None) -> ArrayMatcher:
        field, number = self._found(fieldname, text, TermNotFound)
        return ArrayMatcher(field, number, (fieldname, text), format_, scorer)

    def cursor(self, fieldname: str, fieldobj: Any) -> FieldCursor:
        field = self.field(fieldname)
        return EmptyCursor() if field is None else ArrayCursor(field, fieldobj)

    def close(self) -> None:
        """Nothing is cut off: an answer may still be read, and the file goes with the last of them."""

    def _found(self, name: str, term: bytes, error: type[Exception]) -> tuple[FieldReader, int]:
        field = self.field(name)
        number = field.number(term) if field is not None else None
        if field is None or number is None:
            raise error(f"No term {name}:{term!r}")
        return field, number


def info_of(field: FieldReader, number: int) -> TermInfo:
    """What Whoosh wants to know of a term; lengths are left out, for nothing here takes shortcuts by them."""
    found = field.postings(number)
    times = found.counts()
    return TermInfo(
        weight=float(times.sum(dtype=np.int64)),
        df=len(found.ids),
        minlength=0,
        maxlength=2**31,
        maxweight=float(times.max()),
        minid=int(found.ids[0]),
        maxid=int(found.ids[-1]),
    )


class ArrayCursor(FieldCursor):
    """Walks through the terms of a field."""

    def __init__(self, field: FieldReader, fieldobj: Any) -> None:
        self._field, self._fieldobj = field, fieldobj
        self._at = 0

    def first(self) -> Any:
        self._at = 0
        return self.text()

    def find(self, string: Any) -> Any:
        term = string if isinstance(string, bytes) else self._fieldobj.to_bytes(string)
        self._at = self._field.find(term)
        return self.text()

    def next(self) -> Any:
        self._at += 1
        return self.text()

    def text(self) -> Any:
        return self._fieldobj.from_bytes(self._field.term(self._at)) if self.is_valid() else None

    def term(self) -> bytes | None:
        return self._field.term(self._at) if self.is_valid() else None

    def term_info(self) -> TermInfo | None:
        return info_of(self._field, self._at) if self.is_valid() else None

    def is_valid(self) -> bool:
        return self._at < self._field.count


class ArrayMatcher(LeafMatcher):
    """The postings of one term, document by document."""

    def __init__(
        self, field: FieldReader, number: int, term: tuple[str, bytes], format_: Any, scorer: Any
    ) -> None:
        self._field, self._number = field, number
        self._term, self.format, self.scorer = term, format_, scorer
        found = field.postings(number)
        self._ids: list[int] = found.ids.tolist()
        self._times: list[int] = found.counts().tolist()
        self._places: list[int] | None = None
        self._ends: list[int] = []
        self._at = 0

    def is_active(self) -> bool:
        return self._at < len(self._ids)

    def reset(self) -> None:
        self._at = 0

    def copy(self) -> ArrayMatcher:
        other = ArrayMatcher(self._field, self._number, self._term, self.format, self.scorer)
        other._at = self._at
        return other

    def id(self) -> int:
        # Whoosh's AndNot asks behind the end, too: the answer there is a document that nothing has.
        return self._ids[self._at] if self._at < len(self._ids) else _BEHIND_ALL

    def all_ids(self) -> Iterator[int]:
        return iter(self._ids[self._at :])

    def next(self) -> None:
        if not self.is_active():
            raise ReadTooFar
        self._at += 1

    def skip_to(self, id: int) -> None:
        if not self.is_active():
            raise ReadTooFar
        self._at = bisect_left(self._ids, id, self._at)

    def weight(self) -> float:
        return float(self._times[self._at])

    def supports_block_quality(self) -> bool:
        """What one block promises would take a look at all of it: every document is scored instead."""
        return False

    def max_quality(self) -> float:
        return float("inf")

    def block_quality(self) -> float:
        return float("inf")

    def supports(self, astype: str) -> bool:
        return astype in ("frequency", "weight") or (
            astype in ("positions", "position_boosts") and self._field.has_places
        )

    def value(self) -> bytes:
        if self._field.has_places:
            return bytes(self.format.encode(self.positions()))
        return bytes(self.format.encode(self._times[self._at])) if self._field.has_times else b""

    def value_as(self, astype: str) -> Any:
        match astype:
            case "positions":
                return self.positions()
            case "position_boosts":
                return [(place, 1.0) for place in self.positions()]
            case "frequency":
                return self._times[self._at]
            case "weight":
                return self.weight()
        return super().value_as(astype)

    def items_as(self, astype: str) -> Iterator[tuple[int, Any]]:
        while self.is_active():
            yield self.id(), self.value_as(astype)
            self.next()

    def positions(self) -> list[int]:
        """The places of the term in the document."""
        if self._places is None:
            self._places = self._field.places(self._number, self._number + 1).tolist()
            self._ends = np.cumsum(self._times).tolist()
        end = self._ends[self._at]
        return self._places[end - self._times[self._at] : end]
