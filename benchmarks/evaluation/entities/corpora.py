"""Strict F1 on the parts of open corpora that nothing was trained on; no corpus is part of the project.

The files and the mapping of their labels are those of scripts/entities/corpora.py. Sentences are put together
to texts, so that every system reads what it is made for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from scripts.entities.corpora import HELD_OUT, Sentence, read

from benchmarks.evaluation.entities.gold import GoldArticle, Span
from benchmarks.evaluation.entities.systems import SYSTEMS, Absent
from metatui.analysis.entities.transformer import labels
from metatui.model import ENTITY_KINDS, Annotations

_AT_ONCE = 8  # sentences in a text
# Every corpus labels these; where one says nothing sure of a word, only a name of these kinds is wrong.
_EVERYWHERE = ("person", "organisation", "place")
_NO_SPACE_BEFORE = frozenset([",", ".", ";", ":", "!", "?", ")", "]", "%", "'s", "’s", "n't"])


class CorpusText(NamedTuple):
    """Some sentences as one text; of `unsure` places the corpus does not say what they are."""

    corpus: str
    article: GoldArticle
    unsure: tuple[Span, ...]


def measure(folder: Path, every: int = 1) -> dict[str, Any]:
    """By corpus and system F1 over persons, organisations and places, and by kind over all corpora.

    `folder` holds the gzipped CoNLL files; each `every`-th text alone is read.
    """
    texts = [*read_texts(folder)][::every]
    results: dict[str, Any] = {}
    for name, make in SYSTEMS.items():
        try:
            system = make()
        except Absent as absent:
            results[name] = {"absent": str(absent)}
            continue
        counts: Counter[tuple[str, str, str]] = Counter()
        for text in texts:
            counts.update(_count(text, system(text.article)))
        results[name] = _told(counts)
    return {"texts": len(texts), "systems": results}


def show(results: dict[str, Any]) -> None:
    """Print a table, system beside system."""
    print(
        f"held-out corpora: {results['texts']} texts; F1 of persons, organisations and places; then by kind"
    )
    systems = results["systems"]
    for name, told in systems.items():
        if "absent" in told:
            print(f"{name} is {told['absent']}")
    there = {name: told for name, told in systems.items() if "absent" not in told}
    print(f"{'':<24}" + "".join(f"{name:>13}" for name in there))
    for label in next(iter(there.values())):
        numbers = (told[label] for told in there.values())
        print(f"{label:<24}" + "".join(f"{'–' if n is None else f'{n:.3f}':>13}" for n in numbers))


def read_texts(folder: Path) -> Iterator[CorpusText]:
    """The held-out sentences as texts, a corpus after the other."""
    for corpus, sentences in groupby(read(folder, HELD_OUT, held_out=True), key=lambda one: one.corpus):
        found = [*sentences]
        for at in range(0, len(found), _AT_ONCE):
            yield text_of(f"{corpus} {at}", found[at : at + _AT_ONCE])


def text_of(name: str, sentences: Sequence[Sentence]) -> CorpusText:
    """Sentences of one corpus as a text, their names as its mentions."""
    text = ""
    mentions: dict[Span, tuple[str, str]] = {}
    unsure: list[Span] = []
    for sentence in sentences:
        begin, kind = -1, ""
        for at, (word, allowed) in enumerate(zip(sentence.words, sentence.allowed, strict=True)):
            glued = at < len(sentence.glued) and sentence.glued[at]
            if text and not glued and word not in _NO_SPACE_BEFORE:
                text += " "
            start, text = len(text), text + word
            label = next(iter(allowed)) if len(allowed) == 1 else labels.OUTSIDE
            if len(allowed) != 1:
                unsure.append((start, len(text)))
            if label == labels.OUTSIDE:
                begin = -1
                continue
            if label % 2 == 1:
                begin, kind = start, ENTITY_KINDS[(label - 1) // 2]
            elif begin >= 0:
                del mentions[begin, max(end for first, end in mentions if first == begin)]
            if begin >= 0:
                mentions[begin, len(text)] = (kind, text[begin:])
        if text and text[-1] not in ".!?\"'”’":
            text += "."
    article = GoldArticle(name, "", text, mentions, (), (), None)
    return CorpusText(sentences[0].corpus, article, tuple(unsure))


def _count(text: CorpusText, annotations: Annotations) -> Iterator[tuple[str, str, str]]:
    """A "right", "wanted" or "found" with corpus and kind for each name that counts."""
    for kind, _ in text.article.mentions.values():
        yield text.corpus, kind, "wanted"
    for entity in annotations.entities:
        for mention in entity.mentions:
            span = mention.start, mention.end
            doubtful = any(start < span[1] and span[0] < end for start, end in text.unsure)
            if doubtful and entity.kind not in _EVERYWHERE:
                continue
            yield text.corpus, entity.kind, "found"
            if text.article.mentions.get(span, ("", ""))[0] == entity.kind:
                yield text.corpus, entity.kind, "right"


def _told(counts: Counter[tuple[str, str, str]]) -> dict[str, float | None]:
    corpora = dict.fromkeys(corpus for corpus, _, _ in counts)
    shares = {corpus: _f1(counts, (corpus,), _EVERYWHERE) for corpus in corpora}
    return shares | {kind: _f1(counts, tuple(corpora), (kind,)) for kind in ENTITY_KINDS}


def _f1(counts: Counter[tuple[str, str, str]], corpora: Sequence[str], kinds: Sequence[str]) -> float | None:
    right, wanted, found = (
        sum(counts[corpus, kind, what] for corpus in corpora for kind in kinds)
        for what in ("right", "wanted", "found")
    )
    return 2 * right / (wanted + found) if wanted + found else None
