"""Sentences as batches of tensors, with variants in other case."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from scripts.entities.corpora import Sentence
from scripts.entities.network import base_folder
from torch import Tensor

from metatui.analysis.entities.knowledge import load_knowledge
from metatui.analysis.entities.lexicon import load_lexicon
from metatui.analysis.entities.transformer import features, labels
from metatui.analysis.entities.transformer.windows import spread, windows
from metatui.analysis.entities.transformer.wordpiece import WordPiece

# How often a sentence is learned in other case, so that headlines and careless writing are read too.
_LOWER, _TITLE, _UPPER = 0.04, 0.08, 0.02
_SORTED_AT_ONCE = 2000


class Item(NamedTuple):
    """A window: pieces, features, and for each piece the labels allowed ([piece, label], 0 or 1)."""

    ids: NDArray[np.int32]
    known: NDArray[np.float32]
    allowed: NDArray[np.float32]


class Batch(NamedTuple):
    """Windows of like length, padded."""

    ids: Tensor
    mask: Tensor
    known: Tensor
    allowed: Tensor


def load_pieces() -> WordPiece:
    """The vocabulary of the pretrained model."""
    return WordPiece((base_folder() / "vocab.txt").read_text("utf-8").splitlines())


def items(sentences: Sequence[Sentence], pieces: WordPiece, chance: random.Random | None) -> Iterator[Item]:
    """The windows of sentences; with `chance` some of them in other case."""
    lexicon, knowledge = load_lexicon(), load_knowledge()
    for sentence in sentences:
        words = list(sentence.words)
        if chance is not None:
            words = _in_other_case(words, chance.random())
        known = features.word_features(words, [lexicon[word] for word in words], knowledge)
        for window in windows(words, pieces):
            allowed = np.zeros((len(window.ids), labels.COUNT), dtype=np.float32)
            for place, word in zip(window.first, range(window.begin, window.end), strict=True):
                allowed[place, [*sentence.allowed[word]]] = 1
            yield Item(window.ids, spread(known, window), allowed)


def batches(found: list[Item], pieces_at_once: int, chance: random.Random) -> list[Batch]:
    """Windows of like length together, in an order by chance."""
    chance.shuffle(found)
    made: list[Batch] = []
    for start in range(0, len(found), _SORTED_AT_ONCE):
        part = sorted(found[start : start + _SORTED_AT_ONCE], key=lambda item: len(item.ids))
        at = 0
        while at < len(part):
            end = at + 1
            while end < len(part) and (end - at + 1) * len(part[end].ids) <= pieces_at_once:
                end += 1
            made.append(_padded(part[at:end]))
            at = end
    chance.shuffle(made)
    return made


def _padded(part: Sequence[Item]) -> Batch:
    shape = len(part), max(len(item.ids) for item in part)
    ids, mask = torch.zeros(shape, dtype=torch.long), torch.zeros(shape, dtype=torch.long)
    known, allowed = torch.zeros((*shape, features.COUNT)), torch.zeros((*shape, labels.COUNT))
    for row, item in enumerate(part):
        size = len(item.ids)
        ids[row, :size] = torch.as_tensor(item.ids)
        mask[row, :size] = 1
        known[row, :size] = torch.as_tensor(item.known)
        allowed[row, :size] = torch.as_tensor(item.allowed)
    return Batch(ids, mask, known, allowed)


def _in_other_case(words: list[str], chance: float) -> list[str]:
    if chance < _LOWER:
        return [word.lower() for word in words]
    if chance < _LOWER + _TITLE:
        return [word[:1].upper() + word[1:] for word in words]
    if chance < _LOWER + _TITLE + _UPPER:
        return [word.upper() for word in words]
    return words
