"""What two figures are to each other: they agree, they differ, or one is what the other was or became."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from metatui.model import Figure, FigureRelation
from metatui.stories.comparison.periods import order
from metatui.stories.comparison.quantities import (
    Claim,
    Quantity,
    is_flow,
    is_reached,
    is_same,
    quantity_of,
    unowned_quantity,
)
from metatui.stories.comparison.values import compare_values, is_precise

# A change without a date of its own is that of the day's news.
_SAME_DAYS: Final = timedelta(days=4)


def compare(one: Claim, other: Claim) -> FigureRelation | None:
    """What the second claim is to the first; None, the normal answer, where they cannot be compared.

    Currencies are not converted; ranges and bounds are compared as such. A change ("rose 15 %") of another
    time is another change, and nothing that a later one updates. What a change says of its two ends comes
    before what their days say. Two figures that are nobody's can agree only.
    """
    mine, theirs = quantity_of(one.figure), quantity_of(other.figure)
    if mine is None or theirs is None:
        return "agrees" if _is_restated(one, other) else None
    if not is_same(mine, theirs):
        return None
    verdict = compare_values(one.figure, other.figure)
    if verdict != "agree":
        if (told := _told_as_change(one, other)) is not None:
            return told
        if _is_undated_end(one) or _is_undated_end(other):
            return None  # it held at another time, nobody says when
    when = order(one, other, is_same_value=verdict == "agree")
    if when is None:
        return None
    if mine.direction and not (one.figure.as_of and other.figure.as_of) and not _same_days(one, other):
        return None
    if when == 0 and verdict == "differ" and not mine.direction:
        # "Raised its offer to €46": what was told before was so before. Two that rose are two accounts.
        reached = is_reached(one.figure), is_reached(other.figure)
        if reached == (True, False) and _is_later(one, other):
            return "before"
        if reached == (False, True) and _is_later(other, one):
            return "after"
    if when == 0:
        return None if verdict is None else "agrees" if verdict == "agree" else "differs"
    if mine.direction or verdict is None:
        return None
    if is_flow(mine) and not (one.figure.as_of and other.figure.as_of):
        return None  # of a quarter the one, of a year the other
    if verdict == "agree" and not (one.figure.as_of and other.figure.as_of):
        return "agrees"  # told again, much later
    return "before" if when > 0 else "after"


def _told_as_change(one: Claim, other: Claim) -> FigureRelation | None:
    """What the second is to the first where one of them says so: "60,000, up from 45,000"."""
    if one.before is not None and _agree(one.before, other.figure) and not _is_later(other, one):
        return "before"
    if other.before is not None and _agree(other.before, one.figure) and not _is_later(one, other):
        return "after"
    if one.after is not None and _agree(one.after, other.figure):
        return "after"
    if other.after is not None and _agree(other.after, one.figure):
        return "before"
    return None


def _is_undated_end(claim: Claim) -> bool:
    return claim.after is not None and claim.figure.as_of is None


def _agree(one: Figure, other: Figure) -> bool:
    return compare_values(one, other) == "agree"


def _is_later(one: Claim, other: Claim) -> bool:
    return one.published is not None and other.published is not None and one.published > other.published


def _is_restated(one: Claim, other: Claim) -> bool:
    """Whether two figures are one though nobody owns one of them: value, words, and what is told of."""
    a, b = one.figure, other.figure
    if (a.low, a.high, a.bound) != (b.low, b.high, b.bound):
        return False
    mine, theirs = _without_owner(one, other), _without_owner(other, one)
    if mine is None or theirs is None:
        return False
    if is_precise(a) and mine.measure & theirs.measure and not (a.owner or b.owner):
        # €8.4bn is the price of the one and the deal of the other.
        theirs = theirs._replace(measure=mine.measure)
    if not is_same(mine, theirs) or order(one, other, is_same_value=True) != 0:
        return False
    return bool(one.names & other.names) or (a.as_of is not None and a.as_of == b.as_of)


def _without_owner(claim: Claim, other: Claim) -> Quantity | None:
    """What a figure is a figure of, its owner left out where the other article tells of that one."""
    quantity = quantity_of(claim.figure)
    if quantity is None:
        return unowned_quantity(claim.figure)
    return quantity._replace(owner="") if quantity.owner in other.names and is_precise(claim.figure) else None


def _same_days(one: Claim, other: Claim) -> bool:
    if one.published is None or other.published is None:
        return False
    return abs(one.published - other.published) <= _SAME_DAYS
