"""What a segment keeps of each document beside its postings: lengths of fields, columns, stored values.

The arrays, one value a document: `length/F` the number of words in field F; `column/F` for numbers, or for
bytes `column/F/bytes` in a row and `column/F/ends` where each ends (one more value: 0 at the front);
`stored` in the same way, JSON of the values of a document.
"""

# mypy: allow-untyped-calls
# (much of Whoosh has no annotations)
from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh import columns
from whoosh.codec.base import PerDocumentReader, PerDocumentWriter

from metatui.search.codec.array_file import ArrayFile, ArrayFileWriter, Section
from metatui.search.codec.field_reader import ranges

_STORED = "stored"


class DocumentsWriter(PerDocumentWriter):
    """Gathers what is kept of new documents, and of older ones in whole arrays; writes it in the end."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._count = 0
        self._lengths: dict[str, _Numbers] = {}
        self._columns: dict[str, _Numbers | _Bytes] = {}
        self._stored = _Bytes()
        self._values: dict[str, Any] = {}
        self.is_closed = False

    def start_doc(self, docnum: int) -> None:
        """Begin a document; their numbers rise by one."""
        if docnum != self._count:
            raise ValueError(f"document {docnum} comes where {self._count} should")
        self._values = {}

    def add_field(self, fieldname: str, fieldobj: Any, value: Any, length: int) -> None:
        """Keep the length of a field, and its value where it is stored."""
        if length:
            self._lengths.setdefault(fieldname, _Numbers(np.uint32)).add(self._count, length)
        if value is not None:
            self._values[fieldname] = value

    def add_lengths(self, fieldname: str, documents: NDArray[np.int32], lengths: NDArray[np.int64]) -> None:
        """Keep the lengths of a field in many documents."""
        self._lengths.setdefault(fieldname, _Numbers(np.uint32)).add_at(documents, lengths)

    def add_column_value(self, fieldname: str, columnobj: Any, value: Any) -> None:
        """Keep a value of a column: a number or bytes."""
        column = self._columns.get(fieldname)
        if column is None:
            column = self._columns[fieldname] = _column_for(columnobj)
        column.add(self._count, value)

    def add_vector_items(self, fieldname: str, fieldobj: Any, items: Any) -> None:
        """Term vectors are not supported."""
        raise NotImplementedError("this codec keeps no term vectors")

    def finish_doc(self) -> None:
        """The document is complete."""
        if self._values:
            self._stored.add(self._count, json.dumps(self._values).encode())
        self._count += 1

    def cancel_doc(self) -> None:
        """Forget the stored values of the document that was begun; what else came is written over."""
        self._values = {}

    def add_segment(self, reader: DocumentsReader, kept: NDArray[np.int64]) -> None:
        """Take over these documents of an older segment, in their order."""
        for name, length in reader.lengths.items():
            self._lengths.setdefault(name, _Numbers(np.uint32)).add_all(self._count, length.all()[kept])
        for name, numbers in reader.numbers.items():
            column = self._columns.setdefault(name, _Numbers(numbers.dtype, 0))
            if isinstance(column, _Numbers):
                column.add_all(self._count, numbers.all()[kept])
        for name, data in reader.bytes.items():
            column = self._stored if name == _STORED else self._columns.setdefault(name, _Bytes())
            if isinstance(column, _Bytes):
                column.add_all(self._count, *data.chosen(kept))
        self._count += len(kept)

    def close(self) -> None:
        """Write the file."""
        file = ArrayFileWriter(self._path)
        file.add("documents", np.array([self._count]))
        for name, length in sorted(self._lengths.items()):
            file.add(f"length/{name}", length.filled(self._count))
        for name, column in sorted(self._columns.items()):
            column.write(file, f"column/{name}", self._count)
        if self._stored.is_used:
            self._stored.write(file, _STORED, self._count)
        file.close()
        self.is_closed = True


class _Numbers:
    """A column of numbers that some documents have; the others have the default."""

    def __init__(self, dtype: Any, default: int = 0) -> None:
        self._dtype, self._default = np.dtype(dtype), default
        self._rows: list[int] = []
        self._values: list[int] = []
        self._arrays: list[tuple[NDArray[Any], NDArray[Any]]] = []

    def add(self, document: int, value: int) -> None:
        self._rows.append(document)
        self._values.append(value)

    def add_at(self, documents: NDArray[Any], values: NDArray[Any]) -> None:
        self._arrays.append((documents.copy(), values.copy()))

    def add_all(self, first: int, values: NDArray[Any]) -> None:
        self.add_at(np.arange(first, first + len(values)), values)

    def filled(self, count: int) -> NDArray[Any]:
        values = np.full(count, self._default, dtype=self._dtype)
        values[self._rows] = self._values
        for rows, array in self._arrays:
            values[rows] = array
        return values

    def write(self, file: ArrayFileWriter, name: str, count: int) -> None:
        file.add(name, self.filled(count))


class _Bytes:
    """A column of bytes, empty where nothing was added."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self._sizes: list[tuple[int, NDArray[np.int64]]] = []
        self._rows: list[int] = []
        self._row_sizes: list[int] = []

    @property
    def is_used(self) -> bool:
        return bool(self._parts)

    def add(self, document: int, value: bytes) -> None:
        self._parts.append(value)
        self._rows.append(document)
        self._row_sizes.append(len(value))

    def add_all(self, first: int, data: bytes, sizes: NDArray[np.int64]) -> None:
        self._parts.append(data)
        self._sizes.append((first, sizes))

    def write(self, file: ArrayFileWriter, name: str, count: int) -> None:
        sizes = np.zeros(count, dtype=np.int64)
        sizes[self._rows] = self._row_sizes
        for first, array in self._sizes:
            sizes[first : first + len(array)] = array
        file.begin(f"{name}/bytes", np.uint8)
        for part in self._parts:
            file.extend(np.frombuffer(part, dtype=np.uint8))
        file.end()
        file.add(f"{name}/ends", np.concatenate([[0], np.cumsum(sizes)]))


def _column_for(column: Any) -> _Numbers | _Bytes:
    if isinstance(column, columns.NumericColumn):
        return _Numbers(np.dtype(column._typecode), column._default)
    if isinstance(column, columns.BitColumn):
        return _Numbers(np.uint8, int(column._default))
    if isinstance(column, columns.VarBytesColumn | columns.RefBytesColumn):
        return _Bytes()
    raise NotImplementedError(f"this codec keeps no {type(column).__name__}")


class BytesReader:
    """Bytes of each document."""

    def __init__(self, data: Section, ends: Section) -> None:
        self._data, self._ends = data, ends

    def get(self, document: int) -> bytes:
        """The bytes of one document."""
        return self._data.read(self._ends.get(document), self._ends.get(document + 1)).tobytes()

    def all(self) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
        """The bytes of all documents in a row, and how many each has."""
        return self._data.all(), np.diff(self._ends.all())

    def chosen(self, documents: NDArray[np.int64]) -> tuple[bytes, NDArray[np.int64]]:
        """The same for some documents."""
        data, sizes = self.all()
        starts = self._ends.all()[:-1]
        return data[ranges(starts[documents], sizes[documents])].tobytes(), sizes[documents]


class DocumentsReader(PerDocumentReader):
    """Reads what DocumentsWriter wrote."""

    def __init__(self, path: Path, segment: Any) -> None:
        self._segment = segment
        self._file = ArrayFile(path, segment.digests.get(path.suffix))
        self.count = self._file["documents"].get(0)
        self.lengths: dict[str, Section] = {}
        self.numbers: dict[str, Section] = {}
        self.bytes: dict[str, BytesReader] = {}
        for name, section in self._file.items():
            kind, _, field = name.partition("/")
            if kind == "length":
                self.lengths[field] = section
            elif name.endswith("/bytes"):
                field = field.removesuffix("/bytes") if kind == "column" else _STORED
                ends = name.removesuffix("bytes") + "ends"
                self.bytes[field] = BytesReader(section, self._file[ends])
            elif kind == "column" and not name.endswith("/ends"):
                self.numbers[field] = section

    def doc_count(self) -> int:
        return self.count - int(self._segment.deleted_count())

    def doc_count_all(self) -> int:
        return self.count

    def has_deletions(self) -> bool:
        return bool(self._segment.has_deletions())

    def is_deleted(self, docnum: int) -> bool:
        return bool(self._segment.is_deleted(docnum))

    def deleted_docs(self) -> Iterator[int]:
        return iter(self._segment.deleted_docs())

    def supports_columns(self) -> bool:
        return True

    def has_column(self, fieldname: str) -> bool:
        return fieldname in self.numbers or fieldname in self.bytes

    def list_columns(self) -> list[str]:
        return [*self.numbers, *self.bytes]

    def column_reader(self, fieldname: str, column: Any) -> columns.ColumnReader:
        return _ColumnReader(self, fieldname, column)

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        length = self.lengths.get(fieldname)
        return default if length is None else length.get(docnum)

    def field_length(self, fieldname: str) -> int:
        length = self.lengths.get(fieldname)
        return 0 if length is None else int(length.all().sum(dtype=np.int64))

    def min_field_length(self, fieldname: str) -> int:
        length = self.lengths.get(fieldname)
        return int(length.all().min()) if length is not None and len(length) else 0

    def max_field_length(self, fieldname: str) -> int:
        length = self.lengths.get(fieldname)
        return int(length.all().max()) if length is not None and len(length) else 0

    def stored_fields(self, docnum: int) -> dict[str, Any]:
        stored = self.bytes.get(_STORED)
        data = stored.get(docnum) if stored is not None else b""
        return dict(json.loads(data)) if data else {}

    def close(self) -> None:
        """Nothing is cut off: an answer may still be read, and the file goes with the last of them."""


class _ColumnReader(columns.ColumnReader):
    """One column, document by document, as Whoosh asks for it."""

    def __init__(self, reader: DocumentsReader, field: str, column: Any) -> None:
        self._numbers, self._bytes = reader.numbers.get(field), reader.bytes.get(field)
        self._doccount = reader.count
        self._is_bits = isinstance(column, columns.BitColumn)
        self._is_reversed, self._column = False, column

    def __len__(self) -> int:
        return self._doccount

    def __getitem__(self, docnum: int) -> Any:
        if self._bytes is not None:
            return self._bytes.get(docnum)
        value = self._numbers.all()[docnum].item() if self._numbers is not None else 0
        return bool(value) if self._is_bits else value

    def sort_key(self, docnum: int) -> Any:
        value = self[docnum]
        return 0 - value if self._is_reversed else value

    def set_reverse(self) -> None:
        self._is_reversed = True
