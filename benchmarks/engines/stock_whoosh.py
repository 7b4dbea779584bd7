"""whoosh3 as it comes: its own fields, codec, writer and BM25F."""

# mypy: allow-untyped-calls
# (much of Whoosh has no annotations)
from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import whoosh.query
from whoosh import fields
from whoosh.analysis.filters import LowercaseFilter
from whoosh.analysis.tokenizers import RegexTokenizer
from whoosh.highlight import ContextFragmenter, Highlighter
from whoosh.index import create_in, open_dir

from benchmarks.engines.engine import TOP, size_of
from benchmarks.engines.question import Question, attempts
from metatui.model import Article

_FIELDS = ("title", "body")
query: Any = whoosh.query


class StockWhoosh:
    """The default index, with all words and nothing stored but ids."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def build(self, articles: Iterable[Article]) -> None:
        self.folder.mkdir(parents=True)
        every_word = RegexTokenizer() | LowercaseFilter()
        schema = fields.Schema(
            id=fields.ID(stored=True),
            title=fields.TEXT(analyzer=every_word, field_boost=2.0),
            body=fields.TEXT(analyzer=every_word),
            source=fields.ID(),
            published=fields.NUMERIC(numtype=int, bits=64, sortable=True),
        )
        self._index = create_in(str(self.folder), schema)
        self._write(articles, limitmb=256)

    def open(self) -> None:
        self._index = open_dir(str(self.folder))
        self._searcher = self._index.searcher()

    def close(self) -> None:
        self._searcher.close()
        self._index.close()

    def answers(self, question: Question) -> bool:
        return True

    def search(self, question: Question) -> list[str]:
        return [hit["id"] for hit in self._results(question)]

    def typed(self, text: str) -> list[str]:
        return next(filter(None, map(self.search, attempts(text))), [])

    def count(self, question: Question) -> int:
        return len(list(self._searcher.docs_for_query(_compiled(question))))

    def keystroke(self, question: Question, articles: Mapping[str, Article]) -> list[str]:
        results = self._results(question)
        highlighter = Highlighter(fragmenter=ContextFragmenter(maxchars=160))
        return [
            highlighter.highlight_hit(hit, "body", text=articles[hit["id"]].text, top=1) for hit in results
        ]

    def add(self, articles: Sequence[Article]) -> None:
        self._write(articles)
        self._searcher.close()
        self._searcher = self._index.searcher()  # refresh() would give wrong answers

    def index_bytes(self) -> int:
        return size_of(self.folder)

    def _write(self, articles: Iterable[Article], **options: Any) -> None:
        writer = self._index.writer(**options)
        for article in articles:
            writer.add_document(
                id=article.id,
                title=article.title,
                body=article.text,
                source=article.source,
                published=int(article.published.timestamp()) if article.published else 0,
            )
        writer.commit()

    def _results(self, question: Question) -> Any:
        compiled = _compiled(question)
        if question.newest:
            return self._searcher.search(compiled, limit=TOP, sortedby="published", reverse=True)
        return self._searcher.search(compiled, limit=TOP)


def _compiled(question: Question) -> Any:
    if question.joined == "phrase":
        found: Any = query.Or([query.Phrase(field, list(question.words)) for field in _FIELDS])
    else:
        last = len(question.words) - 1
        parts = [
            query.Or([_leaf(field, word, question, place == last) for field in _FIELDS])
            for place, word in enumerate(question.words)
        ]
        found = (query.Or if question.joined == "or" else query.And)(parts)
    if question.source:
        found = query.And([found, query.Term("source", question.source)])
    return found.normalize()


def _leaf(field: str, word: str, question: Question, is_last: bool) -> Any:
    if question.fuzzy:
        return query.FuzzyTerm(field, word, maxdist=1, prefixlength=1)
    if question.open_end and is_last:
        return query.Prefix(field, word)
    return query.Term(field, word)
