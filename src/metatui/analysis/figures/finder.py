"""Figures of a text: sentence by sentence lexed, read, compared, dated, labelled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from metatui.analysis.figures.amount import Amount, Setting
from metatui.analysis.figures.clause import clause_of
from metatui.analysis.figures.comparisons import other_ends
from metatui.analysis.figures.currencies import local_currencies
from metatui.analysis.figures.dating import as_of, is_of_dateline
from metatui.analysis.figures.lexer import PADDING, Token, fold, lex
from metatui.analysis.figures.lexicon import VERBS
from metatui.analysis.figures.measured import measured
from metatui.analysis.figures.sentence import Heard, read_sentence
from metatui.analysis.figures.told_year import ToldYear
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
    figures: list[Figure] = []
    sentences = _Sentences(text, published)
    for start, end, tokens, setting in sentences:
        found = _figures_of(text, tokens, start, end, setting)
        figures.extend(found)
        sentences.note(found)
    return tuple(figures)


def read_again(text: str, place: int, heard: Heard, *, published: datetime | None = None) -> Sequence[Token]:
    """Read a text as `find_figures` does up to the sentence with the offset `place`, and listen to that one.

    Returns the tokens of that sentence, none where no sentence is there.
    """
    sentences = _Sentences(text, published)
    for start, end, tokens, setting in sentences:
        if end > place:
            read_sentence(tokens, setting, heard)
            return tokens
        sentences.note(_figures_of(text, tokens, start, end, setting))
    return ()


class _Sentences:
    """The sentences of a text with their tokens, and what is known when each is read."""

    def __init__(self, text: str, published: datetime | None) -> None:
        self._text = text
        self._folded = folded = fold(text)
        self._setting = Setting(published, writes_sterling="£" in folded, local=local_currencies(folded))
        self._told = ToldYear(published)

    def __iter__(self) -> Iterator[tuple[int, int, Sequence[Token], Setting]]:
        told = self._told
        for start, end in split_sentences(self._text):
            tokens = lex(self._folded, start, end)
            told.enter(tokens)
            yield (
                start,
                end,
                tokens,
                replace(
                    self._setting,
                    looks_ahead=told.looks_ahead,
                    looks_back=told.looks_back,
                    other_year_from=told.other_year_from,
                ),
            )

    def note(self, found: Sequence[Figure]) -> None:
        """What was found in the sentence that was given last holds for the next ones."""
        # "It made 2.1bn kroner. Analysts had forecast 2.7bn."
        currency = next((one.currency for one in reversed(found) if one.currency), None)
        if currency != self._setting.currency:
            self._setting = replace(self._setting, currency=currency)


def _figures_of(text: str, tokens: Sequence[Token], start: int, end: int, setting: Setting) -> list[Figure]:
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
    labelled = _share_labels(_continued(tokens, figures, amounts), amounts, compared)
    if start == 0 and is_of_dateline(tokens, amounts[0]):
        return labelled[1:]
    return labelled


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


def _continued(tokens: Sequence[Token], figures: list[Figure], amounts: Sequence[Amount]) -> list[Figure]:
    """The second of two figures joined by "and" measures what the first does: "$4m and 3m euros"."""
    for index in range(1, len(figures)):
        before, here = amounts[index - 1], amounts[index]
        gap = tokens[before.end : here.first]
        joined = 0 < len(gap) <= 6 and (gap[-1].low in ("and", "or") or gap[0].text == gap[-1].text == "(")
        joined = joined and not any(token.low in VERBS for token in gap)
        words = [token.low for token in gap]
        if words in ([",", "up"], [",", "down"], [",", "or"]) and figures[index].measures is None:
            figures[index] = replace(figures[index], measures=figures[index - 1].measures)
        if joined and here.kind == before.kind and figures[index].measures is None:
            figures[index] = replace(figures[index], measures=figures[index - 1].measures)
        grown = len(gap) > 1 and gap[-1].low == "to" and gap[-2].low.endswith("ing") and len(gap) < 9
        if grown and (here.kind, here.unit) == (before.kind, before.unit) == ("measure", before.unit):
            figures[index] = replace(figures[index], measures=figures[index - 1].measures)
        of_them = tokens[here.end].low == "of" and tokens[here.end + 1].low in ("them", "whom", "those")
        if of_them and here.kind == "count" and figures[index].measures is None:
            kinds = ("count", "ratio", "percent")
            whole = next(
                (one.measures for one in reversed(figures[:index]) if one.kind in kinds and one.measures),
                None,
            )
            figures[index] = replace(figures[index], measures=whole.removeprefix("of ") if whole else None)
    return figures


def _share_labels(
    figures: list[Figure], amounts: Sequence[Amount], bases: dict[int, tuple[int, int]]
) -> list[Figure]:
    """Both ends of a comparison measure the same: where only one end says what, the other has it too."""
    places = {(amount.first, amount.end): index for index, amount in enumerate(amounts)}
    for index, base in bases.items():
        other = places.get(base)
        if other is None:
            continue
        if figures[other].unit is None:
            figures[other] = replace(figures[other], unit=figures[index].unit)
        label = figures[index].measures or figures[other].measures
        if label is None or label.startswith("of those"):
            continue  # "11 % fell ill, against 34 % of those given a placebo"
        for end in (index, other):
            if figures[end].measures is None:
                figures[end] = replace(figures[end], measures=label)
    return figures


def _sentence(text: str, start: int, end: int, first: int, last: int) -> str:
    if end - start <= MAX_SENTENCE:
        return text[start:end].strip()
    return text[max(start, first - _SIDE) : min(end, last + _SIDE)].strip()
