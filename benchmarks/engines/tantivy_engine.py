"""tantivy, the search library in Rust, through its Python bindings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import tantivy
from tantivy import Occur, Query

from benchmarks.engines.engine import TOP
from benchmarks.engines.question import Question
from metatui.model import Article

_BOOSTS = {"title": 2.0, "body": 1.0}


class Tantivy:
    """Its default tokenizer and BM25; the text is stored for its snippets, but not counted as index."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._writer: Any = None

    def build(self, articles: Iterable[Article]) -> None:
        self.folder.mkdir(parents=True)
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
        builder.add_text_field("title")
        builder.add_text_field("body", stored=True)
        builder.add_text_field("source", tokenizer_name="raw", index_option="basic")
        builder.add_integer_field("published", fast=True)
        writer = tantivy.Index(builder.build(), path=str(self.folder)).writer(256_000_000)
        _write(writer, articles)
        writer.wait_merging_threads()

    def open(self) -> None:
        self._index = tantivy.Index.open(str(self.folder))
        self._schema = self._index.schema
        self._searcher = self._index.searcher()

    def close(self) -> None:
        if self._writer is not None:
            self._writer.wait_merging_threads()
        self._writer = None

    def answers(self, question: Question) -> bool:
        return True

    def search(self, question: Question) -> list[str]:
        return [
            self._searcher.doc(place)["id"][0] for place in self._places(self._compiled(question), question)
        ]

    def typed(self, text: str) -> list[str]:
        for all_words in (True, False):
            compiled, _ = self._index.parse_query_lenient(
                text if all_words else text.replace('"', " "),
                list(_BOOSTS),
                field_boosts=_BOOSTS,
                conjunction_by_default=all_words,
            )
            if found := self._searcher.search(compiled, TOP).hits:
                return [self._searcher.doc(place)["id"][0] for _, place in found]
        return []

    def count(self, question: Question) -> int:
        found: Any = self._searcher.search(self._compiled(question), 1)
        return int(found.count)

    def keystroke(self, question: Question, articles: Mapping[str, Article]) -> list[str]:
        compiled = self._compiled(question)
        generator = tantivy.SnippetGenerator.create(self._searcher, compiled, self._schema, "body")
        generator.set_max_num_chars(160)
        places = self._places(compiled, question)
        return [generator.snippet_from_doc(self._searcher.doc(place)).fragment() for place in places]

    def add(self, articles: Sequence[Article]) -> None:
        if self._writer is None:
            self._writer = self._index.writer(64_000_000, 1)
        _write(self._writer, articles)
        self._index.reload()
        self._searcher = self._index.searcher()

    def index_bytes(self) -> int:
        files = (path for path in self.folder.iterdir() if path.suffix != ".store")
        return sum(path.stat().st_size for path in files)

    def _places(self, compiled: Query, question: Question) -> list[tantivy.DocAddress]:
        by = "published" if question.newest else None
        found = self._searcher.search(compiled, TOP, count=False, order_by_field=by)
        return [place for _, place in found.hits]

    def _compiled(self, question: Question) -> Query:
        if question.joined == "phrase":
            found = self._in_fields(
                lambda field: Query.phrase_query(self._schema, field, list(question.words))
            )
        else:
            last = len(question.words) - 1
            occur = Occur.Should if question.joined == "or" else Occur.Must
            found = Query.boolean_query(
                [
                    (
                        occur,
                        self._in_fields(
                            lambda field, w=word, end=place == last: self._leaf(field, w, question, end)
                        ),
                    )
                    for place, word in enumerate(question.words)
                ]
            )
        if question.source:
            source = Query.term_query(self._schema, "source", question.source)
            found = Query.boolean_query([(Occur.Must, found), (Occur.Must, source)])
        return found

    def _in_fields(self, make: Any) -> Query:
        return Query.boolean_query(
            [(Occur.Should, Query.boost_query(make(field), boost)) for field, boost in _BOOSTS.items()]
        )

    def _leaf(self, field: str, word: str, question: Question, is_last: bool) -> Query:
        if question.fuzzy:
            return Query.fuzzy_term_query(self._schema, field, word, distance=1)
        if question.open_end and is_last:
            # The fastest of its ways to look for a beginning: a regular expression takes a third longer.
            return Query.fuzzy_term_query(self._schema, field, word, distance=0, prefix=True)
        return Query.term_query(self._schema, field, word)


def _write(writer: Any, articles: Iterable[Article]) -> None:
    for article in articles:
        writer.add_document(
            tantivy.Document(
                id=article.id,
                title=article.title,
                body=article.text,
                source=article.source or "",
                published=int(article.published.timestamp()) if article.published else 0,
            )
        )
    writer.commit()
