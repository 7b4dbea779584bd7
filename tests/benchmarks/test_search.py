"""The comparison of search engines, on a few articles."""

from __future__ import annotations

import json
from functools import cache
from itertools import islice, pairwise
from pathlib import Path
from typing import Any

import pytest
from few_articles import few_articles

from benchmarks import zipf_corpus
from benchmarks.engines import make_engine
from benchmarks.search import building
from benchmarks.search.__main__ import main
from benchmarks.search.freshness import add_and_find
from benchmarks.search.questions import Questions
from benchmarks.search.targets import targets
from metatui.model import Article

ARTICLES = few_articles()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of files with the articles."""
    for article in ARTICLES:
        (tmp_path / f"{article.id}.md").write_text(
            f"---\ntitle: {article.title}\nsource: {article.source}\n---\n\n{article.text}\n"
        )
    return tmp_path


def test_questions_are_the_same_each_time_and_answered_by_the_sample() -> None:
    kinds = Questions(ARTICLES).kinds()
    assert kinds == Questions(ARTICLES).kinds()
    for question in (*kinds["AND of two"], *kinds["phrase of two"]):
        joint = ".* .*" if question.joined == "phrase" else ""
        assert len(set(question.words)) == 2, joint
        assert any(all(word in article.text.lower() for word in question.words) for article in ARTICLES)


def test_typing_asks_at_every_key() -> None:
    typed = Questions(ARTICLES).kinds()["typing"]
    lengths = [len(" ".join(question.words)) + (not question.open_end) for question in typed]
    assert lengths[0] == 1
    assert all(after == before + 1 or after == 1 for before, after in pairwise(lengths))


def test_made_up_articles_are_the_same_in_a_larger_corpus(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipf_corpus, "_VOCABULARY", 30_000)
    monkeypatch.setattr(zipf_corpus, "_vocabulary", cache(zipf_corpus._vocabulary.__wrapped__))
    few, many = list(zipf_corpus.articles(0, 20)), list(islice(zipf_corpus.articles(5, 2000), 15))
    assert few[5:] == many
    assert len({article.id for article in few}) == 20


def test_added_articles_are_waited_for(tmp_path: Path) -> None:
    engine = make_engine("FTS5", tmp_path / "index")
    engine.build(ARTICLES)
    engine.open()
    taken: list[tuple[int, int]] = []

    def more(start: int, count: int) -> list[Article]:
        taken.append((start, count))
        return few_articles(count, seed=start)

    summaries = add_and_find(engine, more)
    engine.close()
    assert {count: summary.runs for count, summary in summaries.items()} == {1: 20, 100: 10}
    assert taken[-1] == (20 + 900, 100)


def test_the_command_measures_a_folder_and_writes_json(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    # A process of its own for each index would take most of the time.
    monkeypatch.setattr(building, "_apart", lambda task, *arguments: task(*arguments))
    told = tmp_path / "told.json"
    engines = ("--engine", "metatui", "--engine", "FTS5", "--engine", "LIKE scan")
    main(
        [
            *("--corpus", str(folder), "--json", str(told), "--rounds", "1", "--only", "queries"),
            *("--temporary", str(tmp_path), *engines),
        ]
    )
    (run,) = json.loads(told.read_text())["runs"]
    assert run["articles"] == len(ARTICLES)
    assert set(run["building"]) == {"metatui", "FTS5", "LIKE scan"}
    assert run["kinds"]["common term"]["FTS5"]["ratio"] > 0
    assert "FTS5" not in run["kinds"]["fuzzy, one edit"]
    assert not any(run["agreement"].values())
    shown = capsys.readouterr().out
    assert "AND of two" in shown
    assert "times as fast as FTS5" in shown


def test_targets_know_what_is_reached() -> None:
    summary = {"p50": 1.0, "p95": 19.0, "max": 51.0}
    results: dict[str, Any] = {
        "kinds": {
            "typing": {"metatui": summary},
            "common term": {"FTS5": {"ratio": 25.0}, "tantivy": {"ratio": 0.25}},
        },
        "building": {
            "metatui": {"articles_per_cpu_second": 1500, "peak_mb": 300, "disk_mb": 90},
            "stock whoosh3": {"articles_per_cpu_second": 100, "disk_mb": 200},
        },
    }
    verdicts = {(target.section, target.what): target.reached for target in targets(results)}
    assert verdicts == {
        ("typing", "p95"): True,
        ("typing", "max"): False,
        ("common term", "times as fast as FTS5"): True,
        ("common term", "times tantivy's time"): False,
        ("building", "articles per cpu second, times those of stock whoosh3"): True,
        ("building", "peak memory"): True,
    }


def test_kept_indexes_are_used_again_but_never_our_own(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(building, "_apart", lambda task, *arguments: task(*arguments))
    told = tmp_path / "told.json"
    command = ["--corpus", str(folder), "--json", str(told), "--engine", "metatui", "--engine", "FTS5"]
    command += ["--only", "cold", "--keep", str(tmp_path / "kept"), "--temporary", str(tmp_path)]
    monkeypatch.setattr(
        "benchmarks.search.run.open_cold", lambda *arguments: {"open_cpu_ms": 1, "resident_mb": 1}
    )
    earlier = []
    for _ in range(2):
        main(command)
        (run,) = json.loads(told.read_text())["runs"]
        earlier.append({name for name, built in run["building"].items() if "earlier" in built})
    assert earlier == [set(), {"FTS5"}]
    assert "in an earlier run" in capsys.readouterr().out
