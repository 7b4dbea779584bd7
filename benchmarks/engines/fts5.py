"""SQLite's FTS5 over a table of articles, once as it comes and once with an index of prefixes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from benchmarks.engines import article_table
from benchmarks.engines.engine import TOP
from benchmarks.engines.question import Question, attempts
from metatui.model import Article

_SEARCH = """
    SELECT (SELECT id FROM articles WHERE number = words.rowid) FROM words
    WHERE words MATCH ? ORDER BY rank LIMIT ?
"""
_NEWEST = """
    SELECT articles.id FROM words JOIN articles ON articles.number = words.rowid
    WHERE words MATCH ? AND articles.source = ? ORDER BY articles.published DESC LIMIT ?
"""
_SNIPPETS = "SELECT snippet(words, 1, '', '', '…', 25) FROM words WHERE words MATCH ? ORDER BY rank LIMIT ?"


class Fts5:
    """An external-content table: the text lies beside it, and its size is counted without the text."""

    prefixes = ""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def build(self, articles: Iterable[Article]) -> None:
        self._database = article_table.create(self.folder)
        self._database.execute(
            "CREATE VIRTUAL TABLE words USING fts5"
            f"(title, body, content=articles, content_rowid=number, detail=full{self.prefixes})"
        )
        self._database.execute("INSERT INTO words (words, rank) VALUES ('rank', 'bm25(2.0, 1.0)')")
        self._insert(articles)
        self.close()

    def open(self) -> None:
        self._database = article_table.connect(self.folder)

    def close(self) -> None:
        self._database.close()

    def answers(self, question: Question) -> bool:
        return not question.fuzzy

    def search(self, question: Question) -> list[str]:
        if question.newest:
            rows = self._database.execute(_NEWEST, (_compiled(question), question.source, TOP))
        else:
            rows = self._database.execute(_SEARCH, (_compiled(question), TOP))
        return [id for (id,) in rows]

    def typed(self, text: str) -> list[str]:
        return next(filter(None, map(self.search, attempts(text))), [])

    def count(self, question: Question) -> int:
        found = self._database.execute(
            "SELECT count(*) FROM words WHERE words MATCH ?", (_compiled(question),)
        )
        return int(found.fetchone()[0])

    def keystroke(self, question: Question, articles: Mapping[str, Article]) -> list[str]:
        return [line for (line,) in self._database.execute(_SNIPPETS, (_compiled(question), TOP))]

    def add(self, articles: Sequence[Article]) -> None:
        self._insert(articles)

    def index_bytes(self) -> int:
        """By the pages of FTS5's own tables, or by their values where SQLite was built to count no pages."""
        try:
            sizes = self._database.execute("SELECT sum(pgsize) FROM dbstat WHERE name GLOB 'words_*'")
        except sqlite3.OperationalError:
            sizes = self._database.execute(
                "SELECT (SELECT sum(length(block)) FROM words_data)"
                " + (SELECT sum(length(sz)) FROM words_docsize)"
            )
        return int(sizes.fetchone()[0])

    def _insert(self, articles: Iterable[Article]) -> None:
        execute = self._database.execute
        execute("BEGIN")
        last = execute("SELECT coalesce(max(number), 0) FROM articles").fetchone()[0]
        for number, article in enumerate(articles, start=last + 1):
            values = article_table.row(article)
            execute("INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?)", (number, *values))
            execute("INSERT INTO words (rowid, title, body) VALUES (?, ?, ?)", (number, *values[3:]))
        execute("COMMIT")


class Fts5WithPrefixes(Fts5):
    """With an index of its own for beginnings of two and three letters."""

    prefixes = ", prefix='2 3'"


def _compiled(question: Question) -> str:
    if question.joined == "phrase":
        return f'"{" ".join(question.words)}"'
    words = [f'"{word}"' for word in question.words]
    if question.open_end:
        words[-1] += " *"
    return f" {question.joined.upper()} ".join(words)
