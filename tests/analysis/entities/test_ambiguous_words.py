"""Names that begin with, or are, words that mean something else too."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from metatui.model import Entity

Find = Callable[..., dict[str, Entity]]


@pytest.mark.parametrize(
    "name",
    [
        "Mark Turner",
        "Will Walker",
        "May Walker",
        "Bill Butler",
        "Grant Hill",
        "Rob Walker",
        "Mark Cuban",
        "Grant Shapps",
    ],
)
def test_given_names_that_are_words_too(find: Find, name: str) -> None:
    for text in (f"{name} met them in London.", f"In London, {name} said no."):
        assert find(text)[name].kind == "person", text
    assert name in find(f"{name} of Bank of America said so.") or name == "Mark Cuban"


def test_questions_and_descriptions_are_no_given_names(find: Find) -> None:
    assert set(find("Will Apple appeal? May Apple face more fines?")) == {"Apple"}
    assert "Will Turner" not in find("Will Turner appeal?")
    assert "Young Hill" not in find("Young Hill residents said no.")


def test_a_name_is_not_cut_to_what_is_known_in_it(find: Find) -> None:
    found = find("Insurance Ireland raised it. Transport Scotland said that Insurance Ireland paid.")
    assert {name: entity.kind for name, entity in found.items()} == {
        "Insurance Ireland": "organisation",
        "Transport Scotland": "organisation",
    }
    assert set(find("The planet K2-18c is near K2-18b.")) == {"K2-18c", "K2-18b"}
    assert find("The RTS,S vaccine is cheap. Children got RTS,S early.")["RTS,S"].kind == "product"
    assert set(find("Siemens Energy (ENR1n.DE) rose; GE Vernova (GEV.N) fell.")) == {
        "Siemens Energy",
        "GE Vernova",
    }
    assert set(find("The Crown Prosecution Service said no.")) == {"Crown Prosecution Service"}


def test_names_are_shown_as_the_article_writes_them(find: Find) -> None:
    found = find("The Danish People's Party lost; the Social Democrats won. Shares in Cantor fell.")
    assert set(found) == {"Danish People's Party", "Social Democrats", "Cantor"}
    assert found["Cantor"].aliases == ("Cantor Fitzgerald",)  # it can still be searched for
    assert "Iga Swiatek" in find("Iga Swiatek won. Swiatek smiled.")
    assert "European Union" in find("The EU said no.")


def test_letters_with_accents_stay_in_the_word(find: Find) -> None:
    assert find("The head of Met Éireann left. Met Éireann warned.")["Met Éireann"].kind == "organisation"


def test_a_role_that_opens_a_sentence_is_not_part_of_the_name(find: Find) -> None:
    found = find("Economist Mike Moffatt of the Missing Middle Initiative said completions were behind it.")
    assert found["Mike Moffatt"].kind == "person"
