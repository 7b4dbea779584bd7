"""Scores of entities: strict spans by kind, which mentions belong together, what matters most, who speaks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from benchmarks.evaluation.entities.gold import GoldArticle
from metatui.analysis.entities.lexicon import Word, load_lexicon
from metatui.model import ENTITY_KINDS, Annotations

System = Callable[[GoldArticle], Annotations]
_MOST = 3


@dataclass
class Score:
    """Counts over some articles: by kind of found, wanted and right mentions, and of the rest."""

    found: Counter[str] = field(default_factory=Counter)
    wanted: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    counts: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def told(self) -> dict[str, Any]:
        """The scores, ready for JSON."""
        return {
            "f1": self._f1(ENTITY_KINDS),
            "kinds": {kind: self._f1((kind,)) for kind in ENTITY_KINDS},
            "precision": _share(self.right.total(), self.found.total()),
            "recall": _share(self.right.total(), self.wanted.total()),
            "pair_precision": _share(self.counts["pairs right"], self.counts["pairs found"]),
            "pair_recall": _share(self.counts["pairs right"], self.counts["pairs wanted"]),
            "top": _share(self.counts["top right"], self.counts["top"]),
            "speaker_precision": _share(self.counts["speakers right"], self.counts["speakers found"]),
            "speaker_recall": _share(self.counts["speakers right"], self.counts["speakers"]),
            "violations": self.counts["violations"],
            "wrong": self.wrong,
        }

    def _f1(self, kinds: Sequence[str]) -> float | None:
        right = sum(self.right[kind] for kind in kinds)
        return _share(2 * right, sum(self.found[kind] + self.wanted[kind] for kind in kinds))


def score(articles: Sequence[GoldArticle], system: System) -> Score:
    """The score of a system on some articles."""
    result = Score()
    for article in articles:
        annotations = system(article)
        _score_mentions(result, article, annotations)
        _score_top(result, article, annotations)
        _score_speakers(result, article, annotations)
        _count_violations(result, article, annotations)
    return result


def _score_mentions(result: Score, article: GoldArticle, annotations: Annotations) -> None:
    found = {
        (mention.start, mention.end): (entity.kind, entity.name)
        for entity in annotations.entities
        for mention in entity.mentions
    }
    wanted = article.mentions
    result.found.update(kind for kind, _ in found.values())
    result.wanted.update(kind for kind, _ in wanted.values())
    right = [span for span in found if span in wanted and found[span][0] == wanted[span][0]]
    result.right.update(found[span][0] for span in right)
    for one, two in combinations(right, 2):
        together, belong = found[one][1] == found[two][1], wanted[one][1] == wanted[two][1]
        result.counts["pairs found"] += together
        result.counts["pairs wanted"] += belong
        result.counts["pairs right"] += together and belong
        if together != belong:
            sign = "joined" if together else "apart"
            texts = (article.text[slice(*one)], article.text[slice(*two)])
            result.wrong.append(f"{article.name}: {sign} {texts[0]!r} {texts[1]!r}")
    for sign, mine, other in (("+", found, wanted), ("-", wanted, found)):
        for span, (kind, _) in mine.items():
            if span not in other or other[span][0] != kind:
                around = article.text[max(span[0] - 25, 0) : span[1] + 25].replace("\n", " ")
                text = article.text[slice(*span)]
                result.wrong.append(f"{article.name}: {sign} {text!r} {kind}   …{around}…")


def _score_top(result: Score, article: GoldArticle, annotations: Annotations) -> None:
    """How many of the three most salient entities are among the most important ones."""
    if not article.top:
        return
    important = {*article.top, *article.also}
    forms = important | {
        article.text[slice(*span)] for span, (_, entity) in article.mentions.items() if entity in important
    }
    result.counts["top"] += _MOST
    for entity in annotations.entities[:_MOST]:
        is_important = bool(forms & {entity.name, *entity.aliases})
        result.counts["top right"] += is_important
        if not is_important:
            result.wrong.append(f"{article.name}: on top {entity.name!r} {entity.salience:.2f}")


def _score_speakers(result: Score, article: GoldArticle, annotations: Annotations) -> None:
    for said in article.said or ():
        result.counts["speakers"] += said.speaker is not None
        quote = next(
            (quote for quote in annotations.quotes if quote.start - 1 <= said.start < quote.end), None
        )
        speaker = quote.speaker if quote is not None else None
        result.counts["speakers found"] += speaker is not None
        result.counts["speakers right"] += speaker is not None and speaker == said.speaker
        if speaker != said.speaker:
            result.wrong.append(f"{article.name}: speaker {speaker!r}, not {said.speaker!r}   {said.words}")


def _count_violations(result: Score, article: GoldArticle, annotations: Annotations) -> None:
    """Weekdays, months, nationalities, and common words at the beginning of a sentence, taken for names."""
    lexicon = load_lexicon()
    for entity in annotations.entities:
        for mention in entity.mentions:
            if (mention.start, mention.end) in article.mentions or " " in mention.text:
                continue
            flags = lexicon[mention.text]
            before = article.text[: mention.start].rstrip("“\"‘' ")[-1:]
            starts = before in ("", ".", "!", "?", "\n", ":")
            if flags & (Word.CALENDAR | Word.DEMONYM) or (starts and flags & Word.COMMON):
                result.counts["violations"] += 1
                result.wrong.append(f"{article.name}: violation {mention.text!r} {entity.kind}")


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
