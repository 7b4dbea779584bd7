"""Write the weights of a trained network as the product reads them.

    python -m scripts.entities.export SMALL.pt [OUT.npz]

Without OUT they go into the package, with their checksum beside them.
"""

from __future__ import annotations

import argparse
import hashlib
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scripts.entities.network import base_folder
from scripts.entities.train import load

from metatui.analysis.entities.transformer import features, labels
from metatui.analysis.entities.transformer.weights import PATH, SHA256, quantised
from metatui.analysis.entities.transformer.windows import LONGEST

_LINEAR = {
    "joined": "attention.output.dense",
    "wider": "intermediate.dense",
    "back": "output.dense",
}
_NORMS = {"norm": "attention.output.LayerNorm", "norm_back": "output.LayerNorm"}


def arrays_of(path: Path) -> dict[str, NDArray[np.generic]]:
    """The arrays of a network, as `weights.read` takes them."""
    state = {name: weight.numpy() for name, weight in load(path).state_dict().items()}
    layers = 1 + max(int(name.split(".")[3]) for name in state if name.startswith("bert.encoder.layer."))
    embeddings = "bert.embeddings."
    found: dict[str, NDArray[np.generic]] = {
        "trained_for": np.array([features.COUNT, labels.COUNT]),
        "layers": np.array([layers]),
        "vocabulary": np.frombuffer(
            "\n".join((base_folder() / "vocab.txt").read_text("utf-8").splitlines()).encode(), np.uint8
        ),
        "places": (
            state[f"{embeddings}position_embeddings.weight"][:LONGEST]
            + state[f"{embeddings}token_type_embeddings.weight"][0]
        ).astype(np.float16),
        "norm": _norm(state, f"{embeddings}LayerNorm"),
        "features": state["features.weight"].T.astype(np.float16),
        "direct": state["direct.weight"].T.astype(np.float32),
        "out": state["out.weight"].T.astype(np.float32),
        "out.bias": state["out.bias"].astype(np.float32),
    }
    found["pieces"], found["pieces.scale"] = quantised(state[f"{embeddings}word_embeddings.weight"])
    for number in range(layers):
        of_layer = f"bert.encoder.layer.{number}."
        heads = [f"{of_layer}attention.self.{part}" for part in ("query", "key", "value")]
        linear = {
            "attention": (
                np.concatenate([state[f"{head}.weight"] for head in heads]),
                np.concatenate([state[f"{head}.bias"] for head in heads]),
            )
        } | {
            name: (state[f"{of_layer}{part}.weight"], state[f"{of_layer}{part}.bias"])
            for name, part in _LINEAR.items()
        }
        for name, (weight, bias) in linear.items():
            rows, scale = quantised(weight)
            found |= {
                f"{number}.{name}": rows,
                f"{number}.{name}.scale": scale,
                f"{number}.{name}.bias": bias,
            }
        for name, part in _NORMS.items():
            found[f"{number}.{name}"] = _norm(state, of_layer + part)
    return found


def _norm(state: dict[str, NDArray[np.generic]], name: str) -> NDArray[np.generic]:
    return np.stack([state[f"{name}.weight"], state[f"{name}.bias"]]).astype(np.float32)


def main() -> None:
    """Export."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("network", type=Path)
    parser.add_argument("out", type=Path, nargs="?")
    options = parser.parse_args()
    out = options.out or PATH
    out.parent.mkdir(exist_ok=True)
    with out.open("wb") as file:
        np.savez_compressed(file, **arrays_of(options.network))
    if options.out is None:
        SHA256.write_text(f"{hashlib.sha256(out.read_bytes()).hexdigest()}  {out.name}\n", "ascii")
    print(f"{out}: {out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
