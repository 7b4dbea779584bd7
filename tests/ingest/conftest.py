"""What the tests of ingest share."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from metatui.ingest import read_article
from metatui.model.article import Article


@pytest.fixture
def read() -> Callable[..., Article]:
    """Reads a text as a file of this name: read("…", "x.md")."""

    def read_text(text: str | bytes, name: str = "clipping.txt") -> Article:
        return read_article(text.encode() if isinstance(text, str) else text, name=name, id="id", path=name)

    return read_text
