"""The postings of one term while they are being gathered."""

from __future__ import annotations

from array import array

import numpy as np

# Every number in a file of postings, and every place within the bytes of a posting.
NUMBER = np.dtype("<u4")


class TermPostings:
    """Documents (rising), how often the term stands in each, and all places, as bytes of `NUMBER`."""

    __slots__ = ("frequencies", "ids", "places")

    def __init__(self) -> None:
        self.ids = array("I")
        self.frequencies = array("I")
        self.places = bytearray()

    def append(self, number: int, frequency: int, places: bytes) -> None:
        """Add a document."""
        self.ids.append(number)
        self.frequencies.append(frequency)
        self.places += places
