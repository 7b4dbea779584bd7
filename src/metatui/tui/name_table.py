"""The rows of the table of names: which of them, in which order, in which columns."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from rich.cells import cell_len

from metatui.tui.fit import compact_count, fit, pad

if TYPE_CHECKING:
    from collections.abc import Sequence

    from metatui.model import NameCount
    from metatui.tui.glyphs import Glyphs

NameOrder = Literal["articles", "about", "change", "name"]
NAME_ORDERS: tuple[NameOrder, ...] = get_args(NameOrder)

_KIND_WIDTH = 13
_NUMBER_WIDTH = 10
_CHART_WIDTH = 11
_LEAST_NAME_WIDTH = 24
_LAYOUTS = ((True, True, True), (True, False, True), (False, False, True), (False, False, False))


class NameFilter:
    """Names found by what a reader types: each word must begin a word of the name or of its kind."""

    def __init__(self, names: Sequence[NameCount]) -> None:
        self._names = names
        self._folded = [f" {_folded(one.name)} {one.kind}" for one in names]

    def fitting(self, typed: str, order: NameOrder) -> list[NameCount]:
        """The names that fit, in an order; equal ones stay in that of their articles."""
        words = [" " + word for word in _folded(typed).split()]
        names = [
            one
            for one, folded in zip(self._names, self._folded, strict=True)
            if all(word in folded for word in words)
        ]
        if order == "name":
            return sorted(names, key=lambda one: _folded(one.name))
        return sorted(names, key=lambda one: -getattr(one, order))


class Columns(NamedTuple):
    """Which columns a width has room for, and how wide the name is."""

    name: int
    kind: bool
    chart: bool
    more: bool  # numbers behind that of the articles

    @classmethod
    def fitting(cls, width: int) -> Columns:
        """The chart goes first where there is little room, then the kind, then the other numbers."""
        for kind, chart, more in _LAYOUTS:
            numbers = (3 if more else 1) * _NUMBER_WIDTH + 1
            name = width - numbers - kind * _KIND_WIDTH - chart * _CHART_WIDTH
            if name >= _LEAST_NAME_WIDTH:
                break
        return cls(max(name, 1), kind, chart, more)

    def heading(self) -> str:
        """The names of the columns."""
        kind = pad("kind", _KIND_WIDTH) if self.kind else ""
        words = ("articles", "about it", "change") if self.more else ("articles",)
        numbers = "".join(f"{word:>{_NUMBER_WIDTH}}" for word in words)
        return f" {pad('name', self.name - 1)}{kind}{numbers} {'  over time' if self.chart else ''}"

    def line(self, one: NameCount, glyphs: Glyphs) -> tuple[str, str]:
        """A row: the name, and what stands behind it."""
        name = pad(" " + fit(one.name, self.name - 2, glyphs.ellipsis), self.name)
        kind = pad(one.kind, _KIND_WIDTH) if self.kind else ""
        change = f"{one.change:+,}".replace(",", " ").replace("-", glyphs.minus) if one.change else ""
        numbers = [compact_count(one.articles), compact_count(one.about) if one.about else "", change]
        shown = numbers if self.more else numbers[:1]
        cells = "".join(" " * (_NUMBER_WIDTH - cell_len(number)) + number for number in shown)
        return name, f"{kind}{cells} {'  ' + chart(one.over_time, glyphs.bars) if self.chart else ''}"


def chart(counts: Sequence[int], bars: str) -> str:
    """One bar for each count, blank for none."""
    most = max(counts, default=0)
    return "".join(bars[-(-count * len(bars) // most) - 1] if count else " " for count in counts)


def _folded(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in apart if not unicodedata.combining(character))
