"""What the network makes of a document: names with scores, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from metatui.analysis.entities.document import Document
from metatui.analysis.entities.knowledge import Knowledge
from metatui.analysis.entities.transformer import features, labels
from metatui.analysis.entities.transformer.decoding import Named, decode
from metatui.analysis.entities.transformer.network import Array
from metatui.analysis.entities.transformer.weights import Trained
from metatui.analysis.entities.transformer.windows import Window, spread, windows

_AT_ONCE: Final = 2048  # pieces


class _Part(NamedTuple):
    """A window of the sentence that begins at token `begin`."""

    begin: int
    window: Window
    known: Array


def read_names(document: Document, trained: Trained, knowledge: Knowledge) -> list[Named]:
    """The names of a document by its tokens, in order, not overlapping."""
    scores = read_scores(document, trained, knowledge)
    found: list[Named] = []
    for begin, end in sentences(document):
        for name in decode(scores[begin:end]):
            found.append(Named(name.begin + begin, name.end + begin, name.kind, name.score))
    return found


def read_scores(document: Document, trained: Trained, knowledge: Knowledge) -> NDArray[np.float32]:
    """The log probabilities [token, label] of a document."""
    scores = np.full((len(document), labels.COUNT), -1e4, dtype=np.float32)
    scores[:, labels.OUTSIDE] = 0
    parts: list[_Part] = []
    for begin, end in sentences(document):
        words = document.words[begin:end]
        known = features.word_features(words, document.flags[begin:end], knowledge)
        parts += [_Part(begin, window, spread(known, window)) for window in windows(words, trained.pieces)]
    parts.sort(key=lambda part: len(part.window.ids))
    for batch in _batches(parts):
        found = trained.network.scores(*_padded(batch))
        for row, part in enumerate(batch):
            first = part.begin + part.window.begin
            scores[first : first + len(part.window.first)] = found[row, part.window.first]
    return scores


def sentences(document: Document) -> Iterator[tuple[int, int]]:
    """The tokens [begin, end) of each sentence; a paragraph ends one, too."""
    begin = 0
    for at in range(1, len(document) + 1):
        if (
            at == len(document)
            or document.sentence[at] != document.sentence[begin]
            or document.paragraph[at] != document.paragraph[begin]
        ):
            yield begin, at
            begin = at


def _batches(parts: Sequence[_Part]) -> Iterator[Sequence[_Part]]:
    at = 0
    while at < len(parts):
        end = at + 1
        while end < len(parts) and (end - at + 1) * len(parts[end].window.ids) <= _AT_ONCE:
            end += 1
        yield parts[at:end]
        at = end


def _padded(batch: Sequence[_Part]) -> tuple[NDArray[np.int32], Array, Array]:
    shape = len(batch), max(len(part.window.ids) for part in batch)
    ids, mask = np.zeros(shape, dtype=np.int32), np.zeros(shape, dtype=np.float32)
    known = np.zeros((*shape, features.COUNT), dtype=np.float32)
    for row, part in enumerate(batch):
        size = len(part.window.ids)
        ids[row, :size], mask[row, :size], known[row, :size] = part.window.ids, 1, part.known
    return ids, mask, known
