"""The gold sentences for figures (tests/gold/figures): metatui beside quantulum3, in one run."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from benchmarks.evaluation.figures.gold import read
from benchmarks.evaluation.figures.report import show
from benchmarks.evaluation.figures.score import score
from benchmarks.evaluation.figures.systems import SYSTEMS, Absent

__all__ = ["measure", "show"]


def measure(parts: Sequence[str]) -> dict[str, Any]:
    """By part and system the scores, or why a system is absent."""
    results: dict[str, Any] = {}
    for part in parts:
        sentences = read(part)
        systems: dict[str, Any] = {}
        for name, system in SYSTEMS.items():
            try:
                systems[name] = score(sentences, system()).told()
            except Absent as absent:
                systems[name] = {"absent": str(absent)}
        traps = sum(sentence.is_trap for sentence in sentences)
        results[part] = {"sentences": len(sentences), "traps": traps, "systems": systems}
    return results
