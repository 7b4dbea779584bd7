"""A small chart of the values that articles give for a quantity: a line each, oldest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from metatui.tui.figure_text import as_of_text, ends_of, first_day, value_text
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
    It stands at the time for which it is given, or else at the day of its article. What is given alike for
    one time is one line; of many lines the newest are drawn.
    """
    points: dict[tuple[str, str], tuple[str, Figure, float, float]] = {}
    starts = {(one.head.id, one.figure.sentence, one.figure.compared_to) for one in entries}
    for entry in entries:
        ends = ends_of(entry.figure)
        is_start = (entry.head.id, entry.figure.sentence, entry.figure.text) in starts
        # "Up from 45,000" was so before, nobody says when.
        if ends is not None and (entry.figure.as_of or not is_start):
            when, label = _when(entry, glyphs)
            points.setdefault((label, value_text(entry.figure, glyphs)), (when, entry.figure, *ends))
    if len({(low, high) for _, _, low, high in points.values()}) < 2:
        return []
    chosen = sorted(points.items(), key=lambda point: point[1][0])
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
        day = pad(fit(day, _DATE_WIDTH - 1, glyphs.ellipsis), _DATE_WIDTH)
        drawn.append(f" {day}{bar} {fit(value, _VALUE_WIDTH, glyphs.ellipsis)}".rstrip())
    return drawn


def _when(entry: LedgerEntry, glyphs: Glyphs) -> tuple[str, str]:
    """When a value holds: as a key that sorts, the undated first, and as it is read."""
    as_of, published = entry.figure.as_of, entry.head.published
    if as_of and not as_of.startswith("XXXX"):
        return first_day(as_of), as_of_text(as_of, glyphs)
    return (published.date().isoformat(), full_date(published)) if published else ("", "")


def _place(value: float, least: float, largest: float, room: int) -> int:
    if largest == least:
        return 0
    return round((value - least) / (largest - least) * (room - 1))
