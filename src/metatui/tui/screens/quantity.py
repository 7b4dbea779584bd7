"""One quantity of the ledger: a chart of its values over time, and the sentences that give them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from metatui.tui.card_rows import CardRow
from metatui.tui.comparison_rows import sentence_rows
from metatui.tui.screens.sentences import SentencesScreen
from metatui.tui.value_chart import chart_lines

if TYPE_CHECKING:
    from metatui.model import LedgerQuantity
    from metatui.tui.glyphs import Glyphs

_MOST_LINES = 12


class QuantityScreen(SentencesScreen):
    """The newest sentence first."""

    def __init__(self, glyphs: Glyphs, quantity: LedgerQuantity) -> None:
        parts = (quantity.measures or quantity.kind, quantity.owner or "")
        super().__init__(glyphs, glyphs.dot.join(filter(None, parts)))
        self._quantity = quantity

    def make_rows(self, width: int) -> list[CardRow]:
        entries = self._quantity.entries
        chart = [
            CardRow(line, style="chart") for line in chart_lines(entries, width, self.glyphs, _MOST_LINES)
        ]
        rows = [*chart, CardRow()] if chart else []
        for entry in entries:
            rows += sentence_rows(entry.figure, entry.head, width, self.glyphs)
        return rows
