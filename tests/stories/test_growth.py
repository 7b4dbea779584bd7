"""An index that grew step by step is the same as one built at once."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from metatui.model import Annotations, Article, Entity, Mention
from metatui.stories import StoryIndex, ranking, writing
from metatui.stories.features import features_of
from metatui.stories.snapshot import load_snapshot
from metatui.stories.storage import read_manifest

Document = tuple[Article, Annotations]

_ANIMALS = ["otter", "badger", "heron", "falcon", "ferret", "donkey", "magpie", "salmon", "beetle", "rabbit"]
_PLACES = [
    "harbour",
    "cellar",
    "orchard",
    "quarry",
    "tundra",
    "castle",
    "chapel",
    "tunnel",
    "island",
    "garden",
]
_THINGS = [
    "anchor",
    "lantern",
    "violin",
    "marble",
    "saddle",
    "thimble",
    "mortar",
    "velvet",
    "cobalt",
    "ember",
]
_WORDS = [*_ANIMALS, *_PLACES, *_THINGS]
_NAMES = ["Ada Brook", "Cora Dell", "Elm House", "Fern & Co", "Gale City", "Hull Ltd"]


def document(name: str, seed: int, length: int = 40) -> Document:
    chance = random.Random(seed)
    weights = [1 / (rank + 1) for rank in range(len(_WORDS))]
    words = chance.choices(chance.sample(_WORDS, len(_WORDS)), weights, k=length)
    entities = []
    for known in chance.sample(_NAMES, 2):
        words.insert(chance.randrange(len(words)), known)
    text = " ".join(words)
    for known in _NAMES:
        if known in text:
            start = text.index(known)
            entities.append(
                Entity(known, "other", mentions=(Mention(start, start + len(known), known),), salience=0.4)
            )
    return Article(name, "", text), Annotations(tuple(entities))


@pytest.fixture(autouse=True)
def small_segments() -> Iterator[None]:
    """Segments of few articles, so that a few dozen make many."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(writing, "_BATCH", 4)
        patch.setattr(writing, "MOST_ARTICLES", 16)
        yield


_steps = st.lists(
    st.tuples(
        st.lists(st.tuples(st.integers(0, 19), st.integers(0, 30)), max_size=12),
        st.lists(st.integers(0, 19), max_size=6),
    ),
    min_size=1,
    max_size=6,
)


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_steps)
def test_grown_and_built_at_once_are_the_same(
    steps: list[tuple[list[tuple[int, int]], list[int]]],
) -> None:
    with tempfile.TemporaryDirectory() as place:
        truth: dict[str, Document] = {}
        grown = StoryIndex.open(Path(place) / "grown", create=True)
        for revision, (added, removed) in enumerate(steps, start=1):
            for number in removed:
                truth.pop(f"a{number}", None)
            documents = [document(f"a{number}", seed) for number, seed in added]
            truth.update({article.id: (article, notes) for article, notes in documents})
            grown.update(documents, removed=[f"a{number}" for number in removed], revision=revision)
        built = StoryIndex.open(Path(place) / "built", create=True)
        built.update(truth.values(), revision=len(steps))
        assert grown.count == built.count == len(truth)
        for again in (grown, StoryIndex.open(Path(place) / "grown")):
            for asked in list(truth.values())[:5]:
                answer = again.related(*asked, load=truth.__getitem__)
                assert answer == built.related(*asked, load=truth.__getitem__)
                for relation in answer:
                    assert relation.id != asked[0].id
                    assert 0.0 <= relation.score <= 1.0
                    for reason in relation.reasons:
                        for spans, text in (
                            (reason.here, asked[0].text),
                            (reason.there, truth[relation.id][0].text),
                        ):
                            assert spans
                            assert list(spans) == sorted(spans)
                            assert all(0 <= start < end <= len(text) for start, end in spans)


@pytest.fixture(scope="module")
def many() -> dict[str, Document]:
    return {f"m{number}": document(f"m{number}", number, 60) for number in range(200)}


def test_few_segments_for_many_articles(many: dict[str, Document], tmp_path: Path) -> None:
    index = StoryIndex.open(tmp_path / "many", create=True)
    for revision, asked in enumerate(list(many.values())[:24], start=1):
        index.update([asked], revision=revision)
    manifest = read_manifest(tmp_path / "many")
    assert manifest is not None
    # 16 articles are the most here; the rest are at least thrice the next each.
    assert len(manifest.segments) <= 24 // 8 + 3


def test_the_candidates_hold_the_nearest(
    many: dict[str, Document], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = StoryIndex.open(tmp_path / "many", create=True)
    index.update(many.values(), revision=1)
    manifest = read_manifest(tmp_path / "many")
    assert manifest is not None
    snapshot = load_snapshot(tmp_path / "many", manifest)
    found = missed = 0
    for name, asked in list(many.items())[:20]:
        features = features_of(*asked)
        nearest = ranking.nearest(snapshot, features, without=name)[:9]
        with monkeypatch.context() as patch:
            patch.setattr(ranking, "_CANDIDATES", len(many))
            everything = ranking.nearest(snapshot, features, without=name)[:9]
        found += len(everything)
        missed += len({one.id for one in everything} - {one.id for one in nearest})
    assert missed <= 0.01 * found


def test_scores_are_cosines_of_tf_idf(many: dict[str, Document], tmp_path: Path) -> None:
    """The score of one pair, worked out the long way."""
    index = StoryIndex.open(tmp_path / "many", create=True)
    index.update(many.values(), revision=1)
    manifest = read_manifest(tmp_path / "many")
    assert manifest is not None
    snapshot = load_snapshot(tmp_path / "many", manifest)
    vectors = {name: features_of(*asked) for name, asked in many.items()}
    df: dict[int, int] = {}
    for vector in vectors.values():
        for number in vector.numbers.tolist():
            df[number] = df.get(number, 0) + 1

    def weights(name: str, thing: int) -> dict[int, float]:
        vector = vectors[name]
        return {
            number: weight * float(ranking.idf(np.array([df[number]]), len(many))[0])
            for number, weight in zip(vector.numbers.tolist(), vector.weights.tolist(), strict=True)
            if number & 1 == thing
        }

    def cosine(one: dict[int, float], other: dict[int, float]) -> float:
        dot = sum(weight * other.get(number, 0.0) for number, weight in one.items())
        lengths = [sum(weight * weight for weight in vector.values()) ** 0.5 for vector in (one, other)]
        return dot / (lengths[0] * lengths[1])

    for neighbour in ranking.nearest(snapshot, vectors["m0"], without="m0")[:5]:
        terms, things = (cosine(weights("m0", space), weights(neighbour.id, space)) for space in (0, 1))
        assert neighbour.score == pytest.approx((terms + 0.5 * things) / 1.5, abs=1e-5)
