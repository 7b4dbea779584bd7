"""`annotate` as a whole: its promises on any text."""

from __future__ import annotations

import os
import string
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metatui.analysis import ANALYSER_VERSION, annotate
from metatui.model import ENTITY_KINDS, Annotations

PIECES = [
    "Meta", "Meta’s", "Llama 4", "GPT-4", "Mark Zuckerberg", "Zuckerberg", "The", "the", "of", "and",
    "In", "May", "2025", "$14.3 billion", "49 %", "Bank", "University", "Lake", "Mr.", "President",
    "Dr.", "said", "told", "“", "”", "\"", "‘", "’", "'s", "«", "»", ",", ".", ":", "—", "-", "(", ")",
    "ECB", "U.S.", "Xi Jinping", "von der", "Inc.", "\n", "\n\n", "formerly", "who", "a lawyer", "he",
    "she", "in", "X", "WASHINGTON", "AI", "iPhone 15", "9", "7,000", "according to", "&", "al-", "K",
    "Å", "東京", "é", "\u00a0", "\t",
]  # fmt: skip


def check(text: str, annotations: Annotations) -> None:
    spans: list[tuple[int, int]] = []
    for entity in annotations.entities:
        assert entity.kind in ENTITY_KINDS
        assert entity.name
        assert entity.mentions
        assert 0 <= entity.salience <= 1
        assert entity.name not in entity.aliases
        starts = [mention.start for mention in entity.mentions]
        assert starts == sorted(set(starts))
        for mention in entity.mentions:
            assert mention.text == text[mention.start : mention.end] != ""
            assert mention.text == mention.text.strip()
            spans.append((mention.start, mention.end))
    spans.extend((figure.start, figure.end) for figure in annotations.figures)
    spans.sort()
    for (_, end), (start, _) in pairwise(spans):
        assert end <= start
    saliences = [entity.salience for entity in annotations.entities]
    assert saliences == sorted(saliences, reverse=True)
    names = {entity.name for entity in annotations.entities}
    last = 0
    for quote in annotations.quotes:
        assert quote.text == text[quote.start : quote.end] != ""
        assert quote.start >= last
        last = quote.end
        assert quote.speaker is None or quote.speaker in names
        if quote.said_at is not None:
            assert 0 <= quote.said_at[0] < quote.said_at[1] <= len(text)
    for figure in annotations.figures:
        assert figure.owner is None or figure.owner in names


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join))
def test_mixtures_of_news_keep_the_promises(text: str) -> None:
    check(text, annotate(text, title=text[:40], careful=False))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_text_keeps_the_promises(text: str) -> None:
    check(text, annotate(text, careful=False))


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=string.ascii_letters + "’'\"“”.,-— \n", max_size=200))
def test_letters_and_marks_keep_the_promises(text: str) -> None:
    check(text, annotate(text, careful=False))


def test_the_same_text_gives_the_same_annotations() -> None:
    text = "Meta hired Alexandr Wang. “We go on,” Wang said in Menlo Park. It paid $14.3 billion for 49 %."
    assert annotate(text, title="Meta", careful=False) == annotate(text, title="Meta", careful=False)
    assert isinstance(ANALYSER_VERSION, int)


def test_nothing_depends_on_the_seed_of_hashes() -> None:
    gold = Path(__file__).parents[1] / "gold" / "entities" / "open"
    code = (
        "import sys; from pathlib import Path; from metatui.analysis import annotate\n"
        "for path in sorted(Path(sys.argv[1]).glob('*.txt')):\n"
        "    print(annotate(path.read_text('utf-8'), careful=False))"
    )
    answers = {
        subprocess.run(
            [sys.executable, "-c", code, str(gold)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(answers) == 1


@pytest.mark.parametrize(
    "name", ["Llama 4", "GPT-4", "Windows 11", "iPhone 15", "Gemini 2.5 Pro", "Falcon 9", "COP30"]
)
def test_the_numeral_of_a_name_is_no_figure(name: str) -> None:
    annotations = annotate(f"It was told in June that {name} cost 40 people their work.", careful=False)
    assert name in {entity.name for entity in annotations.entities}
    assert all(figure.text not in name for figure in annotations.figures)
    assert any("40" in figure.text for figure in annotations.figures)


def test_a_month_in_a_date_is_no_name() -> None:
    annotations = annotate("In May 2025 and on 3 June, US$5 billion went to Apple.", careful=False)
    assert {entity.name for entity in annotations.entities} == {"Apple"}


@pytest.mark.parametrize(
    "unit", ["“", "A B ", "Meta 4 ", "(", "of the ", "X, ", "“Yes,” he said. ", "Mr. ", "-a"]
)
def test_long_monotony_stays_within_reach(unit: str) -> None:
    text = unit * 4000
    check(text, annotate(text, careful=False))
