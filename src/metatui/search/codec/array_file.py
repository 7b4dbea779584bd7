"""The file of a segment: named arrays one after the other, mapped into memory and checked as they are read.

Layout: the arrays, each on a multiple of eight bytes; the CRC-32 of every block of the file so far; a
directory in JSON (name → offset, type, length); and a tail that says where the two lie, with their own
CRC-32. Who knows the CRC-32 of directory and blocks (`digest`) thus vouches for every byte, and yet opening
reads a few kilobytes: a block is checked when something in it is read for the first time.

All numbers are little-endian.
"""

from __future__ import annotations

import json
import mmap
import os
import struct
import zlib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import DTypeLike, NDArray

BLOCK = 1 << 16
_MAGIC = b"metatui1"
_TAIL = struct.Struct("<QQQI8s")  # offset of the CRCs, of the directory, its length, CRC-32 of both, magic


class ArrayFileError(Exception):
    """The file is not what was written: too short, of another kind, or with a byte changed."""


class ArrayFileWriter:
    """Writes arrays in sequence; nothing is kept in memory but the checksums."""

    def __init__(self, path: Path) -> None:
        self._file: BinaryIO = path.open("wb")
        self._directory: dict[str, tuple[int, str, int]] = {}
        self._crcs: list[int] = []
        self._offset = 0
        self._pending = bytearray()
        self._open: tuple[str, int, np.dtype[Any]] | None = None

    def add(self, name: str, values: NDArray[Any]) -> None:
        """Write a whole array."""
        self.begin(name, values.dtype)
        self.extend(values)
        self.end()

    def begin(self, name: str, dtype: DTypeLike) -> None:
        """Begin an array whose values come in parts."""
        self._write(bytes(-self._offset % 8))
        self._open = name, self._offset, _little_endian(np.dtype(dtype))

    def extend(self, values: NDArray[Any]) -> None:
        """Add values to the array that was begun; they are converted to its type."""
        if self._open is None:
            raise ValueError("no array was begun")
        if len(values):
            self._write(np.ascontiguousarray(values, dtype=self._open[2]).data.cast("B"))

    def end(self) -> None:
        """The array that was begun is complete."""
        if self._open is None:
            raise ValueError("no array was begun")
        name, start, dtype = self._open
        self._directory[name] = (start, dtype.str, (self._offset - start) // dtype.itemsize)
        self._open = None

    def close(self) -> None:
        """Write what makes the file complete."""
        self._put(self._pending)
        crc_offset = self._offset
        crcs = np.array(self._crcs, dtype="<u4").tobytes()
        directory = json.dumps(self._directory).encode()
        check = zlib.crc32(directory, zlib.crc32(crcs))
        tail = _TAIL.pack(crc_offset, crc_offset + len(crcs), len(directory), check, _MAGIC)
        self._file.write(crcs + directory + tail)
        self._file.close()

    def discard(self) -> None:
        """Leave the file as it is, which is incomplete."""
        self._file.close()

    def _write(self, data: bytes | memoryview) -> None:
        """Write whole blocks; what is less than one waits, so that many small arrays are one step."""
        self._offset += len(data)
        room = BLOCK - len(self._pending)
        if len(data) < room:
            self._pending += data
            return
        view = memoryview(data)
        self._pending += view[:room]
        self._put(self._pending)
        whole = room + (len(view) - room) // BLOCK * BLOCK
        self._put(view[room:whole])
        self._pending = bytearray(view[whole:])

    def _put(self, data: bytearray | memoryview) -> None:
        with memoryview(data) as view:
            self._crcs += [zlib.crc32(view[start : start + BLOCK]) for start in range(0, len(view), BLOCK)]
            self._file.write(view)


@lru_cache(maxsize=64)
def _little_endian(dtype: np.dtype[Any]) -> np.dtype[Any]:
    return dtype.newbyteorder("<")


class Section:
    """One array of an open file. What is read of it was checked, and is a view into the mapped file."""

    __slots__ = ("_file", "_offset", "_values")

    def __init__(self, file: ArrayFile, offset: int, values: NDArray[Any]) -> None:
        self._file = file
        self._offset = offset
        self._values = values

    def __len__(self) -> int:
        return len(self._values)

    @property
    def dtype(self) -> np.dtype[Any]:
        """The type of the values."""
        return self._values.dtype

    def read(self, start: int, end: int) -> NDArray[Any]:
        """The values from `start` until before `end`; raises ArrayFileError where a byte was changed."""
        size = self._values.itemsize
        self._file.check(self._offset + start * size, self._offset + end * size)
        return self._values[start:end]

    def all(self) -> NDArray[Any]:
        """All values."""
        return self.read(0, len(self._values))

    def get(self, index: int) -> int:
        """One value of an array of whole numbers."""
        size = self._values.itemsize
        offset = self._offset + index * size
        self._file.check(offset, offset + size)
        return int(self._values[index])


class ArrayFile(Mapping[str, Section]):
    """An open file: its arrays by name. Opening it maps it and reads its directory; nothing is copied.

    Raises ArrayFileError for a file that was not written by ArrayFileWriter, or not to its end.
    """

    def __init__(self, path: Path, digest: int | None = None) -> None:
        """`digest` is what the file's must be."""
        with path.open("rb") as file:
            if os.fstat(file.fileno()).st_size < _TAIL.size:
                raise ArrayFileError(f"{path.name} is too short")
            self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        end = len(self._map) - _TAIL.size
        crc_offset, offset, length, self.digest, magic = _TAIL.unpack_from(self._map, end)
        if magic != _MAGIC or not crc_offset <= offset <= offset + length == end:
            raise ArrayFileError(f"{path.name} is no array file, or not all of one")
        rest = self._map[crc_offset:end]
        if zlib.crc32(rest) != self.digest or (digest is not None and digest != self.digest):
            raise ArrayFileError(f"{path.name} has a damaged directory")
        self._name = path.name
        self._crcs = np.frombuffer(rest, dtype="<u4", count=(offset - crc_offset) // 4)
        self._end = crc_offset
        # Byte by byte whether a block was checked; finding a zero among them takes nanoseconds.
        self._checked = bytearray(len(self._crcs))
        directory = json.loads(rest[offset - crc_offset :])
        self._sections = {
            name: Section(self, start, np.frombuffer(self._map, dtype=dtype, count=count, offset=start))
            for name, (start, dtype, count) in directory.items()
        }

    def __getitem__(self, name: str) -> Section:
        return self._sections[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._sections)

    def __len__(self) -> int:
        return len(self._sections)

    def check(self, start: int, end: int) -> None:
        """Make sure that the bytes from `start` until before `end` are as they were written."""
        if start >= end:
            return
        last = (end - 1) // BLOCK + 1
        block = self._checked.find(0, start // BLOCK, last)
        while block >= 0:
            with memoryview(self._map) as view:
                crc = zlib.crc32(view[block * BLOCK : min((block + 1) * BLOCK, self._end)])
            if crc != int(self._crcs[block]):
                raise ArrayFileError(f"{self._name} is damaged at byte {block * BLOCK:,} or behind it")
            self._checked[block] = 1
            block = self._checked.find(0, block + 1, last)

    def forget_pages(self) -> None:
        """Give the memory of what was read back to the system; it is read again when it is needed."""
        self._map.madvise(mmap.MADV_DONTNEED)

    def close(self) -> None:
        """Let go of the arrays; the map goes with the last view into it."""
        self._sections.clear()


def digest_of(path: Path) -> int:
    """The digest of a complete file, as its writer left it."""
    with path.open("rb") as file:
        file.seek(-_TAIL.size, os.SEEK_END)
        return int(_TAIL.unpack(file.read(_TAIL.size))[3])
