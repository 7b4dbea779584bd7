"""Figures in the news: a grammar of our own for money, percentages, counts, measures, dates and more.

`lexer` and `numbers` read what is written; `money`, `percent`, `measures`, `durations`, `dates` … give it a
kind; `quantities` makes ranges, `traps` says what is no figure; `measured`, `dating`, `comparisons` and
`owners` say what it measures, as of when, against what, and whose it is.
"""

from metatui.analysis.figures.finder import find_figures
from metatui.analysis.figures.owners import assign_owners

__all__ = ["assign_owners", "find_figures"]
