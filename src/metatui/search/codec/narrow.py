"""Whole numbers in as few bytes as most of them need, the others beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

from metatui.search.codec.array_file import ArrayFileWriter, Section
from metatui.search.codec.spool import Spool

NarrowType = type[np.unsignedinteger[Any]]
_KINDS: tuple[NarrowType, ...] = (np.uint8, np.uint16, np.uint32)
# A value that does not fit costs twelve bytes beside its place: up to one in so many that saves space.
_RARE = 32


class NarrowWriter:
    """Writes one array of numbers below 2**32: `name`, and what does not fit in `name.over` and `.values`."""

    def __init__(self, name: str, kind: NarrowType, spool: Callable[[DTypeLike], Spool]) -> None:
        """`kind` holds most of the values to come (see `narrow_type`)."""
        self._name = name
        self._limit = int(np.iinfo(kind).max)
        self._stored = spool(kind)
        self._places: list[NDArray[np.int64]] = []
        self._values: list[NDArray[np.uint32]] = []

    def extend(self, values: NDArray[Any]) -> None:
        """Add values."""
        if len(values) and int(values.max()) > self._limit:
            over = np.flatnonzero(values > self._limit)
            self._places.append(over + len(self._stored))
            self._values.append(values[over].astype(np.uint32))
            values = np.minimum(values, self._limit)
        self._stored.extend(values)

    def write(self, file: ArrayFileWriter) -> None:
        """Put all of it into the file."""
        self._stored.write(file, self._name)
        if self._places:
            file.add(f"{self._name}.over", np.concatenate(self._places))
            file.add(f"{self._name}.values", np.concatenate(self._values))


class Narrow:
    """Reads what NarrowWriter wrote."""

    def __init__(self, sections: Mapping[str, Section], name: str) -> None:
        self._stored = sections[name]
        over = sections.get(f"{name}.over")
        # Few by construction, and needed by every reading.
        self._over = over.all() if over is not None else None
        self._values = sections[f"{name}.values"].all() if over is not None else None

    def __len__(self) -> int:
        return len(self._stored)

    @property
    def kind(self) -> NarrowType:
        """The type that most of the values fit."""
        return next(kind for kind in _KINDS if self._stored.dtype == kind)

    def read(self, start: int, end: int) -> NDArray[Any]:
        """The values from `start` until before `end`, in an unsigned type that holds them."""
        stored = self._stored.read(start, end)
        if self._over is None or self._values is None:
            return stored
        first, last = np.searchsorted(self._over, (start, end))
        if first == last:
            return stored
        widened = stored.astype(np.uint32)
        widened[self._over[first:last] - start] = self._values[first:last]
        return widened


def narrow_type(values: NDArray[Any]) -> NarrowType:
    """The type that takes least room for such values, those that do not fit counted in."""
    count = len(values)
    for kind in _KINDS[:-1]:
        if int((values > np.iinfo(kind).max).sum()) * _RARE <= count:
            return kind
    return _KINDS[-1]


def widest(kinds: Iterable[NarrowType]) -> NarrowType:
    """The type for the values of several arrays together."""
    return _KINDS[max((_KINDS.index(kind) for kind in kinds), default=0)]
