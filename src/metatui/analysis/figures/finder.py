"""Figures of a text: sentence by sentence lexed, read, compared, dated, labelled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from metatui.analysis.figures.amount import Amount, Setting
from metatui.analysis.figures.comparisons import other_ends
from metatui.analysis.figures.dating import as_of
from metatui.analysis.figures.lexer import PADDING, fold, lex
from metatui.analysis.figures.measured import measured
from metatui.analysis.figures.phrases import clause_of
from metatui.analysis.figures.sentence import read_sentence
from metatui.model import Figure
from metatui.text.sentences import split_sentences

# A "sentence" without a stop can be a whole file: a figure keeps this much of it on each side.
MAX_SENTENCE: Final = 1200
_SIDE: Final = 500


def find_figures(text: str, *, published: datetime | None = None) -> tuple[Figure, ...]:
    """The figures of a cleaned text in its order, none overlapping, without owners (see `assign_owners`).

    `published` dates what is told from the day of publication ("last month"); without it such dates have no
    value. Vague amounts keep their order of magnitude ("billions": 1e9 to 999e9, approximate). A bare $ is
    USD, as news agencies use it.
    Time and memory are linear in the length of the text.
    """
    folded = fold(text)
    setting = Setting(published, writes_sterling="£" in folded)
    figures: list[Figure] = []
    for start, end in split_sentences(text):
        figures.extend(_figures_of(text, folded, start, end, setting))
    return tuple(figures)


def _figures_of(text: str, folded: str, start: int, end: int, setting: Setting) -> list[Figure]:
    tokens = lex(folded, start, end)
    amounts = read_sentence(tokens, setting)
    if not amounts:
        return []
    clause = clause_of(tokens, text, amounts, len(tokens) - PADDING)
    compared = other_ends(tokens, amounts)
    figures = []
    for index, amount in enumerate(amounts):
        base = compared.get(index)
        first, last = tokens[amount.first].start, tokens[amount.end - 1].end
        figures.append(
            _made(
                amount,
                span=(first, last),
                text=text[first:last],
                label=measured(clause, amount),
                dated=as_of(tokens, amounts, index),
                base=clause.words(*base) if base else None,
                sentence=_sentence(text, start, end, first, last),
            )
        )
    return _share_labels(figures, amounts, compared)


def _made(
    amount: Amount,
    *,
    span: tuple[int, int],
    text: str,
    label: str | None,
    dated: str | None,
    base: str | None,
    sentence: str,
) -> Figure:
    kind = amount.kind
    if kind is None:
        kind = "count"
    return Figure(
        start=span[0],
        end=span[1],
        text=text,
        kind=kind,
        low=amount.low,
        high=amount.high,
        unit=amount.unit,
        currency=amount.currency,
        approximate=amount.approximate,
        bound=amount.bound,
        measures=label,
        as_of=dated,
        compared_to=base,
        sentence=sentence,
    )


def _share_labels(
    figures: list[Figure], amounts: Sequence[Amount], bases: dict[int, tuple[int, int]]
) -> list[Figure]:
    """Both ends of a comparison measure the same: where only one end says what, the other has it too."""
    places = {(amount.first, amount.end): index for index, amount in enumerate(amounts)}
    for index, base in bases.items():
        other = places.get(base)
        if other is None:
            continue
        label = figures[index].measures or figures[other].measures
        for end in (index, other):
            if figures[end].measures is None:
                figures[end] = replace(figures[end], measures=label)
    return figures


def _sentence(text: str, start: int, end: int, first: int, last: int) -> str:
    if end - start <= MAX_SENTENCE:
        return text[start:end].strip()
    return text[max(start, first - _SIDE) : min(end, last + _SIDE)].strip()
