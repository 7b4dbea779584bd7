"""Other forms of words: the usual ones, and no other words."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from metatui.search.inflection import other_forms

GROUPS = [
    "company companies",
    "job jobs",
    "tax taxes taxed taxing",
    "stop stops stopped stopping",
    "plan plans planned planning",
    "hire hires hired hiring",
    "call calls called calling",
    "pass passes passed passing",
    "process processes processed processing",
    "try tries tried trying",
    "play plays played playing",
    "lie lies lied lying",
    "agree agrees agreed agreeing",
    "rate rates rated rating",
    "raise raises raised raising",
    "focus focuses focused focusing",
    "travel travels traveled travelled travelling",
    "train trains trained training",
    "analysis analyses",
    "church churches",
    "hero heroes",
    "bus buses",
    "woman women",
]


@pytest.mark.parametrize("group", GROUPS)
def test_each_form_leads_to_the_others(group: str) -> None:
    forms = group.split()
    for form in forms:
        assert {other for other in forms if other != form} <= set(other_forms(form)), form


def test_magnitudes_are_written_out_and_shortened() -> None:
    assert "bn" in other_forms("billion")
    assert "billion" in other_forms("bn")
    assert "m" in other_forms("million")
    assert other_forms("m") == ()


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("new", "news"),
        ("news", "new"),
        ("good", "goods"),
        ("rating", "rats"),
        ("planes", "plan"),
        ("caring", "car"),
        ("hoping", "hop"),
        ("string", "str"),
        ("king", "k"),
        ("this", "thi"),
        ("virus", "viru"),
        ("glass", "glas"),
        ("bed", "b"),
        ("used", "us"),
    ],
)
def test_other_words_are_left_alone(word: str, other: str) -> None:
    assert other not in other_forms(word)


@pytest.mark.parametrize("word", ["ai", "us", "gpt4", "7000", "14.3", "at&t", "zürich", "東京", "", "a"])
def test_no_forms(word: str) -> None:
    assert other_forms(word) == ()


@example("ies")
@given(st.text("abcdeghinorsty", max_size=9))
def test_any_word_has_few_sound_forms(word: str) -> None:
    forms = other_forms(word)
    assert word not in forms
    assert len(set(forms)) == len(forms) <= 24
    assert all(form.isascii() and form.isalpha() and form[0] == word[0] for form in forms)
