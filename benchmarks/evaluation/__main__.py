"""`python -m benchmarks.evaluation [NAME …]`: precision, recall and accuracy on the gold sets.

    python -m benchmarks.evaluation figures --part closed
    python -m benchmarks.evaluation figures --part open --wrong
    python -m benchmarks.evaluation entities --corpora FOLDER --every 20
    python -m benchmarks.evaluation --json scores.json

A gold set has an open part, which may be read and tuned on, and a closed one, which is measured and not read.
"""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol, cast

PARTS = ("open", "closed")
# By name: the module, and what is measured.
SETS = {
    "entities": ("benchmarks.evaluation.entities", "names in articles, beside spaCy's small pipeline"),
    "names": ("benchmarks.evaluation.names", "names of several articles: which are one"),
    "pairs": (
        "benchmarks.evaluation.pairs",
        "pairs of figures: what one is to the other",
    ),
    "figures": ("benchmarks.evaluation.figures", "figures in sentences, beside quantulum3"),
}


class GoldSet(Protocol):
    """What a module of this package offers."""

    def measure(self, parts: Sequence[str]) -> dict[str, Any]:
        """The scores on these parts, ready for JSON. A key `wrong` anywhere is for `show` alone."""

    def show(self, results: dict[str, Any], *, wrong: bool) -> None:
        """Print a table and what the targets say; with `wrong` each single error of the open part too."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; 2 for a name that is none."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("name", nargs="*", help=f"which gold sets: {', '.join(SETS)} (all)")
    parser.add_argument("--part", action="append", choices=PARTS, help="this part alone")
    parser.add_argument("--wrong", action="store_true", help="list every error of the open part")
    parser.add_argument("--corpora", type=Path, help="a folder of open corpora for entities (gzipped CoNLL)")
    parser.add_argument("--every", type=int, default=1, help="read every n-th text of the corpora alone")
    parser.add_argument("--json", type=Path, help="a file to write all results to")
    given = parser.parse_args(arguments)
    unknown = [name for name in given.name if name not in SETS]
    if unknown:
        print(f"No gold set {unknown[0]}. There are: {', '.join(SETS)}", file=sys.stderr)
        return 2
    everything = {}
    for name in given.name or SETS:
        module, says = SETS[name]
        gold_set = cast(GoldSet, importlib.import_module(module))
        print(f"\n# {name}: {says}\n", flush=True)
        everything[name] = gold_set.measure(given.part or PARTS)
        gold_set.show(everything[name], wrong=given.wrong)
    if given.corpora:
        corpora = importlib.import_module("benchmarks.evaluation.entities.corpora")
        everything["corpora"] = corpora.measure(given.corpora, max(given.every, 1))
        corpora.show(everything["corpora"])
    if given.json:
        given.json.write_text(
            json.dumps(_without_errors(everything), indent=1, ensure_ascii=False) + "\n", "utf-8"
        )
    return 0


def _without_errors(results: Any) -> Any:
    """The same without single errors: those of a closed part are not to be read, in a file neither."""
    if isinstance(results, dict):
        return {key: _without_errors(value) for key, value in results.items() if key != "wrong"}
    return results


if __name__ == "__main__":
    sys.exit(main())
