"""Numbers for what stands between two spaces, looked up for many texts at once.

A dictionary asks for one string after the other, each of which must be made and waits for memory alone. Here
the bytes of a chunk are its key, as two whole numbers, and all keys are compared with a table in one go. The
dictionary has the rest: chunks of more than 15 bytes, those that found no room, and those seen first.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

_LONGEST = 15  # bytes; with the length itself they fill two numbers
_SPACE = 0x20
# Which bits of eight bytes, the first of which is the lowest, belong to so many of them.
_KEPT_BITS = np.array([(1 << 8 * count) - 1 for count in range(9)], dtype="<u8")
_LOW_COUNTS = np.minimum(np.arange(_LONGEST + 2), 8)
_HIGH_COUNTS = np.maximum(np.arange(_LONGEST + 2) - 8, 0)
_LOW_BITS, _HIGH_BITS = _KEPT_BITS[_LOW_COUNTS], _KEPT_BITS[_HIGH_COUNTS]
# The length stands above the bytes, plus one, so that no key is zero, which is an empty place in the table.
_LENGTHS = np.arange(1, _LONGEST + 3, dtype="<u8") << 56
_MIX_LOW, _MIX_HIGH = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F)
_SMALLEST, _LARGEST = 12, 19  # bits of places in the table


class ChunkCodes:
    """`numbers` gives new numbers for chunks that were never seen, once for each of those that are kept."""

    def __init__(
        self, numbers: Callable[[Sequence[str]], list[int]], marks: bytes, longest_kept: int
    ) -> None:
        """One of these marks at the end is left out. Chunks of more than so many characters are not kept."""
        self._numbers = numbers
        self._is_mark = np.zeros(256, dtype=np.int64)
        self._is_mark[list(marks)] = 1
        self._longest_kept = longest_kept
        self._known: dict[str, int] = {}
        self._bits = _SMALLEST
        self._table = np.zeros((1 << _SMALLEST, 3), dtype=np.uint64)

    def of(self, text: bytes) -> NDArray[np.int32]:
        """The numbers of what stands between the spaces of a text in UTF-8, in order."""
        size = len(text)
        data = text + bytes(16)
        characters = np.frombuffer(data, dtype=np.uint8)
        ends = np.append(np.flatnonzero(characters[:size] == _SPACE), size)
        starts = np.zeros(len(ends), dtype=np.int64)
        starts[1:] = ends[:-1] + 1
        # Before the end of an empty chunk there is a space, or the last of the zeros.
        ends -= self._is_mark[characters[ends - 1]]
        lengths = np.minimum(ends - starts, _LONGEST + 1)
        eights = np.ndarray((size + 9,), dtype="<u8", buffer=data, strides=(1,))
        low, high = eights[starts], eights[starts + 8]
        low &= _LOW_BITS[lengths]
        high &= _HIGH_BITS[lengths]
        high |= _LENGTHS[lengths]
        places = self._places(low, high)
        rows = np.take(self._table, places, axis=0)
        codes = rows[:, 2].astype(np.int32)
        unmatched = np.flatnonzero((rows[:, 0] != low) | (rows[:, 1] != high))
        if len(unmatched):
            places = places[unmatched] ^ 1
            rows = np.take(self._table, places, axis=0)
            codes[unmatched] = rows[:, 2]
            is_other = (rows[:, 0] != low[unmatched]) | (rows[:, 1] != high[unmatched])
            unmatched = unmatched[is_other]
        if len(unmatched):
            spans = zip(starts[unmatched].tolist(), ends[unmatched].tolist(), strict=True)
            codes[unmatched] = self._look_up(
                [text[start:end].decode("utf-8", "surrogatepass") for start, end in spans]
            )
            self._keep(low, high, codes, unmatched[lengths[unmatched] <= _LONGEST])
        return codes

    def _places(self, low: NDArray[np.uint64], high: NDArray[np.uint64]) -> NDArray[np.int64]:
        mixed = low * _MIX_LOW ^ high * _MIX_HIGH
        mixed *= _MIX_LOW
        return (mixed >> np.uint64(64 - self._bits)).astype(np.int64)

    def _look_up(self, chunks: list[str]) -> list[int]:
        """The numbers of chunks that the table does not have."""
        known = self._known
        new = dict.fromkeys(chunk for chunk in chunks if chunk not in known)
        codes = dict(zip(new, self._numbers(list(new)), strict=True))
        known.update((chunk, code) for chunk, code in codes.items() if len(chunk) <= self._longest_kept)
        return [codes[chunk] if chunk in codes else known[chunk] for chunk in chunks]

    def _keep(
        self,
        low: NDArray[np.uint64],
        high: NDArray[np.uint64],
        codes: NDArray[np.int32],
        chosen: NDArray[np.int64],
    ) -> None:
        """Put the chosen chunks into the table, as far as there is room at one of their two places."""
        rows = np.stack([low[chosen], high[chosen], codes[chosen].astype(np.uint64)], axis=1)
        if self._bits < _LARGEST and len(self._known) * 2 > len(self._table):
            held = self._table[self._table[:, 1] != 0]
            while self._bits < _LARGEST and len(self._known) * 2 > 1 << self._bits:
                self._bits += 2
            self._bits = min(self._bits, _LARGEST)
            self._table = np.zeros((1 << self._bits, 3), dtype=np.uint64)
            rows = np.concatenate([held, rows])
        for other in (0, 1):
            places = self._places(rows[:, 0], rows[:, 1]) ^ other
            is_free = self._table[places, 1] == 0
            # Where several have the same place the last one has it, as a whole row.
            self._table[places[is_free]] = rows[is_free]
            rows = rows[(self._table[places, :2] != rows[:, :2]).any(axis=1)]
