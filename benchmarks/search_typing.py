"""How long a keystroke in the search bar takes: query read, answered and ranked, and thirty snippets made.

    python -m benchmarks.search_typing --articles 1000 --articles 10000

Prints one JSON object for each size. Times are milliseconds of processor time, with the wall clock beside
them (which also counts what else the machine was doing). The index is made by a process of its own, as the
reader makes it, so that the first round of typing finds no word in memory; the second finds what the first
left there. The very first key, which also imports and opens, is given apart and counted in the first round.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.generated_corpus import write_corpus
from metatui.ingest import read_article
from metatui.model import Annotations, Article
from metatui.search import SearchIndex, find_hits, make_snippet, parse

_QUERIES = (
    "market government",
    "the new state",
    "granite holdings",
    "said ada OR greta orlov",
    '"expected to" announced people',
    "company -bank workers",
    "title:why steel",
    "port dunmore 12 percent",
    "sales",
    "co",
    "re",
)
_SNIPPETS = 30


def measure(count: int) -> dict[str, object]:
    """Write, read and index articles, type all queries twice, and sum up."""
    with tempfile.TemporaryDirectory() as folder:
        corpus, where = Path(folder) / "corpus", Path(folder) / "index"
        write_corpus(corpus, count)
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            indexed = pool.apply(_index, (corpus, where))
        articles = _articles(corpus)
        began = time.perf_counter()
        with SearchIndex.open(where) as index:
            opened = time.perf_counter() - began
            first, again = _type_all(index, articles), _type_all(index, articles)
        return {
            "articles": count,
            "indexed_per_second": round(count / indexed),
            "index_mb": round(sum(path.stat().st_size for path in where.iterdir()) / 1e6, 1),
            "open_ms": round(opened * 1000, 1),
            "keystrokes": len(first),
            "first_key": round(first[0][0], 1),
            "first": _summary([cpu for cpu, _, _ in first]),
            "again": _summary([cpu for cpu, _, _ in again]),
            "first_wall": _summary([wall for _, wall, _ in first]),
            "again_wall": _summary([wall for _, wall, _ in again]),
            "slowest": [f"{query!r} {cpu:.0f}" for cpu, _, query in sorted(first, reverse=True)[:5]],
        }


def _index(corpus: Path, where: Path) -> float:
    """Index a folder of articles; the seconds of processor time that the indexing took."""
    articles = _articles(corpus)
    began = time.process_time()
    with SearchIndex.open(where, create=True) as index:
        index.update(((article, Annotations()) for article in articles.values()), removed=[], revision=1)
    return time.process_time() - began


def _articles(folder: Path) -> dict[str, Article]:
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    read = (read_article(path.read_bytes(), name=path.name, id=path.stem) for path in paths)
    return {article.id: article for article in read}


def _type_all(index: SearchIndex, articles: dict[str, Article]) -> list[tuple[float, float, str]]:
    """(processor time, wall clock, what had been typed) of every keystroke."""
    taken = []
    for query in _QUERIES:
        for end in range(1, len(query) + 1):
            cpu, wall = time.process_time(), time.perf_counter()
            _keystroke(index, articles, query[:end])
            spent = (time.process_time() - cpu) * 1000, (time.perf_counter() - wall) * 1000
            taken.append((*spent, query[:end]))
    return taken


def _keystroke(index: SearchIndex, articles: dict[str, Article], typed: str) -> None:
    query = parse(typed, typing=True)
    for id in index.search(query).ids[:_SNIPPETS]:
        article = articles[id]
        find_hits(query, article.title, in_title=True)
        make_snippet(article.text, find_hits(query, article.text))


def _summary(taken: Sequence[float]) -> dict[str, float]:
    spent = sorted(taken)
    places = {"p50": len(spent) // 2, "p95": int(len(spent) * 0.95), "max": len(spent) - 1}
    return {name: round(spent[place], 1) for name, place in places.items()}


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure for each size that the command line names."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, action="append", help="how many; may be given again")
    for count in parser.parse_args(arguments).articles or [1000]:
        json.dump(measure(count), sys.stdout)
        print(flush=True)


if __name__ == "__main__":
    main()
