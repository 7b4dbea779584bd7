"""Where the articles of a run come from: made up, or a folder of real ones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from benchmarks import zipf_corpus
from metatui.errors import UnreadableFile
from metatui.ingest import FoundFile, open_safely, read_article, roots_of, walk
from metatui.model import Article

SEED = 1


class Corpus(Protocol):
    """Articles that another process can make again."""

    @property
    def name(self) -> str: ...

    def articles(self) -> Iterator[Article]:
        """All of them, the same each time."""

    def more(self, start: int, count: int) -> list[Article]:
        """Articles that are not among them, numbered from 0, to be added."""


@dataclass(frozen=True)
class ZipfCorpus:
    """So many made-up articles."""

    count: int

    @property
    def name(self) -> str:
        return f"{self.count:,} made-up articles"

    def articles(self) -> Iterator[Article]:
        return zipf_corpus.articles(0, self.count, seed=SEED)

    def more(self, start: int, count: int) -> list[Article]:
        begin = self.count + start
        return list(zipf_corpus.articles(begin, begin + count, seed=SEED))


@dataclass(frozen=True)
class FolderCorpus:
    """The articles below a folder; what cannot be read is left out."""

    folder: Path

    @property
    def name(self) -> str:
        return self.folder.name

    def articles(self) -> Iterator[Article]:
        for found in walk(roots_of([self.folder])):
            if not isinstance(found, FoundFile):
                continue
            try:
                article = read_article(open_safely(found), name=found.path.name, id=found.id)
            except UnreadableFile:
                continue
            yield article if article.source else replace(article, source=found.source)

    def more(self, start: int, count: int) -> list[Article]:
        """The same articles again, under other ids."""
        known = list(self.articles())
        numbers = range(start, start + count)
        return [replace(known[n % len(known)], id=f"more-{n}") for n in numbers]
