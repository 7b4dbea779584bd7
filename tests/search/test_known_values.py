"""Names and words for completing a query, as the index knows them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from small_articles import Document, article, entity

from metatui.model import Annotations
from metatui.search import SearchIndex

Build = Callable[..., SearchIndex]


def about(id: str, *people: str, source: str | None = None, text: str = "") -> Document:
    """An article that names these people."""
    whole = f"{text} {'. '.join(people)}."
    return article(id, whole, source=source), Annotations(
        tuple(entity(whole, "person", name) for name in people)
    )


@pytest.fixture
def index(build: Build) -> SearchIndex:
    return build(
        about("a", "Mark Zuckerberg", "Zoë Ångström", source="The Daily Post", text="A harbour"),
        about(
            "b", "Mark Zuckerberg", "Marie Curie-Marsden", source="Daily Post", text="Harbours and harbour"
        ),
        about(
            "c", "Mark Zuckerberg", "Denmark Vesey", "Marie Curie-Marsden", source="Reuters", text="A haven"
        ),
    )


@pytest.mark.parametrize(
    ("prefix", "values"),
    [
        ("mark", [("Mark Zuckerberg", 3)]),
        ("MARK", [("Mark Zuckerberg", 3)]),
        # A word within a name, behind a hyphen too; the middle of a word is none.
        ("zuck", [("Mark Zuckerberg", 3)]),
        ("mar", [("Mark Zuckerberg", 3), ("Marie Curie-Marsden", 2)]),
        ("mars", [("Marie Curie-Marsden", 2)]),
        ("ark", []),
        # Several words, the last of them begun.
        ("mark z", [("Mark Zuckerberg", 3)]),
        ("marie curie-m", [("Marie Curie-Marsden", 2)]),
        ("mark c", []),
        ("zuckerberg mark", []),
        # Accents and case do not count, on either side.
        ("zoe", [("Zoë Ångström", 1)]),
        ("ZOË", [("Zoë Ångström", 1)]),
        ("ang", [("Zoë Ångström", 1)]),
        ("zoé ångs", [("Zoë Ångström", 1)]),
        ("x", []),
    ],
)
def test_values(index: SearchIndex, prefix: str, values: list[tuple[str, int]]) -> None:
    assert index.values("person", prefix, 10) == values


def test_without_a_beginning_those_of_most_articles_come_first(index: SearchIndex) -> None:
    values = [("Mark Zuckerberg", 3), ("Marie Curie-Marsden", 2), ("Denmark Vesey", 1), ("Zoë Ångström", 1)]
    assert index.values("person", "", 10) == values
    assert index.values("person", "", 2) == values[:2]
    assert index.values("person", "", 3) == values[:3]
    assert index.values("place", "", 10) == []


def test_each_facet_has_values_of_its_own(index: SearchIndex) -> None:
    assert index.values("source", "daily", 10) == [("Daily Post", 1), ("The Daily Post", 1)]
    assert index.values("person", "daily", 10) == []
    assert index.values("source", "mark", 10) == []


@pytest.mark.parametrize(
    ("prefix", "words"),
    [
        ("har", [("harbour", 2), ("harbours", 1)]),
        ("ha", [("harbour", 2), ("haven", 1), ("harbours", 1)]),
        ("harbours", [("harbours", 1)]),
        ("zyz", []),
    ],
)
def test_words(index: SearchIndex, prefix: str, words: list[tuple[str, int]]) -> None:
    assert sorted(index.words(prefix, 10)) == sorted(words)
    counts = [count for _, count in index.words(prefix, 10)]
    assert counts == sorted(counts, reverse=True)
    assert index.words(prefix, 1) == index.words(prefix, 10)[:1]


def test_a_word_of_titles_and_texts_is_given_once(build: Build) -> None:
    index = build(article("a", "The harbour", "Harbour"), article("b", "Boats", "Harbours"))
    assert [word for word, _ in index.words("harb", 5)] == ["harbour", "harbours"]


def test_several_segments_are_one_list(index: SearchIndex) -> None:
    more = [
        about("d", "Marie Curie-Marsden", "Zoë Ångström", text="Harbour"),
        about("e", "Marie Curie-Marsden", "Marta Egger", text="Harbour"),
    ]
    index.update(more, removed=[], revision=2)
    assert index.values("person", "mar", 10) == [
        ("Marie Curie-Marsden", 4),
        ("Mark Zuckerberg", 3),
        ("Marta Egger", 1),
    ]
    assert index.values("person", "mar", 1) == [("Marie Curie-Marsden", 4)]
    assert index.values("person", "zoe a", 10) == [("Zoë Ångström", 2)]
    assert index.words("harbour", 1) == [("harbour", 4)]


def test_what_is_indexed_later_is_known_at_once(index: SearchIndex) -> None:
    assert index.values("person", "egger", 5) == []
    index.update([about("d", "Marta Egger")], removed=[], revision=2)
    assert index.values("person", "egger", 5) == [("Marta Egger", 1)]


def test_an_article_counts_once_for_a_word_in_its_title_and_its_text(build: Build) -> None:
    index = build(
        article("a", "harbour", "Harbour"), article("b", "harbour"), article("c", "harvest harvest")
    )
    index.update([(article("b", "nothing"), Annotations())], removed=[], revision=2)
    assert index.words("har", 5) == [("harbour", 1), ("harvest", 1)]
