"""A question in no engine's language, so that each can be asked it in its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Question:
    """Words with how they belong together. Words are lower case and ASCII letters, alike for all tokenizers.

    `open_end`: the last word is the beginning of a word. `fuzzy`: the words may be one edit off.
    `source`: only articles of this publication. `newest`: newest first in place of best first.
    """

    words: tuple[str, ...]
    joined: Literal["and", "or", "phrase"] = "and"
    open_end: bool = False
    fuzzy: bool = False
    source: str | None = None
    newest: bool = False

    @property
    def text(self) -> str:
        """The question as it is typed into metatui."""
        words = list(self.words)
        if self.fuzzy:
            words = [f"{word}~1" for word in words]
        if self.open_end:
            words[-1] += "*"
        joined = f'"{" ".join(words)}"' if self.joined == "phrase" else f" {self.joined.upper()} ".join(words)
        joined = joined.replace(" AND ", " ")
        return f'{joined} source:"{self.source}"' if self.source else joined


def attempts(typed: str) -> Iterator[Question]:
    """What an engine with another query language is asked: the phrase if it is one, all words, any."""
    words = tuple(re.findall(r"\w+(?:\.?\w+)*", typed.lower()))
    if words:
        if typed.startswith('"'):
            yield Question(words, joined="phrase")
        yield Question(words)
        yield Question(words, joined="or")
