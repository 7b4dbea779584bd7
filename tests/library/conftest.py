"""Articles to put into libraries."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from metatui.library import FileStamp, IncomingArticle, Library
from metatui.model import Article, article_id

MakeArticle = Callable[..., IncomingArticle]


@pytest.fixture
def make() -> MakeArticle:
    """Makes the n-th article; every later one is a day younger."""

    def make(number: int, **fields: object) -> IncomingArticle:
        values: dict[str, object] = {
            "id": article_id("file", "news", f"{number}.txt"),
            "title": f"Story {number}",
            "text": f"The text of story {number}.\nIt has a second paragraph.",
            "published": datetime(2025, 1, 1, tzinfo=UTC) + timedelta(days=number),
            "path": f"news/{number}.txt",
        }
        return IncomingArticle(Article(**(values | fields)), FileStamp(100, number))  # type: ignore[arg-type]

    return make


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "library"


@pytest.fixture
def library(folder: Path) -> Iterator[Library]:
    with Library.open(folder, clock=lambda: 1_800_000_000) as library:
        yield library
