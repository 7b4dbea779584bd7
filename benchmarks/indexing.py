"""How long a folder takes from files to answers, stage by stage, and what opening and asking cost afterwards.

Stages are in seconds of the clock and of the processor: on a busy machine only the second can be compared.

python -m benchmarks.indexing --articles 1000

`taskset -c 0` before it shows what one core does: the analysis uses all that it may.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.generated_corpus import write_corpus
from metatui.model import Progress
from metatui.newsroom import Newsroom

QUERIES = ("government", "harbour bank", "har", '"harbour bank" people', "said", "who:lund num:>20", "t")
ROWS = 30


class Stages:
    """Adds up the time between reports by the phase that was reported: of the clock and of the processor."""

    def __init__(self) -> None:
        self.seconds: dict[str, tuple[float, float]] = {}
        self._phase = "opening"
        self._since = _now()

    def __call__(self, progress: Progress) -> None:
        now = _now()
        clock, processor = self.seconds.get(self._phase, (0.0, 0.0))
        self.seconds[self._phase] = clock + now[0] - self._since[0], processor + now[1] - self._since[1]
        self._phase, self._since = progress.phase, now


def _now() -> tuple[float, float]:
    return time.perf_counter(), time.process_time()


def milliseconds(task: Callable[[], object], runs: int = 7) -> tuple[float, float]:
    """The first run and the median of the others."""
    taken = []
    for _ in range(runs):
        started = time.perf_counter()
        task()
        taken.append((time.perf_counter() - started) * 1000)
    return taken[0], statistics.median(taken[1:])


def tell(name: str, first: float, again: float, more: str = "") -> None:
    """One line of the table."""
    print(f"  {name:<34}{first:9.1f}{again:9.1f}   {more}")


def measure(corpus: Path, folder: Path) -> None:
    """Index the corpus into the folder, ask, and print what it took."""

    def open_newsroom() -> Newsroom:
        return Newsroom.open(corpus, data_dir=folder / "data", cache_dir=folder / "cache")

    stages = Stages()
    with open_newsroom() as newsroom:
        report = newsroom.index(stages)
        print(f"{report.total:,} articles indexed in {report.seconds:.1f} s")
        for phase, (clock, processor) in stages.seconds.items():
            rate = report.total / max(processor, 1e-6)
            print(f"  {phase:<34}{clock:9.2f} s{processor:9.2f} s cpu{rate:12,.0f} articles/s of cpu")
        print(f"  {'looking again, nothing new':<34}{newsroom.index().seconds:9.2f} s")
    print(f"\n  {'milliseconds':<34}{'first':>9}{'again':>9}")
    tell("open and close", *milliseconds(lambda: open_newsroom().close()))
    with open_newsroom() as newsroom:
        tell("articles()", *milliseconds(newsroom.articles))
        tell(f"the first {ROWS} rows", *milliseconds(lambda: newsroom.articles()[:ROWS]))
        tell("counts()", *milliseconds(newsroom.counts))
        for query in QUERIES:

            def ask(query: str = query) -> object:
                return newsroom.search(query, limit=None, typing=True)

            def look(query: str = query) -> object:
                return newsroom.search(query, limit=None, typing=True).hits[:ROWS]

            total = newsroom.search(query, limit=None, typing=True).total
            tell(f"search {query}", *milliseconds(ask), f"{total:,} hits")
            tell(f"  and {ROWS} rows with snippets", *milliseconds(look))
        heads = newsroom.articles()
        ids = [heads[len(heads) * part // 10].id for part in range(10)]
        each = [milliseconds(lambda id=id: newsroom.related(id), 2) for id in ids]  # type: ignore[misc]
        tell("related", statistics.median(one[0] for one in each), statistics.median(one[1] for one in each))


def main(arguments: Sequence[str] | None = None) -> None:
    """Generate a corpus, or take a folder, and measure."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--corpus", type=Path, help="a folder to index in place of a generated one")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as temporary:
        corpus = options.corpus or Path(temporary) / "corpus"
        if options.corpus is None:
            write_corpus(corpus, options.articles)
        measure(corpus, Path(temporary))


if __name__ == "__main__":
    main()
