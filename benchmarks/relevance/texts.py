"""Articles that were written, and a haystack made of their halves of sentences."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from metatui.ingest import read_article
from metatui.model import Article
from metatui.text.sentences import split_sentences

_ROOT = Path(__file__).parents[2]
_MARKUP = re.compile(r"\{([^|{}]+)\|[^{}]*\}")  # {Meta|organisation}
_ALIKE = 0.5


def bundled() -> list[Article]:
    """The articles of the bundled corpus; their ids are the names of their files."""
    paths = sorted((_ROOT / "corpus").glob("2*.md"))
    return [read_article(path.read_bytes(), name=path.name, id=path.stem) for path in paths]


def gold() -> list[Article]:
    """The articles with which the tests judge stories and entities, without what marks them up."""
    found = []
    for path in sorted((_ROOT / "tests/gold/stories").glob("*.txt")):
        for number, block in enumerate(path.read_text("utf-8").split("\n=====\n")):
            head, _, text = block.partition("\n\n")
            title = re.search(r"^title: (.+)$", head, re.MULTILINE)
            if title and text.strip():
                found.append(Article(f"{path.stem}-{number}", title[1], _paragraphs(text)))
    for path in sorted((_ROOT / "tests/gold/entities").glob("*/*.txt")):
        head, _, text = _MARKUP.sub(r"\1", path.read_text("utf-8")).partition("\n\n")
        title = head.split("\n")[0].removeprefix("# ")
        found.append(Article(f"entities-{path.parent.name}-{path.stem}", title, text.strip()))
    return found


def haystack(articles: Sequence[Article], count: int, seed: int = 11) -> list[Article]:
    """Articles that say nothing, but in the words of the given ones.

    Each takes from a few of them: every sentence begins like one and ends like another, and so does the
    title. So words of one half sentence stand together in many of them, all of a paragraph in hardly any.
    """
    chance = random.Random(seed)
    halves = [_halves(article) for article in articles]
    halves = [pair for pair in halves if pair[0]]
    titles = [_split(article.title) for article in articles]
    made = []
    for number in range(count):
        near = chance.sample(halves, 6)
        text = "\n\n".join(
            " ".join(
                f"{chance.choice(chance.choice(near)[0])} {chance.choice(chance.choice(near)[1])}"
                for _ in range(chance.randint(2, 5))
            )
            for _ in range(chance.randint(3, 7))
        )
        title = f"{chance.choice(titles)[0]} {chance.choice(titles)[1]}"
        made.append(Article(f"haystack-{number}", title, text))
    return made


def dated(articles: Sequence[Article], seed: int = 5) -> list[Article]:
    """The same with dates, so that ties are broken alike for what was written and what was made up."""
    chance = random.Random(seed)
    newest = datetime(2026, 6, 30, tzinfo=UTC)
    return [replace(one, published=newest - timedelta(hours=chance.randrange(20_000))) for one in articles]


def distinct(articles: Sequence[Article]) -> list[Article]:
    """Those that no other one repeats for the most part: of two copies nobody can say which is meant."""
    bags = [set(re.findall(r"\w+", article.text.lower())) for article in articles]
    return [
        article
        for place, article in enumerate(articles)
        if all(
            len(bags[place] & bag) / len(bags[place] | bag) < _ALIKE
            for other, bag in enumerate(bags)
            if other != place
        )
    ]


def _paragraphs(text: str) -> str:
    return "\n\n".join(line.strip() for line in text.splitlines() if line.strip())


def _halves(article: Article) -> tuple[list[str], list[str]]:
    """The beginnings and the ends of an article's sentences."""
    pairs = [_split(sentence) for sentence in _sentences(article.text) if sentence.count(" ") >= 5]
    return [begin for begin, _ in pairs], [end for _, end in pairs]


def _split(line: str) -> tuple[str, str]:
    words = line.split()
    middle = (len(words) + 1) // 2
    return " ".join(words[:middle]), " ".join(words[middle:])


def _sentences(text: str) -> Iterator[str]:
    for start, end in split_sentences(text):
        yield " ".join(text[start:end].split())
