"""The same text gives the same annotations on every platform and Python, by both taggers: stored hashes.

The careful tagger adds up numbers in an order that is the machine's. Its scores are rounded before a
decision, and in these texts no decision is close: the best label of every word leads by far more than that
could change, which is tested too.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from datetime import UTC, datetime

import numpy as np
import pytest

from metatui.analysis import annotate
from metatui.analysis.entities.document import read_document
from metatui.analysis.entities.knowledge import load_knowledge
from metatui.analysis.entities.lexicon import load_lexicon
from metatui.analysis.entities.transformer.reading import read_scores
from metatui.analysis.entities.transformer.weights import load

PUBLISHED = datetime(2025, 7, 1, tzinfo=UTC)
TEXTS = (
    "Meta put $14.3 billion into Scale AI in June and hired its founder, Alexandr Wang. “We go on,” Wang said"
    " in Menlo Park. He reports to Mark Zuckerberg.",
    "The European Central Bank cut its rate by a quarter of a point to 2 % on Thursday, Christine Lagarde"
    " told reporters in Frankfurt. Germany's Bundesbank had asked it to wait.",
    "Boeing delivered 45 planes in May, among them 31 of the 737 MAX, after a strike in Seattle. Airbus, its"
    " rival in Toulouse, delivered 51.",
)
HASHES = {
    "quick": "49f116d94cf6db51c05d5a95b236600c6b57cca31e9b7be27c5bee83ca9628cb",
    "careful": "96ad8b94e514f2255a04770c67f10db7cc4b6180e42a05a508244a82557957c3",
}


def hash_of(tagger: str) -> str:
    found = [
        asdict(annotate(text, title="News of the day", careful=tagger == "careful", published=PUBLISHED))
        for text in TEXTS
    ]
    return hashlib.sha256(json.dumps(found, sort_keys=True).encode()).hexdigest()


@pytest.mark.parametrize("tagger", HASHES)
def test_the_annotations_are_those_that_were_stored(tagger: str) -> None:
    assert hash_of(tagger) == HASHES[tagger], (
        "raise ANALYSER_VERSION, look at what changed, store the new hash"
    )


@pytest.mark.parametrize("text", TEXTS)
def test_no_decision_is_close(text: str) -> None:
    document = read_document(text, "", load_lexicon())
    scores = np.sort(read_scores(document, load(), load_knowledge()), axis=1)
    assert (scores[:, -1] - scores[:, -2]).min() > 1.0
