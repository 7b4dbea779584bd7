"""A scan of all texts with LIKE, which is what newsboat does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from benchmarks.engines import article_table
from benchmarks.engines.engine import TOP
from benchmarks.engines.question import Question, attempts
from metatui.model import Article
from metatui.search import find_hits, make_snippet, parse


class LikeScan:
    """No index: every search reads every text, finds parts of words too and can only sort by date."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def build(self, articles: Iterable[Article]) -> None:
        self._database = article_table.create(self.folder)
        self.add(articles)
        self.close()

    def open(self) -> None:
        self._database = article_table.connect(self.folder)

    def close(self) -> None:
        self._database.close()

    def answers(self, question: Question) -> bool:
        return not question.fuzzy

    def search(self, question: Question) -> list[str]:
        parts = (" ".join(question.words),) if question.joined == "phrase" else question.words
        joint = " OR " if question.joined == "or" else " AND "
        where = joint.join("(title LIKE ? OR body LIKE ?)" for _ in parts)
        values: list[str | int] = [f"%{part}%" for part in parts for _ in range(2)]
        if question.source:
            where = f"source = ? AND {where}"
            values.insert(0, question.source)
        rows = self._database.execute(
            f"SELECT id FROM articles WHERE {where} ORDER BY published DESC LIMIT ?", (*values, TOP)
        )
        return [id for (id,) in rows]

    def typed(self, text: str) -> list[str]:
        return next(filter(None, map(self.search, attempts(text))), [])

    def count(self, question: Question) -> None:
        return None

    def keystroke(self, question: Question, articles: Mapping[str, Article]) -> list[str]:
        query = parse(" ".join(question.words), typing=True)
        return [
            make_snippet(articles[id].text, find_hits(query, articles[id].text)).text
            for id in self.search(question)
        ]

    def add(self, articles: Iterable[Article] | Sequence[Article]) -> None:
        self._database.execute("BEGIN")
        article_table.insert(self._database, articles)
        self._database.execute("COMMIT")

    def index_bytes(self) -> int:
        return 0
