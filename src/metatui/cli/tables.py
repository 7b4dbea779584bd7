"""Plain text tables, measured in terminal cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from metatui.cli.cells import cell_width, cut, pad

_GAP = "  "


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: `right` sets it to the right edge, `flexible` lets it shrink to the terminal."""

    title: str = ""
    right: bool = False
    flexible: bool = False


def table_lines(
    columns: Sequence[Column],
    rows: Sequence[Sequence[str]],
    *,
    width: int | None = None,
    ellipsis: str = "…",
    header: bool = True,
) -> Iterator[str]:
    """The lines of a table, without trailing blanks.

    With a `width` the flexible columns share what the others leave, at least eight cells each; without
    one (the answer goes to a file or a pipe) nothing is ever cut.
    """
    titles = [column.title for column in columns]
    shown = [titles, *rows] if header else list(rows)
    widths = [max((cell_width(row[i]) for row in shown), default=0) for i in range(len(columns))]
    if width is not None:
        widths = _fitted(columns, widths, width)
    for row in shown:
        cells = [
            pad(cut(text, room, ellipsis), room, right=column.right)
            for column, text, room in zip(columns, row, widths, strict=True)
        ]
        yield _GAP.join(cells).rstrip()


def _fitted(columns: Sequence[Column], widths: Sequence[int], width: int) -> list[int]:
    flexible = [i for i, column in enumerate(columns) if column.flexible]
    room = width - len(_GAP) * (len(columns) - 1)
    room -= sum(widths[i] for i in range(len(columns)) if i not in flexible)
    fitted = list(widths)
    # The narrowest first: what it does not need goes to the wider ones.
    for left, i in zip(range(len(flexible), 0, -1), sorted(flexible, key=widths.__getitem__), strict=True):
        fitted[i] = min(widths[i], max(room // left, 8))
        room -= fitted[i]
    return fitted
