"""What is asked: questions of each kind, drawn from the words of the corpus and how common they are."""

from __future__ import annotations

import random
import re
import string
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from benchmarks.engines import Question
from metatui.model import Article

# What every tokenizer takes to be the same word: no apostrophe, hyphen, dot or figure in it or beside it.
_WORD = re.compile(r"(?<![\w&'’@/.,-])[a-z]{2,}(?![\w&'’@/-]|[.,]\w)")
_EACH = 16  # questions of each kind
_TYPED = 12  # queries that are typed key by key


class Questions:
    """Draws questions from a sample of the articles; the same sample and seed give the same questions."""

    def __init__(self, sample: Sequence[Article], seed: int = 7) -> None:
        self._random = random.Random(seed)
        self._articles = [article for article in sample if len(_words(article.text)) >= 20]
        if not self._articles:
            raise ValueError("no article with twenty plain words to draw questions from")
        counts = Counter(word for article in self._articles for word in set(_words(article.text)))
        self._share = {word: count / len(self._articles) for word, count in counts.items()}

    def kinds(self) -> dict[str, list[Question]]:
        """Questions by kind, in the order of the table."""
        return {
            "common term": self._times(lambda: Question((self._word(0.4, 1.0),))),
            "OR of three": self._times(self._any_of_three),
            "prefix, 2 letters": self._times(lambda: Question((self._word(0, 1, 2)[:2],), open_end=True)),
            "prefix, 3 letters": self._times(lambda: Question((self._word(0, 1, 3)[:3],), open_end=True)),
            "AND of two": self._times(lambda: Question(self._together(2, 0.01, 0.4))),
            "phrase of two": self._times(lambda: Question(self._adjacent(), joined="phrase")),
            "filter + newest": self._times(self._filtered),
            "typing": self._typing(),
            "fuzzy, one edit": self._times(self._misspelt),
        }

    def _times(self, draw: object) -> list[Question]:
        assert callable(draw)
        drawn: dict[Question, None] = {}
        for _ in range(20 * _EACH):  # a small corpus may not have so many different ones
            drawn.setdefault(draw())
            if len(drawn) == _EACH:
                break
        return list(drawn)

    def _word(self, least: float, most: float, shortest: int = 2) -> str:
        """A word that so large a share of the articles has; of a small corpus whatever comes near."""
        fitting = [
            word for word, share in self._share.items() if least <= share <= most and len(word) >= shortest
        ]
        fitting = fitting or [word for word in self._share if len(word) >= shortest]
        return self._random.choice(fitting)

    def _together(self, count: int, least: float, most: float) -> tuple[str, ...]:
        """Different words of one article."""
        words = sorted(set(_words(self._random.choice(self._articles).text)))
        fitting = [word for word in words if least <= self._share[word] <= most]
        fitting = fitting if len(fitting) >= count else words
        return tuple(self._random.sample(fitting, min(count, len(fitting))))

    def _adjacent(self) -> tuple[str, str]:
        """Two words that stand side by side in an article."""
        text = self._random.choice(self._articles).text
        found = list(_WORD.finditer(text))
        pairs = [
            (one.group(), two.group())
            for one, two in pairwise(found)
            if text[one.end() : two.start()] == " "
            and one.group() != two.group()
            and self._share[two.group()] >= 0.005
        ]
        return self._random.choice(pairs) if pairs else self._adjacent()

    def _any_of_three(self) -> Question:
        return Question(tuple(self._word(0.01, 0.3) for _ in range(3)), joined="or")

    def _filtered(self) -> Question:
        source = self._random.choice(self._articles).source
        return Question((self._word(0.05, 0.6),), source=source, newest=True)

    def _misspelt(self) -> Question:
        word = self._word(0.002, 0.1, 6)
        at = self._random.randrange(2, len(word))
        return Question(
            (word[:at] + self._random.choice(string.ascii_lowercase) + word[at + 1 :],), fuzzy=True
        )

    def _typing(self) -> list[Question]:
        """Every keystroke of queries of one to four words of one article each."""
        keystrokes = []
        for number in range(_TYPED):
            typed = " ".join(self._together(1 + number % 4, 0.002, 0.95))
            for end in range(1, len(typed) + 1):
                words = tuple(typed[:end].split())
                keystrokes.append(Question(words, open_end=typed[end - 1] != " "))
        return keystrokes


def _words(text: str) -> list[str]:
    return _WORD.findall(text)
