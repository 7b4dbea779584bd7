"""How a figure was read: the words of its sentence with what each of them gave, and the rules that held."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Final

from metatui.analysis.figures.amount import Amount
from metatui.analysis.figures.finder import read_again
from metatui.analysis.figures.lexer import Token
from metatui.analysis.figures.modifiers import Modifier, phrases_around
from metatui.analysis.figures.money import read_sign
from metatui.analysis.figures.numbers import Number, plain, read_number
from metatui.analysis.figures.quantities import read_quantity
from metatui.analysis.figures.sentence import RULES, Read
from metatui.model import Entity, ExplainedPart, Explanation, Figure

_LINKS: Final = frozenset({"to", "and", "or", "between", "–", "-", "—", "from"})
_OF_KINDS: Final = {
    "money": "a number with a currency before or behind it",
    "percent": "a number with percent, points or basis points behind it",
    "count": "a number before what is counted",
    "measure": "a number with a unit behind it",
    "duration": "a number with a stretch of time behind it",
    "ratio": "a number of times",
}
_BOUNDS: Final = {"min": "at least", "max": "at most"}


def explain(
    text: str, figure: Figure, *, entities: Sequence[Entity] = (), published: datetime | None = None
) -> Explanation | None:
    """See `metatui.analysis.explain_figure`."""
    readings: list[tuple[Read, Amount, Amount]] = []
    tokens = read_again(
        text,
        figure.start,
        lambda read, alone, whole: readings.append((read, alone, whole)),
        published=published,
    )
    for read, alone, whole in readings:
        if (tokens[whole.first].start, tokens[whole.end - 1].end) == (figure.start, figure.end):
            dates = [other for _, _, other in readings if other.kind == "date"]
            reading = _Reading(text, tokens, alone, figure, dates)
            rule = _OF_KINDS.get(figure.kind, RULES[read]) if read is read_quantity else RULES[read]
            return Explanation(
                (rule, *reading.rules(published)),
                (*sorted(reading.value(), key=lambda part: part.start), *reading.context(entities)),
            )
    return None


class _Reading:
    """One amount in tokens[first:end] as it was read, and the figure that it became."""

    def __init__(
        self, text: str, tokens: Sequence[Token], amount: Amount, figure: Figure, dates: Sequence[Amount]
    ) -> None:
        self._text = text
        self._tokens = tokens
        self._amount = amount
        self._figure = figure
        self._dates = dates

    def rules(self, published: datetime | None) -> Iterator[str]:
        """What held beside the rule that found it."""
        figure, amount = self._figure, self._amount
        if figure.kind == "date":
            if published is not None and not any(token.kind == "number" for token in self._core()):
                yield f"told from the day of the article, {published:%Y-%m-%d}"
        elif isinstance(figure.low, int | float) and figure.low != figure.high and amount.number is not None:
            yield "a range: the unit and the magnitude of one end hold for the other"
        if figure.compared_to:
            yield f"one end of a change, the other is {figure.compared_to}"
        if figure.kind == "money" and amount.kind != "money":
            yield "its currency was named before"
        if figure.approximate and not any(one.approximate for one, _, _ in self._modifiers()):
            yield "an order of magnitude and no number"

    def value(self) -> Iterator[ExplainedPart]:
        """The parts of the value: numbers, links, currency and unit, and the words that bound it."""
        for modifier, first, end in self._modifiers():
            yield self._part(first, end, "bound" if modifier.bound else "about", _says(modifier))
        if self._figure.kind in ("date", "ordinal", "ratio"):
            yield self._part(self._amount.first, self._amount.end, self._figure.kind, self._shown())
            return
        at, end = self._amount.first, self._amount.end
        while at < end:
            sign = read_sign(self._tokens, at)
            number = read_number(self._tokens, at, money=self._figure.kind == "money")
            if sign is not None:
                yield self._part(at, sign[1], "currency", sign[0] or "not said which")
                at = sign[1]
            elif number is not None and at < number.end <= end:
                yield self._part(at, number.end, "number", _number(number))
                at = number.end
            elif self._tokens[at].low in _LINKS:
                if not self._tokens[at].tight or self._tokens[at].text == "–":
                    yield self._part(at, at + 1, "link", "from one end to the other")
                at += 1
            else:
                last = at + 1
                while (
                    last < end
                    and self._tokens[last].kind != "number"
                    and self._tokens[last].low not in _LINKS
                ):
                    last += 1
                yield self._part(at, last, *self._unit())
                at = last

    def context(self, entities: Sequence[Entity]) -> Iterator[ExplainedPart]:
        """What it measures, whose it is, as of when and against what: each where its sentence says so."""
        figure = self._figure
        yield from self._words("measures", figure.measures, "worked out from the verb of its clause")
        if figure.owner is not None:
            yield from self._owner(figure.owner, entities)
        if figure.as_of is not None:
            start, end = figure.start, figure.end
            for date in self._dates:
                if figure.as_of in (date.low, f"{date.low}/{date.high}"):
                    start, end = self._tokens[date.first].start, self._tokens[date.end - 1].end
            yield self._part_at(start, end, "as of", figure.as_of, "the date of its clause")
        yield from self._words("against", figure.compared_to, "the other end")

    def _owner(self, owner: str, entities: Sequence[Entity]) -> Iterator[ExplainedPart]:
        start, end = self._tokens[0].start, self._end()
        mentions = [
            mention
            for entity in entities
            if entity.name == owner
            for mention in entity.mentions
            if start <= mention.start < end
        ]
        if mentions:
            nearest = min(mentions, key=lambda mention: abs(mention.start - self._figure.start))
            yield self._part_at(
                nearest.start, nearest.end, "owner", owner, "the possessor or the subject of its clause"
            )

    def _words(self, what: str, words: str | None, otherwise: str) -> Iterator[ExplainedPart]:
        """The words of a label where they stand in the sentence, nearest to the figure."""
        if not words:
            return
        low, start, end = words.removeprefix("of ").casefold(), self._tokens[0].start, self._end()
        sentence = self._text[start:end].casefold()
        places = [at for at in range(len(sentence)) if sentence.startswith(low, at)]
        if places and len(sentence) == end - start:
            nearest = start + min(places, key=lambda at: abs(start + at - self._figure.start))
            yield self._part_at(nearest, nearest + len(low), what, words, None)
        else:
            yield self._part_at(self._figure.start, self._figure.end, what, words, otherwise)

    def _modifiers(self) -> list[tuple[Modifier, int, int]]:
        return [*phrases_around(self._tokens, self._amount)]

    def _core(self) -> Sequence[Token]:
        return self._tokens[self._amount.first : self._amount.end]

    def _unit(self) -> tuple[str, str]:
        figure = self._figure
        if figure.unit is not None:
            return "unit", figure.unit
        if figure.currency is not None:
            return "currency", figure.currency
        return figure.kind, figure.measures or figure.kind

    def _shown(self) -> str:
        low, high = self._figure.low, self._figure.high
        if low is None:
            return "no value: it cannot be told from which day it counts"
        unit = f" {self._figure.unit}" if self._figure.unit else ""
        return f"{low}{unit}" if low == high else f"{low} to {high}{unit}"

    def _end(self) -> int:
        return max(token.end for token in self._tokens)

    def _part(self, first: int, end: int, what: str, gave: str) -> ExplainedPart:
        return self._part_at(self._tokens[first].start, self._tokens[end - 1].end, what, gave, None)

    def _part_at(self, start: int, end: int, what: str, gave: str, rule: str | None) -> ExplainedPart:
        return ExplainedPart(start, end, self._text[start:end], what, gave, rule)


def _says(modifier: Modifier) -> str:
    bound = _BOUNDS.get(modifier.bound or "", "")
    return " and ".join(part for part in (bound, "about" if modifier.approximate else "") if part)


def _number(number: Number) -> str:
    low, high = plain(number.low), plain(number.high)
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"
