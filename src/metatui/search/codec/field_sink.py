"""Writing the terms and postings of a field, in the layout that `field_reader` tells of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import DTypeLike, NDArray

from metatui.search.codec.array_file import ArrayFileWriter
from metatui.search.codec.field_reader import WIDTHS
from metatui.search.codec.packed import PackedWriter
from metatui.search.codec.spool import Spool

MakeSpool = Callable[[DTypeLike], Spool]


class FieldForm(NamedTuple):
    """What is kept of each posting, and the bits that most of it needs: of times, by width, and of places."""

    has_times: bool
    has_places: bool
    times: tuple[int, ...] = (8,) * WIDTHS
    places: int = 16


class TermBatch(NamedTuple):
    """Terms, rising, with their postings in a row: `counts` documents each, and the places of all of them."""

    terms: Sequence[bytes]
    counts: NDArray[np.int64]
    ids: NDArray[Any]
    times: NDArray[Any] | None
    places: NDArray[Any] | None


class FieldSink:
    """Takes the terms of one field in order, batch by batch, and writes its arrays in the end."""

    def __init__(self, field: str, form: FieldForm, spool: MakeSpool) -> None:
        self._field, self._form = field, form
        self._blob = spool(np.uint8)
        self._sizes = spool(np.uint32)
        self._documents = spool(np.uint32)
        self._width = spool(np.uint8)
        self._start = spool(np.int64)
        self._gaps = [spool(kind) for kind in (np.uint8, np.uint16, np.uint32)]
        self._times = [
            PackedWriter(f"{field}/times{width}", form.times[width], spool) for width in range(WIDTHS)
        ]
        self._place_counts = spool(np.int64)
        self._places = PackedWriter(f"{field}/places", form.places, spool)
        self._next = np.zeros(WIDTHS, dtype=np.int64)

    def add(self, batch: TermBatch) -> None:
        """Add terms that come after all that were added; each has at least one document."""
        if not len(batch.terms):
            return
        counts = batch.counts
        firsts = np.cumsum(counts) - counts
        gaps = np.diff(batch.ids, prepend=0).astype(np.uint32)
        gaps[firsts] = batch.ids[firsts]
        largest = np.maximum.reduceat(gaps, firsts)
        widths = (largest > 0xFF).astype(np.uint8) + (largest > 0xFFFF)
        starts = np.empty(len(counts), dtype=np.int64)
        for width in range(WIDTHS):
            chosen = widths == width
            if not chosen.any():
                continue
            sizes = counts[chosen]
            ends = np.cumsum(sizes)
            starts[chosen] = self._next[width] + ends - sizes
            self._next[width] += ends[-1]
            within = slice(None) if chosen.all() else np.repeat(chosen, counts)
            self._gaps[width].extend(gaps[within])
            if self._form.has_times and batch.times is not None:
                self._times[width].extend(batch.times[within])
        self._blob.extend(np.frombuffer(b"".join(batch.terms), dtype=np.uint8))
        self._sizes.extend(np.fromiter(map(len, batch.terms), dtype=np.uint32, count=len(batch.terms)))
        self._documents.extend(counts)
        self._width.extend(widths)
        self._start.extend(starts)
        if self._form.has_places and batch.places is not None and batch.times is not None:
            self._place_counts.extend(np.add.reduceat(batch.times, firsts, dtype=np.int64))
            self._places.extend(batch.places)

    def write(self, file: ArrayFileWriter) -> None:
        """Put the arrays into the file."""
        field = self._field
        self._blob.write(file, f"{field}/terms")
        _write_ends(file, f"{field}/ends", self._sizes)
        self._documents.write(file, f"{field}/documents")
        self._width.write(file, f"{field}/width")
        _write_shrunk(file, f"{field}/start", self._start.take())
        for width in range(WIDTHS):
            self._gaps[width].write(file, f"{field}/gaps{width}")
            if self._form.has_times:
                self._times[width].write(file)
        if self._form.has_places:
            _write_ends(file, f"{field}/places_end", self._place_counts)
            self._places.write(file)


def _write_ends(file: ArrayFileWriter, name: str, sizes: Spool) -> None:
    _write_shrunk(file, name, np.concatenate([[0], np.cumsum(sizes.take(), dtype=np.int64)]))


def _write_shrunk(file: ArrayFileWriter, name: str, values: NDArray[np.int64]) -> None:
    """Rising values take four bytes each where that is enough."""
    small = not len(values) or int(values.max()) < 2**32
    file.add(name, values.astype(np.uint32 if small else np.int64))
