"""The network against its layers written out one number at a time, and that padding changes nothing."""

from __future__ import annotations

import numpy as np
import pytest

from metatui.analysis.entities.transformer import features, weights
from metatui.analysis.entities.transformer.network import HEADS, WIDTH, Layer, Network, Normal

DEPTH = WIDTH // HEADS
IDS = [101, 18804, 2573, 1999, 26624, 102]


@pytest.fixture(scope="module")
def network() -> Network:
    return weights.load().network


def known(words: int) -> np.ndarray:
    """Some features that are on, the same each time."""
    chance = np.random.default_rng(5)
    return (chance.random((1, words, features.COUNT)) < 0.1).astype(np.float32)


def plain_normal(row: np.ndarray, norm: Normal) -> np.ndarray:
    return (row - row.mean()) / np.sqrt(row.var() + 1e-12) * norm.scale + norm.shift


def plain_layer(rows: np.ndarray, layer: Layer) -> np.ndarray:
    """One layer in double precision, row by row and head by head."""
    asked = rows @ layer.attention.weight.astype(float) + layer.attention.bias
    joined = np.zeros_like(rows)
    for head in range(HEADS):
        query, key, value = (asked[:, part * WIDTH + head * DEPTH :][:, :DEPTH] for part in range(3))
        for at in range(len(rows)):
            weight = np.exp([query[at] @ other for other in key])
            joined[at, head * DEPTH : (head + 1) * DEPTH] = weight / weight.sum() @ value
    joined = joined @ layer.joined.weight.astype(float) + layer.joined.bias + rows
    rows = np.array([plain_normal(row, layer.norm) for row in joined])
    inner = rows @ layer.wider.weight.astype(float) + layer.wider.bias
    inner = inner / 2 * (1 + np.tanh(np.sqrt(2 / np.pi) * (inner + 0.044715 * inner**3)))
    inner = inner @ layer.back.weight.astype(float) + layer.back.bias + rows
    return np.array([plain_normal(row, layer.norm_back) for row in inner])


def test_the_scores_are_those_of_the_layers_written_out(network: Network) -> None:
    ids, on = np.array([IDS], dtype=np.int32), known(len(IDS))
    rows = network.pieces.rows[ids[0]].astype(float) * network.pieces.scales[ids[0], None]
    rows = rows + on[0] @ network.features + network.places[: len(IDS)]
    rows = np.array([plain_normal(row, network.norm) for row in rows])
    for layer in network.layers:
        rows = plain_layer(rows, layer)
    scores = rows @ network.out.weight + network.out.bias + on[0] @ network.direct
    expected = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
    found = network.scores(ids, np.ones(ids.shape, dtype=np.float32), on)[0]
    assert np.abs(found - expected).max() < 1e-3
    assert np.ptp(expected) > 5, "scores that differ little would prove little"


def test_probabilities_add_up_to_one(network: Network) -> None:
    ids = np.array([IDS], dtype=np.int32)
    scores = network.scores(ids, np.ones(ids.shape, dtype=np.float32), known(len(IDS)))
    assert np.exp(scores).sum(axis=-1) == pytest.approx(1, abs=1e-5)


def test_padding_and_the_other_sentences_of_a_batch_change_nothing(network: Network) -> None:
    size, on = len(IDS), known(len(IDS))
    alone = network.scores(np.array([IDS], dtype=np.int32), np.ones((1, size), dtype=np.float32), on)
    ids, mask = np.zeros((2, size + 7), dtype=np.int32), np.ones((2, size + 7), dtype=np.float32)
    ids[0, :size], mask[0, size:] = IDS, 0
    ids[1] = 18804
    both = np.zeros((2, size + 7, features.COUNT), dtype=np.float32)
    both[0, :size] = on[0]
    assert np.abs(network.scores(ids, mask, both)[0, :size] - alone[0]).max() < 1e-3
