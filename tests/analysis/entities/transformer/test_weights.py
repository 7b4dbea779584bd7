"""The weights in the package: there, small, sound, and refused where they are not ours."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from metatui.analysis import annotate
from metatui.analysis.entities import taggers
from metatui.analysis.entities.transformer import weights
from metatui.analysis.entities.transformer.network import WIDTH
from metatui.analysis.entities.transformer.weights import PATH, SHA256, WeightsMissing, quantised

TEXT = "Mara Lindqvist of Tolvane Systems flew to Reykjavik."


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the data that a test may break; nothing that was loaded is remembered."""
    for path, name in ((PATH, "PATH"), (SHA256, "SHA256")):
        copy = tmp_path / path.name
        copy.write_bytes(path.read_bytes())
        monkeypatch.setattr(weights, name, copy)
    weights.load.cache_clear()
    yield tmp_path
    weights.load.cache_clear()


def test_they_are_small_and_have_their_attribution() -> None:
    assert PATH.stat().st_size <= 20_000_000
    told = (PATH.parent / "ATTRIBUTION.md").read_text("utf-8")
    for source in ("MiniLM", "Apache-2.0", "Re-DocRED", "CrossNER", "Wikigold", "Universal NER", "CC BY-SA"):
        assert source in told


def test_they_load_without_pickle() -> None:
    trained = weights.load()
    assert trained.network.pieces.rows.dtype == np.int8
    assert trained.network.places.shape[1] == WIDTH
    assert len(trained.network.layers) >= 3


@pytest.mark.parametrize("damage", ["changed", "cut", "gone", "no checksum"])
def test_damaged_ones_are_refused_and_the_quick_tagger_reads(elsewhere: Path, damage: str) -> None:
    file = elsewhere / PATH.name
    data = bytearray(file.read_bytes())
    if damage == "changed":
        data[len(data) // 2] ^= 1
        file.write_bytes(data)
    elif damage == "cut":
        file.write_bytes(data[: len(data) // 2])
    elif damage == "gone":
        file.unlink()
    else:
        (elsewhere / SHA256.name).write_text("")
    with pytest.raises(WeightsMissing):
        weights.load()
    found = annotate(TEXT, careful=True)
    assert found.tagger == "quick"
    assert found == annotate(TEXT, careful=False)


def test_weights_for_other_features_are_refused() -> None:
    with pytest.raises(WeightsMissing, match="features and labels"):
        weights.read({"trained_for": np.array([1, 2])})


def test_quantised_rows_come_back_within_half_a_step() -> None:
    chance = np.random.default_rng(1)
    weight = chance.normal(size=(7, 50)).astype(np.float32)
    weight[3] = 0
    rows, scale = quantised(weight)
    assert np.abs(rows * scale[:, None] - weight).max() <= scale.max() / 2 + 1e-6


def test_the_careful_tagger_says_that_it_was_it() -> None:
    assert annotate(TEXT).tagger == "careful"
    assert annotate(TEXT, careful=False).tagger == "quick"
    german = (
        "Der Bundestag hat am Donnerstag mit den Stimmen der Koalition ein neues Gesetz beschlossen. " * 3
    )
    assert annotate(german).tagger == "quick", "it was trained on English alone"
    tagger, name = taggers.make_tagger("careful")
    assert name == "careful"
    assert type(tagger).__name__ == "CarefulTagger"
