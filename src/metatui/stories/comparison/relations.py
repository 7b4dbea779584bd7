"""What two figures are to each other: they agree, they differ, or one is what the other was or became."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from metatui.model import FigureRelation
from metatui.stories.comparison.periods import order
from metatui.stories.comparison.quantities import Claim, is_same, quantity_of
from metatui.stories.comparison.values import compare_values

# A change without a date of its own is that of the day's news.
_SAME_DAYS: Final = timedelta(days=4)


def compare(one: Claim, other: Claim) -> FigureRelation | None:
    """What the second claim is to the first; None, the normal answer, where they cannot be compared.

    Currencies are not converted; ranges and bounds are compared as such. A change ("rose 15 %") of another
    time is another change, and nothing that a later one updates.
    """
    mine, theirs = quantity_of(one.figure), quantity_of(other.figure)
    if mine is None or theirs is None or not is_same(mine, theirs):
        return None
    when = order(one, other)
    if when is None:
        return None
    verdict = compare_values(one.figure, other.figure)
    if mine.direction and not (one.figure.as_of and other.figure.as_of) and not _same_days(one, other):
        return None
    if when == 0:
        return None if verdict is None else "agrees" if verdict == "agree" else "differs"
    if mine.direction or verdict is None:
        return None
    if verdict == "agree" and not (one.figure.as_of and other.figure.as_of):
        return "agrees"  # told again, much later
    return "before" if when > 0 else "after"


def _same_days(one: Claim, other: Claim) -> bool:
    if one.published is None or other.published is None:
        return False
    return abs(one.published - other.published) <= _SAME_DAYS
