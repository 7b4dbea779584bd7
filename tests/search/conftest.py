"""An index of small articles."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from metatui.model import Annotations, Article
from metatui.search import SearchIndex

# The tests share what makes articles (small_articles.py).
sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture
def build(tmp_path: Path) -> Iterator[Callable[..., SearchIndex]]:
    """Make an index of documents, or of articles without annotations, in one commit."""
    opened: list[SearchIndex] = []

    def make(*documents: Article | tuple[Article, Annotations]) -> SearchIndex:
        index = SearchIndex.open(tmp_path / f"index{len(opened)}", create=True)
        opened.append(index)
        pairs = [(entry, Annotations()) if isinstance(entry, Article) else entry for entry in documents]
        index.update(pairs, removed=[], revision=1)
        return index

    yield make
    for index in opened:
        index.close()
