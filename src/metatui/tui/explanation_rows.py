"""How something was read, row by row, and the place in the text that each row leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from metatui.text.wrap import wrap_text
from metatui.tui.card_rows import CardRow
from metatui.tui.fit import pad

if TYPE_CHECKING:
    from metatui.model import ArticleHead, ExplainedPart, Explanation
    from metatui.tui.glyphs import Glyphs

_TEXT_WIDTH = 24  # cells; longer words push what they gave to the right
_WHAT_WIDTH = 12


def explanation_rows(
    explanation: Explanation, head: ArticleHead, width: int, glyphs: Glyphs
) -> list[CardRow]:
    """The rules in whole sentences, then the words of the text with what each of them gave.

    `width` is that of the longest row in cells; rules that are longer go on below.
    """
    rows: list[CardRow] = []
    for rule in explanation.rules:
        begin = f" {glyphs.bullet} "
        lines = wrap_text(rule, width - cell_len(begin) - 1, cell_len)
        for start, end in zip(lines.starts, lines.ends, strict=True):
            rows.append(CardRow(f"{begin}{rule[start:end]}"))
            begin = " " * cell_len(begin)
    if explanation.rules and explanation.parts:
        rows.append(CardRow())
    return rows + [_part_row(part, head, glyphs) for part in explanation.parts]


def _part_row(part: ExplainedPart, head: ArticleHead, glyphs: Glyphs) -> CardRow:
    from metatui.newsroom import Passage

    words = f" {glyphs.quote_begin}{' '.join(part.text.split())}{glyphs.quote_end}"
    gave = part.gave if part.gave != part.text else ""
    return CardRow(
        f"{pad(words, _TEXT_WIDTH)} {pad(part.what, _WHAT_WIDTH)}" + (f" {gave}" if gave else ""),
        faint=part.rule or "",
        lead=Passage(head, part.start, part.end),
    )
