"""What other articles say of a figure, in one line: "differs: $60–65bn, The Wire, 2 weeks later"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from metatui.tui.figure_text import as_of_text, value_text
from metatui.tui.fit import compact_count

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from metatui.model import ComparedFigure, FigureComparison
    from metatui.tui.glyphs import Glyphs

# From so many days on a unit is used, and how many it has.
_STEPS = ((345, 365, "year"), (30, 30, "month"), (7, 7, "week"), (1, 1, "day"))
_DAY = 86_400
# Said of the same quarter a year before, the year alone would be too much.
_AGO = re.compile(
    r"\bin the same \w+ (?:of (?:last year|\d{4})|last year)\b"
    r"|\b(?:a|one|two|three|five|ten) (?:year|quarter|month|week)s? (?:before|earlier|ago)\b"
)
# What is said first: where articles disagree, then how it was or became, then who agrees.
WORDS = {"differs": "differs", "before": "was", "after": "then", "agrees": "agrees"}


def comparison_line(
    comparisons: Sequence[FigureComparison], published: datetime | None, glyphs: Glyphs
) -> str:
    """The line for figures of one value; `published` is when their article appeared."""
    others = [other for comparison in comparisons for other in comparison.others]
    parts = []
    for relation in ("differs", "before", "after"):
        found = _different(others, relation)
        if found:
            parts.append(_told(relation, found[0], comparisons[0], published, glyphs))
            if len(found) > 1:
                parts[-1] += f" (and {compact_count(len(found) - 1)} more)"
    if not _different(others, "before"):
        parts += _own(comparisons, glyphs)
    agreeing = len({other.head.id for other in others if other.relation == "agrees"})
    if agreeing:
        parts.append(f"{compact_count(agreeing)} article{'s agree' if agreeing != 1 else ' agrees'}")
    return glyphs.dot.join(parts)


def _own(comparisons: Sequence[FigureComparison], glyphs: Glyphs) -> list[str]:
    """What the value was before, where this article itself says so."""
    before = next((one.before for one in comparisons if one.before is not None), None)
    if before is None:
        return []
    behind = before.sentence.partition(before.text)[2]
    words, as_of = _AGO.search(behind), as_of_text(before.as_of, glyphs)
    when = words[0] if words else f"in {as_of}" if as_of else "before"
    return [f"was {value_text(before, glyphs)} {when}"]


def _different(others: Sequence[ComparedFigure], relation: str) -> list[ComparedFigure]:
    """The others of a relation, one of each article, the nearest first."""
    found = {other.head.id: other for other in reversed(others) if other.relation == relation}
    return [*found.values()][::-1]


def _told(
    relation: str,
    other: ComparedFigure,
    comparison: FigureComparison,
    published: datetime | None,
    glyphs: Glyphs,
) -> str:
    value = value_text(other.figure, glyphs)
    if relation == "differs":
        source = other.head.source or ""
        when = distance(published, other.head.published)
        return f"differs: {', '.join(part for part in (value, source, when) if part)}"
    theirs = as_of_text(other.figure.as_of, glyphs)
    is_dated = comparison.figure.as_of and theirs
    when = f"in {theirs}" if is_dated else distance(published, other.head.published)
    # "then 60,000, 4 days later": two numbers do not stand side by side.
    apart = "," if when[:1].isdigit() else ""
    return f"{WORDS[relation]} {value}{f'{apart} {when}' if when else ''}"


def distance(here: datetime | None, there: datetime | None) -> str:
    """How long before or after one moment another was: "2 weeks earlier"; "the same day", or nothing."""
    if here is None or there is None:
        return ""
    days = round((there - here).total_seconds() / _DAY)
    if not days:
        return "the same day"
    size, unit = next((size, unit) for least, size, unit in _STEPS if abs(days) >= least)
    number = round(abs(days) / size)
    amount = f"a {unit}" if number == 1 else f"{number} {unit}s"
    return f"{amount} {'later' if days > 0 else 'earlier'}"
