"""Scores into names: no inside without a beginning, and equal scores decided alike everywhere."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metatui.analysis.entities.transformer import labels
from metatui.analysis.entities.transformer.decoding import decode

PERSON, PLACE = labels.KINDS.index("person"), labels.KINDS.index("place")


def scores(*best: int, lead: float = 3.0) -> np.ndarray:
    """Log probabilities in which one label leads for each word."""
    found = np.zeros((len(best), labels.COUNT), dtype=np.float32)
    found[np.arange(len(best)), list(best)] = lead
    return found - np.log(np.exp(found).sum(axis=1, keepdims=True))


def test_beginnings_and_insides_make_names() -> None:
    begin, inside = labels.begin(PERSON), labels.inside(PERSON)
    found = decode(scores(begin, inside, 0, labels.begin(PLACE), labels.begin(PLACE)))
    assert [(name.begin, name.end, name.kind) for name in found] == [
        (0, 2, PERSON),
        (3, 4, PLACE),
        (4, 5, PLACE),
    ]
    assert all(0 < name.score < 1 for name in found)
    assert decode(np.zeros((0, labels.COUNT), dtype=np.float32)) == []


def test_an_inside_without_its_beginning_is_none() -> None:
    inside = labels.inside(PERSON)
    assert decode(scores(0, 0, lead=9.0)) == []
    (name,) = decode(scores(inside, inside))
    assert (name.begin, name.end) == (0, 2), "the first word begins it"
    mixed = decode(scores(labels.begin(PLACE), labels.inside(PERSON)))
    assert {name.kind for name in mixed} <= {PLACE, PERSON}
    assert all(name.end - name.begin == 1 or len(mixed) == 1 for name in mixed)


def test_the_best_sequence_is_that_of_trying_all() -> None:
    chance = np.random.default_rng(5)
    transitions, starts = labels.transitions(), labels.starts()
    for _ in range(5):
        raw = np.round(chance.normal(size=(3, labels.COUNT)).astype(np.float32) * 256) / 256

        def worth(path: tuple[int, ...], raw: np.ndarray = raw) -> float:
            steps = sum(transitions[one, two] for one, two in itertools.pairwise(path))
            return float(starts[path[0]] + steps + sum(raw[at, label] for at, label in enumerate(path)))

        best = max(itertools.product(range(labels.COUNT), repeat=3), key=worth)
        names = decode(raw)
        covered = {at: name.kind for name in names for at in range(name.begin, name.end)}
        assert covered == {at: (label - 1) // 2 for at, label in enumerate(best) if label}


@given(noise=st.lists(st.floats(-1e-6, 1e-6), min_size=labels.COUNT, max_size=labels.COUNT))
def test_what_only_rounding_tells_apart_is_decided_alike(noise: list[float]) -> None:
    tied = scores(0, labels.begin(PERSON))
    tied[1] = tied[1].max()
    tied = np.round(tied * 64) / 64
    shaken = tied.copy()
    shaken[1] += np.array(noise, dtype=np.float32)
    assert [name[:3] for name in decode(shaken)] == [name[:3] for name in decode(tied)]


@pytest.mark.parametrize("kind", range(len(labels.KINDS)))
def test_every_kind_has_its_labels(kind: int) -> None:
    assert labels.LABELS[labels.begin(kind)] == f"B-{labels.KINDS[kind]}"
    assert labels.LABELS[labels.inside(kind)] == f"I-{labels.KINDS[kind]}"
