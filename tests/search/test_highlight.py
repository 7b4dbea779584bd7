"""Marks: exactly what the query asked for."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_articles import ask, entity, figure

from metatui.model import Entity, Mention
from metatui.search import find_hits
from metatui.search.highlight import merge_spans

TEXT = (
    "Meta’s Zürich lab met Scale AI. “GPT-4 and the U.S.,” said Wang; "
    "meta-analysis of metal, Mark Zuckerberg."
)


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("meta", ["Meta", "meta"]),
        ("zurich", ["Zürich"]),
        ("met*", ["Meta", "met", "meta", "metal"]),
        ('"scale ai"', ["Scale AI"]),
        ("scale ai", ["Scale", "AI"]),
        ('"scale a*"', ["Scale AI"]),
        ('"ai scale"', []),
        ('"ai scale"~0', ["Scale", "AI"]),
        ('"lab ai"~1', []),
        ('"lab ai"~2', ["lab", "AI"]),
        ("gpt-4", ["GPT-4"]),
        ("u.s.", ["U.S."]),
        ("metla~1", ["Meta", "meta", "metal"]),
        ("zuckerburg~1", ["Zuckerberg"]),
        ("wang -meta", ["Wang"]),
        ("-(wang OR meta)", []),
        ("wang OR nothing", ["Wang"]),
        ('meta "meta analysis"', ["Meta", "meta-analysis"]),
        ('"scale ai" ai', ["Scale AI"]),
        ("title:meta", []),
        ("source:meta tag:meta author:meta", []),
        ("nothing at all", []),
        ("", []),
        ("date:2025 is:unread has:figure", []),
        ("metals", ["metal"]),
        ('"metals"', []),
        ("metals*", []),
        ("title:metals", []),
        ("gpt4", ["GPT-4"]),
        ("metaanalysis", []),
        ("scaling", ["Scale"]),
        ("wang -metals scale", ["Scale", "Wang"]),
    ],
)
def test_words(query: str, marked: list[str]) -> None:
    hits = find_hits(ask(query), TEXT)
    assert [TEXT[start:end] for start, end in hits] == marked


def test_typing_marks_the_beginning_of_words() -> None:
    assert [TEXT[a:b] for a, b in find_hits(ask("zuck", typing=True), TEXT)] == ["Zuckerberg"]
    assert find_hits(ask("zuck ", typing=True), TEXT) == ()


def test_titles_are_marked_for_what_was_asked_of_titles() -> None:
    people = [entity(TEXT, "person", "Mark Zuckerberg")]
    query = ask("title:meta who:zuckerberg wang")
    marked = [TEXT[a:b] for a, b in find_hits(query, TEXT, people, in_title=True)]
    assert marked == ["Meta", "Wang", "meta"]
    assert [TEXT[a:b] for a, b in find_hits(query, TEXT, people)] == ["Wang", "Mark Zuckerberg"]


def test_entities_are_marked_wherever_they_are_mentioned() -> None:
    text = "Mark Zuckerberg spoke. Later Zuckerberg left Meta in Paris, said the CEO."
    entities = [
        entity(text, "person", "Mark Zuckerberg", "Zuckerberg", "the CEO"),
        entity(text, "organisation", "Meta"),
        entity(text, "place", "Paris"),
    ]

    def marked(query: str) -> list[str]:
        return [text[a:b] for a, b in find_hits(ask(query), text, entities)]

    zuckerberg = ["Mark Zuckerberg", "Zuckerberg", "the CEO"]
    assert marked("who:zuckerberg") == zuckerberg
    assert marked('who:"mark zuckerberg"') == zuckerberg
    assert marked("who:ceo") == zuckerberg
    assert marked("who:zuck*") == zuckerberg
    assert marked("who:meta") == []
    assert marked("org:meta place:paris") == ["Meta", "Paris"]
    everyone = ["Mark Zuckerberg", "Zuckerberg", "Meta", "the CEO"]
    assert marked("entity:meta OR entity:zuckerburg~1") == everyone
    assert marked("-who:zuckerberg") == []


def test_figures_are_marked_that_meet_the_numbers() -> None:
    text = "It paid $14.3 billion for 49 % of 7,000 shares in 2025."
    figures = [
        figure(text, "$14.3 billion", 14.3e9, kind="money", currency="USD"),
        figure(text, "49 %", 49, kind="percent", unit="%"),
        figure(text, "7,000", 7000),
        figure(text, "2025", "2025", kind="date"),
    ]

    def marked(query: str) -> list[str]:
        return [text[a:b] for a, b in find_hits(ask(query), text, (), figures)]

    assert marked("num:>1000") == ["$14.3 billion", "7,000"]
    assert marked("num:>1000 unit:usd") == ["$14.3 billion"]
    assert marked("(num:>1000) (unit:%)") == ["$14.3 billion", "49 %", "7,000"]
    assert marked("unit:%") == ["49 %"]
    assert marked("-num:49") == []
    assert marked("has:figure") == []


def test_a_near_group_needs_a_repeated_word_twice() -> None:
    assert find_hits(ask('"no no"~3'), "no, never") == ()
    assert find_hits(ask('"no no"~3'), "no, never no") == ((0, 2), (10, 12))


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(1, 9)).map(lambda pair: (pair[0], sum(pair)))))
def test_merged_spans_are_sorted_and_apart(spans: list[tuple[int, int]]) -> None:
    merged = merge_spans(spans)
    assert all(first[1] <= second[0] for first, second in pairwise(merged))
    covered = {place for start, end in spans for place in range(start, end)}
    assert {place for start, end in merged for place in range(start, end)} == covered


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=80), st.text(max_size=20), st.booleans())
def test_marks_lie_in_any_text(text: str, query: str, typing: bool) -> None:
    hits = find_hits(ask(query, typing=typing), text)
    assert all(0 <= start < end <= len(text) for start, end in hits)
    assert list(hits) == sorted(hits)


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("東京", ["東京", "東京"]),
        ("東京都", ["東京都"]),
        ("京都", ["京都"]),
        ("東", ["東", "東", "東"]),
        ("京", ["京", "京"]),
        ("都庁 東京", ["東京", "都庁", "東京"]),
        ("東京都 京都", ["東京都"]),
        ("大東", []),
        ("パリ", ["ﾊﾟﾘ"]),
        ("ไทย", ["ไทย"]),
        ("東*", ["東", "東", "東"]),
    ],
)
def test_scripts_without_spaces(query: str, marked: list[str]) -> None:
    text = "東京都庁と東京、東。ﾊﾟﾘ ภาษาไทยง่าย"
    assert [text[start:end] for start, end in find_hits(ask(query), text)] == marked


def test_one_character_is_marked_alone_while_it_is_typed() -> None:
    text = "東京都"
    assert [text[a:b] for a, b in find_hits(ask("東", typing=True), text)] == ["東"]
    assert [text[a:b] for a, b in find_hits(ask("東京", typing=True), text)] == ["東京"]


def test_a_name_compared_as_a_whole_marks_no_longer_one() -> None:
    text = "Meta and Meta Superintelligence Labs; META too."
    entities = [
        entity(text, "organisation", "Meta Superintelligence Labs"),
        Entity("Meta", "organisation", mentions=(Mention(0, 4, "Meta"), Mention(38, 42, "META"))),
    ]
    hits = find_hits(ask('org:="meta"'), text, entities)
    assert [text[a:b] for a, b in hits] == ["Meta", "META"]
    assert find_hits(ask('who:="meta"'), text, entities) == ()
    assert find_hits(ask('org:="meta"'), text, entities, in_title=True) == ()
