"""What every search engine of the comparison can do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from benchmarks.engines.question import Question
from metatui.model import Article

TOP = 30  # how many results are asked for


class Engine(Protocol):
    """An index in a folder. Built once, opened, asked, added to, closed."""

    def build(self, articles: Iterable[Article]) -> None:
        """Index these articles from nothing, all in one commit, safe on disk at the end."""

    def open(self) -> None:
        """Get ready to answer."""

    def close(self) -> None:
        """Let go of the files."""

    def answers(self, question: Question) -> bool:
        """Whether the engine knows this kind of question at all."""

    def search(self, question: Question) -> list[str]:
        """The ids of the best articles, at most TOP."""

    def typed(self, text: str) -> list[str]:
        """The best articles for what somebody typed: with all words or, when none has, with any."""

    def count(self, question: Question) -> int | None:
        """How many articles answer it; None where that cannot be compared."""

    def keystroke(self, question: Question, articles: Mapping[str, Article]) -> Sequence[str]:
        """Search, and make a snippet of each result in the engine's own way."""

    def add(self, articles: Sequence[Article]) -> None:
        """Add articles; the next search finds them."""

    def index_bytes(self) -> int:
        """What the index takes on disk, without the text itself; the engine may be open or not."""


def size_of(folder: Path) -> int:
    """The bytes of all files below a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
