"""What corrections do to a library: to annotations at once, to search and stories with the next indexing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from metatui.corrections.toml_lines import OPENING, to_line
from metatui.errors import Cancelled
from metatui.library import Library
from metatui.model import Correction, Entity, EntityCorrection, Mention, Progress
from metatui.newsroom import Newsroom
from metatui.newsroom.index_sync import open_index

BANK = EntityCorrection("Birch Mutual", "organisation", "same-as", "Harbour Bank")
RUIZ = EntityCorrection("Jonas Ruiz", "person", "rename", "Juan Ruiz")
GRID = EntityCorrection("Lumen Grid", "organisation", "hide")


@pytest.fixture
def newsroom(open_newsroom, corpus: Path, quick_analysis: list[str]) -> Newsroom:
    newsroom: Newsroom = open_newsroom(corpus)
    newsroom.index()
    quick_analysis.clear()
    return newsroom


def _names(newsroom: Newsroom, number: int) -> list[str]:
    head = next(head for head in newsroom.articles() if head.title == f"Story number {number}")
    return [entity.name for entity in newsroom.annotations(head.id).entities]


def _facet(newsroom: Newsroom, name: str) -> dict[str, int]:
    facet = next(facet for facet in newsroom.facets().facets if facet.name == name)
    return {value.value: value.count for value in facet.values}


class Indexed:
    """Counts what the indexes are given."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.articles: dict[str, list[str]] = {"search": [], "stories": []}

        def opened(name, folder):  # type: ignore[no-untyped-def]
            index = open_index(name, folder)
            update = index.update

            def counted(documents, **more):  # type: ignore[no-untyped-def]
                def seen() -> Iterator[object]:
                    for article, found in documents:
                        self.articles[name].append(article.title)
                        yield article, found

                return update(seen(), **more)

            monkeypatch.setattr(index, "update", counted)
            return index

        monkeypatch.setattr("metatui.newsroom.index_sync.open_index", opened)


def test_annotations_have_a_correction_at_once_and_search_after_indexing(
    newsroom: Newsroom, quick_analysis: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert newsroom.search("org:birch who:ruiz").total == 8
    newsroom.corrections.add(RUIZ, "library")
    newsroom.corrections.add(BANK, "everywhere")
    assert _names(newsroom, 1) == ["Harbour Bank", "Juan Ruiz"]
    assert not newsroom.is_current
    indexed, told = Indexed(monkeypatch), list[Progress]()
    newsroom.index(told.append)
    assert newsroom.is_current
    assert quick_analysis == []  # what was found is kept as it is
    assert newsroom.search('who:="Juan Ruiz" org:="Harbour Bank"').total == 8
    assert newsroom.search('who:="Jonas Ruiz" OR org:="Birch Mutual"').total == 0
    assert newsroom.search("org:birch").total == 8  # an alias now
    assert _facet(newsroom, "person") == {"Juan Ruiz": 8}
    assert newsroom.complete("who:jua", 7)[0].shown == "Juan Ruiz"
    assert [len(titles) for titles in indexed.articles.values()] == [8, 8]  # not the four of the power cut
    assert {progress.phase for progress in told} >= {"correcting"}
    assert newsroom.facets("storm").total == 4


def test_a_correction_is_taken_back(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    for correction in (GRID, BANK):
        newsroom.corrections.add(correction, "library")
    newsroom.index()
    assert _names(newsroom, 0) == []
    assert newsroom.search("org:lumen").total == 0
    newsroom.corrections.remove(GRID, "library")
    assert _names(newsroom, 0) == ["Lumen Grid"]
    indexed = Indexed(monkeypatch)
    newsroom.index()
    assert newsroom.search("org:lumen").total == 4
    assert _facet(newsroom, "organisation") == {"Harbour Bank": 8, "Lumen Grid": 4}
    assert [len(titles) for titles in indexed.articles.values()] == [4, 4]


def test_an_edit_by_hand_is_noticed(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    path = newsroom.corrections.path("library")
    path.write_text(f"{OPENING}\n{to_line(GRID)}\n]\n")
    assert not newsroom.is_current
    newsroom.index()
    assert newsroom.search("org:lumen").total == 0
    path.write_text(f"# only a remark\n{OPENING}\n{to_line(GRID)}\n]\n")
    assert newsroom.is_current
    path.unlink()
    newsroom.index()
    assert newsroom.search("org:lumen").total == 4


def test_corrections_hold_for_new_articles_and_another_analyser(
    newsroom: Newsroom, corpus: Path, write_story, quick_analysis: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    newsroom.corrections.add(RUIZ, "library")
    write_story(corpus, 13)
    newsroom.index()
    assert newsroom.search("who:juan").total == 9
    newsroom.index(rebuild=True)
    assert newsroom.search("who:juan").total == 9
    monkeypatch.setattr("metatui.analysis.ANALYSER_VERSION", 1_000_000)
    quick_analysis.clear()
    newsroom.index()
    assert len(quick_analysis) == 13
    assert newsroom.search("who:juan").total == 9
    assert "Juan Ruiz" in _names(newsroom, 13)


def test_one_for_all_libraries_holds_in_each(
    newsroom: Newsroom, open_newsroom, write_story, tmp_path: Path
) -> None:
    other_corpus = tmp_path / "Morning News"
    (other_corpus / "more").mkdir(parents=True)
    write_story(other_corpus, 1)
    other: Newsroom = open_newsroom(other_corpus)
    other.index()
    newsroom.corrections.add(RUIZ, "everywhere")
    newsroom.corrections.add(BANK, "library")
    assert _names(other, 1) == ["Harbour Bank", "Birch Mutual", "Juan Ruiz"]
    assert not other.is_current
    other.index()
    assert other.search("who:juan").total == 1


def test_a_change_that_was_cut_short_is_finished_whatever_came_then(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("metatui.newsroom.index_sync.STEP_LARGEST", 3)
    newsroom.corrections.add(RUIZ, "library")
    stop = []

    def hear(progress: Progress) -> None:
        if progress.phase == "correcting" and progress.done == 3:
            stop.append(True)

    with pytest.raises(Cancelled):
        newsroom.index(hear, lambda: bool(stop))
    assert newsroom.search("who:juan").total == 3
    assert not newsroom.is_current
    newsroom.corrections.remove(RUIZ, "library")  # as it was before, but the index is not
    assert not newsroom.is_current
    newsroom.index()
    assert newsroom.search("who:juan").total == 0
    assert newsroom.search("who:jonas").total == 8
    assert newsroom.is_current


def test_related_articles_are_told_by_the_names_there_are_now(newsroom: Newsroom) -> None:
    newsroom.corrections.add(RUIZ, "library")
    newsroom.index()
    article = next(head.id for head in newsroom.articles() if head.title == "Story number 4")
    reasons = [reason.text for related in newsroom.related(article) for reason in related.relation.reasons]
    assert not [text for text in reasons if "Jonas" in text]


def test_the_doctor_tells_of_them(newsroom: Newsroom) -> None:
    newsroom.corrections.add(RUIZ, "library")
    newsroom.index()
    checks = {check.name: check for check in newsroom.doctor()}
    assert checks["corrections"] == ("corrections", True, "1 for this library, 0 for all libraries")
    path = newsroom.corrections.path("library")
    path.write_text(path.read_text() + "oops\n")
    checks = {check.name: check for check in newsroom.doctor()}
    assert not checks["corrections"].ok
    assert "line" in checks["corrections"].detail


@pytest.mark.parametrize(
    ("words", "sentences", "count"),
    [
        (["ruiz"], [], 8),
        (["RUIZ", "lumen"], [], 12),
        ([], ["storm cut"], 4),
        (["R_iz", "%"], ["repairs%"], 0),
        ([""], [], 12),
        ([], [], 0),
        ([f"no{number}" for number in range(450)] + ["grid"], [], 4),
    ],
)
def test_articles_are_found_by_what_was_found_in_them(
    newsroom: Newsroom, words: list[str], sentences: list[str], count: int
) -> None:
    from metatui.analysis import ANALYSER_VERSION

    library: Library = newsroom._library
    assert len(library.annotations.rows_with(words, sentences, ANALYSER_VERSION, library.revision)) == count
    if words + sentences:
        # What was not looked at may have anything in it.
        assert len(library.annotations.rows_with(words, sentences, 1_000_000, library.revision)) == 12
    assert library.annotations.rows_with(words, sentences, 1_000_000, 0) == []


def _all(newsroom: Newsroom) -> list[Correction]:
    return [kept.correction for kept in newsroom.corrections.all()]


def test_a_library_that_cannot_be_written_keeps_its_corrections(
    newsroom: Newsroom, open_newsroom, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newsroom.corrections.add(RUIZ, "library")
    newsroom.corrections.add(BANK, "everywhere")

    opened = Library.open
    refused = [OSError(30, "Read-only file system")]

    def open_later(folder: Path) -> Library:
        if refused:
            raise refused.pop()
        return opened(folder)

    monkeypatch.setattr("metatui.newsroom.opening.Library.open", open_later)
    other: Newsroom = open_newsroom(corpus)
    assert other.notices
    assert _all(other) == [BANK, RUIZ]


def test_a_name_is_explained_with_what_was_corrected_about_it(newsroom: Newsroom) -> None:
    newsroom.corrections.add(RUIZ, "everywhere")
    newsroom.corrections.add(EntityCorrection("Juan Ruiz", "person", "same-as", "J. Ruiz"), "library")
    article = newsroom.articles("who:ruiz")[0]
    entity = next(entity for entity in newsroom.annotations(article.id).entities if entity.name == "J. Ruiz")
    explanation = newsroom.explain(article.id, entity)
    assert explanation is not None
    path = newsroom.corrections.path
    assert explanation.rules[-2:] == (
        f"corrected: Jonas Ruiz is called Juan Ruiz (in all libraries, line 9 of {path('everywhere').name})",
        f"corrected: Juan Ruiz is the same as J. Ruiz (in this library, line 9 of {path('library').name})",
    )
    assert any(part.text == "Jonas Ruiz" for part in explanation.parts)
    assert newsroom.explain(article.id, Entity("Nobody", "person", mentions=(Mention(0, 1, "x"),))) is None


@pytest.mark.parametrize("rules", [None, 5, [None], [[7]], "x"])
def test_a_note_that_nobody_can_have_written_makes_the_indexes_anew(
    newsroom: Newsroom, tmp_path: Path, rules: object
) -> None:
    (path,) = tmp_path.glob("cache/*/built-for.json")
    path.write_text(json.dumps(json.loads(path.read_text()) | {"search_rules": rules}))
    newsroom.corrections.add(GRID, "library")
    newsroom.index()
    assert newsroom.is_current
    assert newsroom.search("org:lumen").total == 0
    assert newsroom.search("storm").total == 4
