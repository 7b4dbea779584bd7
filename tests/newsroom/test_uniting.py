"""One name each across articles: panel, search, facets and counts go by it, and it can be unlearned."""

from __future__ import annotations

from pathlib import Path

import pytest

from metatui.errors import Cancelled
from metatui.model import EntityCorrection
from metatui.newsroom import Newsroom, uniting

FULL = "Mara Lindqvist of Tolvane said on Monday that the harbour would close. She was sure of it."
LATER = "President Lindqvist said that the harbour would open again. Lindqvist had never been so sure."


def write(folder: Path, name: str, text: str) -> None:
    head = f"---\ntitle: {name}\nsource: Wire\npublished: 2025-03-01\n---\n\n"
    (folder / f"{name}.md").write_text(f"{head}{text}\n\nMore was not known that day.\n", "utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "harbour"
    folder.mkdir()
    write(folder, "full", FULL)
    write(folder, "later", LATER)
    return folder


def people(newsroom: Newsroom, title: str) -> list[str]:
    id = next(head.id for head in newsroom.articles() if head.title == title)
    return [entity.name for entity in newsroom.annotations(id).entities if entity.kind == "person"]


def test_a_surname_alone_is_the_person_of_other_articles(open_newsroom, folder: Path) -> None:
    newsroom: Newsroom = open_newsroom(folder)
    newsroom.index()
    assert people(newsroom, "later") == ["Mara Lindqvist"]
    assert newsroom.search('who:="Mara Lindqvist"').total == 2
    assert newsroom.reach([("person", "Mara Lindqvist")]) == (2,)
    (facet,) = [one for one in newsroom.facets().facets if one.name == "person"]
    assert [(value.value, value.count) for value in facet.values] == [("Mara Lindqvist", 2)]
    assert [(one.name, one.articles) for one in newsroom.names().names if one.kind == "person"] == [
        ("Mara Lindqvist", 2)
    ]
    assert newsroom.search("who:lindqvist").total == 2
    assert newsroom.is_current
    id = next(head.id for head in newsroom.articles() if head.title == "later")
    entity = next(one for one in newsroom.annotations(id).entities if one.kind == "person")
    told = newsroom.explain(id, entity)
    assert told is not None
    assert any("Lindqvist is Mara Lindqvist" in rule and "article" in rule for rule in told.rules)


def test_it_is_learned_once_and_stays(open_newsroom, folder: Path) -> None:
    newsroom: Newsroom = open_newsroom(folder)
    newsroom.index()
    write(
        folder, "third", "Nobody of the harbour was there. The gulls did not mind that at all, people said."
    )
    newsroom.index()
    assert people(newsroom, "later") == ["Mara Lindqvist"]
    newsroom.index(rebuild=True)
    assert people(newsroom, "later") == ["Mara Lindqvist"]


def test_a_rival_takes_them_apart_again(open_newsroom, folder: Path) -> None:
    newsroom: Newsroom = open_newsroom(folder)
    newsroom.index()
    write(
        folder, "rival", "Anna Lindqvist of Birkholm said on Tuesday that the harbour was hers. She laughed."
    )
    newsroom.index()
    assert people(newsroom, "later") == ["Lindqvist"]
    assert newsroom.search('who:="Mara Lindqvist"').total == 1
    assert newsroom.is_current
    (folder / "rival.md").unlink()
    newsroom.index()
    assert people(newsroom, "later") == ["Mara Lindqvist"]


def test_the_readers_corrections_come_first(open_newsroom, folder: Path) -> None:
    newsroom: Newsroom = open_newsroom(folder)
    newsroom.corrections.add(EntityCorrection("Lindqvist", "person", "same-as", "Nils Lindqvist"), "library")
    newsroom.index()
    assert people(newsroom, "later") == ["Nils Lindqvist"]
    newsroom.corrections.add(
        EntityCorrection("Mara Lindqvist", "person", "rename", "M. Lindqvist"), "library"
    )
    newsroom.index()
    assert people(newsroom, "full") == ["M. Lindqvist"]
    assert people(newsroom, "later") == ["Nils Lindqvist"]


@pytest.mark.parametrize("comes", [True, False], ids=["it comes", "it goes"])
def test_what_was_cut_short_is_done_again(
    open_newsroom, folder: Path, monkeypatch: pytest.MonkeyPatch, comes: bool
) -> None:
    newsroom: Newsroom = open_newsroom(folder)
    if not comes:
        newsroom.index()
        write(
            folder,
            "rival",
            "Anna Lindqvist of Birkholm said on Tuesday that the harbour was hers. Gulls flew.",
        )

    def cut_short(*_: object) -> None:
        raise Cancelled

    with monkeypatch.context() as cut:
        cut.setattr(uniting, "update_rows", cut_short)
        with pytest.raises(Cancelled):
            newsroom.index()
    assert not newsroom.is_current
    newsroom.index()
    assert newsroom.is_current
    assert newsroom.search('who:="Mara Lindqvist"').total == (2 if comes else 1)
    assert newsroom.search("who:=Lindqvist").total == (0 if comes else 1)


@pytest.mark.parametrize("content", ["", "{", '{"names": [["a"]], "before": []}', '{"names": 3}', "[]"])
def test_a_file_that_cannot_be_read_is_learned_again(open_newsroom, folder: Path, content: str) -> None:
    newsroom: Newsroom = open_newsroom(folder)
    newsroom.index()
    newsroom.corrections.learned._path.write_text(content)
    assert newsroom.corrections.learned.names == ()
    newsroom.index()
    assert people(newsroom, "later") == ["Mara Lindqvist"]
    assert newsroom.is_current


def test_a_correction_of_the_full_name_is_one_of_the_short_one_too(open_newsroom, folder: Path) -> None:
    newsroom: Newsroom = open_newsroom(folder)
    newsroom.index()

    def of_kind(kind: str) -> list[list[str]]:
        found = []
        for title in ("full", "later"):
            id = next(head.id for head in newsroom.articles() if head.title == title)
            named = newsroom.annotations(id).entities
            found.append(
                [
                    one.name
                    for one in named
                    if one.kind == kind and one.name in ("Mar", "Mara Lindqvist", "Lindqvist")
                ]
            )
        return found

    steps = [
        EntityCorrection("Mara Lindqvist", "person", "same-as", "Mar"),
        EntityCorrection("Mar", "person", "change-kind", new_kind="place"),
        EntityCorrection("Mar", "place", "hide"),
    ]
    seen = [of_kind("person")]
    for step in steps:
        newsroom.corrections.add(step, "library")
        newsroom.index()
        seen.append(of_kind("place") if step.action == "change-kind" else of_kind("person"))
    assert seen == [[["Mara Lindqvist"]] * 2, [["Mar"]] * 2, [["Mar"]] * 2, [[], []]]
    for step in reversed(steps):
        newsroom.corrections.remove(step, "library")
        newsroom.index()
    assert of_kind("person") == [["Mara Lindqvist"]] * 2
    assert newsroom.is_current
