"""Does the right article come first? metatui beside stock Whoosh, SQLite FTS5 and tantivy.

    python -m benchmarks.relevance

Known items: somebody remembers words of the title, words of one paragraph, a phrase not quite as it was, or
mistypes one word; there is one right answer among the articles that were written and thousands that were made
of their halves of sentences. Judged: what a reader might ask of the bundled corpus, answered by hand
(judged.toml), asked of the written articles alone, but for other texts about the same company. MRR@10 and,
behind it, the share of queries whose first result is right. Every engine looks for all words and, when no
article has them, for any of them; titles count twice.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.engines import Engine, make_engine
from benchmarks.relevance import texts
from benchmarks.relevance.known_items import KnownItem, Remembering
from benchmarks.relevance.measures import DEPTH, mean, ndcg, reciprocal_rank, success
from metatui.model import Article

_ENGINES = ("metatui", "stock whoosh3", "FTS5", "tantivy")
_HAYSTACK = 2_000
_LEAST = {"words of the title": 0.93, "words of the body": 0.90}
_JUDGED = Path(__file__).with_name("judged.toml")


@dataclass(frozen=True, slots=True)
class Judged:
    """A query, and how well articles answer it: 2 fully, 1 in part."""

    ask: str
    grades: dict[str, int]

    @property
    def best(self) -> set[str]:
        return {id for id, grade in self.grades.items() if grade == max(self.grades.values())}


def judged() -> list[Judged]:
    """The queries that were judged by hand."""
    told = tomllib.loads(_JUDGED.read_text("utf-8"))
    names = told["articles"]
    return [
        Judged(
            query["ask"],
            {names[name]: 1 for name in query.get("good", ())} | {names[name]: 2 for name in query["best"]},
        )
        for query in told["query"]
    ]


def run(
    folder: Path, engines: Sequence[str] = _ENGINES, *, hay: int = _HAYSTACK, each: int = 3
) -> dict[str, Any]:
    """Build the indexes below the folder and ask; results by row and engine."""
    bundled = texts.bundled()
    written = texts.dated([*bundled, *texts.gold()])
    everything = [*written, *texts.dated(texts.haystack(written, hay))]
    known = texts.distinct(written)
    of_corpus = {article.id for article in bundled}
    # An article that nobody judged must not be one that might be right.
    judgeable = [article for article in written if article.id in of_corpus or "Meta" not in article.text]
    kinds = Remembering(everything, each=each).kinds(known)
    rows: dict[str, Any] = {}
    for name in engines:
        few = _built(name, folder / f"{name} few", judgeable)
        many = _built(name, folder / f"{name} many", everything)
        _enter(rows, "judged by hand", name, _judge(few, judged()))
        for kind, items in kinds.items():
            _enter(rows, kind, name, _find(many, items))
            for part, inside in (("bundled corpus", True), ("other texts", False)):
                some = [item for item in items if (item.wanted in of_corpus) is inside]
                _enter(rows, f"  of it, {part}", name, _find(many, some), under=kind)
        few.close()
        many.close()
    return {"articles": len(everything), "written": len(written), "known": len(known), "rows": rows}


def _built(name: str, folder: Path, articles: Sequence[Article]) -> Engine:
    engine = make_engine(name, folder)
    engine.build(articles)
    engine.open()
    return engine


def _enter(rows: dict[str, Any], row: str, name: str, entry: dict[str, Any], under: str = "") -> None:
    rows.setdefault(under + row, {})[name] = entry


def _judge(engine: Engine, queries: Sequence[Judged]) -> dict[str, Any]:
    rankings = [engine.typed(query.ask) for query in queries]
    pairs = list(zip(rankings, queries, strict=True))
    return {
        "queries": len(queries),
        "mrr": round(mean([reciprocal_rank(ranking, query.best) for ranking, query in pairs]), 4),
        "success": round(mean([success(ranking, query.best) for ranking, query in pairs]), 4),
        "ndcg": round(mean([ndcg(ranking, query.grades) for ranking, query in pairs]), 4),
        "missed": [[query.ask, *ranking[:2]] for ranking, query in pairs if not success(ranking, query.best)],
    }


def _find(engine: Engine, items: Sequence[KnownItem]) -> dict[str, Any]:
    rankings = [engine.typed(item.ask) for item in items]
    pairs = list(zip(rankings, items, strict=True))
    return {
        "queries": len(items),
        "mrr": round(mean([reciprocal_rank(ranking, {item.wanted}) for ranking, item in pairs]), 4),
        "success": round(mean([success(ranking, {item.wanted}) for ranking, item in pairs]), 4),
        "missed": [
            [item.ask, item.wanted, _place(ranking, item.wanted), *ranking[:1]]
            for ranking, item in pairs
            if not success(ranking, {item.wanted})
        ],
    }


def _place(ranking: Sequence[str], wanted: str) -> int | None:
    return ranking[:DEPTH].index(wanted) + 1 if wanted in ranking[:DEPTH] else None


def show(results: dict[str, Any], misses: int) -> None:
    """Print the table, what each target says, and some of what metatui misses."""
    print(
        f"{results['articles']:,} articles, of which {results['written']} were written and "
        f"{results['known']} can be told from all others; MRR@{DEPTH} / share right at the first place"
    )
    names = list(next(iter(results["rows"].values())))
    print(f"\n{'':<34}{'queries':>8}" + "".join(f"{name:>18}" for name in names))
    for row, entries in results["rows"].items():
        shown = row if "  of it" not in row else row[row.index("  of it") :]
        cells = "".join(f"{entry['mrr']:>11.3f} /{entry['success']:>5.2f}" for entry in entries.values())
        print(f"{shown:<34}{entries[names[0]]['queries']:>8}{cells}")
        if "ndcg" in entries[names[0]]:
            cells = "".join(f"{entry['ndcg']:>18.3f}" for entry in entries.values())
            print(f"{'  nDCG@10 of the same':<42}{cells}")
    print()
    for verdict in verdicts(results["rows"]):
        print(f"→ {verdict}")
    if misses:
        for row, entries in results["rows"].items():
            if "metatui" in entries and "  of it" not in row:
                print(f"\nnot first, {row}:")
                for missed in entries["metatui"]["missed"][:misses]:
                    print("  ", *missed, sep=" | ")


def verdicts(rows: dict[str, Any]) -> list[str]:
    """What the targets say: least values for two rows, and the best or second best place in each."""
    lines = []
    for row, entries in rows.items():
        if "metatui" not in entries or "  of it" in row:
            continue
        mine = entries["metatui"]["mrr"]
        if least := _LEAST.get(row):
            lines.append(f"{row}: {mine:.3f}, target ≥ {least}: {'reached' if mine >= least else 'MISSED'}")
        better = [name for name, entry in entries.items() if entry["mrr"] > mine]
        place = f"place {len(better) + 1} of {len(entries)}"
        place += f" behind {', '.join(better)}" if better else ""
        lines.append(f"{row}: {place}, target 1 or 2: {'reached' if len(better) < 2 else 'MISSED'}")
    return lines


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--json", type=Path, help="a file to write all results to")
    parser.add_argument("--misses", type=int, default=0, help="show so many of metatui's misses of each row")
    parser.add_argument("--engine", action="append", choices=_ENGINES, help="only these; may be given again")
    parser.add_argument("--haystack", type=int, default=_HAYSTACK, help="how many articles to make up")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        results = run(Path(folder), given.engine or _ENGINES, hay=given.haystack)
    show(results, given.misses)
    if given.json:
        given.json.write_text(json.dumps(results, indent=1, ensure_ascii=False))


if __name__ == "__main__":
    main()
