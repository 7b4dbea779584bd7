"""The trained weights, as they are kept in the package: whole numbers of eight bits with a scale a row.

The file is an archive of arrays (numpy's npz, read without pickle). `scripts/entities/export.py` writes it.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from metatui.analysis.entities.transformer import features, labels
from metatui.analysis.entities.transformer.network import (
    HEADS,
    WIDTH,
    Array,
    Embedding,
    Layer,
    Linear,
    Network,
    Normal,
)
from metatui.analysis.entities.transformer.wordpiece import WordPiece

PATH: Final = Path(__file__).parent / "data" / "tagger.npz"
SHA256: Final = Path(__file__).parent / "data" / "tagger.sha256"


class WeightsMissing(Exception):
    """The weights are not there, or are not those that belong to this version."""


class Trained(NamedTuple):
    """A network with the vocabulary of its pieces."""

    network: Network
    pieces: WordPiece


@lru_cache(maxsize=1)
def load() -> Trained:
    """The weights of this package, read at the first call. Raises WeightsMissing."""
    try:
        data, expected = PATH.read_bytes(), SHA256.read_text("ascii").split()[0]
    except (OSError, IndexError) as error:
        raise WeightsMissing(f"The weights of the careful tagger cannot be read: {error}") from error
    if hashlib.sha256(data).hexdigest() != expected:
        raise WeightsMissing(f"{PATH.name} is damaged: it is not the file that belongs to this version.")
    with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
        return read(arrays)


def read(arrays: Mapping[str, NDArray[np.generic]]) -> Trained:
    """A network from the arrays of a file. Raises WeightsMissing where they were trained for others."""
    trained_for = tuple(int(number) for number in arrays["trained_for"])
    if trained_for != (features.COUNT, labels.COUNT):
        raise WeightsMissing(f"The weights were trained for {trained_for} features and labels.")
    vocabulary = arrays["vocabulary"].tobytes().decode("utf-8").split("\n")
    network = Network(
        pieces=Embedding(arrays["pieces"].astype(np.int8, copy=False), _floats(arrays["pieces.scale"])),
        places=_floats(arrays["places"]),
        norm=_normal(arrays["norm"]),
        features=_floats(arrays["features"]),
        layers=[_layer(arrays, number) for number in range(int(arrays["layers"][0]))],
        out=Linear(_floats(arrays["out"]), _floats(arrays["out.bias"])),
        direct=_floats(arrays["direct"]),
    )
    return Trained(network, WordPiece(vocabulary))


def quantised(weight: Array) -> tuple[NDArray[np.int8], Array]:
    """A matrix as whole numbers from -127 to 127 and one scale a row."""
    scale = np.abs(weight).max(axis=1) / np.float32(127)
    scale[scale == 0] = 1
    return np.round(weight / scale[:, None]).astype(np.int8), scale.astype(np.float32)


def _layer(arrays: Mapping[str, NDArray[np.generic]], number: int) -> Layer:
    def linear(name: str) -> Linear:
        rows = _floats(arrays[f"{number}.{name}"]) * _floats(arrays[f"{number}.{name}.scale"])[:, None]
        return Linear(np.ascontiguousarray(rows.T), _floats(arrays[f"{number}.{name}.bias"]).copy())

    attention = linear("attention")
    # The queries are divided by the root of their length once, here.
    attention.weight[:, :WIDTH] /= np.float32((WIDTH / HEADS) ** 0.5)
    attention.bias[:WIDTH] /= np.float32((WIDTH / HEADS) ** 0.5)
    return Layer(
        attention,
        linear("joined"),
        _normal(arrays[f"{number}.norm"]),
        linear("wider"),
        linear("back"),
        _normal(arrays[f"{number}.norm_back"]),
    )


def _normal(pair: NDArray[np.generic]) -> Normal:
    scale, shift = _floats(pair)
    return Normal(scale, shift)


def _floats(array: NDArray[np.generic]) -> Array:
    return array.astype(np.float32, copy=False)
