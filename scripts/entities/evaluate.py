"""Strict F1 of taggers on the parts of the open corpora that nothing was trained on, and on our own gold.

    python -m scripts.entities.evaluate FOLDER [--crf A.crfsuite] [--network A.pt …] [--weights A.npz …]

A line for the rules alone, for a CRF, for each network as torch has it, and two for each exported one: as
the product runs it, and together with the rules.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import numpy as np
import torch
from scripts.entities.batches import items, load_pieces
from scripts.entities.corpora import HELD_OUT, Sentence, read
from scripts.entities.train import load

from metatui.analysis.entities.document import Document
from metatui.analysis.entities.knowledge import load_knowledge
from metatui.analysis.entities.lexicon import load_lexicon
from metatui.analysis.entities.rules import RuleTagger
from metatui.analysis.entities.transformer import labels
from metatui.analysis.entities.transformer.decoding import decode
from metatui.analysis.entities.transformer.reading import read_names
from metatui.analysis.entities.transformer.tagger import CarefulTagger
from metatui.analysis.entities.transformer.weights import Trained
from metatui.analysis.entities.transformer.weights import read as read_weights

Span = tuple[int, int, int]  # begin, end, kind
Tag = Callable[[Sequence[Sentence]], list[list[Span]]]
_POL = (0, 1, 2)


def document_of(words: Sequence[str]) -> Document:
    """A sentence as a document, its words apart by one space."""
    lexicon = load_lexicon()
    document = Document(" ".join(words))
    at = 0
    for number, word in enumerate(words):
        document.words.append(word)
        document.start.append(at)
        document.end.append(at + len(word))
        document.flags.append(lexicon[word])
        document.sentence.append(0)
        document.paragraph.append(0)
        document.space.append(number > 0)
        document.glued.append(False)
        document.first.append(number == 0)
        document.headline.append(False)
        at += len(word) + 1
    document.paragraphs.append((0, at))
    return document


def by_rules(sentences: Sequence[Sentence]) -> list[list[Span]]:
    """The rules alone."""
    tagger = RuleTagger(load_lexicon(), load_knowledge())
    return [
        [
            (name.begin, name.end, labels.KINDS.index(name.kind or "other"))
            for name in tagger.tag(document_of(s.words))
        ]
        for s in sentences
    ]


def by_crf(path: Path) -> Tag:
    """A CRF of `train_crf`."""
    import pycrfsuite  # only who asks for its line needs it
    from scripts.entities.train_crf import crf_features

    tagger = pycrfsuite.Tagger()
    tagger.open(str(path))

    def tag(sentences: Sequence[Sentence]) -> list[list[Span]]:
        found = []
        for sentence in sentences:
            # Certainty itself in place of probabilities: decoding then only joins labels to names.
            scores = np.full((len(sentence.words), labels.COUNT), -10.0, dtype=np.float32)
            for at, label in enumerate(tagger.tag(crf_features(sentence.words))):
                scores[at, labels.LABELS.index(label)] = 0
            found.append([(name.begin, name.end, name.kind) for name in decode(scores)])
        return found

    return tag


def by_network(path: Path) -> Tag:
    """A network as it was trained."""
    network, pieces = load(path), load_pieces()

    @torch.no_grad()
    def tag(sentences: Sequence[Sentence]) -> list[list[Span]]:
        found = []
        for sentence in sentences:
            scores = np.zeros((0, labels.COUNT), dtype=np.float32)
            for item in items([sentence], pieces, None):
                out = network(
                    torch.as_tensor(item.ids)[None].long(),
                    torch.ones(1, len(item.ids), dtype=torch.long),
                    torch.as_tensor(item.known)[None],
                )
                words = item.allowed.sum(-1) > 0
                scores = np.concatenate([scores, torch.log_softmax(out, -1)[0].numpy()[words]])
            found.append([(name.begin, name.end, name.kind) for name in decode(scores)])
        return found

    return tag


def by_weights(trained: Trained) -> Tag:
    """Exported weights, run as the product runs them."""
    knowledge = load_knowledge()

    def tag(sentences: Sequence[Sentence]) -> list[list[Span]]:
        return [
            [(n.begin, n.end, n.kind) for n in read_names(document_of(sentence.words), trained, knowledge)]
            for sentence in sentences
        ]

    return tag


def by_both(trained: Trained) -> Tag:
    """The careful tagger of the product: exported weights and rules together."""
    tagger = CarefulTagger(load_lexicon(), load_knowledge(), trained)

    def tag(sentences: Sequence[Sentence]) -> list[list[Span]]:
        found = []
        for sentence in sentences:
            names = tagger.tag(document_of(sentence.words))
            found.append([(n.begin, n.end, labels.KINDS.index(n.kind or "other")) for n in names])
        return found

    return tag


def gold_spans(sentence: Sentence) -> tuple[list[Span], set[int]]:
    """The names of a sentence that are of one kind for sure, and the words that nothing sure is said of."""
    spans: list[Span] = []
    unsure = {at for at, allowed in enumerate(sentence.allowed) if len(allowed) != 1}
    begin: int | None = None
    for at in range(len(sentence.words) + 1):
        allowed = sentence.allowed[at] if at < len(sentence.words) else frozenset((labels.OUTSIDE,))
        label = next(iter(allowed)) if len(allowed) == 1 else labels.OUTSIDE
        inside = label != labels.OUTSIDE and label % 2 == 0
        if begin is not None and not inside:
            spans.append((begin, at, (next(iter(sentence.allowed[begin])) - 1) // 2))
            begin = None
        if label % 2 == 1:
            begin = at
    return spans, unsure


def score(sentences: Sequence[Sentence], found: Sequence[Sequence[Span]], kinds: Iterable[int]) -> float:
    """Strict F1 over kinds; what stands where the corpus says nothing sure does not count."""
    counts: Counter[str] = Counter()
    kinds = set(kinds)
    for sentence, names in zip(sentences, found, strict=True):
        gold, unsure = gold_spans(sentence)
        wanted = {span for span in gold if span[2] in kinds}
        ours = {
            name
            for name in names
            if name[2] in kinds and (name[2] in _POL or not unsure.intersection(range(name[0], name[1])))
        }
        counts["right"] += len(wanted & ours)
        counts["both"] += len(wanted) + len(ours)
    return 2 * counts["right"] / max(counts["both"], 1)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--crf", type=Path)
    parser.add_argument("--network", type=Path, action="append", default=[])
    parser.add_argument("--weights", type=Path, action="append", default=[])
    parser.add_argument("--every", type=int, default=1, help="look at every n-th sentence alone")
    options = parser.parse_args()
    torch.set_num_threads(1)
    taggers: dict[str, Tag] = {"rules": by_rules}
    if options.crf:
        taggers["crf"] = by_crf(options.crf)
    taggers |= {path.stem: by_network(path) for path in options.network}
    for path in options.weights:
        with np.load(path, allow_pickle=False) as arrays:
            trained = read_weights(arrays)
        taggers |= {path.name: by_weights(trained), f"{path.stem}+rules": by_both(trained)}
    sentences = [*read(options.folder, HELD_OUT, held_out=True)][:: options.every]
    names = [corpus.name for corpus in HELD_OUT]
    print(
        f"{'':14}"
        + "".join(f"{name[:15]:>16}" for name in names)
        + "     pers     org   place product   event   other"
    )
    for name, tag in taggers.items():
        found = tag(sentences)
        line = f"{name[:14]:14}"
        for corpus in names:
            rows = [at for at, sentence in enumerate(sentences) if sentence.corpus == corpus]
            f1 = score([sentences[at] for at in rows], [found[at] for at in rows], _POL)
            line += f"{100 * f1:16.1f}"
        line += "".join(f"{100 * score(sentences, found, (kind,)):8.1f}" for kind in range(len(labels.KINDS)))
        print(line, flush=True)


if __name__ == "__main__":
    main()
