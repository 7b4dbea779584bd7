"""A folder of made-up news articles for benchmarks: any number of them, always the same for one seed.

    python -m benchmarks.generated_corpus FOLDER --articles 10000

Words follow Zipf's law over a vocabulary that is mostly invented, so that the index meets rare words as in
real text. Articles belong to stories that share people, organisations, places and figures, so that related
ones can be found. Two of three are plain text with a title and a byline, the others Markdown with front
matter.
"""

from __future__ import annotations

import argparse
import itertools
import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

_VOCABULARY = 60_000
_WORDS = (180, 620)  # the shortest and the longest article
_ARTICLES_PER_STORY = 6
_FILES_PER_FOLDER = 500
_NEWEST = datetime(2026, 6, 30, 18, 0, tzinfo=UTC)


def _words(listed: str) -> tuple[str, ...]:
    return tuple(listed.split())


_COMMON = _words("""
    the of to and a in that is for it on with as was said at by from be are has have this its an will
    not but which were would more than their they he she had been or new one after about up also who
    when can year last over into other could out some first two people time company years now government
    market against week month plan under report while because before many most only between during since
    where what if so no there we all may make made still per next share shares state officials city
    country work former used part group early end public according including percent expected announced
    agreed decided asked reported
""")
_FIRST = _words("""
    Ada Boris Carla Dmitri Elena Farid Greta Hiro Ines Jonas Karim Lena Mara Nils Olga Pavel Rosa Sven
""")
_LAST = _words("""
    Abbot Brandt Castell Dorn Ekberg Falk Gruber Holm Ivers Jansen Kessler Lund Moreau Novak Orlov Petri
""")
_COMPANY = _words("""
    Alder Birch Cobalt Delta Ember Fathom Granite Harbour Indigo Juniper Lumen Meridian North Orchard
""")
_COMPANY_KIND = (
    "Bank",
    "Energy",
    "Foods",
    "Group",
    "Holdings Inc.",
    "Labs",
    "Motors",
    "Networks Ltd",
    "Pharma",
    "Steel",
    "Systems Corp.",
)
_PLACE = ("Port", "New", "East", "Upper", "Lake", "San", "Mount", "Saint")
_PLACE_NAME = _words("""
    Alder Corvin Dunmore Elling Farrow Halden Marlow Ostrava Ridgeway Verne
""")
_SYLLABLES = _words("""
    ba be bo ca ce co da de di do fa fe fi ga ge go ha he hi ka ke ko la le li lo ma me mi mo na ne ni
    no pa pe po ra re ri ro sa se si so ta te ti to va ve vi wa we bran cor den fer gal hol jor lan mer
    nor pol ran sal tor
""")
_FIGURES = (
    "${0}.{1} billion",
    "${0} million",
    "€{0}.{1} million",
    "{0} %",
    "{0}.{1} percent",
    "about {0},{2:03d} people",
    "more than {0} employees",
    "{0} kilometres",
    "{0} years",
    "between {0} and {3} million euros",
    "{0} basis points",
)
_TITLES = (
    "{organisation} {verb} {other} in {place}",
    "{person} says {organisation} will {verb} {figure}",
    "{place} waits as {organisation} {verb} {other}",
    "Why {organisation} {verb} {figure}",
)
_VERBS = _words("""
    buys cuts raises doubts backs leaves joins sues builds sells moves drops defends delays
""")


@dataclass(frozen=True)
class _Story:
    """What the articles about one event share."""

    people: tuple[str, ...]
    organisations: tuple[str, ...]
    place: str
    figures: tuple[str, ...]
    topics: tuple[str, ...]
    begins: datetime


class _Writer:
    """Writes articles from one stream of chance."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._vocabulary = self._invent_words()
        # Zipf's law, flattened at the front as in real text: the n-th word comes about n times more rarely.
        self._weights = list(itertools.accumulate(1 / (rank + 2.7) for rank in range(len(self._vocabulary))))

    def story(self) -> _Story:
        choose = self._random.choice
        return _Story(
            people=tuple(f"{choose(_FIRST)} {choose(_LAST)}" for _ in range(self._random.randint(1, 4))),
            organisations=tuple(
                f"{choose(_COMPANY)} {choose(_COMPANY_KIND)}" for _ in range(self._random.randint(1, 3))
            ),
            place=f"{choose(_PLACE)} {choose(_PLACE_NAME)}",
            figures=tuple(self._figure() for _ in range(self._random.randint(2, 7))),
            topics=tuple(self._random.sample(self._vocabulary[400:4000], 12)),
            begins=_NEWEST - timedelta(minutes=self._random.randint(0, 60 * 24 * 900)),
        )

    def article(self, story: _Story) -> tuple[str, str, datetime]:
        """Title, text and date of one article about a story."""
        title = self._random.choice(_TITLES).format(
            organisation=self._random.choice(story.organisations),
            other=self._random.choice(_COMPANY) + " " + self._random.choice(_COMPANY_KIND),
            person=story.people[0],
            place=story.place,
            verb=self._random.choice(_VERBS),
            figure=self._random.choice(story.figures),
        )
        wanted = self._random.randint(*_WORDS)
        words = iter(self._random.choices(self._vocabulary, cum_weights=self._weights, k=wanted))
        paragraphs, sentences, written = [], [], 0
        while written < wanted:
            length = self._random.randint(6, 26)
            sentences.append(self._sentence(story, list(itertools.islice(words, length))))
            written += length
            if self._random.random() < 0.35:
                paragraphs.append(" ".join(sentences))
                sentences = []
        if sentences:
            paragraphs.append(" ".join(sentences))
        published = min(story.begins + timedelta(minutes=self._random.randint(0, 60 * 24 * 5)), _NEWEST)
        return title, "\n\n".join(paragraphs), published

    def _sentence(self, story: _Story, words: list[str]) -> str:
        chance, choose = self._random.random(), self._random.choice
        if not words:
            words = ["more", "follows"]
        if chance < 0.12:
            person = choose(story.people)
            return (
                f"“{' '.join(words).capitalize()},” said {person if chance < 0.06 else person.split()[-1]}."
            )
        at = self._random.randrange(len(words))
        if chance < 0.32:
            words.insert(at, choose(story.organisations))
        elif chance < 0.5:
            words.insert(at, choose(story.figures))
        elif chance < 0.6:
            words.insert(at, f"in {story.place}")
        elif chance < 0.7:
            words.insert(at, choose(story.people))
        words.insert(self._random.randrange(len(words)), choose(story.topics))
        return f"{words[0][:1].upper()}{words[0][1:]} {' '.join(words[1:])}."

    def _figure(self) -> str:
        low = self._random.randint(2, 99)
        return self._random.choice(_FIGURES).format(
            low, self._random.randint(1, 9), self._random.randint(0, 999), low + self._random.randint(1, 50)
        )

    def _invent_words(self) -> list[str]:
        words = dict.fromkeys(_COMMON)
        while len(words) < _VOCABULARY:
            # Rare words are longer.
            syllables = self._random.randint(2, 3 if len(words) < 4000 else 5)
            words.setdefault("".join(self._random.choices(_SYLLABLES, k=syllables)))
        return list(words)


def write_corpus(folder: Path, articles: int, *, seed: int = 1) -> None:
    """Write so many articles below the folder, which is made if need be."""
    writer = _Writer(seed)
    stories = [writer.story() for _ in range(max(1, articles // _ARTICLES_PER_STORY))]
    order = random.Random(seed + 1)
    for number in range(articles):
        below = folder / f"{number // _FILES_PER_FOLDER:03d}"
        if number % _FILES_PER_FOLDER == 0:
            below.mkdir(parents=True, exist_ok=True)
        title, text, published = writer.article(order.choice(stories))
        if number % 3 == 2:
            (below / f"{number:06d}.md").write_text(_markdown(title, text, published), encoding="utf-8")
        else:
            (below / f"{number:06d}.txt").write_text(_plain(title, text, published), encoding="utf-8")


def _markdown(title: str, text: str, published: datetime) -> str:
    return (
        f'---\ntitle: "{title}"\nsource: Northern Wire\nauthor: The desk\n'
        f"published: {published.isoformat()}\ntopics: [generated]\n---\n\n{text}\n"
    )


def _plain(title: str, text: str, published: datetime) -> str:
    return f"{title}\n\nBy The Desk\n{published:%B} {published.day}, {published.year}\n\n{text}\n"


def main(arguments: Sequence[str] | None = None) -> None:
    """Write a corpus to the folder that the command line names."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(arguments)
    write_corpus(options.folder, options.articles, seed=options.seed)


if __name__ == "__main__":
    main()
