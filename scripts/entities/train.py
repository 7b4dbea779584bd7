"""Fine-tune the network on the open corpora, or distil larger ones into a smaller one.

    python -m scripts.entities.train FOLDER OUT.pt --layers 6 --epochs 2 --seed 1
    python -m scripts.entities.train FOLDER SMALL.pt --layers 3 --epochs 2 --teacher A.pt --teacher B.pt

FOLDER holds the corpora (see `corpora.py`). The same seed gives the same network on the same machine.
"""

from __future__ import annotations

import argparse
import random
import time
from pathlib import Path

import numpy as np
import torch
from scripts.entities import synthetic
from scripts.entities.batches import Batch, batches, items, load_pieces
from scripts.entities.corpora import TRAINING, read
from scripts.entities.network import Network
from torch import Tensor

from metatui.analysis.entities.transformer import labels

_WARM_UP = 0.06
_MOSTLY_NONE = 0.1
_OF_TEACHERS = 0.6  # how much of the loss is that against the teachers


def load(path: Path) -> Network:
    """A network that was trained before."""
    kept = torch.load(path, weights_only=True)
    network = Network(kept["layers"])
    network.load_state_dict(kept["weights"])
    return network.eval()


def partial_loss(scores: Tensor, allowed: Tensor) -> Tensor:
    """The mean over words of minus the log of the probability that a label is one of those allowed."""
    learned = allowed.sum(-1) > 0
    logs, allowed = torch.log_softmax(scores[learned], -1), allowed[learned]
    loss = -torch.logsumexp(logs.masked_fill(allowed == 0, -1e4), -1)
    # What may be a name or none is none for the most part.
    open_ = (allowed[:, labels.OUTSIDE] > 0) & (allowed.sum(-1) > 1) & (allowed.sum(-1) < labels.COUNT)
    loss = loss - _MOSTLY_NONE * open_ * logs[:, labels.OUTSIDE]
    return loss.mean()


def distilling_loss(scores: Tensor, batch: Batch, teachers: list[Network]) -> Tensor:
    """The divergence from the mean of the teachers' probabilities, at the words."""
    learned = batch.allowed.sum(-1) > 0
    with torch.no_grad():
        told = torch.stack([t(batch.ids, batch.mask, batch.known).softmax(-1) for t in teachers]).mean(0)
    return torch.nn.functional.kl_div(
        torch.log_softmax(scores[learned], -1), told[learned], reduction="batchmean"
    )


def train(options: argparse.Namespace) -> Network:
    """The network after all epochs."""
    torch.manual_seed(options.seed)
    np.random.seed(options.seed)
    torch.set_num_threads(options.threads)
    chance = random.Random(options.seed)
    pieces = load_pieces()
    sentences = [*read(options.folder, TRAINING, held_out=False)]
    sentences += synthetic.sentences(options.synthetic, chance)
    network = Network(options.layers)
    if options.begin:
        network.load_state_dict(load(options.begin).state_dict(), strict=False)
    teachers = [load(path) for path in options.teacher]
    fresh = [p for name, p in network.named_parameters() if not name.startswith("bert.")]
    old = [p for name, p in network.named_parameters() if name.startswith("bert.") and p.requires_grad]
    optimizer = torch.optim.AdamW(
        [{"params": old, "rate": options.rate}, {"params": fresh, "rate": 1e-3}], weight_decay=0.01
    )
    made = batches([*items(sentences, pieces, chance)], options.pieces, chance)
    total, step, started, running = max(int(len(made) * options.epochs), 1), 0, time.monotonic(), 0.0
    warm = max(int(_WARM_UP * total), 1)
    print(f"{len(sentences):,} sentences, {total:,} steps", flush=True)
    network.train()
    while step < total:
        for batch in made[: total - step]:
            factor = step / warm if step < warm else (total - step) / (total - warm)
            for group in optimizer.param_groups:
                group["lr"] = group["rate"] * factor
            scores = network(batch.ids, batch.mask, batch.known)
            loss = partial_loss(scores, batch.allowed)
            if teachers:
                loss = (1 - _OF_TEACHERS) * loss + _OF_TEACHERS * distilling_loss(scores, batch, teachers)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_([*old, *fresh], 1.0)
            optimizer.step()
            step += 1
            running += (loss.item() - running) / min(step, 50)
            if step % 100 == 0:
                print(f"{step:,} loss {running:.4f} {time.monotonic() - started:.0f} s", flush=True)
        if step < total:
            made = batches([*items(sentences, pieces, chance)], options.pieces, chance)
    return network.eval()


def main() -> None:
    """Train and keep."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--epochs", type=float, default=2.0)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--pieces", type=int, default=768, help="of a batch")
    parser.add_argument("--synthetic", type=int, default=2500, help="sentences from frames")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--begin", type=Path, help="a network to begin with")
    parser.add_argument("--teacher", type=Path, action="append", default=[])
    options = parser.parse_args()
    network = train(options)
    torch.save({"layers": options.layers, "weights": network.state_dict()}, options.out)


if __name__ == "__main__":
    main()
