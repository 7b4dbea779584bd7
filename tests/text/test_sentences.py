"""Sentences of news prose: the stop of an abbreviation ends nothing, a paragraph break always does."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metatui.text.sentences import split_sentences


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


# "|" marks where a sentence ends.
@pytest.mark.parametrize(
    "marked",
    [
        "Meta invested.| Scale AI agreed.| Who knew?| Nobody!| So be it.",
        "Mr. Smith met Dr. Jane Roe and Sen. J. K. Poe of St. Louis.| They talked.",
        "The U.S. Senate sat at 3 p.m. Monday.| It rose at 5 p.m.| The House did not.",
        "She moved to the U.S.| The year was 2025.| He stayed in the U.K.| But why?",
        "Apple Inc. said so.| It sold Foo Corp.| The price was $3.5 billion.",
        "George W. Bush and J.K. Rowling spoke.| Plan B.| It failed.",
        "Shares rose 3.5 percent to $14.30.| Then they fell.",
        "“We won.”| Then he left.| (So she said.)| “Why?”| The end.",
        '"Why now?" Mark Zuckerberg asked.| "Go!" she said.| "Is that so?" the judge wondered.',
        "He paused… and went on.| “Well…”| Then nothing.| He wrote...| Nothing?| No.",
        "He finished No. 5 of 10.| No.| Never.",
        "On Jan. 5 and Sept. 16, 2025, it rained.| In Dec. the sun shone.| It ended in Dec.| The end.",
        "See p. 12 and Fig. 3 (vol. 2).| Roe v. Wade fell.",
        "It is done.|The end.| Yahoo! Inc. agreed.| Node.js runs.",
        "The case, e.g. Smith vs. Jones, etc., goes on.| Next.",
        "他说好。|真的吗？|是的。",
        "1. First the lab.| 2. Then the money.",
        "The rate was 4.| The target is 2.",
    ],
)
def test_where_sentences_end(marked: str) -> None:
    assert sentences(marked.replace("|", "")) == [part.strip() for part in marked.split("|")]


def test_a_line_break_always_ends_a_sentence() -> None:
    text = "A subhead\n\nThe first paragraph by Mr.\nSmith goes on\n• an item\n• another, no stop"
    assert sentences(text) == [
        "A subhead",
        "The first paragraph by Mr.",
        "Smith goes on",
        "• an item",
        "• another, no stop",
    ]


def test_nothing_in_nothing() -> None:
    assert split_sentences("") == []
    assert split_sentences(" \n \n") == []


@given(st.one_of(st.text(), st.text('Aa. !?"”’)(\n1…。Mr')))
def test_spans_cover_everything_but_white_space(text: str) -> None:
    spans = split_sentences(text)
    assert "".join("".join(text[start:end].split()) for start, end in spans) == "".join(text.split())
    for start, end in spans:
        assert text[start:end] == text[start:end].strip() != ""
        assert "\n" not in text[start:end]
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(spans))
