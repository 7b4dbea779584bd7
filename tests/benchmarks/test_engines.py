"""Every engine of the comparison answers what it is asked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from few_articles import few_articles

from benchmarks.engines import NAMES, TOP, Engine, Question, make_engine
from metatui.model import Article

ARTICLES = few_articles()
QUESTIONS = {
    "a word": Question(("rocket",)),
    "all words": Question(("rocket", "candle")),
    "any word": Question(("rocket", "velvet", "saddle"), joined="or"),
    "a beginning": Question(("roc",), open_end=True),
    "a word and a beginning": Question(("candle", "roc"), open_end=True),
    "a phrase": Question(("market", "government"), joined="phrase"),
    "one edit": Question(("rocked",), fuzzy=True),
    "a source": Question(("rocket",), source="Daily Ledger", newest=True),
}


@pytest.fixture(params=NAMES)
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    made = make_engine(request.param, tmp_path / "index")
    made.build(iter(ARTICLES))
    made.open()
    yield made
    made.close()


def expected(question: Question) -> set[str]:
    """The ids of the articles that answer a question, by reading all of them."""
    found = set()
    for article in ARTICLES:
        words = re.findall("[a-z]+", f"{article.title} | {article.text}".lower())
        hits = [_has(word, words, question, number) for number, word in enumerate(question.words)]
        if question.joined == "phrase":
            texts = (article.title.lower(), article.text.lower())
            hits = [any(" ".join(question.words) in text for text in texts)]
        enough = any(hits) if question.joined == "or" else all(hits)
        if enough and question.source in (None, article.source):
            found.add(article.id)
    return found


def _has(word: str, words: list[str], question: Question, number: int) -> bool:
    if question.fuzzy:
        return any(len(other) == len(word) and _edits(word, other) <= 1 for other in words)
    if question.open_end and number == len(question.words) - 1:
        return any(other.startswith(word) for other in words)
    return word in words


def _edits(one: str, other: str) -> int:
    return sum(a != b for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize("name", QUESTIONS)
def test_finds_the_articles_that_answer(engine: Engine, name: str) -> None:
    question = QUESTIONS[name]
    if not engine.answers(question):
        pytest.skip("not a question for this engine")
    wanted = expected(question)
    assert 0 < len(wanted) < TOP
    assert set(engine.search(question)) == wanted
    if not question.newest:
        assert engine.count(question) in (None, len(wanted))


def test_newest_come_first(engine: Engine) -> None:
    question = QUESTIONS["a source"]
    newest_first = [article.id for article in reversed(ARTICLES) if article.id in expected(question)]
    assert engine.search(question) == newest_first


def test_a_keystroke_gives_a_snippet_of_each_result(engine: Engine) -> None:
    question = QUESTIONS["a word and a beginning"]
    by_id = {article.id: article for article in ARTICLES}
    lines = engine.keystroke(question, by_id)
    assert len(lines) == len(expected(question))
    assert all(lines)


def test_what_is_added_is_found(engine: Engine) -> None:
    fresh = [Article(id=f"new-{number}", title="Zeppelin", text="A zeppelin again.") for number in range(3)]
    engine.add(fresh)
    assert set(engine.search(Question(("zeppelin",)))) == {article.id for article in fresh}


def test_an_index_takes_room_and_a_scan_none(engine: Engine, request: pytest.FixtureRequest) -> None:
    scans = "LIKE scan" in request.node.name
    assert (engine.index_bytes() == 0) is scans
