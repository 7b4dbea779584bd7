"""Stories over what the analysis really finds: the gold articles, and the bundled corpus."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from metatui.analysis import annotate
from metatui.ingest import read_article
from metatui.locations import bundled_corpus
from metatui.model import Annotations, Article, Relation
from metatui.stories import StoryIndex

Answers = dict[str, tuple[Relation, ...]]


def _ask(articles: list[Article], folder: Path) -> Answers:
    documents: dict[str, tuple[Article, Annotations]] = {
        article.id: (
            article,
            annotate(article.text, title=article.title, published=article.published, careful=False),
        )
        for article in articles
    }
    index = StoryIndex.open(folder, create=True)
    index.update(documents.values(), revision=1)
    return {
        name: index.related(*document, load=documents.__getitem__) for name, document in documents.items()
    }


@pytest.fixture(scope="module")
def gold_answers(gold: list[Any], tmp_path_factory: pytest.TempPathFactory) -> Answers:
    return _ask([one.article for one in gold], tmp_path_factory.mktemp("gold"))


@pytest.fixture(scope="module")
def corpus() -> list[Article]:
    return [
        read_article(path.read_bytes(), name=path.name, id=path.stem)
        for path in sorted(bundled_corpus().glob("*.md"))
        if path.name != "README.md"
    ]


@pytest.fixture(scope="module")
def corpus_answers(corpus: list[Article], tmp_path_factory: pytest.TempPathFactory) -> Answers:
    return _ask(corpus, tmp_path_factory.mktemp("corpus"))


def test_gold_articles_find_their_stories(gold: list[Any], gold_answers: Answers) -> None:
    table: Counter[tuple[bool, bool, bool]] = Counter()
    for one in gold:
        found = {relation.id: relation.kind for relation in gold_answers[one.article.id]}
        for other in gold:
            if other is not one:
                kind = found.get(other.article.id)
                # What came earlier in the chain of events is background.
                earlier = other.phase != one.phase and other.article.published < one.article.published
                told = kind == "background" if earlier else kind not in (None, "background")
                table[one.event == other.event, kind is not None, told] += 1
    right = sum(number for (same, shown, _), number in table.items() if same and shown)
    shown = sum(number for (_, shown, _), number in table.items() if shown)
    kinds = sum(number for (same, _, told), number in table.items() if same and told)
    same = sum(number for (same, _, _), number in table.items() if same)
    assert right / shown >= 0.9
    assert kinds / same >= 0.85


def test_every_article_of_the_corpus_has_related_ones(corpus_answers: Answers) -> None:
    assert not [name for name, found in corpus_answers.items() if not found]


def test_what_the_whole_corpus_is_about_is_no_reason(corpus_answers: Answers) -> None:
    told = {
        reason.text for found in corpus_answers.values() for relation in found for reason in relation.reasons
    }
    assert told.isdisjoint({"Meta", "Meta Platforms", "AI", "artificial intelligence"})


def test_reasons_differ_from_pair_to_pair(corpus_answers: Answers) -> None:
    pairs = different = 0
    for found in corpus_answers.values():
        told = [frozenset(reason.text for reason in relation.reasons) for relation in found]
        assert all(len(reasons) >= 2 for reasons in told)
        pairs += len(told)
        different += len(set(told))
    assert different / pairs >= 0.95


def test_reasons_point_at_what_they_name(corpus: list[Article], corpus_answers: Answers) -> None:
    texts = {article.id: article.text for article in corpus}
    for name, found in corpus_answers.items():
        for relation in found:
            for reason in relation.reasons:
                for start, end in reason.here:
                    assert texts[name][start:end].strip() == texts[name][start:end] != ""
                for start, end in reason.there:
                    assert texts[relation.id][start:end].strip() == texts[relation.id][start:end] != ""
