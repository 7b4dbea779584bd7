"""The rows of the ledger: which quantities, in which order, in which columns."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from metatui.tui.figure_text import as_of_text, ends_of, value_text
from metatui.tui.fit import compact_count, fit, pad

if TYPE_CHECKING:
    from collections.abc import Sequence

    from metatui.model import LedgerQuantity
    from metatui.tui.glyphs import Glyphs

LedgerOrder = Literal["articles", "value", "date"]
LEDGER_ORDERS: tuple[LedgerOrder, ...] = get_args(LedgerOrder)

_VALUE_WIDTH = 18
_OWNER_WIDTH = 22
_COUNT_WIDTH = 10
_DATE_WIDTH = 13
_LEAST = 20
_FACTORS = {"": 1.0, "k": 1e3, "m": 1e6, "bn": 1e9, "tn": 1e12, "%": 1.0}
_LIMIT = re.compile(r"(>=?|<=?)(\d+(?:[.,]\d+)*)(k|m|bn|tn|%)?", re.IGNORECASE)


class LedgerFilter:
    """Quantities found by what is typed.

    Each word must begin a word of what is measured, its owner, kind, unit or value; ">1bn" and "<5" are
    limits of the newest value.
    """

    def __init__(self, quantities: Sequence[LedgerQuantity], glyphs: Glyphs) -> None:
        self._quantities = quantities
        self._folded = [_said(one, glyphs) for one in quantities]

    def fitting(self, typed: str, order: LedgerOrder) -> list[LedgerQuantity]:
        """The quantities that fit: those of most articles, of the largest value, or the newest first."""
        words, limits = _read(typed)
        found = [
            one
            for one, folded in zip(self._quantities, self._folded, strict=True)
            if all(f" {word}" in folded for word in words) and all(_within(one, limit) for limit in limits)
        ]
        if order == "value":
            # Values of one unit together: dollars and kilometres have no order among them.
            return sorted(found, key=lambda one: (one.kind, one.currency or one.unit or "", -_size(one)))
        if order == "date":
            return sorted(found, key=_newest, reverse=True)
        # Of as many articles, dates and figures of nobody knows what tell least.
        return sorted(
            found,
            key=lambda one: (-one.articles, one.kind == "date", not one.measures, -len(one.entries)),
        )


class _Limit(NamedTuple):
    is_least: bool
    value: float


class LedgerColumns(NamedTuple):
    """How wide what is measured is, and which of the other columns there is room for."""

    measures: int
    owner: bool
    date: bool

    @classmethod
    def fitting(cls, width: int) -> LedgerColumns:
        """The date goes first where there is little room, then the owner."""
        for owner, date in ((True, True), (True, False), (False, False)):
            rest = width - _VALUE_WIDTH - _COUNT_WIDTH - owner * _OWNER_WIDTH - date * _DATE_WIDTH - 2
            if rest >= _LEAST:
                break
        return cls(max(rest, 1), owner, date)

    def heading(self) -> str:
        """The names of the columns."""
        owner = pad("whose", _OWNER_WIDTH) if self.owner else ""
        date = pad("as of", _DATE_WIDTH) if self.date else ""
        return (
            f" {pad('value', _VALUE_WIDTH)}{pad(fit('what', self.measures, ''), self.measures)}{owner}{date}"
            f"{'articles':>{_COUNT_WIDTH}}"
        )

    def line(self, one: LedgerQuantity, glyphs: Glyphs) -> tuple[str, str]:
        """A row: the value, and what stands behind it."""
        figure = one.entries[0].figure

        def cell(text: str | None, width: int) -> str:
            return pad(fit(text or "", width - 2, glyphs.ellipsis), width)

        owner = cell(one.owner, _OWNER_WIDTH) if self.owner else ""
        date = cell(as_of_text(figure.as_of, glyphs), _DATE_WIDTH) if self.date else ""
        count = f"{compact_count(one.articles):>{_COUNT_WIDTH}}"
        value = f" {cell(_values(one, glyphs), _VALUE_WIDTH)}"
        return value, f"{cell(one.measures, self.measures)}{owner}{date}{count}"


def _values(one: LedgerQuantity, glyphs: Glyphs) -> str:
    """The newest value, with a sign where articles give several."""
    values = list(dict.fromkeys(value_text(entry.figure, glyphs) for entry in one.entries))
    return values[0] if len(values) == 1 else f"{values[0]} +{len(values) - 1}"


def _said(one: LedgerQuantity, glyphs: Glyphs) -> str:
    values = " ".join(dict.fromkeys(value_text(entry.figure, glyphs) for entry in one.entries))
    parts = (one.measures or "", one.owner or "", one.kind, one.unit or "", one.currency or "", values)
    return " " + fold(" ".join(parts))


def _read(typed: str) -> tuple[list[str], list[_Limit]]:
    words, limits = [], []
    for word in fold(typed).split():
        found = _LIMIT.fullmatch(word)
        if found:
            value = float(found[2].replace(",", "")) * _FACTORS[(found[3] or "").lower()]
            limits.append(_Limit(found[1].startswith(">"), value))
        else:
            words.append(word)
    return words, limits


def _within(one: LedgerQuantity, limit: _Limit) -> bool:
    ends = ends_of(one.entries[0].figure)
    if ends is None:
        return False
    return ends[1] >= limit.value if limit.is_least else ends[0] <= limit.value


def _size(one: LedgerQuantity) -> float:
    ends = ends_of(one.entries[0].figure)
    return ends[1] if ends else float("-inf")


def _newest(one: LedgerQuantity) -> float:
    return max(
        (entry.head.published.timestamp() for entry in one.entries if entry.head.published),
        default=float("-inf"),
    )


def fold(text: str) -> str:
    """Without case and accents."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in apart if not unicodedata.combining(character))
