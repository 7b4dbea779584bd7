"""Sentences as the network takes them: pieces in windows of limited length, with the features of words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from metatui.analysis.entities.transformer.wordpiece import CLASSIFY, SEPARATE, WordPiece

LONGEST = 128  # pieces of a window, the two marks at its ends included


class Window(NamedTuple):
    """A run of words [begin, end) of a sentence.

    `ids` [piece] are the numbers of its pieces, `words` [piece] the word of the sentence that each is of (-1
    for the marks at the ends), `first` [word] where each word has its first piece.
    """

    begin: int
    end: int
    ids: NDArray[np.int32]
    words: NDArray[np.int32]
    first: NDArray[np.int32]


def windows(words: Sequence[str], pieces: WordPiece, longest: int = LONGEST) -> Iterator[Window]:
    """The windows of a sentence: one, unless it is very long."""
    begin, ids, owners, first = 0, [CLASSIFY], [-1], list[int]()
    for number, word in enumerate(words):
        found = pieces.pieces(word)
        if len(ids) + len(found) >= longest and first:
            yield _window(begin, number, ids, owners, first)
            begin, ids, owners, first = number, [CLASSIFY], [-1], []
        first.append(len(ids))
        ids.extend(found)
        owners.extend([number] * len(found))
    if first:
        yield _window(begin, len(words), ids, owners, first)


def _window(begin: int, end: int, ids: list[int], owners: list[int], first: list[int]) -> Window:
    return Window(
        begin,
        end,
        np.array([*ids, SEPARATE], dtype=np.int32),
        np.array([*owners, -1], dtype=np.int32),
        np.array(first, dtype=np.int32),
    )


def spread(features: NDArray[np.float32], window: Window) -> NDArray[np.float32]:
    """The features [piece, feature] of a window, from those [word, feature] of its sentence."""
    found = features[window.words]
    found[window.words < 0] = 0
    return found
