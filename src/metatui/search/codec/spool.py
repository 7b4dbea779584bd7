"""An array that grows: in memory while it is small, in a temporary file when it is large."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

from metatui.search.codec.array_file import ArrayFileWriter

_IN_MEMORY = 1 << 22  # bytes
_CHUNK = 1 << 20


class Spool:
    """Takes values in parts and gives them back in order, once all are there."""

    def __init__(self, folder: Path, dtype: DTypeLike) -> None:
        """`folder` is where the temporary file goes; it vanishes with this object, or with the process."""
        self._folder = folder
        self._dtype = np.dtype(dtype)
        self._parts: list[NDArray[Any]] = []
        self._held = 0
        self._file: IO[bytes] | None = None
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def __del__(self) -> None:
        if self._file is not None:
            self._file.close()

    def extend(self, values: NDArray[Any]) -> None:
        """Add values; they are converted to the type of the array."""
        if not len(values):
            return
        self._count += len(values)
        self._parts.append(np.array(values, dtype=self._dtype))
        self._held += self._parts[-1].nbytes
        if self._held > _IN_MEMORY:
            if self._file is None:
                self._file = tempfile.TemporaryFile(dir=self._folder)  # noqa: SIM115 (closed by __del__)
            for part in self._parts:
                self._file.write(part.data.cast("B"))
            self._parts.clear()
            self._held = 0

    def write(self, file: ArrayFileWriter, name: str) -> None:
        """Put all values into a file, as one array."""
        file.begin(name, self._dtype)
        for part in self._all():
            file.extend(part)
        file.end()

    def take(self) -> NDArray[Any]:
        """All values at once."""
        return np.concatenate([np.zeros(0, dtype=self._dtype), *self._all()])

    def _all(self) -> Iterator[NDArray[Any]]:
        if self._file is not None:
            self._file.seek(0)
            while data := self._file.read(_CHUNK):
                yield np.frombuffer(data, dtype=self._dtype)
        yield from self._parts
