"""Queries of somebody who knows an article and remembers some of it."""

from __future__ import annotations

import random
import re
import string
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from metatui.model import Article

_WORD = re.compile(r"(?<![\w’'.-])[A-Za-z]{3,}(?![\w’'-]|\.\w)")
_TOO_COMMON = 0.25  # a word that more articles have is nothing one remembers an article by


@dataclass(frozen=True, slots=True)
class KnownItem:
    """What is typed, and the one article that is meant."""

    ask: str
    wanted: str


class Remembering:
    """Draws a few queries of each kind about articles; `everything` says how common words are."""

    def __init__(self, everything: Sequence[Article], *, each: int = 3, seed: int = 23) -> None:
        self._each = each
        self._random = random.Random(seed)
        counts = Counter(
            word for article in everything for word in set(_words(f"{article.title}\n{article.text}"))
        )
        self._share = {word: count / len(everything) for word, count in counts.items()}
        self._fives = Counter(five for article in everything for five in _fives(article.text.lower()))
        # In an order that no hash decides.
        self._known = sorted(word for word, share in self._share.items() if share > 2 / len(everything))

    def kinds(self, articles: Sequence[Article]) -> dict[str, list[KnownItem]]:
        """Queries by kind, a few of each about every article that has the words for them."""
        draws: dict[str, Callable[[Article], str | None]] = {
            "words of the title": self._of_title,
            "words of the body": self._of_body,
            "phrase remembered wrongly": self._phrase,
            "the same in quotation marks": lambda article: _quoted(self._phrase(article)),
            "one typo, title words": lambda article: self._misspelt(self._of_title(article)),
            "one typo, body words": lambda article: self._misspelt(self._of_body(article)),
        }
        return {kind: list(self._asked(draw, articles)) for kind, draw in draws.items()}

    def _asked(
        self, draw: Callable[[Article], str | None], articles: Sequence[Article]
    ) -> Iterator[KnownItem]:
        for article in articles:
            asked = [ask for _ in range(self._each) if (ask := draw(article))]
            yield from (KnownItem(ask, article.id) for ask in dict.fromkeys(asked))

    def _of_title(self, article: Article) -> str | None:
        """Three words of the title, in its order."""
        return self._some(article.title, 3)

    def _of_body(self, article: Article) -> str | None:
        """Four of the rarer words of one paragraph."""
        paragraphs = [part for part in article.text.split("\n\n") if len(part.split()) >= 15]
        if not paragraphs:
            return None
        paragraph = self._random.choice(paragraphs)
        words = sorted(set(self._content(paragraph)), key=lambda word: (self._share[word], word))
        rarer = set(words[: max(4, len(words) // 2)])
        return self._some(paragraph, 4, rarer)

    def _some(self, text: str, count: int, among: set[str] | None = None) -> str | None:
        words = [word for word in dict.fromkeys(self._content(text)) if among is None or word in among]
        if len(words) < count:
            return None
        chosen = set(self._random.sample(range(len(words)), count))
        return " ".join(word for place, word in enumerate(words) if place in chosen)

    def _content(self, text: str) -> list[str]:
        return [word for word in _words(text) if self._share.get(word, 0) <= _TOO_COMMON]

    def _phrase(self, article: Article) -> str | None:
        """Five words in a row of which one is another, one is missing, or two have changed places.

        No other article has these five in a row, or nobody could say which one is meant.
        """
        lines = re.split(r"[.,;:!?“”\"()\n]", article.text)
        found = [
            five
            for five in sorted({five for line in lines for five in _fives(" ".join(_run(line)))})
            if self._fives[five] == 1 and any(self._share.get(word, 1) <= _TOO_COMMON for word in five)
        ]
        if not found:
            return None
        five = list(self._random.choice(found))
        at = self._random.randrange(1, 4)
        match self._random.randrange(3):
            case 0:
                five[at] = self._random.choice(self._known)
            case 1:
                del five[at]
            case _:
                five[at], five[at + 1] = five[at + 1], five[at]
        return " ".join(five)

    def _misspelt(self, words: str | None) -> str | None:
        """One letter of one of the longer words replaced, dropped, doubled or swapped with the next."""
        if words is None:
            return None
        parts = words.split()
        long = [place for place, word in enumerate(parts) if len(word) >= 5]
        if not long:
            return None
        place = self._random.choice(long)
        word = parts[place]
        at = self._random.randrange(1, len(word) - 1)
        match self._random.randrange(4):
            case 0:
                word = word[:at] + self._random.choice(string.ascii_lowercase) + word[at + 1 :]
            case 1:
                word = word[:at] + word[at + 1 :]
            case 2:
                word = word[:at] + word[at] + word[at:]
            case _:
                word = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        parts[place] = word
        return " ".join(parts) if parts != words.split() else None


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _fives(text: str) -> Iterator[tuple[str, ...]]:
    """All five words in a row."""
    words = re.findall(r"\w+", text)
    return zip(*(words[start:] for start in range(5)), strict=False)


def _run(line: str) -> list[str]:
    """The words of a line that has nothing but words."""
    words = line.lower().split()
    return words if all(word.isascii() and word.isalpha() for word in words) else []


def _quoted(phrase: str | None) -> str | None:
    return phrase and f'"{phrase}"'
