"""How well metatui reads figures: run `python tests/gold/figures/score.py [open|closed] [--wrong]`.

`open.jsonl` is the part the grammar was tuned on, `closed.jsonl` the part it was not. One sentence a line,
with the figures it holds in order; a field left out is null or false, and `measures` is not asked then.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from metatui.analysis.figures import assign_owners, find_figures
from metatui.model import Entity, Figure, Mention

FOLDER = Path(__file__).parent
PARTS = ("open", "closed")
_FUNCTION_WORDS = "a an the of in on for to its their his her and or by at from with"
_STOP_WORDS = frozenset(_FUNCTION_WORDS.split())

Json = dict[str, Any]
Find = Callable[[str, datetime | None, Sequence[Entity]], tuple[Figure, ...]]


@dataclass
class Score:
    """Counts of right answers out of those asked."""

    gold: int = 0
    found: int = 0
    spans: int = 0
    right: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    owners_given: int = 0
    by_kind: Counter[tuple[str, str]] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.spans / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.spans / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    @property
    def owner_precision(self) -> float:
        return self.right["owner"] / self.owners_given if self.owners_given else 1.0

    def accuracy(self, name: str) -> float:
        return self.right[name] / self.asked[name] if self.asked[name] else 1.0

    def ask(self, name: str, right: bool, sentence: str, detail: str) -> None:
        self.asked[name] += 1
        self.right[name] += right
        if not right:
            self.wrong.append(f"{name:12} {detail}\n             {sentence}")


def read(part: str) -> Iterator[Json]:
    """The sentences of a part."""
    with (FOLDER / f"{part}.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def metatui(text: str, published: datetime | None, entities: Sequence[Entity]) -> tuple[Figure, ...]:
    """What metatui finds."""
    return assign_owners(find_figures(text, published=published), entities, text)


def score(parts: Sequence[str] = PARTS, find: Find = metatui) -> Score:
    """The score over some parts."""
    result = Score()
    for part in parts:
        for sentence in read(part):
            _score_sentence(result, sentence, find)
    return result


def _score_sentence(result: Score, sentence: Json, find: Find) -> None:
    text = sentence["text"]
    published = sentence.get("published")
    moment = datetime.fromisoformat(published).replace(hour=9, tzinfo=UTC) if published else None
    found = {(figure.start, figure.end): figure for figure in find(text, moment, _entities(sentence))}
    result.found += len(found)
    for gold in sentence["figures"]:
        result.gold += 1
        figure = found.pop((gold["start"], gold["end"]), None)
        result.by_kind[gold["kind"], "gold"] += 1
        if figure is None:
            result.wrong.append(f"missed       {gold['text']}\n             {text}")
            continue
        result.spans += 1
        result.by_kind[gold["kind"], "spans"] += 1
        _score_figure(result, gold, figure, text)
    for figure in found.values():
        result.wrong.append(f"too much     {figure.text} ({figure.kind}, {figure.low})\n             {text}")


def _score_figure(result: Score, gold: Json, figure: Figure, text: str) -> None:
    name = f"{gold['text']!r}"
    result.ask("kind", figure.kind == gold["kind"], text, f"{name}: {figure.kind} for {gold['kind']}")
    value = _near(figure.low, gold["low"]) and _near(figure.high, gold["high"])
    result.ask("value", value, text, f"{name}: {figure.low}..{figure.high} for {gold['low']}..{gold['high']}")
    unit = (figure.unit, figure.currency) == (gold.get("unit"), gold.get("currency"))
    result.ask("unit", unit, text, f"{name}: {figure.unit} {figure.currency}")
    bound = (figure.bound, figure.approximate) == (gold.get("bound"), gold.get("approximate", False))
    result.ask("bound", bound, text, f"{name}: {figure.bound} {figure.approximate}")
    compared = figure.compared_to == gold.get("compared_to")
    result.ask("compared_to", compared, text, f"{name}: {figure.compared_to} for {gold.get('compared_to')}")
    if gold.get("measures"):
        fits = overlap(figure.measures or "", gold["measures"]) >= 0.5
        result.ask("measures", fits, text, f"{name}: {figure.measures!r} for {gold['measures']!r}")
    dated = figure.as_of == gold.get("as_of")
    result.ask("as_of", dated, text, f"{name}: {figure.as_of} for {gold.get('as_of')}")
    if figure.owner:
        result.owners_given += 1
    if gold.get("owner"):
        result.ask(
            "owner", figure.owner == gold["owner"], text, f"{name}: {figure.owner} for {gold['owner']}"
        )
    elif figure.owner:
        result.wrong.append(f"owner        {name}: {figure.owner} for nobody\n             {text}")


def overlap(one: str, other: str) -> float:
    """F1 over the content words of two phrases."""
    words, others = _content(one), _content(other)
    shared = len(words & others)
    return 2 * shared / (len(words) + len(others)) if shared else 0.0


def _content(phrase: str) -> set[str]:
    return set(re.findall(r"\w+", phrase.casefold())) - _STOP_WORDS


def _near(value: object, gold: object) -> bool:
    if isinstance(value, int | float) and isinstance(gold, int | float):
        return abs(value - gold) <= 1e-6 * max(1, abs(gold))
    return value == gold


def _entities(sentence: Json) -> list[Entity]:
    entities = []
    for name, kind in sentence.get("entities", {}).items():
        mentions = [
            Mention(match.start(), match.end(), name)
            for match in re.finditer(re.escape(name), sentence["text"])
        ]
        entities.append(Entity(name, kind, mentions=tuple(mentions)))
    return entities


def report(result: Score) -> str:
    """A table for the terminal."""
    lines = [
        f"spans     P {result.precision:.3f}  R {result.recall:.3f}  F1 {result.f1:.3f}  of {result.gold}",
        f"owner     precision {result.owner_precision:.3f}",
    ]
    lines += [f"{name:9} {result.accuracy(name):.3f}  of {result.asked[name]}" for name in result.asked]
    kinds = sorted({kind for kind, _ in result.by_kind})
    lines += [
        f"  {kind:9} {result.by_kind[kind, 'spans']:3} of {result.by_kind[kind, 'gold']:3}" for kind in kinds
    ]
    return "\n".join(lines)


def main(arguments: Sequence[str]) -> None:
    """Print the score of each part asked for."""
    for part in [part for part in PARTS if part in arguments] or PARTS:
        result = score((part,))
        print(f"{part}\n{report(result)}\n")
        if "--wrong" in arguments:
            print("\n".join(result.wrong))


if __name__ == "__main__":
    main(sys.argv[1:])
