"""What the reader has chosen and finds again next time: the order of the results."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from metatui.model import Sort

ORDERS: dict[Sort, str] = {"relevance": "rank", "newest": "newest", "oldest": "oldest", "hits": "most hits"}


class Choices:
    """Kept in a small file, which is read with the first question; one that cannot be used is ignored."""

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._sort: Sort | None = None

    @property
    def sort(self) -> Sort:
        """The order of the results."""
        if self._sort is None:
            self._sort = self._read()
        return self._sort

    def next_sort(self) -> Sort:
        """Choose the order after this one, and remember it."""
        orders = list(ORDERS)
        self._sort = orders[(orders.index(self.sort) + 1) % len(orders)]
        if self._file is not None:
            try:
                self._file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
                self._file.write_text(json.dumps({"sort": self._sort}), "utf-8")
            except OSError:
                self._file = None
        return self._sort

    def _read(self) -> Sort:
        if self._file is not None:
            try:
                known = json.loads(self._file.read_text("utf-8"))
            except (OSError, ValueError, RecursionError):
                known = None
            chosen = known.get("sort") if isinstance(known, dict) else None
            for order in ORDERS:
                if order == chosen:
                    return order
        return "relevance"
