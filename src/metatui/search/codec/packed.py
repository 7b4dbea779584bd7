"""Whole numbers in as few bits as most of them need, the others beside them.

A number lies in planes: the lowest of its bits in the first one, those above in the next. In a plane of four
or two bits, two or four numbers share a byte, the first one in its lowest bits. What does not fit is all ones
there, and stands in a list of its own.

The arrays of a row of numbers N whose planes have B bits together: `N/B` the first plane, `N/B.1`, … the
others; and where there are numbers that do not fit, `N.over` their places and `N.values` themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

from metatui.search.codec.array_file import ArrayFileWriter, Section
from metatui.search.codec.spool import Spool

# The planes that numbers of so many bits lie in.
_PLANES = {4: (4,), 8: (8,), 10: (8, 2), 12: (8, 4), 16: (8, 8), 24: (8, 8, 8), 32: (8, 8, 8, 8)}
# What a number that does not fit takes beside its place in the planes.
_OVER_BITS = 64
# For a byte of a plane of four or two bits the numbers in it, as bytes in a row.
_NUMBERS_IN = {
    width: np.stack([np.arange(256) >> shift & (1 << width) - 1 for shift in range(0, 8, width)], axis=1)
    .astype(np.uint8)
    .view(f"<u{8 // width}")
    .ravel()
    for width in (2, 4)
}


def best_bits(values: NDArray[Any]) -> int:
    """The number of bits with which such values take least room, those that do not fit counted in."""

    def room(bits: int) -> int:
        return bits * len(values) + _OVER_BITS * int(np.count_nonzero(values >= 2**bits - 1))

    return min(_PLANES, key=room)


def most_bits(several: Iterable[int]) -> int:
    """The number of bits for the values of several arrays together."""
    return max(several, default=min(_PLANES))


class PackedWriter:
    """Writes one row of numbers below 2**32."""

    def __init__(self, name: str, bits: int, spool: Callable[[DTypeLike], Spool]) -> None:
        """`bits` are what most of the values to come need (see `best_bits`)."""
        self._name, self._bits = name, bits
        self._limit = 2**bits - 1
        self._planes = [_Plane(width, spool(np.uint8)) for width in _PLANES[bits]]
        self._count = 0
        self._over, self._values = spool(np.int64), spool(np.uint32)

    def extend(self, values: NDArray[Any]) -> None:
        """Add values."""
        if len(values) and int(values.max()) >= self._limit:
            over = np.flatnonzero(values >= self._limit)
            self._over.extend(over + self._count)
            self._values.extend(values[over])
            values = np.minimum(values, self._limit)
        self._count += len(values)
        for plane in self._planes:
            plane.extend((values & (1 << plane.width) - 1).astype(np.uint8))
            if plane is not self._planes[-1]:
                values = values >> plane.width

    def write(self, file: ArrayFileWriter) -> None:
        """Put all of it into the file."""
        for number, plane in enumerate(self._planes):
            plane.write(file, _plane_name(self._name, self._bits, number))
        if len(self._over):
            file.add(f"{self._name}.over", _narrowed(self._over.take()))
            file.add(f"{self._name}.values", _narrowed(self._values.take()))


class _Plane:
    """Some bits of all numbers."""

    def __init__(self, width: int, stored: Spool) -> None:
        self.width = width
        self._stored = stored
        self._rest = np.zeros(0, dtype=np.uint8)  # what fills no whole byte as yet

    def extend(self, values: NDArray[np.uint8]) -> None:
        """Add values that fit."""
        if self.width < 8:
            values = np.concatenate([self._rest, values])
            whole = len(values) - len(values) % (8 // self.width)
            values, self._rest = _packed(values[:whole], self.width), values[whole:]
        self._stored.extend(values)

    def write(self, file: ArrayFileWriter, name: str) -> None:
        """Put all of it into the file."""
        if len(self._rest):
            self.extend(np.zeros(8 // self.width - len(self._rest), dtype=np.uint8))
        self._stored.write(file, name)


def _packed(values: NDArray[np.uint8], width: int) -> NDArray[np.uint8]:
    rows = values.reshape(-1, 8 // width)
    packed = rows[:, 0].copy()
    for column in range(1, rows.shape[1]):
        packed |= rows[:, column] << (column * width)
    return packed


def _plane_name(name: str, bits: int, number: int) -> str:
    return f"{name}/{bits}.{number}" if number else f"{name}/{bits}"


def _narrowed(values: NDArray[Any]) -> NDArray[Any]:
    """The same in as few bytes as the largest of them needs."""
    kinds = (np.uint16, np.uint32, np.int64)
    return values.astype(next(kind for kind in kinds if int(values.max()) <= np.iinfo(kind).max))


class Packed:
    """Reads what PackedWriter wrote."""

    def __init__(self, sections: Mapping[str, Section], name: str, bits: int) -> None:
        """Use `Packed.of`."""
        self.bits = bits
        self._planes = [
            (sections[_plane_name(name, bits, number)], width) for number, width in enumerate(_PLANES[bits])
        ]
        self._over, self._values = sections.get(f"{name}.over"), sections.get(f"{name}.values")

    @classmethod
    def of(cls, sections: Mapping[str, Section], name: str) -> Packed | None:
        """The row of numbers with this name; None when there is none."""
        bits = next((bits for bits in _PLANES if _plane_name(name, bits, 0) in sections), None)
        return None if bits is None else cls(sections, name, bits)

    def read(self, start: int, end: int) -> NDArray[Any]:
        """The values from `start` until before `end`, in an unsigned type that holds them."""
        section, width = self._planes[0]
        values: NDArray[Any] = _unpacked(section, width, start, end)
        shift = 0
        for section, width in self._planes[1:]:
            shift += 8
            above: NDArray[Any] = _unpacked(section, width, start, end)
            kind = np.dtype(np.uint16 if shift == 8 else np.uint32)
            values = values.astype(kind)
            values |= above.astype(kind) << kind.type(shift)
        over = self._not_fitting(values)
        return values if over is None else self._with_others(values, over, over + start)

    def part(self, start: int, end: int) -> PackedPart:
        """The same, of which some values are to be read; what may be read is checked now."""
        planes = []
        for section, width in self._planes:
            in_byte = 8 // width
            planes.append((section.read(start // in_byte, -(-end // in_byte)), width, start % in_byte))
        for others in (self._over, self._values):
            if others is not None:
                others.all()
        return PackedPart(self, planes, start, end)

    def _not_fitting(self, values: NDArray[Any]) -> NDArray[np.intp] | None:
        """Where values stand that did not fit; None where all did."""
        if self._over is None:
            return None
        over: NDArray[np.intp] = (values == 2**self.bits - 1).nonzero()[0]
        return over if len(over) else None

    def _with_others(
        self, values: NDArray[Any], over: NDArray[np.intp], places: NDArray[Any]
    ) -> NDArray[Any]:
        """The values with those that did not fit: where they stand here, and their places in the row."""
        assert self._over is not None
        assert self._values is not None
        known = self._over.all()
        # Compared in the type of the list: numpy would convert all of it for numbers of another type.
        others = self._values.all().take(known.searchsorted(places.astype(known.dtype)))
        values = values.astype(np.promote_types(values.dtype, _unsigned(others)))
        values[over] = others
        return values


class PackedPart:
    """A part of a row of numbers, of which those that are asked for are read."""

    nbytes = 0  # all of it lies in the file

    def __init__(
        self, row: Packed, planes: Sequence[tuple[NDArray[np.uint8], int, int]], start: int, end: int
    ) -> None:
        """Use `Packed.part`."""
        self._row, self._planes, self._start = row, planes, start
        self._count = end - start

    def __len__(self) -> int:
        return self._count

    def take(self, rows: NDArray[Any]) -> NDArray[Any]:
        """The values in these rows, which count from the beginning of the part."""
        data, width, begin = self._planes[0]
        values: NDArray[Any] = _taken(data, width, begin, rows)
        shift = 0
        for data, width, begin in self._planes[1:]:
            shift += 8
            above: NDArray[Any] = _taken(data, width, begin, rows)
            kind = np.dtype(np.uint16 if shift == 8 else np.uint32)
            values = values.astype(kind)
            values |= above.astype(kind) << kind.type(shift)
        over = self._row._not_fitting(values)
        if over is None:
            return values
        return self._row._with_others(values, over, rows.take(over).astype(np.int64) + self._start)


def _taken(data: NDArray[np.uint8], width: int, begin: int, rows: NDArray[Any]) -> NDArray[np.uint8]:
    """Some numbers of a plane, whose first one stands at `begin` in the first byte."""
    if width == 8:
        return data.take(rows)
    at = rows + begin
    in_byte = 8 // width
    shifts = ((at & in_byte - 1) * width).astype(np.uint8)
    return (data.take(at // in_byte) >> shifts) & np.uint8((1 << width) - 1)


def _unpacked(section: Section, width: int, start: int, end: int) -> NDArray[np.uint8]:
    """The numbers of a plane from `start` until before `end`."""
    if width == 8:
        return section.read(start, end)
    in_byte = 8 // width
    first = start // in_byte
    packed = section.read(first, -(-end // in_byte))
    begin = start - first * in_byte
    return _NUMBERS_IN[width].take(packed).view(np.uint8)[begin : begin + end - start]


def _unsigned(values: NDArray[Any]) -> DTypeLike:
    return np.uint16 if values.dtype.itemsize == 2 else np.uint32
