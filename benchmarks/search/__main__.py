"""metatui's search beside stock Whoosh, SQLite FTS5, tantivy and a LIKE scan, in one run.

    python -m benchmarks.search --articles 1000 --articles 10000

Every question is put to all engines in turn before the next one is, another one beginning each time, so that
what else the machine does falls on all alike; ratios are of the medians over the runs that both did. An
engine that has used up its budget of seconds for a kind of question is asked no more of that kind. Times are
of the clock, with the processor's median beside them; "1st" is the first round, which no cache has seen.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.engines import NAMES
from benchmarks.search.corpora import Corpus, FolderCorpus, ZipfCorpus
from benchmarks.search.report import show
from benchmarks.search.run import PARTS, Options, run
from benchmarks.search.targets import targets

_SIZES = (1_000, 10_000, 100_000)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure for each corpus that the command line names, and print each as soon as it is done."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, action="append", help="how many; may be given again")
    parser.add_argument("--corpus", type=Path, help="a folder of real articles in place of made-up ones")
    parser.add_argument("--json", type=Path, help="a file to write all results to")
    parser.add_argument("--rounds", type=int, default=3, help="how often each question is asked")
    parser.add_argument(
        "--budget", type=float, default=6, help="seconds for an engine and a kind of question"
    )
    parser.add_argument("--stock-limit", type=int, default=10_000, help="no stock Whoosh above so many")
    parser.add_argument("--engine", action="append", choices=NAMES, help="only these; may be given again")
    parser.add_argument(
        "--only", action="append", choices=PARTS, help="only these parts, and building, which the others need"
    )
    parser.add_argument("--temporary", type=Path, help="where the indexes are built for the time being")
    parser.add_argument(
        "--keep", type=Path, help="a folder that keeps the other engines' indexes for the next run"
    )
    given = parser.parse_args(arguments)
    options = Options(
        engines=tuple(given.engine or NAMES),
        rounds=given.rounds,
        budget=given.budget,
        stock_limit=given.stock_limit,
        only=tuple(given.only or ()),
        kept=given.keep,
    )
    corpora: list[Corpus] = [ZipfCorpus(count) for count in given.articles or _SIZES]
    if given.corpus:
        corpora = [FolderCorpus(given.corpus)]
    runs = []
    for corpus in corpora:
        with tempfile.TemporaryDirectory(dir=given.temporary) as folder:
            results = run(corpus, Path(folder), options)
        show(results)
        results["targets"] = [
            {"target": str(target), "reached": target.reached} for target in targets(results)
        ]
        runs.append(results)
        if given.json:  # after each, since the next may take long
            machine = {"python": platform.python_version(), "processors": os.cpu_count()}
            given.json.write_text(
                json.dumps({"machine": machine, "runs": runs}, indent=1, ensure_ascii=False)
            )


if __name__ == "__main__":
    main()
