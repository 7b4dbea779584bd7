"""The bundled corpus keeps its promises: complete front matter, every name and figure, no sentence twice.

Reads the files directly, so that a mistake in the reader of Markdown cannot hide one in the corpus.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import yaml

CORPUS = Path(__file__).parents[2] / "corpus"
FILES = sorted(path for path in CORPUS.glob("*.md") if path.name != "README.md")
FIELDS = {"title", "source", "author", "published", "topics", "reports"}


@dataclass(frozen=True)
class Story:
    name: str
    meta: dict[str, Any]
    body: str


def read(path: Path) -> Story:
    opening, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    assert opening == "", f"{path.name} does not begin with front matter"
    return Story(path.stem, yaml.safe_load(front), body.strip())


STORIES = [read(path) for path in FILES]
each = pytest.mark.parametrize("story", STORIES, ids=[story.name for story in STORIES])

BILLION = r"(?: ?billion|bn)"
PERCENT = r"(?: ?%| per ?cent)"

# The figures that tie the corpus together, in the forms in which desks write them.
BIG_FIGURES = {
    "$14.3 billion": rf"\$14\.3{BILLION}|14\.3 billion dollars",
    "49 %": rf"\b49{PERCENT}",
    "about 7,000 employees": r"\b7,000\b",
    "$113-118 billion": rf"\$113{BILLION}? ?(?:–|-|to|and) ?\$?118{BILLION}",
    "five gigawatts": r"\bfive gigawatts\b|\b5 ?GW\b",
    "about 2,000 people": r"\b2,000\b",
    "15 % after 22 %": rf"(?s)(?=.*\b15(?:{PERCENT}|\.))(?=.*\b22{PERCENT})",
}

OTHER_FIGURES = {
    "2021, the new name": r"\b2021\b",
    "2024, Llama 3": r"Llama 3\b[^.]*\b2024\b",
    "nine-figure offers": r"nine[- ](?:figures?\b|digits)",
    "April 2025, Llama 4": r"April 2025",
    "June 2025, the stake": r"June 2025",
    "a dozen hires": r"about a dozen recent hires",
    "hundreds of billions": r"hundreds of billions of dollars",
    "2026, Prometheus": r"Prometheus[^.]*\b2026\b",
    "early 2023, slowest growth": r"slowest(?: growth)? since early 2023",
    "2017, self-driving cars": r"self-driving cars in 2017",
}

NAMES = """
Alexandr Wang | Mark Zuckerberg | Nat Friedman | Daniel Gross | Shengjia Zhao | Uday Cheruvu | Lisa Wong
Meta Platforms Inc. | Meta Superintelligence Labs | Facebook | Instagram | WhatsApp | Scale AI | DeepSeek
OpenAI | Google | Apple | Anthropic | GitHub | Cantor | Bank of America | Harding Loevner
WIRED | The New York Times | Menlo Park | Prometheus | Hyperion | PyTorch
Llama 3 | Llama 4 | Behemoth | R1 | GPT-4 | Muse Spark | Libra | Diem | Bittensor | TAO | Fetch.ai | FET
"""


def count(pattern: str) -> int:
    return sum(bool(re.search(pattern, story.body)) for story in STORIES)


def sentences(body: str) -> set[str]:
    """Sentences of eight words and more, without case, punctuation and list or heading marks."""
    parts = re.split(r"(?<=[.!?:;])[\"”)*]*\s+|\n+", body)
    plain = (" ".join(re.findall(r"[\w$%.,'’-]*\w[%]?", part.casefold())) for part in parts)
    return {sentence for sentence in plain if len(sentence.split()) >= 8}


def test_there_are_enough_articles_and_a_readme() -> None:
    assert len(STORIES) >= 14
    readme = (CORPUS / "README.md").read_text(encoding="utf-8")
    for field in FIELDS:
        assert f"`{field}`" in readme


@each
def test_front_matter_is_complete(story: Story) -> None:
    meta = story.meta
    assert set(meta) == FIELDS
    assert meta["source"].startswith("metatui ")
    assert meta["source"].endswith("desk")
    assert meta["author"] == "metatui desk"
    for field in ("topics", "reports"):
        assert meta[field]
        assert all(isinstance(item, str) and item for item in meta[field])
    assert set(meta["reports"]) <= set("ABCD")


@each
def test_published_is_a_time_in_utc_within_the_years_told(story: Story) -> None:
    published = story.meta["published"]
    assert isinstance(published, datetime)
    assert published.utcoffset() == UTC.utcoffset(None)
    assert 2024 <= published.year <= 2026


@each
def test_file_is_named_after_date_and_title(story: Story) -> None:
    title = re.sub(r"['’,]", "", story.meta["title"].casefold()).replace("14.3", "14-3")
    slug = "-".join(re.findall(r"[a-z0-9]+", title))
    assert story.name == f"{story.meta['published']:%Y-%m-%d}-{slug}"


@each
def test_length_is_that_of_an_article(story: Story) -> None:
    assert 300 <= len(story.body.split()) <= 800


@each
def test_body_begins_with_text_and_not_with_its_title(story: Story) -> None:
    first = story.body.splitlines()[0]
    assert not first.startswith("#")
    assert not first.casefold().startswith(story.meta["title"].casefold())


@each
def test_quotations_are_of_a_few_words(story: Story) -> None:
    quotations = re.findall(r'["“]([^"“”\n]*)["”]', story.body)
    assert len(re.findall('["“”]', story.body)) == 2 * len(quotations)
    assert all(len(quotation.split()) <= 6 for quotation in quotations)


def test_titles_and_times_are_unlike() -> None:
    assert len({story.meta["title"] for story in STORIES}) == len(STORIES)
    assert len({story.meta["published"] for story in STORIES}) == len(STORIES)


def test_every_report_has_an_article_of_its_own() -> None:
    first = [story.meta["reports"][0] for story in STORIES]
    assert set(first) == set("ABCD")


@pytest.mark.parametrize("name", re.split(r" \| |\n", NAMES.strip()))
def test_every_name_appears(name: str) -> None:
    assert count(rf"(?<!\w){re.escape(name)}(?!\w)") >= 1


@pytest.mark.parametrize("pattern", OTHER_FIGURES.values(), ids=OTHER_FIGURES)
def test_every_figure_appears(pattern: str) -> None:
    assert count(pattern) >= 1


@pytest.mark.parametrize("pattern", BIG_FIGURES.values(), ids=BIG_FIGURES)
def test_big_figures_appear_in_several_articles(pattern: str) -> None:
    assert count(pattern) >= 3


def test_disagreement_over_llama_3_can_be_seen() -> None:
    assert count(r"Llama 3 as (?:the model )?still (?:to come|ahead)") >= 2
    assert count(r"already past Llama 4|Llama 4 had come") >= 2


def test_no_long_sentence_stands_in_two_articles() -> None:
    told = {story.name: sentences(story.body) for story in STORIES}
    repeated = {(a, b): told[a] & told[b] for a, b in combinations(told, 2) if told[a] & told[b]}
    assert repeated == {}


def test_no_two_articles_open_alike() -> None:
    openings = [" ".join(story.body.split()[:3]).casefold() for story in STORIES]
    assert len(set(openings)) == len(openings)
