"""Whether the right article comes first: the measures, the judgements and the queries."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from benchmarks.relevance import texts
from benchmarks.relevance.__main__ import judged, run, show, verdicts
from benchmarks.relevance.known_items import Remembering
from benchmarks.relevance.measures import mean, ndcg, reciprocal_rank, success


def test_the_reciprocal_rank_is_of_the_first_right_one_among_ten() -> None:
    assert reciprocal_rank(["a", "b", "c"], {"b", "c"}) == 1 / 2
    assert reciprocal_rank(["a"], {"z"}) == 0
    assert reciprocal_rank([*"abcdefghij", "z"], {"z"}) == 0
    assert reciprocal_rank([*"abcdefghi", "z"], {"z"}) == 1 / 10


def test_success_is_the_first_place_alone() -> None:
    assert success(["a", "b"], {"a"}) == 1
    assert success(["a", "b"], {"b"}) == 0
    assert success([], {"b"}) == 0


def test_ndcg_is_one_for_the_best_order_and_less_for_any_other() -> None:
    grades = {"a": 2, "b": 1, "c": 1}
    assert ndcg(["a", "b", "c"], grades) == pytest.approx(1)
    assert ndcg(["a", "c", "b", "x"], grades) == pytest.approx(1)
    discounts = [1 / math.log2(place + 1) for place in (1, 2, 3)]
    best = 3 * discounts[0] + discounts[1] + discounts[2]
    assert ndcg(["x", "a"], grades) == pytest.approx(3 * discounts[1] / best)
    assert ndcg([], grades) == 0


def test_the_mean_of_nothing_is_no_number() -> None:
    assert mean([1.0, 0.0]) == 0.5
    assert math.isnan(mean([]))


def test_judgements_name_articles_that_there_are() -> None:
    known = {article.id for article in texts.bundled()}
    queries = judged()
    assert len(queries) >= 40
    assert len({query.ask for query in queries}) == len(queries)
    for query in queries:
        assert query.grades.keys() <= known, query.ask
        assert query.best


def test_gold_articles_have_no_markup_left() -> None:
    articles = texts.gold()
    assert len(articles) > 50
    assert all("|" not in article.text and "=====" not in article.text for article in articles)
    assert all(article.title and article.text for article in articles)


def test_what_is_remembered_is_in_the_article() -> None:
    written = texts.bundled()
    hay = texts.haystack(written, 40)
    assert hay == texts.haystack(written, 40)
    kinds = Remembering([*written, *hay]).kinds(written)
    assert kinds == Remembering([*written, *hay]).kinds(written)
    by_id = {article.id: article for article in written}
    for item in kinds["words of the title"]:
        assert all(word in by_id[item.wanted].title.lower() for word in item.ask.split())
    for item in kinds["words of the body"]:
        words = item.ask.split()
        assert len(words) == 4
        assert any(
            all(word in paragraph.lower() for word in words)
            for paragraph in by_id[item.wanted].text.split("\n\n")
        )
    for item in kinds["phrase remembered wrongly"]:
        assert item.ask not in by_id[item.wanted].text.lower()
        assert len(item.ask.split()) in (4, 5)
    assert all(item.ask.count('"') == 2 for item in kinds["the same in quotation marks"])


def test_a_run_tells_every_row_and_its_targets(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    results = run(tmp_path, ["metatui", "FTS5"], hay=20, each=1)
    title = results["rows"]["words of the title"]
    assert title["metatui"]["queries"] == title["FTS5"]["queries"] > 50
    assert 0.8 < title["metatui"]["mrr"] <= 1
    show(results, misses=1)
    assert "judged by hand" in capsys.readouterr().out
    told = "\n".join(verdicts(results["rows"]))
    assert "words of the body" in told
    assert "target ≥ 0.93" in told
