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
from metatui.search.codec.columns import BytesColumn, BytesReader, NumbersColumn, column_for

_STORED = "stored"


class DocumentsWriter(PerDocumentWriter):
    """Gathers what is kept of new documents, and of older ones in whole arrays; writes it in the end."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._count = 0
        self._lengths: dict[str, NumbersColumn] = {}
        self._columns: dict[str, NumbersColumn | BytesColumn] = {}
        self._stored = BytesColumn()
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
            self._lengths.setdefault(fieldname, NumbersColumn(np.uint32)).add(self._count, length)
        if value is not None:
            self._values[fieldname] = value

    def add_lengths(self, fieldname: str, documents: NDArray[np.int32], lengths: NDArray[np.int64]) -> None:
        """Keep the lengths of a field in many documents."""
        self._lengths.setdefault(fieldname, NumbersColumn(np.uint32)).add_at(documents, lengths)

    def add_column_value(self, fieldname: str, columnobj: Any, value: Any) -> None:
        """Keep a value of a column: a number or bytes."""
        column = self._columns.get(fieldname)
        if column is None:
            column = self._columns[fieldname] = column_for(columnobj)
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
            self._lengths.setdefault(name, NumbersColumn(np.uint32)).add_all(self._count, length.all()[kept])
        for name, numbers in reader.numbers.items():
            column = self._columns.setdefault(name, NumbersColumn(numbers.dtype, 0))
            if isinstance(column, NumbersColumn):
                column.add_all(self._count, numbers.all()[kept])
        for name, data in reader.bytes.items():
            column = self._stored if name == _STORED else self._columns.setdefault(name, BytesColumn())
            if isinstance(column, BytesColumn):
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
