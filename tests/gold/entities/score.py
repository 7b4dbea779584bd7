"""Scores of the entities on the gold articles: strict span F1 per kind, and which mentions belong together.

    python tests/gold/entities/score.py [--wrong]

`--wrong` lists every difference in the open half; the closed half is for its totals alone.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

from metatui.analysis import annotate
from metatui.model import ENTITY_KINDS, Annotations

HERE = Path(__file__).parent
PARTS = ("open", "closed")
_MARK = re.compile(r"\{([^{}|]+)\|([a-z]+)(?:\|([^{}|]+))?\}")

Span = tuple[int, int]


@dataclass(frozen=True)
class Article:
    """A gold article without its marks: `mentions` gives the kind and the entity of each span of `text`."""

    name: str
    title: str
    text: str
    mentions: dict[Span, tuple[str, str]]


@dataclass
class Score:
    """Counts over some articles: by kind of found, wanted and right mentions; of pairs of mentions."""

    found: Counter[str] = field(default_factory=Counter)
    wanted: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    pairs_found: int = 0
    pairs_wanted: int = 0
    pairs_right: int = 0
    wrong: list[str] = field(default_factory=list)

    def f1(self, kind: str | None = None) -> float:
        """Strict F1: the same span with the same kind; over all kinds without one."""
        kinds = [kind] if kind else list(ENTITY_KINDS)
        right = sum(self.right[k] for k in kinds)
        total = sum(self.found[k] + self.wanted[k] for k in kinds)
        return 2 * right / total if total else 1.0

    def precision(self) -> float:
        return self.right.total() / max(1, self.found.total())

    def recall(self) -> float:
        return self.right.total() / max(1, self.wanted.total())

    def pair_precision(self) -> float:
        """Of the pairs of right mentions put under one entity, how many belong there."""
        return self.pairs_right / max(1, self.pairs_found)

    def pair_recall(self) -> float:
        return self.pairs_right / max(1, self.pairs_wanted)


def read(part: str) -> Iterator[Article]:
    """The articles of a half, by name."""
    for path in sorted((HERE / part).glob("*.txt")):
        title, _, body = path.read_text("utf-8").partition("\n\n")
        body, text, mentions, last = body.strip(), "", {}, 0
        for mark in _MARK.finditer(body):
            text += body[last : mark.start()]
            mentions[len(text), len(text) + len(mark[1])] = (mark[2], mark[3] or mark[1])
            text += mark[1]
            last = mark.end()
        yield Article(path.name, _MARK.sub(r"\1", title.removeprefix("# ")), text + body[last:], mentions)


def score(parts: tuple[str, ...]) -> Score:
    """The score of `annotate` on some halves."""
    result = Score()
    for part in parts:
        for article in read(part):
            _add(result, article, annotate(article.text, title=article.title))
    return result


def _add(result: Score, article: Article, annotations: Annotations) -> None:
    found = {
        (mention.start, mention.end): (entity.kind, entity.name)
        for entity in annotations.entities
        for mention in entity.mentions
    }
    wanted = article.mentions
    for kind, _ in found.values():
        result.found[kind] += 1
    for kind, _ in wanted.values():
        result.wanted[kind] += 1
    right = [span for span in found if span in wanted and found[span][0] == wanted[span][0]]
    for span in right:
        result.right[found[span][0]] += 1
    for one, two in combinations(right, 2):
        together, belong = found[one][1] == found[two][1], wanted[one][1] == wanted[two][1]
        result.pairs_found += together
        result.pairs_wanted += belong
        result.pairs_right += together and belong
        if together != belong:
            sign = "joined" if together else "apart"
            texts = (article.text[slice(*one)], article.text[slice(*two)])
            result.wrong.append(f"{article.name}: {sign} {texts[0]!r} {texts[1]!r}")
    for sign, mine, other in (("+", found, wanted), ("-", wanted, found)):
        for span, (kind, _) in mine.items():
            if span not in other or other[span][0] != kind:
                result.wrong.append(f"{article.name}: {sign} {article.text[slice(*span)]!r} {kind}")


def main() -> None:
    for part in PARTS:
        result = score((part,))
        kinds = "  ".join(f"{k} {result.f1(k):.3f} ({result.wanted[k]})" for k in ENTITY_KINDS)
        print(
            f"{part}: F1 {result.f1():.3f}  precision {result.precision():.3f}  recall {result.recall():.3f}"
        )
        print(f"  {kinds}")
        print(f"  pairs: precision {result.pair_precision():.3f}  recall {result.pair_recall():.3f}")
        if "--wrong" in sys.argv and part == "open":
            print("\n".join(f"    {line}" for line in result.wrong))


if __name__ == "__main__":
    main()
