"""The network in numpy: layers of attention over the pieces of a sentence, as BERT has them.

The layers are those of Devlin et al. 2019, "BERT", at the size of MiniLM (Wang et al. 2020): 384 wide, with
12 heads.
The features of a word are added to the embedding of each of its pieces, and once more to the scores.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]
WIDTH: Final = 384
HEADS: Final = 12
_DEPTH: Final = WIDTH // HEADS
_TINY: Final = np.float32(1e-12)
# The approximation of the normal distribution in Hendrycks & Gimpel 2016, "Gaussian Error Linear Units".
_SQRT_2_PI: Final = np.float32(0.7978845608)
_CUBE: Final = np.float32(0.044715)


class Normal(NamedTuple):
    """Scale and shift behind a normalisation, [width] each."""

    scale: Array
    shift: Array


class Linear(NamedTuple):
    """Weights [in, out] and bias [out]."""

    weight: Array
    bias: Array


class Layer(NamedTuple):
    """One layer: queries, keys and values side by side, the two steps of the inner layer, two norms."""

    attention: Linear
    joined: Linear
    norm: Normal
    wider: Linear
    back: Linear
    norm_back: Normal


class Embedding(NamedTuple):
    """Pieces [piece, width] as whole numbers, each row times its scale."""

    rows: NDArray[np.int8]
    scales: Array


class Network(NamedTuple):
    """All weights; `places` [place, width], `features` [feature, width], `direct` [feature, label]."""

    pieces: Embedding
    places: Array
    norm: Normal
    features: Array
    layers: Sequence[Layer]
    out: Linear
    direct: Array

    def scores(self, ids: NDArray[np.int32], mask: Array, features: Array) -> Array:
        """Log probabilities [sentence, piece, label].

        `ids` [sentence, piece], `mask` [sentence, piece] 1 where there is a piece and 0 where there is none,
        `features` [sentence, piece, feature].
        """
        sentences, length = ids.shape
        embedded = self.pieces.rows[ids].astype(np.float32) * self.pieces.scales[ids][..., None]
        embedded += features @ self.features
        embedded += self.places[:length]
        hidden = _normal(embedded.reshape(-1, WIDTH), self.norm)
        hide = None if mask.all() else ((1 - mask) * np.float32(-1e4))[:, None, None, :]
        for layer in self.layers:
            hidden = _layer(hidden, layer, sentences, length, hide)
        scores = hidden @ self.out.weight + self.out.bias
        scores = scores.reshape(sentences, length, -1) + features @ self.direct
        scores -= scores.max(axis=-1, keepdims=True)
        scores -= np.log(np.exp(scores).sum(axis=-1, keepdims=True))
        return scores


def _layer(hidden: Array, layer: Layer, sentences: int, length: int, hide: Array | None) -> Array:
    asked = hidden @ layer.attention.weight
    asked += layer.attention.bias
    query, key, value = asked.reshape(sentences, length, 3, HEADS, _DEPTH).transpose(2, 0, 3, 1, 4)
    weight = query @ key.swapaxes(-1, -2)
    if hide is not None:
        weight += hide
    weight -= weight.max(axis=-1, keepdims=True)
    np.exp(weight, out=weight)
    weight /= weight.sum(axis=-1, keepdims=True)
    joined = (weight @ value).transpose(0, 2, 1, 3).reshape(-1, WIDTH) @ layer.joined.weight
    joined += layer.joined.bias
    joined += hidden
    hidden = _normal(joined, layer.norm)
    inner = hidden @ layer.wider.weight
    inner += layer.wider.bias
    inner = _gelu(inner) @ layer.back.weight
    inner += layer.back.bias
    inner += hidden
    return _normal(inner, layer.norm_back)


def _normal(values: Array, norm: Normal) -> Array:
    values -= values.mean(axis=-1, keepdims=True)
    spread = np.einsum("ij,ij->i", values, values)[:, None] / np.float32(WIDTH)
    values /= np.sqrt(spread + _TINY)
    values *= norm.scale
    values += norm.shift
    return values


def _gelu(values: Array) -> Array:
    bent = values * values
    bent *= _CUBE
    bent += 1
    bent *= values
    bent *= _SQRT_2_PI
    np.tanh(bent, out=bent)
    bent += 1
    bent *= values
    bent *= np.float32(0.5)
    return bent
