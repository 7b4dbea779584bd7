from __future__ import annotations

import pytest

from metatui.model import Entity, EntityKind
from metatui.stories.names import alias_keys, is_same, name_key


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Meta Platforms, Inc.", "meta platforms"),
        ("The New York Times", "new york times"),
        ("Dr. Ragna Holt", "ragna holt"),
        ("U.S.", "us"),
        ("Zürich’s", "zurich"),
        ("The Co", "co"),
        ("Inc.", "inc"),
        ("…", ""),
    ],
)
def test_a_name_is_known_without_what_comes_and_goes(name: str, key: str) -> None:
    assert name_key(name) == key


def entity(kind: EntityKind, name: str, *aliases: str) -> Entity:
    return Entity(name, kind, aliases)


def test_the_same_full_name_is_the_same() -> None:
    assert is_same(entity("organisation", "Acme Corp."), entity("organisation", "Acme"))


def test_a_full_name_may_be_the_others_alias() -> None:
    long = entity("organisation", "European Central Bank", "ECB")
    assert is_same(long, entity("organisation", "ECB"))
    assert is_same(entity("organisation", "ECB"), long)


def test_two_people_with_one_surname_stay_two() -> None:
    assert not is_same(entity("person", "Anna Smith", "Smith"), entity("person", "John Smith", "Smith"))


def test_an_alias_of_another_kind_is_another() -> None:
    assert not is_same(entity("person", "Denzel Washington", "Washington"), entity("place", "Washington"))


def test_names_without_words_are_never_the_same() -> None:
    assert not is_same(entity("other", "…"), entity("other", "–"))


def test_an_alias_like_the_name_is_none() -> None:
    assert alias_keys(entity("organisation", "Acme Corp.", "Acme", "ACM")) == {"acm"}
