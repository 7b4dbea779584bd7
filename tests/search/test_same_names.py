"""Names of a library that are one, and those that stay apart: a small gold set of our own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from metatui.model import Annotations, Article, Entity, EntityKind, Mention, SameName
from metatui.search import SearchIndex

Learn = Callable[..., set[tuple[str, str]]]


@pytest.fixture
def index(tmp_path: Path) -> Iterator[SearchIndex]:
    with SearchIndex.open(tmp_path / "search", create=True) as index:
        yield index


@pytest.fixture
def learn(index: SearchIndex) -> Learn:
    """Index one article for each name, and say what short name stands for which full one."""

    def learn(*names: str, kind: EntityKind = "person", more: tuple[tuple[str, EntityKind], ...] = ()) -> set:
        every = [*((name, kind) for name in names), *more]
        documents = [
            (
                Article(id=f"{number:032x}", title="A title", text=f"{name} spoke."),
                Annotations((Entity(name, kind, mentions=(Mention(0, len(name), name),)),)),
            )
            for number, (name, kind) in enumerate(every)
        ]
        index.update(documents, removed=(), revision=1)
        return {(one.name, one.full) for one in index.same_names()}

    return learn


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["Mara Lindqvist", "Lindqvist"], {("Lindqvist", "Mara Lindqvist")}),
        (["Mara Lindqvist", "Mara K. Lindqvist", "Lindqvist"], {("Lindqvist", "Mara Lindqvist")}),
        (["Ursula von der Leyen", "von der Leyen"], {("von der Leyen", "Ursula von der Leyen")}),
        (["Ole Berg Jr.", "Berg"], {("Berg", "Ole Berg Jr.")}),
        (["Wei Chen", "Lin Chen", "Chen"], set()),
        (["Jordan Vale", "Michael Jordan", "Jordan"], set()),
        (["Mara Lindqvist", "Mara"], set()),
        (["Lindqvist"], set()),
        ([], set()),
    ],
)
def test_a_surname_is_its_only_bearer(learn: Learn, names: list[str], expected: set) -> None:
    found = learn(*names)
    assert {short for short, _ in found} == {short for short, _ in expected}
    for short, full in found:
        assert full.split()[0] == next(name for one, name in expected if one == short).split()[0]


def test_a_surname_that_is_also_another_name_stays_apart(learn: Learn) -> None:
    assert learn("Denzel Washington", "Washington", more=(("Washington", "place"),)) == set()


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["European Central Bank", "ECB"], {("ECB", "European Central Bank")}),
        (["Bank of New Alder", "BONA"], {("BONA", "Bank of New Alder")}),
        (["Office for Budget Care", "Order of Brave Cooks", "OBC"], set()),
        (
            ["Tolvane Systems", "Tolvane Systems", "Tolvane Systems Inc"],
            {("Tolvane Systems Inc", "Tolvane Systems")},
        ),
        (["Apple Records", "Apple"], set()),
        (["Meridian Energy", "Meridian Bank", "Meridian"], set()),
        (["European Union", "EU"], set()),
    ],
)
def test_acronyms_and_legal_forms(learn: Learn, names: list[str], expected: set) -> None:
    assert learn(*names, kind="organisation") == expected


def test_what_was_known_stays_known_when_its_articles_are_under_the_full_name(
    index: SearchIndex, learn: Learn
) -> None:
    learn("Mara Lindqvist", "Mara Lindqvist")
    known = SameName("Lindqvist", "person", "Mara Lindqvist", 1)
    assert index.same_names([known]) == (known._replace(articles=2),)
    learn("Mara Lindqvist", "Anna Lindqvist")
    assert index.same_names([known]) == (), "a rival has come"


def test_articles_are_found_by_the_names_they_are_indexed_under(index: SearchIndex, learn: Learn) -> None:
    learn("Mara Lindqvist", "Lindqvist", "MARA LINDQVIST")
    assert index.ids_named([("person", "Mara Lindqvist")]) == [f"{0:032x}", f"{2:032x}"]
    assert index.ids_named([("person", "Lindqvist"), ("event", "Lindqvist")]) == [f"{1:032x}"]
    assert index.ids_named([]) == []
