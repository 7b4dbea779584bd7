"""One corpus measured from beginning to end."""

from __future__ import annotations

import gc
import itertools
import json
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.engines import TOP, Engine, Question, make_engine
from benchmarks.search.building import build, build_annotated
from benchmarks.search.cold import open_cold
from benchmarks.search.corpora import Corpus
from benchmarks.search.freshness import add_and_find, search_meanwhile
from benchmarks.search.questions import Questions
from benchmarks.timing import interleave, ratio, summarise
from metatui.model import Article
from metatui.search import SearchIndex, parse

PARTS = ("building", "queries", "facets", "cold", "adding")
SAMPLE = 3000  # articles that the questions are drawn from
_SMALL = 30


@dataclass(frozen=True)
class Options:
    """What to measure and how long."""

    engines: tuple[str, ...]
    rounds: int
    budget: float  # seconds that an engine may spend on one kind of question
    stock_limit: int
    only: tuple[str, ...] = ()
    kept: Path | None = None  # where the others' indexes are found again

    def wants(self, part: str) -> bool:
        return not self.only or part in self.only


def run(corpus: Corpus, folder: Path, options: Options) -> dict[str, Any]:
    """Build every engine's index below the folder and measure it."""
    articles = {article.id: article for article in corpus.articles()}
    chosen, left_out = _who(options, len(articles))
    results: dict[str, Any] = {
        "corpus": corpus.name,
        "articles": len(articles),
        "top": TOP,
        "left_out": left_out,
        "building": {},
    }
    for name in chosen:
        results["building"][name] = built_index(name, corpus, folder / name, options.kept)
    gc.collect()
    gc.freeze()  # looking for garbage among the articles, again and again, is not to be measured
    engines = {name: make_engine(name, folder / name) for name in chosen}
    for engine in engines.values():
        engine.open()
    kinds = Questions(list(itertools.islice(articles.values(), SAMPLE))).kinds()
    if options.wants("queries"):
        results |= _ask(engines, kinds, articles, options)
    if options.wants("facets") and "metatui" in engines and hasattr(SearchIndex, "facets"):
        _tell("facets")
        results["facets"] = _facets(corpus, kinds, folder / "annotated", options.rounds)
    if options.wants("cold"):
        results["cold"] = {name: _cold(name, articles, folder, kinds) for name in chosen}
    if options.wants("adding"):
        results |= _adding(engines, corpus, kinds)
    for engine in engines.values():
        engine.close()
    return results


def _who(options: Options, count: int) -> tuple[list[str], list[str]]:
    chosen, left_out = list(options.engines), []
    if "stock whoosh3" in chosen and count > options.stock_limit:
        chosen.remove("stock whoosh3")
        left_out.append(f"stock whoosh3 above {options.stock_limit:,} articles (--stock-limit)")
    return chosen, left_out


def built_index(name: str, corpus: Corpus, folder: Path, kept: Path | None) -> dict[str, Any]:
    """Build an index, or copy that of an earlier run over the same articles; metatui's is always built."""
    reusable = kept / corpus.name / name if kept and name != "metatui" else None
    told = reusable.with_name(f"{name}.json") if reusable else None
    if reusable and told and told.exists():
        _tell(f"{name}: built in an earlier run")
        shutil.copytree(reusable, folder)
        built: dict[str, Any] = json.loads(told.read_text())
        return built | {"earlier": True}
    _tell(f"{name}: building")
    built = build(name, corpus, folder).as_json()
    if reusable and told:
        shutil.rmtree(reusable, ignore_errors=True)
        shutil.copytree(folder, reusable)
        told.write_text(json.dumps(built))
    return built


def _ask(
    engines: dict[str, Engine],
    kinds: dict[str, list[Question]],
    articles: dict[str, Article],
    options: Options,
) -> dict[str, Any]:
    asked: dict[str, Any] = {"kinds": {}, "questions": {}, "agreement": {}}
    for kind, questions in kinds.items():
        _tell(kind)
        able = {name: engine for name, engine in engines.items() if engine.answers(questions[0])}
        tasks = {
            name: (lambda question, engine=engine: engine.keystroke(question, articles))
            if kind == "typing"
            else engine.search
            for name, engine in able.items()
        }
        taken = interleave(tasks, questions, rounds=options.rounds, budget=options.budget)
        rows = {name: summarise(timings).as_json() for name, timings in taken.items()}
        for name in taken.keys() - {"metatui"}:
            if "metatui" in taken:
                rows[name]["ratio"] = round(ratio(taken[name], taken["metatui"]), 3)
        asked["kinds"][kind] = rows
        asked["questions"][kind] = len(questions)
        if kind not in ("typing", "filter + newest", "fuzzy, one edit"):
            asked["agreement"][kind] = list(_disagreements(able, questions))
    return asked


def _disagreements(engines: dict[str, Engine], questions: Sequence[Question]) -> list[str]:
    """For each engine the questions for which it finds another number of articles than metatui."""
    if "metatui" not in engines:
        return []
    mine = [engines["metatui"].count(question) for question in questions]
    lines = []
    for name, engine in engines.items():
        if name == "metatui" or engine.count(questions[0]) is None:
            continue
        if name == "stock whoosh3" and questions[0].open_end:
            continue  # seconds for each, and the others count the same
        theirs = [engine.count(question) for question in questions]
        differ = [
            (question, one, other)
            for question, one, other in zip(questions, mine, theirs, strict=True)
            if one != other
        ]
        if differ:
            question, one, other = differ[0]
            lines.append(
                f"{name} finds another number for {len(differ)} of {len(questions)} questions, "
                f"such as {question.text}: {other:,}, metatui {one:,}"
            )
    return lines


def _facets(corpus: Corpus, kinds: dict[str, list[Question]], folder: Path, rounds: int) -> dict[str, Any]:
    """Search alone, and what counting facets of the same query adds; over articles with names and figures."""
    from benchmarks.engines.metatui_engine import Metatui

    built = build_annotated(corpus, folder)
    engine = Metatui(folder)
    engine.open()
    rows: dict[str, Any] = {"building": built.as_json()}
    if count := getattr(engine.index, "facets", None):
        asked = ["", *(question.text for question in kinds["common term"] + kinds["AND of two"])]
        queries = [parse(text) for text in asked]
        tasks = {"search": engine.index.search, "extra": count}
        taken = interleave(tasks, queries, rounds=rounds, budget=60)
        rows |= {name: summarise(timings).as_json() for name, timings in taken.items()}
    engine.close()
    return rows


def _cold(
    name: str, articles: dict[str, Article], folder: Path, kinds: dict[str, list[Question]]
) -> dict[str, float | None]:
    _tell(f"{name}: cold")
    small = folder / f"{name} small"
    engine = make_engine(name, small)
    engine.build(itertools.islice(articles.values(), _SMALL))
    return open_cold(name, small, folder / name, kinds["common term"][0].words[0])


def _adding(engines: dict[str, Engine], corpus: Corpus, kinds: dict[str, list[Question]]) -> dict[str, Any]:
    """Adding to each engine, and for metatui searching at the same time."""
    results: dict[str, Any] = {"adding": {}, "meanwhile": {}}
    extra = corpus.more(0, 2 * 1020)

    def more(start: int, count: int) -> list[Article]:
        return extra[start : start + count]

    for name, engine in engines.items():
        _tell(f"{name}: adding")
        added = add_and_find(engine, more)
        results["adding"][name] = {str(count): summary.as_json() for count, summary in added.items()}
    if "metatui" in engines:
        questions = kinds["common term"] + kinds["AND of two"] + kinds["prefix, 3 letters"]
        quiet, busy, added = search_meanwhile(engines["metatui"], questions, more, 1020)
        results["meanwhile"]["metatui"] = {
            "quiet": quiet.as_json(),
            "busy": busy.as_json(),
            "added": {str(count): summary.as_json() for count, summary in added.items()},
        }
    return results


def _tell(what: str) -> None:
    """Say on the way what is being measured, apart from the tables."""
    print(f"… {what}", file=sys.stderr, flush=True)
