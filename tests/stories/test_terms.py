from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metatui.stories.terms import find_terms, is_common, singular
from metatui.stories.vocabulary import COMMON_WORDS, FUNCTION_WORDS


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("companies", "company"),
        ("houses", "house"),
        ("glasses", "glasse"),
        ("glass", "glass"),
        ("virus", "virus"),
        ("crisis", "crisis"),
        ("gas", "gas"),
        ("is", "is"),
        ("krona", "krona"),
    ],
)
def test_a_plural_and_its_singular_are_one(word: str, stem: str) -> None:
    assert singular(word) == stem


def test_words_and_pairs_are_found_with_their_places() -> None:
    text = "The vesting window opens in August. Vesting windows close."
    terms = find_terms(text)
    assert [text[start:end] for start, end in terms["vesting"]] == ["vesting", "Vesting"]
    assert [text[start:end] for start, end in terms["vesting window"]] == [
        "vesting window",
        "Vesting windows",
    ]


def test_function_words_numbers_and_punctuation_part_a_pair() -> None:
    terms = find_terms("the hull of the ship, reef 214 tug\nquay")
    assert set(terms) == {"hull", "ship", "reef", "tug", "quay"}


def test_hyphens_and_spaces_are_the_same() -> None:
    assert "open source" in find_terms("an open-source model")
    assert "open source" in find_terms("models that are open source")


def test_accents_case_and_possessives_do_not_matter() -> None:
    assert find_terms("Zürich’s trams").keys() == find_terms("ZURICH TRAM").keys()


def test_texts_without_spaces_have_pairs_of_characters() -> None:
    assert "東京" in {term.replace(" ", "") for term in find_terms("東京で地震")}


def test_contractions_are_no_terms() -> None:
    assert find_terms("They don’t, we won't and it isn't") == {}


def test_common_words_are_known_in_all_their_forms() -> None:
    assert is_common("report")
    assert is_common(singular("companies"))
    assert not is_common("vesting")


def test_no_word_is_on_both_lists() -> None:
    assert not FUNCTION_WORDS & COMMON_WORDS


@settings(max_examples=60)
@given(st.text(max_size=200))
def test_spans_lie_in_the_text_and_in_its_order(text: str) -> None:
    for spans in find_terms(text).values():
        assert spans == sorted(spans)
        assert all(0 <= start < end <= len(text) for start, end in spans)
