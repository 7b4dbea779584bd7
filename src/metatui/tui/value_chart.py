"""A small chart of the values that articles give for a quantity: a line each, oldest first."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from metatui.tui.figure_text import value_text
from metatui.tui.fit import fit, full_date, pad

if TYPE_CHECKING:
    from collections.abc import Sequence

    from metatui.model import Figure, LedgerEntry
    from metatui.tui.glyphs import Glyphs

_DATE_WIDTH = 13
_VALUE_WIDTH = 16
_LEAST = 10  # cells for the values
_MOST_LINES = 8


def chart_lines(
    entries: Sequence[LedgerEntry], width: int, glyphs: Glyphs, most: int = _MOST_LINES
) -> list[str]:
    """The lines, none wider than `width` cells; nothing where all say the same.

    A value is a dot at its place between the least and the largest of all, a range a line between two dots.
    What articles give alike on one day is one line; of many lines the newest are drawn.
    """
    points: dict[tuple[str, str], tuple[datetime | None, Figure, float, float]] = {}
    for entry in entries:
        ends = _ends(entry.figure)
        if ends is not None:
            when = entry.head.published
            day = full_date(when) if when else ""
            points.setdefault((day, value_text(entry.figure, glyphs)), (when, entry.figure, *ends))
    if len({(low, high) for _, _, low, high in points.values()}) < 2:
        return []
    chosen = sorted(points.items(), key=lambda point: (point[1][0] is not None, point[1][0] or datetime.min))
    chosen = chosen[-most:]
    least = min(low for _, (_, _, low, _) in chosen)
    largest = max(high for _, (_, _, _, high) in chosen)
    room = max(width - _DATE_WIDTH - _VALUE_WIDTH - 2, _LEAST)
    dot, line = ("o", "-") if glyphs.border == "ascii" else ("●", "─")
    drawn = []
    for (day, value), (_, _, low, high) in chosen:
        first, last = (_place(end, least, largest, room) for end in (low, high))
        middle = dot if first == last else dot + line * (last - first - 1) + dot
        bar = pad(" " * first + middle, room)
        drawn.append(f" {pad(day, _DATE_WIDTH)}{bar} {fit(value, _VALUE_WIDTH, glyphs.ellipsis)}".rstrip())
    return drawn


def _place(value: float, least: float, largest: float, room: int) -> int:
    if largest == least:
        return 0
    return round((value - least) / (largest - least) * (room - 1))


def _ends(figure: Figure) -> tuple[float, float] | None:
    low = figure.low if figure.low is not None else figure.high
    high = figure.high if figure.high is not None else figure.low
    if isinstance(low, int | float) and isinstance(high, int | float):
        return float(low), float(high)
    return None
