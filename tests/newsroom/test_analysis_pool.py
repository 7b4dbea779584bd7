"""Analysing on every core: the same answers in the same order, whatever becomes of a worker."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from metatui.errors import Cancelled
from metatui.library import EncodedAnnotations
from metatui.library.annotations_codec import encode
from metatui.model import Article, Progress
from metatui.newsroom import Newsroom, analysis_pool, analysis_worker
from metatui.newsroom.analysing import analyse_article
from metatui.newsroom.analysis_pool import AnalysisPool, WorkerDied

SENTENCE = "Harbour Bank paid $4.5 billion for Birch Mutual last year, said Jonas Ruiz."


def article(number: int, text: str = SENTENCE) -> Article:
    published = datetime(2025, 3, number + 1, tzinfo=UTC)
    return Article(id=f"id-{number}", title="Bank “buys”", text=text, published=published)


@pytest.fixture
def pool() -> Iterator[AnalysisPool]:
    pool = AnalysisPool(2)
    yield pool
    pool.close()


def in_process(articles: Sequence[Article]) -> list[EncodedAnnotations]:
    return [
        EncodedAnnotations(one, encode(found.annotations, one.text), found.error)
        for one in articles
        for found in [analyse_article(one)]
    ]


def test_workers_find_what_is_found_here(pool: AnalysisPool) -> None:
    batches = [[article(0), article(1, "Ünlü 銀行 said “no” to 7 %.")], [article(2, "")]]
    asked = [pool.submit(batch) for batch in batches]
    for batch, future in zip(batches, asked, strict=True):
        assert future.result() == in_process(batch)
    assert "2024" in asked[0].result()[0].data, "last year is that before the article's"


def test_another_worker_takes_over_where_one_died(pool: AnalysisPool) -> None:
    pool.submit([article(0)]).result()
    for worker in pool._running:
        worker.kill()
        worker._process.wait()
    assert pool.submit([article(1)]).result() == in_process([article(1)])


def test_only_the_article_that_kills_workers_goes_without_annotations(monkeypatch) -> None:
    class Frail(analysis_pool._Worker):
        def analyse(self, articles: Sequence[Article]) -> list[EncodedAnnotations]:
            if any("deadly" in one.text for one in articles):
                self.kill()
                self._process.wait()
            return super().analyse(articles)

    monkeypatch.setattr(analysis_pool, "_Worker", Frail)
    pool = AnalysisPool(1)
    batch = [article(0), article(1, "A deadly text."), article(2)]
    try:
        found = pool.submit(batch).result()
    finally:
        pool.close()
    assert [found[0], found[2]] == in_process([batch[0], batch[2]])
    assert found[1] == EncodedAnnotations(batch[1], "[[],[],[]]", "the analysis broke off twice")


def test_a_closed_pool_leaves_no_process_and_starts_none() -> None:
    pool = AnalysisPool(2)
    pool.submit([article(0)]).result()
    pool.close()
    assert all(worker._process.poll() is not None for worker in pool._running)
    with pytest.raises(WorkerDied):
        pool._worker()


def test_the_worker_goes_on_after_a_text_that_trips_up_a_rule(monkeypatch) -> None:
    def annotate(text: str, **_: object) -> None:
        raise LookupError(text)

    monkeypatch.setattr("metatui.newsroom.analysing.annotate", annotate)
    line = json.dumps([["title", "some text", None]]).encode()
    assert json.loads(analysis_worker.answer(line)) == [["[[],[],[]]", "LookupError: some text"]]


@pytest.fixture
def work_on_two_cores(monkeypatch) -> None:
    monkeypatch.setattr("metatui.newsroom.analysing._WORTH_WORKERS", 1)
    monkeypatch.setattr("metatui.newsroom.analysing._BATCH", 2)
    monkeypatch.setattr(analysis_pool, "usable_cores", lambda: 2)


@pytest.mark.usefixtures("work_on_two_cores")
def test_a_library_that_workers_analysed_is_the_same(open_newsroom, corpus: Path) -> None:
    newsroom: Newsroom = open_newsroom(corpus)
    heard: list[Progress] = []
    newsroom.index(heard.append)
    done = [(one.done, one.total) for one in heard if one.phase == "analysing"]
    assert done == sorted(done)
    assert done[-1] == (12, 12)
    for head in newsroom.articles():
        assert newsroom.annotations(head.id) == analyse_article(newsroom.article(head.id)).annotations
    assert newsroom.search("org:harbour").total == 8


@pytest.mark.usefixtures("work_on_two_cores")
def test_a_cancelled_run_keeps_what_workers_found(open_newsroom, corpus: Path, monkeypatch) -> None:
    newsroom: Newsroom = open_newsroom(corpus)
    monkeypatch.setattr("metatui.newsroom.analysing._ARTICLES_AHEAD", 3)
    heard: list[Progress] = []

    def enough() -> bool:
        return any(one.phase == "analysing" and one.done >= 4 for one in heard)

    with pytest.raises(Cancelled):
        newsroom.index(heard.append, enough)
    heard.clear()
    newsroom.index(heard.append)
    assert next(one for one in heard if one.phase == "analysing").total == 8
