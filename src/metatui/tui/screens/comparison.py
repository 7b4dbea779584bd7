"""What several articles say of a figure's quantity, side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from metatui.tui.comparison_rows import comparison_rows
from metatui.tui.figure_text import value_text
from metatui.tui.screens.sentences import SentencesScreen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from metatui.model import ArticleHead, FigureComparison
    from metatui.tui.card_rows import CardRow
    from metatui.tui.glyphs import Glyphs


class ComparisonScreen(SentencesScreen):
    """The sentence of an article, then those of others by what they are to it."""

    def __init__(self, glyphs: Glyphs, head: ArticleHead, comparisons: Sequence[FigureComparison]) -> None:
        figure = comparisons[0].figure
        parts = (value_text(figure, glyphs), figure.measures or "", figure.owner or "")
        super().__init__(glyphs, glyphs.dot.join(filter(None, parts)))
        self._head = head
        self._comparisons = comparisons

    def make_rows(self, width: int) -> list[CardRow]:
        return comparison_rows(self._head, self._comparisons, width, self.glyphs)
