"""Where cursor and marks stay when what they stand on is shown anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from metatui.model import Annotations
    from metatui.tui.widgets.panel_section import PanelRow


def staying_row(before: Sequence[PanelRow], cursor: int, now: Sequence[PanelRow]) -> int:
    """The row for the cursor among other rows: that of the same thing, else of what came next, or before it.

    A thing is the same under another name, but not under another kind: its row has gone elsewhere then, and
    whoever corrects one row after the other goes on with the next.
    """
    for row in (*before[cursor:], *reversed(before[:cursor])):
        if row.selectable:
            for same in (_has_same_places, _has_same_term):
                for number, other in enumerate(now):
                    if other.selectable and same(row, other):
                        return number
    return cursor


def _has_same_places(row: PanelRow, other: PanelRow) -> bool:
    here = row.places, row.article, row.compared, row.folds, _field(row)
    return here == (other.places, other.article, other.compared, other.folds, _field(other))


def _has_same_term(row: PanelRow, other: PanelRow) -> bool:
    return row.term is not None and row.term == other.term


def _field(row: PanelRow) -> str:
    return (row.term or "").partition(":")[0]


def staying_entity(before: Annotations, number: int | None, now: Annotations) -> int | None:
    """The number that an entity has among others: under its name, or with its mentions; None without it."""
    if number is None or number >= len(before.entities):
        return None
    entity = before.entities[number]
    by_name = (n for n, e in enumerate(now.entities) if (e.name, e.kind) == (entity.name, entity.kind))
    by_place = (n for n, e in enumerate(now.entities) if set(entity.mentions) <= set(e.mentions))
    return next(by_name, next(by_place, None))
