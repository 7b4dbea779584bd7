"""Columns: one value for each document of a segment, a number or bytes."""

# mypy: allow-untyped-calls
# (much of Whoosh has no annotations)
from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh import columns

from metatui.search.codec.array_file import ArrayFileWriter, Section
from metatui.search.codec.field_reader import ranges


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

    def views(self) -> tuple[memoryview, memoryview]:
        """The bytes of all documents in a row, and where each ends (one more value: 0 at the front)."""
        return self._data.all().data, self._ends.all().data

    def chosen(self, documents: NDArray[np.int64]) -> tuple[bytes, NDArray[np.int64]]:
        """The same for some documents."""
        data, sizes = self.all()
        starts = self._ends.all()[:-1]
        return data[ranges(starts[documents], sizes[documents])].tobytes(), sizes[documents]


class NumbersColumn:
    """A column of numbers that some documents have; the others have the default."""

    def __init__(self, dtype: Any, default: int = 0) -> None:
        self._dtype, self._default = np.dtype(dtype), default
        self._rows: list[int] = []
        self._values: list[int] = []
        self._arrays: list[tuple[NDArray[Any], NDArray[Any]]] = []

    def add(self, document: int, value: int) -> None:
        """The value of one document."""
        self._rows.append(document)
        self._values.append(value)

    def add_at(self, documents: NDArray[Any], values: NDArray[Any]) -> None:
        """The values of some documents."""
        self._arrays.append((documents.copy(), values.copy()))

    def add_all(self, first: int, values: NDArray[Any]) -> None:
        """The values of documents in a row, from `first` on."""
        self.add_at(np.arange(first, first + len(values)), values)

    def filled(self, count: int) -> NDArray[Any]:
        """The values of all documents."""
        values = np.full(count, self._default, dtype=self._dtype)
        values[self._rows] = self._values
        for rows, array in self._arrays:
            values[rows] = array
        return values

    def write(self, file: ArrayFileWriter, name: str, count: int) -> None:
        """Put the column of so many documents into the file."""
        file.add(name, self.filled(count))


class BytesColumn:
    """A column of bytes, empty where nothing was added."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self._sizes: list[tuple[int, NDArray[np.int64]]] = []
        self._rows: list[int] = []
        self._row_sizes: list[int] = []

    @property
    def is_used(self) -> bool:
        """Whether any document has a value."""
        return bool(self._parts)

    def add(self, document: int, value: bytes) -> None:
        """The value of one document."""
        self._parts.append(value)
        self._rows.append(document)
        self._row_sizes.append(len(value))

    def add_all(self, first: int, data: bytes, sizes: NDArray[np.int64]) -> None:
        """The values of documents in a row, from `first` on: all bytes, and how many each has."""
        self._parts.append(data)
        self._sizes.append((first, sizes))

    def write(self, file: ArrayFileWriter, name: str, count: int) -> None:
        """Put the column of so many documents into the file."""
        sizes = np.zeros(count, dtype=np.int64)
        sizes[self._rows] = self._row_sizes
        for first, array in self._sizes:
            sizes[first : first + len(array)] = array
        file.begin(f"{name}/bytes", np.uint8)
        for part in self._parts:
            file.extend(np.frombuffer(part, dtype=np.uint8))
        file.end()
        file.add(f"{name}/ends", np.concatenate([[0], np.cumsum(sizes)]))


def column_for(column: Any) -> NumbersColumn | BytesColumn:
    """The column that keeps what a column of Whoosh's keeps; NotImplementedError for other kinds."""
    if isinstance(column, columns.NumericColumn):
        return NumbersColumn(np.dtype(column._typecode), column._default)
    if isinstance(column, columns.BitColumn):
        return NumbersColumn(np.uint8, int(column._default))
    if isinstance(column, columns.VarBytesColumn | columns.RefBytesColumn):
        return BytesColumn()
    raise NotImplementedError(f"this codec keeps no {type(column).__name__}")
