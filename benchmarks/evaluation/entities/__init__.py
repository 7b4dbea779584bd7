"""The gold articles for entities (tests/gold/entities): the two taggers beside simpler and other ones."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from benchmarks.evaluation.entities.gold import read
from benchmarks.evaluation.entities.report import show
from benchmarks.evaluation.entities.score import score
from benchmarks.evaluation.entities.systems import SYSTEMS, Absent

__all__ = ["measure", "show"]


def measure(parts: Sequence[str]) -> dict[str, Any]:
    """By part and system the scores, or why a system is absent."""
    results: dict[str, Any] = {}
    for part in parts:
        articles = read(part)
        systems: dict[str, Any] = {}
        for name, system in SYSTEMS.items():
            try:
                systems[name] = score(articles, system()).told()
            except Absent as absent:
                systems[name] = {"absent": str(absent)}
        mentions = sum(len(article.mentions) for article in articles)
        results[part] = {"articles": len(articles), "mentions": mentions, "systems": systems}
    return results
