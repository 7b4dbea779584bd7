"""`python -m benchmarks.analysis`: how fast articles are annotated; if twice the text takes twice the time.

Processor time on one core, the best of several runs: what else the machine does hardly matters. The articles
are those of the bundled corpus; what is promised is printed beside what was measured.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.adversarial import FAMILIES
from metatui.analysis import annotate
from metatui.analysis.entities.transformer import weights
from metatui.analysis.figures import find_figures
from metatui.ingest import read_article
from metatui.text.tokens import tokenize

_WORDS = 800
_LINEAR = 2.5


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    texts = _articles()
    text = "\n\n".join(texts)
    number = len(tokenize(text))
    words = " ".join(text.split()[:_WORDS])
    loading = _seconds(weights.load, 1)
    annotate(words)
    print(f"{len(texts)} articles, {number:,} tokens")
    print(f"the careful tagger is loaded in {1000 * loading:.0f} ms (limit 300)\n")
    print(f"{'':<26}{'tokens/s':>12}{'least':>10}{'ms for 800 words':>20}{'most':>8}")
    rows: tuple[tuple[str, Callable[[str], object], float | None, float], ...] = (
        ("figures", find_figures, 60_000, 15),
        ("all, quick tagger", lambda one: annotate(one, careful=False), 20_000, 40),
        ("all, careful tagger", lambda one: annotate(one, careful=True), None, 350),
    )
    for name, function, least, most in rows:
        each = _seconds(lambda function=function: [function(one) for one in texts], runs)
        short = _seconds(lambda function=function: function(words), runs)
        limit = f"{least:,.0f}" if least else "–"
        print(f"{name:<26}{number / each:>12,.0f}{limit:>10}{1000 * short:>20.1f}{most:>8}")
    print(f"\n{'twice the text':<26}{'times':>12}{'limit':>10}")
    ratios = {name: _doubling(piece, runs) for name, piece in FAMILIES.items()}
    for name, ratio in sorted(ratios.items(), key=lambda item: -item[1]):
        print(f"{name:<26}{ratio:>12.2f}{_LINEAR:>10}")


def _articles() -> list[str]:
    folder = Path(__file__).parents[1] / "corpus"
    paths = [path for path in sorted(folder.glob("*.md")) if path.name != "README.md"]
    return [read_article(path.read_bytes(), name=path.name, id=path.stem).text for path in paths]


def _doubling(piece: str, runs: int) -> float:
    """How many times longer twice as much takes, of texts of some ten thousand characters."""
    once = piece * (20_000 // len(piece))
    return _seconds(lambda: find_figures(once * 2), runs) / _seconds(lambda: find_figures(once), runs)


def _seconds(function: Callable[[], object], runs: int) -> float:
    best = float("inf")
    for _ in range(runs):
        started = time.process_time()
        function()
        best = min(best, time.process_time() - started)
    return best


if __name__ == "__main__":
    if "OPENBLAS_NUM_THREADS" not in os.environ:
        # numpy reads it when it is loaded, which was before this line.
        os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = "1"
        os.execv(sys.executable, [sys.executable, "-m", "benchmarks.analysis", *sys.argv[1:]])
    main()
