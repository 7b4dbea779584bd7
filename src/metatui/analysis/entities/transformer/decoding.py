"""From scores to names: the best sequence of labels in which the inside of a name follows its beginning."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from metatui.analysis.entities.transformer.labels import COUNT, OUTSIDE, starts, transitions

# Machines add numbers up in different orders: what differs by less than this counts as equal, and of equals
# the label that comes first is taken.
_GRAIN = np.float32(2**-8)
_TRANSITIONS, _STARTS = transitions(), starts()


class Named(NamedTuple):
    """The words [begin, end) are a name of a kind, an index into `labels.KINDS`; `score` is from 0 to 1."""

    begin: int
    end: int
    kind: int
    score: float


def decode(scores: NDArray[np.float32]) -> list[Named]:
    """The names in a sentence, by the log probabilities [word, label] of its words.

    The sequence is found by Viterbi's algorithm; the score of a name is the geometric mean of the
    probabilities of its words.
    """
    if not len(scores):
        return []
    labels = _best(np.round(scores / _GRAIN) * _GRAIN)
    found: list[Named] = []
    begin = 0
    while begin < len(labels):
        label = labels[begin]
        end = begin + 1
        if label != OUTSIDE:
            while end < len(labels) and labels[end] == label + 1:
                end += 1
            mean = float(np.mean(scores[np.arange(begin, end), labels[begin:end]]))
            found.append(Named(begin, end, (label - 1) // 2, round(float(np.exp(mean)), 3)))
        begin = end
    return found


def _best(scores: NDArray[np.float32]) -> list[int]:
    best = scores[0] + _STARTS
    back = np.zeros((len(scores), COUNT), dtype=np.int64)
    every = np.arange(COUNT)
    for word in range(1, len(scores)):
        ways = best[:, None] + _TRANSITIONS
        back[word] = ways.argmax(axis=0)
        best = ways[back[word], every] + scores[word]
    labels = [int(best.argmax())]
    for word in range(len(scores) - 1, 0, -1):
        labels.append(int(back[word][labels[-1]]))
    return labels[::-1]
