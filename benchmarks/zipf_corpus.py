"""Made-up articles in memory, as many as wanted and fast: a vocabulary and a spread of words like real news.

The same seed gives the same articles, and the first thousand of a hundred thousand are those of a thousand.
Words follow Zipf's law, more steeply from the six thousandth on; each article has a topic, whose words come
up more often in it. A few tokens are figures ("14.3", "7,200"), possessives ("Dora’s") or in quotation marks,
so that tokenizers meet what they meet in real text. Nothing is written to disk and nothing is kept.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache

import numpy as np
from numpy.typing import NDArray

from metatui.model import Article

_BLOCK = 500  # articles made together, from one stream of chance
_VOCABULARY = 500_000
# How fast words become rare: among the frequent ones, and from the bend on.
_EXPONENT, _SHIFT, _BEND, _TAIL_EXPONENT = 1.04, 1.4, 6_000, 1.83
_TOPICS, _TOPIC_WORDS, _TOPIC_SHARE = 400, 150, 0.18
_NEWEST = datetime(2026, 6, 30, tzinfo=UTC)
_DAYS = 5 * 365

# Letters that words begin, go on and end with; the weight of each falls with its place.
_ONSETS = (
    *("s", "c", "p", "t", "b", "m", "d", "r", "f", "l", "h", "g", "n", "w", "st"),
    *("pr", "tr", "ch", "br", "gr", "sh", "cl", "cr", "pl", "sp", "v", "k", "j", "th", "fl"),
)
_VOWELS = ("e", "a", "i", "o", "u", "ea", "ou", "ai", "io")
_CODAS = ("", "", "", "n", "r", "t", "l", "s", "nd", "st", "m", "ck")
_SOURCES = (
    *("Northern Wire", "Daily Ledger", "Harbour Post", "The Dispatch", "City Record", "Evening Star"),
    *("Coast Herald", "Market Brief", "River Times", "The Observer", "Valley News", "Science Weekly"),
    *("Island Gazette", "Union Tribune", "Border Monitor", "The Examiner", "Lake Courier", "Metro Today"),
    *("Plains Journal", "Foreign Desk", "Energy Letter", "Court Reporter", "Farm and Field", "The Almanac"),
)


def articles(start: int, stop: int, *, seed: int = 1) -> Iterator[Article]:
    """The articles with these numbers, made as they are taken."""
    for block in range(start // _BLOCK, (stop + _BLOCK - 1) // _BLOCK):
        first = block * _BLOCK
        yield from _block(block, seed)[max(0, start - first) : stop - first]


def _block(block: int, seed: int) -> list[Article]:
    chance = np.random.default_rng((seed, block))
    words, weights, topics = _vocabulary(seed)
    # News are of some 500 words, with a tail of long reads, and every twelfth is a brief.
    lengths = np.clip(chance.lognormal(6.13, 0.42, _BLOCK), 120, 3000).astype(int)
    briefs = chance.random(_BLOCK) < 1 / 12
    lengths[briefs] = chance.integers(35, 110, int(briefs.sum()))
    titles = chance.integers(5, 13, _BLOCK)
    ends = np.cumsum(lengths + titles)
    drawn = np.searchsorted(weights, chance.random(int(ends[-1])))
    about = np.repeat(chance.integers(0, _TOPICS, _BLOCK), lengths + titles)
    within = chance.random(len(drawn)) < _TOPIC_SHARE
    # The first words of a topic come up most often.
    rank = (_TOPIC_WORDS * chance.random(len(drawn)) ** 2).astype(int)
    drawn[within] = topics[about[within], rank[within]]
    tokens = words[drawn]
    _sprinkle(tokens, chance)
    sources = np.minimum(chance.geometric(0.13, _BLOCK) - 1, len(_SOURCES) - 1)
    minutes = (_DAYS * 1440 * chance.random(_BLOCK) ** 1.6).astype(int)
    made = []
    for place, end in enumerate(ends.tolist()):
        begin = end - int(lengths[place])
        title = tokens[begin - int(titles[place]) : begin].tolist()
        made.append(
            Article(
                id=hashlib.sha256(f"{seed} {block} {place}".encode()).hexdigest()[:32],
                title=" ".join(title).capitalize(),
                text=_prose(tokens[begin:end].tolist(), chance),
                source=_SOURCES[int(sources[place])],
                published=_NEWEST - timedelta(minutes=int(minutes[place])),
            )
        )
    return made


def _prose(tokens: list[str], chance: np.random.Generator) -> str:
    """Sentences of 8 to 26 words in paragraphs of a few sentences."""
    lengths = chance.integers(8, 27, len(tokens) // 8 + 1).tolist()
    at = 0
    for number, length in enumerate(lengths):
        last = min(at + length, len(tokens)) - 1
        if last < at:
            break
        tokens[at] = tokens[at].capitalize()
        if number % 9 == 4:
            tokens[at], tokens[last] = f"“{tokens[at]}", f"{tokens[last]}.”"
        else:
            tokens[last] += ".\n\n" if number % 4 == 3 else "."
        at = last + 1
    return " ".join(tokens).replace("\n\n ", "\n\n").strip()


def _sprinkle(tokens: NDArray[np.object_], chance: np.random.Generator) -> None:
    """Put figures, possessives and commas among the words."""
    drawn = chance.random(len(tokens))
    for place in np.flatnonzero(drawn < 0.012).tolist():
        value = int(drawn[place] * 1e7) % 9000
        tokens[place] = (
            f"{value // 90}.{value % 10}" if value % 2 else f"{value // 1000 + 1},{value % 1000:03}"
        )
    for place in np.flatnonzero((drawn > 0.012) & (drawn < 0.018)).tolist():
        tokens[place] += "’s"
    for place in np.flatnonzero(drawn > 0.95).tolist():
        tokens[place] += ","


@cache
def _vocabulary(seed: int) -> tuple[NDArray[np.object_], NDArray[np.float64], NDArray[np.int64]]:
    """The words, how much of all text the words up to each one are, and the words of each topic."""
    chance = np.random.default_rng((seed, 2**31))
    words: dict[str, None] = {"the": None}
    # The most frequent words are short.
    for until, longest in ((500, 2), (10_000, 3), (_VOCABULARY, 4)):
        while len(words) < until:
            count = min(2 * (until - len(words)) + 100, 50_000)
            lengths = chance.integers(1, longest + 1, count).tolist()
            onsets, vowels, codas = (
                _skewed(parts, (count, longest), chance) for parts in (_ONSETS, _VOWELS, _CODAS)
            )
            for row, length in zip((onsets + vowels + codas).tolist(), lengths, strict=True):
                words["".join(row[:length])] = None
    listed = np.array(list(words)[:_VOCABULARY], dtype=object)
    weights = 1 / (np.arange(_VOCABULARY) + _SHIFT) ** _EXPONENT
    weights[_BEND:] *= (np.arange(_BEND, _VOCABULARY) / _BEND) ** (_EXPONENT - _TAIL_EXPONENT)
    weights[0] *= 0.75
    topics = 150 + (29_850 * chance.random((_TOPICS, _TOPIC_WORDS)) ** 2).astype(np.int64)
    return listed, np.cumsum(weights / weights.sum()), topics


def _skewed(
    parts: tuple[str, ...], shape: tuple[int, int], chance: np.random.Generator
) -> NDArray[np.object_]:
    weights = 1 / (np.arange(len(parts)) + 2.0)
    return np.array(parts, dtype=object)[chance.choice(len(parts), shape, p=weights / weights.sum())]
