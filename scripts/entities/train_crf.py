"""Train a linear-chain CRF on the same sentences: what a tagger without a pretrained network reaches.

    python -m scripts.entities.train_crf FOLDER OUT.crfsuite

It is not in the product; `evaluate --crf OUT.crfsuite` gives its line of the table. A CRF of this kind wants
one label a word: where a corpus leaves several open it is no name if that is allowed, and otherwise the first
kind. The sentences from frames and the handles, of which nothing may be learned, are left out.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pycrfsuite
from scripts.entities.corpora import TRAINING, read

from metatui.analysis.entities.knowledge import load_knowledge
from metatui.analysis.entities.lexicon import load_lexicon
from metatui.analysis.entities.transformer import labels
from metatui.analysis.entities.transformer.features import word_features

_NEAR = (-2, -1, 1, 2)


def crf_features(words: Sequence[str]) -> list[list[str]]:
    """What the CRF sees of each word of a sentence: letters, neighbours, and the network's features."""
    lexicon = load_lexicon()
    known = word_features(words, [lexicon[word] for word in words], load_knowledge())
    listed = [[f"l{column}" for column in np.flatnonzero(row)] for row in known]
    lower = [word.lower() for word in words]
    found = []
    for at, word in enumerate(lower):
        row = ["bias", f"w={word}", f"s={_shape(words[at])}", *listed[at]]
        row += [f"p{size}={word[:size]}" for size in (2, 3) if len(word) > size]
        row += [f"e{size}={word[-size:]}" for size in (2, 3) if len(word) > size]
        for step in _NEAR:
            if not 0 <= at + step < len(words):
                row.append(f"{step}:none")
                continue
            row.append(f"{step}:w={lower[at + step]}")
            if abs(step) == 1:
                row += [f"{step}:{one}" for one in listed[at + step]]
        found.append(row)
    return found


def _shape(word: str) -> str:
    """The classes of a word's signs, each run of one class told once: "OpenAI" is "XxX"."""
    shape = ""
    for sign in word:
        one = "d" if sign.isdigit() else "X" if sign.isupper() else "x" if sign.isalpha() else sign
        if shape[-1:] != one:
            shape += one
    return shape


def one_label(allowed: frozenset[int]) -> str:
    """The label that a word is taught with, of those that it may have."""
    return labels.LABELS[labels.OUTSIDE if labels.OUTSIDE in allowed else min(allowed)]


def main() -> None:
    """Train and keep."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--iterations", type=int, default=100, help="of L-BFGS at most")
    options = parser.parse_args()
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=True)
    trainer.set_params({"max_iterations": options.iterations, "feature.minfreq": 2, "c1": 0.1, "c2": 0.01})
    for sentence in read(options.folder, TRAINING, held_out=False):
        if all(len(allowed) < labels.COUNT for allowed in sentence.allowed):
            trainer.append(crf_features(sentence.words), [one_label(one) for one in sentence.allowed])
    trainer.train(str(options.out))


if __name__ == "__main__":
    main()
