"""The gold articles keep their scores; `python tests/gold/entities/score.py --wrong` shows what is wrong."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

SCORE = Path(__file__).parents[2] / "gold" / "entities" / "score.py"


@pytest.fixture(scope="module")
def scoring() -> ModuleType:
    spec = importlib.util.spec_from_file_location("entities_gold_score", SCORE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_gold_is_large_and_sound(scoring: ModuleType) -> None:
    halves = [list(scoring.read(part)) for part in scoring.PARTS]
    assert sum(map(len, halves)) >= 25
    for article in (article for half in halves for article in half):
        assert "{" not in article.text
        assert "}" not in article.title
        last = 0
        for (start, end), (kind, _) in sorted(article.mentions.items()):
            assert last <= start < end
            assert kind in scoring.ENTITY_KINDS
            last = end


# A little below what was measured, so that they hold what was reached and not each single answer.
FLOORS = {
    "open": {
        "person": 0.97,
        "organisation": 0.97,
        "place": 0.97,
        "product": 0.95,
        "event": 0.85,
        "other": 0.9,
    },
    "closed": {
        "person": 0.95,
        "organisation": 0.93,
        "place": 0.94,
        "product": 0.9,
        "event": 0.8,
        "other": 0.75,
    },
}


@pytest.mark.parametrize("part", FLOORS)
def test_scores_hold(scoring: ModuleType, part: str) -> None:
    result = scoring.score((part,))
    for kind, floor in FLOORS[part].items():
        assert result.f1(kind) >= floor, kind
    assert result.precision() >= 0.95
    assert result.pair_precision() >= 0.95
    assert result.pair_recall() >= 0.94
