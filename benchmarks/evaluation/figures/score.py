"""Counting: which figures were found, and what of each was read right.

A figure is found if its span is exactly the gold one. Its fields are asked wherever a found span touches the
gold one: a span that is a word too long hides neither a wrong value nor a right one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from benchmarks.evaluation.figures.gold import Sentence
from metatui.model import FIGURE_KINDS, Entity, Figure

Find = Callable[[str, datetime | None, Sequence[Entity]], Sequence[Figure]]

FIELDS = ("kind", "value", "unit", "bound", "measures", "owner", "as_of", "compared_to")
# Half of the words of two labels must be the same.
_SAME_LABEL = 0.5
_FUNCTION_WORDS = "a an the of in on for to its their his her and or by at from with"
_NO_CONTENT = frozenset(_FUNCTION_WORDS.split())


def f1(precision: float, recall: float) -> float:
    """The harmonic mean; 0 where both are."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


@dataclass
class Score:
    """Counts over some sentences, by kind of figure and, under "", for all; `asked` and `right` by field too.

    Under a kind, `exact` and `touched` want that kind of both; `found` is by the kind as found, the rest by
    that of the gold.
    """

    gold: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    exact: Counter[str] = field(default_factory=Counter)
    touched: Counter[str] = field(default_factory=Counter)
    whole: Counter[str] = field(default_factory=Counter)
    asked: Counter[tuple[str, str]] = field(default_factory=Counter)
    right: Counter[tuple[str, str]] = field(default_factory=Counter)
    owners_given: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def precision(self, kind: str = "") -> float:
        """Of the spans found, the share that is exactly in the gold (with the same kind, if one is given)."""
        return _share(self.exact[kind], self.found[kind])

    def recall(self, kind: str = "") -> float:
        """Of the gold spans, the share that was found exactly (with the same kind, if one is given)."""
        return _share(self.exact[kind], self.gold[kind])

    def span_f1(self, kind: str = "") -> float:
        return f1(self.precision(kind), self.recall(kind))

    def touching_f1(self, kind: str = "") -> float:
        """The same where spans need only touch."""
        return f1(_share(self.touched[kind], self.found[kind]), _share(self.touched[kind], self.gold[kind]))

    def accuracy(self, name: str, kind: str = "") -> float:
        """Of the times a field was asked, the share of right answers."""
        return _share(self.right[name, kind], self.asked[name, kind])

    def owner_precision(self, kind: str = "") -> float:
        """Of the owners given, the share that is right; an owner where the gold has none is wrong."""
        return _share(self.right["owner", kind], self.owners_given[kind])

    def told(self) -> dict[str, Any]:
        """All of it, overall and by kind, ready for JSON."""
        kinds = {kind: self._row(kind) for kind in FIGURE_KINDS if self.gold[kind] or self.found[kind]}
        return self._row("") | {"kinds": kinds, "wrong": self.wrong}

    def _row(self, kind: str) -> dict[str, Any]:
        fields = {
            name: {
                "asked": self.asked[name, kind],
                "accuracy": round(self.accuracy(name, kind), 4) if self.asked[name, kind] else None,
            }
            for name in FIELDS
        }
        given = self.owners_given[kind]
        return {
            "gold": self.gold[kind],
            "found": self.found[kind],
            "precision": round(self.precision(kind), 4) if self.found[kind] else None,
            "recall": round(self.recall(kind), 4),
            "f1": round(self.span_f1(kind), 4),
            "touching_f1": round(self.touching_f1(kind), 4),
            "whole": round(_share(self.whole[kind], self.gold[kind]), 4),
            "fields": fields,
            "owners_given": given,
            "owner_precision": round(self.owner_precision(kind), 4) if given else None,
        }


def score(sentences: Sequence[Sentence], find: Find) -> Score:
    """The score of a system on some sentences."""
    result = Score()
    for sentence in sentences:
        found = list(find(sentence.text, sentence.published, sentence.entities))
        for figure in found:
            _count(result.found, figure)
        for gold in sentence.figures:
            _count(result.gold, gold)
        pairs = _pairs(sentence.figures, found)
        for gold, figure in pairs:
            _compare(result, gold, figure, sentence.text)
        matched = {id(one) for pair in pairs for one in pair}
        for gold in sentence.figures:
            if id(gold) not in matched:
                result.wrong.append(_told("missed", repr(gold.text), sentence.text))
        for figure in found:
            if id(figure) not in matched:
                detail = f"{figure.text!r} ({figure.kind}, {figure.low})"
                result.wrong.append(_told("too much", detail, sentence.text))
    return result


def _pairs(gold: Sequence[Figure], found: Sequence[Figure]) -> list[tuple[Figure, Figure]]:
    """Each gold figure with the found one of the same span or else, one to one, the first that touches it."""
    left = list(found)
    pairs: list[tuple[Figure, Figure]] = []
    for fits in (_same_span, _touch):
        for one in gold:
            if any(one is paired for paired, _ in pairs):
                continue
            other = next((figure for figure in left if fits(one, figure)), None)
            if other is not None:
                left.remove(other)
                pairs.append((one, other))
    return sorted(pairs, key=lambda pair: pair[0].start)


def _same_span(one: Figure, other: Figure) -> bool:
    return (one.start, one.end) == (other.start, other.end)


def _touch(one: Figure, other: Figure) -> bool:
    return one.start < other.end and other.start < one.end


def _compare(result: Score, gold: Figure, figure: Figure, text: str) -> None:
    exact = _same_span(gold, figure)
    for kind in ("", gold.kind) if figure.kind == gold.kind else ("",):
        result.touched[kind] += 1
        result.exact[kind] += exact
    if not exact:
        result.wrong.append(_told("span", f"{figure.text!r} for {gold.text!r}", text))
    answers = {
        "kind": (figure.kind == gold.kind, figure.kind, gold.kind),
        "value": (
            _near(figure.low, gold.low) and _near(figure.high, gold.high),
            f"{figure.low}..{figure.high}",
            f"{gold.low}..{gold.high}",
        ),
        "unit": _equal((figure.unit, figure.currency), (gold.unit, gold.currency)),
        "bound": _equal((figure.bound, figure.approximate), (gold.bound, gold.approximate)),
        "as_of": _equal(figure.as_of, gold.as_of),
        "compared_to": _equal(figure.compared_to, gold.compared_to),
    }
    if gold.measures:
        fits = overlap(figure.measures or "", gold.measures) >= _SAME_LABEL
        answers["measures"] = (fits, figure.measures, gold.measures)
    if gold.owner:
        answers["owner"] = _equal(figure.owner, gold.owner)
    elif figure.owner:
        result.wrong.append(_told("owner", f"{gold.text!r}: {figure.owner} for nobody", text))
    if figure.owner:
        _count(result.owners_given, gold)
    for name, (right, given, wanted) in answers.items():
        for kind in ("", gold.kind):
            result.asked[name, kind] += 1
            result.right[name, kind] += right
        if not right:
            result.wrong.append(_told(name, f"{gold.text!r}: {given} for {wanted}", text))
    if exact and all(answers[name][0] for name in ("kind", "value", "unit", "bound")):
        _count(result.whole, gold)


def overlap(one: str, other: str) -> float:
    """F1 over the content words of two labels, 0 to 1."""
    words, others = _content(one), _content(other)
    shared = len(words & others)
    return 2 * shared / (len(words) + len(others)) if shared else 0.0


def _content(label: str) -> set[str]:
    return set(re.findall(r"\w+", label.casefold())) - _NO_CONTENT


def _equal(given: object, wanted: object) -> tuple[bool, object, object]:
    return given == wanted, given, wanted


def _near(value: object, gold: object) -> bool:
    if isinstance(value, int | float) and isinstance(gold, int | float):
        return abs(value - gold) <= 1e-6 * max(1, abs(gold))
    return value == gold


def _count(counter: Counter[str], figure: Figure) -> None:
    counter[""] += 1
    counter[figure.kind] += 1


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def _told(what: str, detail: str, text: str) -> str:
    return f"{what:12} {detail}\n             {text}"
