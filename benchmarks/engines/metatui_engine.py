"""metatui's own index, through what the reader uses of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from benchmarks.engines.engine import TOP, size_of
from benchmarks.engines.question import Question
from metatui.model import Annotations, Article, Sort
from metatui.search import ParsedQuery, SearchIndex, find_hits, make_snippet, parse


class Metatui:
    """A SearchIndex without annotations: the words and nothing else, as the others have them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._revision = 1
        self.index: SearchIndex

    def build(self, articles: Iterable[Article]) -> None:
        self.build_annotated((article, Annotations()) for article in articles)

    def build_annotated(self, documents: Iterable[tuple[Article, Annotations]]) -> None:
        """Index articles together with what they say, from nothing."""
        with SearchIndex.open(self.folder, create=True) as index:
            index.update(documents, removed=(), revision=self._revision)

    def open(self) -> None:
        self.index = SearchIndex.open(self.folder)
        self._revision = self.index.revision

    def close(self) -> None:
        self.index.close()

    def answers(self, question: Question) -> bool:
        return True

    def search(self, question: Question) -> list[str]:
        sort: Sort = "newest" if question.newest else "relevance"
        return list(self.index.search(_parsed(question), sort=sort).ids[:TOP])

    def typed(self, text: str) -> list[str]:
        return list(self.index.search(parse(text)).ids[:TOP])

    def count(self, question: Question) -> int:
        ranking = self.index.search(_parsed(question))
        return 0 if ranking.relaxed else len(ranking.ids)

    def keystroke(self, question: Question, articles: Mapping[str, Article]) -> list[str]:
        typed = " ".join(question.words) + ("" if question.open_end else " ")
        query = parse(typed, typing=True)
        lines = []
        for id in self.index.search(query).ids[:TOP]:
            article = articles[id]
            find_hits(query, article.title, in_title=True)
            lines.append(make_snippet(article.text, find_hits(query, article.text)).text)
        return lines

    def add(self, articles: Sequence[Article]) -> None:
        self._revision += 1
        documents = [(article, Annotations()) for article in articles]
        self.index.update(documents, removed=(), revision=self._revision)

    def index_bytes(self) -> int:
        return size_of(self.folder)


def _parsed(question: Question) -> ParsedQuery:
    return parse(question.text)
