"""The sentences of several articles on one quantity: value, source and day at the left, words beside them."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from rich.cells import cell_len

from metatui.text.wrap import wrap_text
from metatui.tui.card_rows import CardRow
from metatui.tui.comparison_text import distance
from metatui.tui.figure_text import value_text
from metatui.tui.fit import fit, full_date, pad

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from metatui.model import ArticleHead, Figure, FigureComparison
    from metatui.tui.glyphs import Glyphs

_LEFT = 26  # cells
_NARROW_LEFT = 16
_NARROW = 60
_TITLES = {
    "agrees": "Others say the same",
    "differs": "Others say otherwise",
    "before": "Before",
    "after": "Later",
}


def comparison_rows(
    head: ArticleHead, comparisons: Sequence[FigureComparison], width: int, glyphs: Glyphs
) -> list[CardRow]:
    """This article's sentence first, then those that differ, what was and became, and those that agree."""
    rows = [CardRow(" This article", style="heading")]
    for comparison in comparisons:
        rows += sentence_rows(comparison.figure, head, width, glyphs)
    others = {
        (other.relation, other.head.id, other.figure.start): other
        for comparison in comparisons
        for other in comparison.others
    }
    for relation in ("differs", "before", "after", "agrees"):
        told = [other for (name, _, _), other in others.items() if name == relation]
        if told:
            rows += [CardRow(), CardRow(f" {_TITLES[relation]}", style="heading")]
        for other in told:
            rows += sentence_rows(other.figure, other.head, width, glyphs, head.published)
    return rows


def sentence_rows(
    figure: Figure, head: ArticleHead, width: int, glyphs: Glyphs, since: datetime | None = None
) -> list[CardRow]:
    """A figure with its sentence; the first line leads to it. `since`: how long before or after is told."""
    from metatui.newsroom import Passage

    left = _NARROW_LEFT if width < _NARROW else _LEFT
    day = full_date(head.published) if head.published else ""
    when = distance(since, head.published) if since else ""
    about = [value_text(figure, glyphs), head.source or head.title, day, when]
    sentence = " ".join(figure.sentence.split())
    lines = wrap_text(sentence, max(width - left - 3, 10), cell_len)
    said = [sentence[start:end] for start, end in zip(lines.starts, lines.ends, strict=True)]
    rows = []
    for number, (word, line) in enumerate(zip_longest(filter(None, about), said, fillvalue="")):
        text = f"  {pad(fit(word, left - 2, glyphs.ellipsis), left - 1)} {line}"
        lead = Passage(head, figure.start, figure.end) if number == 0 else None
        rows.append(CardRow(text, style="text" if number == 0 else "faint", lead=lead))
    return rows
