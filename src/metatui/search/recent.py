"""What was made of what was asked for last: of texts, within a limit of memory, or of one object."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Recent(Generic[V]):
    """Values made from texts; those that nobody asked for longest make room.

    `size` says how many bytes a value holds on to, its text included, as near as one can tell; together they
    hold no more than `limit`. A value larger than that is made each time. Several threads may ask.
    """

    def __init__(self, make: Callable[[str], V], size: Callable[[V], int], limit: int) -> None:
        self._make = make
        self._size = size
        self._limit = limit
        self._kept: OrderedDict[str, tuple[V, int]] = OrderedDict()
        self._held = 0
        self._lock = Lock()

    @property
    def held(self) -> int:
        """The bytes that are held on to now."""
        return self._held

    def __call__(self, text: str) -> V:
        """The value of a text, made unless it is kept."""
        with self._lock:
            found = self._kept.get(text)
            if found is not None:
                self._kept.move_to_end(text)
                return found[0]
        value = self._make(text)
        size = self._size(value)
        if size <= self._limit:
            with self._lock:
                if text not in self._kept:
                    self._kept[text] = value, size
                    self._held += size
                while self._held > self._limit:
                    self._held -= self._kept.popitem(last=False)[1][1]
        return value


class Latest(Generic[K, V]):
    """The value made of the object that was asked for last; equal objects are not the same one.

    It is for what costs too much to be compared each time. Several threads may ask.
    """

    def __init__(self, make: Callable[[K], V]) -> None:
        self._make = make
        self._kept: tuple[K, V] | None = None

    def __call__(self, key: K) -> V:
        """The value of an object, made unless it was asked for last."""
        kept = self._kept
        if kept is None or kept[0] is not key:
            kept = self._kept = key, self._make(key)
        return kept[1]
