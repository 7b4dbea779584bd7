from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from metatui.errors import ArticleNotFound, Cancelled, IndexDamaged, MetatuiError
from metatui.model import Annotations, Article
from metatui.stories import StoryIndex, writing

Document = tuple[Article, Annotations]


@pytest.fixture
def documents(gold: list[Any]) -> dict[str, Document]:
    return {one.article.id: (one.article, one.annotations) for one in gold}


@pytest.fixture
def index(tmp_path: Path, documents: dict[str, Document]) -> StoryIndex:
    index = StoryIndex.open(tmp_path / "stories", create=True)
    index.update(documents.values(), revision=7)
    return index


def answers(index: StoryIndex, documents: dict[str, Document]) -> dict[str, object]:
    return {
        name: index.related(*document, load=documents.__getitem__) for name, document in documents.items()
    }


def test_a_new_index_is_empty(tmp_path: Path, documents: dict[str, Document]) -> None:
    index = StoryIndex.open(tmp_path / "new", create=True)
    assert (index.revision, index.count) == (0, 0)
    assert index.related(*documents["ferry-0"], load=documents.__getitem__) == ()


def test_an_index_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(IndexDamaged, match="metatui reindex"):
        StoryIndex.open(tmp_path / "none")
    (tmp_path / "empty").mkdir(mode=0o700)
    with pytest.raises(IndexDamaged):
        StoryIndex.open(tmp_path / "empty")


def test_it_is_found_again(index: StoryIndex, documents: dict[str, Document], tmp_path: Path) -> None:
    again = StoryIndex.open(tmp_path / "stories")
    assert (again.revision, again.count) == (7, len(documents))
    assert answers(again, documents) == answers(index, documents)


def test_an_article_is_not_related_to_itself(index: StoryIndex, documents: dict[str, Document]) -> None:
    for name, document in documents.items():
        found = index.related(*document, load=documents.__getitem__)
        assert name not in {relation.id for relation in found}
        assert [relation.score for relation in found] == sorted(
            (relation.score for relation in found), reverse=True
        )


def test_the_limit_is_kept(index: StoryIndex, documents: dict[str, Document]) -> None:
    everything = index.related(*documents["takeover-0"], load=documents.__getitem__)
    assert len(everything) == 4
    for limit in range(5):
        some = index.related(*documents["takeover-0"], load=documents.__getitem__, limit=limit)
        assert some == everything[:limit]


def test_an_article_that_is_not_indexed_has_relations_too(
    index: StoryIndex, documents: dict[str, Document]
) -> None:
    index.update([], removed=["ferry-0"], revision=8)
    found = index.related(*documents["ferry-0"], load=documents.__getitem__)
    assert {relation.id for relation in found} == {"ferry-1", "ferry-2", "ferry-3"}


def test_a_vanished_article_is_left_out(index: StoryIndex, documents: dict[str, Document]) -> None:
    def load(name: str) -> Document:
        if name == "ferry-1":
            raise ArticleNotFound(f"No article {name}")
        return documents[name]

    found = index.related(*documents["ferry-0"], load=load)
    assert {relation.id for relation in found} == {"ferry-2", "ferry-3"}


def test_a_removed_article_is_gone(index: StoryIndex, documents: dict[str, Document], tmp_path: Path) -> None:
    index.update([], removed=["ferry-1", "unknown"], revision=8)
    for each in (index, StoryIndex.open(tmp_path / "stories")):
        assert (each.revision, each.count) == (8, len(documents) - 1)
        found = each.related(*documents["ferry-0"], load=documents.__getitem__)
        assert {relation.id for relation in found} == {"ferry-2", "ferry-3"}


def test_an_article_is_replaced(index: StoryIndex, documents: dict[str, Document]) -> None:
    changed = Article(id="ferry-1", title="Something else", text="Nothing of it was true.")
    index.update([(changed, Annotations())], removed=(), revision=8)
    assert index.count == len(documents)
    found = index.related(*documents["ferry-0"], load=documents.__getitem__)
    assert {relation.id for relation in found} == {"ferry-2", "ferry-3"}


def test_removing_comes_before_adding(index: StoryIndex, documents: dict[str, Document]) -> None:
    index.update([documents["ferry-1"]], removed=["ferry-1"], revision=8)
    assert index.count == len(documents)


def test_the_last_of_two_with_one_id_counts(tmp_path: Path, documents: dict[str, Document]) -> None:
    index = StoryIndex.open(tmp_path / "twice", create=True)
    other = Article(id="ferry-0", title="", text="Nothing of it was true.")
    index.update([*documents.values(), (other, Annotations())], revision=1)
    assert index.count == len(documents)
    found = index.related(*documents["ferry-1"], load=documents.__getitem__)
    assert "ferry-0" not in {relation.id for relation in found}


def test_progress_is_told_and_a_stop_leaves_all_as_it_was(
    index: StoryIndex, documents: dict[str, Document], tmp_path: Path
) -> None:
    told: list[int] = []
    before = sorted(path.name for path in (tmp_path / "stories").iterdir())
    with pytest.raises(Cancelled):
        index.update(
            documents.values(),
            removed=["court-0"],
            revision=9,
            progress=told.append,
            is_cancelled=lambda: len(told) >= 3,
        )
    assert told == [1, 2, 3]
    assert (index.revision, index.count) == (7, len(documents))
    assert sorted(path.name for path in (tmp_path / "stories").iterdir()) == before


def test_old_files_go_away(index: StoryIndex, documents: dict[str, Document], tmp_path: Path) -> None:
    sizes = []
    for revision in range(8, 20):
        index.update(documents.values(), revision=revision)
        sizes.append(len(list((tmp_path / "stories").iterdir())))
    assert max(sizes) <= 2 * min(sizes)


def test_two_that_write_see_each_other(
    index: StoryIndex, documents: dict[str, Document], tmp_path: Path
) -> None:
    other = StoryIndex.open(tmp_path / "stories")
    other.update([], removed=["ferry-1"], revision=8)
    index.update([], removed=["ferry-2"], revision=9)
    assert index.count == len(documents) - 2
    found = index.related(*documents["ferry-0"], load=documents.__getitem__)
    assert {relation.id for relation in found} == {"ferry-3"}


def test_a_reader_keeps_answering_while_another_writes(
    index: StoryIndex, documents: dict[str, Document], tmp_path: Path
) -> None:
    expected = answers(index, documents)
    StoryIndex.open(tmp_path / "stories").update([], removed=list(documents), revision=8)
    assert answers(index, documents) == expected


def test_a_closed_index_answers_nothing(index: StoryIndex, documents: dict[str, Document]) -> None:
    index.close()
    assert index.related(*documents["ferry-0"], load=documents.__getitem__) == ()


def test_a_folder_that_others_may_use_is_refused(index: StoryIndex, tmp_path: Path) -> None:
    (tmp_path / "stories").chmod(0o750)
    with pytest.raises(IndexDamaged, match="others"):
        StoryIndex.open(tmp_path / "stories", create=True)


def test_a_link_or_file_in_place_of_the_folder_is_refused(index: StoryIndex, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "stories")
    (tmp_path / "file").write_text("x")
    for name in ("link", "file"):
        with pytest.raises(IndexDamaged):
            StoryIndex.open(tmp_path / name, create=True)


def test_a_full_disk_leaves_all_as_it_was(
    index: StoryIndex, documents: dict[str, Document], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(MetatuiError, match="No space left"):
        index.update(documents.values(), revision=9)
    monkeypatch.undo()
    again = StoryIndex.open(tmp_path / "stories")
    assert (again.revision, again.count) == (7, len(documents))


@pytest.mark.parametrize(("days", "kind"), [(0, "same event"), (3, "same event"), (9, "follow-up")])
def test_the_kind_depends_on_the_days_between(
    index: StoryIndex, documents: dict[str, Document], days: int, kind: str
) -> None:
    article, annotations = documents["court-0"]
    later = Article("later", article.title, article.text, published=datetime(2025, 1, 14, tzinfo=UTC))
    when = datetime(2025, 1, 14, tzinfo=UTC) + timedelta(days=days)
    there = Article("court-1", "", documents["court-1"][0].text, published=when)

    def load(name: str) -> Document:
        return (there, documents["court-1"][1]) if name == "court-1" else documents[name]

    found = {relation.id: relation.kind for relation in index.related(later, annotations, load=load)}
    assert found["court-1"] == kind


def test_an_undated_article_can_be_of_the_same_event(
    index: StoryIndex, documents: dict[str, Document]
) -> None:
    article, annotations = documents["court-0"]
    undated = Article("undated", article.title, article.text)
    found = {r.id: r.kind for r in index.related(undated, annotations, load=documents.__getitem__)}
    assert found["court-1"] == "same event"
    assert found["court-0"] == "same report"


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_a_tiny_library_works(tmp_path: Path, documents: dict[str, Document], count: int) -> None:
    few = {name: documents[name] for name in [f"ferry-{number}" for number in range(count)]}
    index = StoryIndex.open(tmp_path / "few", create=True)
    index.update(few.values(), revision=1)
    for name, found in answers(index, few).items():
        assert {relation.id for relation in found} == few.keys() - {name}  # type: ignore[attr-defined]


def test_empty_articles_are_related_to_nothing(tmp_path: Path) -> None:
    empty = {name: (Article(name, "", ""), Annotations()) for name in "abc"}
    index = StoryIndex.open(tmp_path / "empty", create=True)
    index.update(empty.values(), revision=1)
    assert index.count == 3
    assert answers(index, empty) == {"a": (), "b": (), "c": ()}


def test_growing_in_batches_is_the_same_as_at_once(
    index: StoryIndex, documents: dict[str, Document], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "_BATCH", 5)
    monkeypatch.setattr(writing, "MOST_ARTICLES", 12)
    batched = StoryIndex.open(tmp_path / "batched", create=True)
    batched.update(documents.values(), revision=7)
    assert answers(batched, documents) == answers(index, documents)


def test_the_files_are_for_the_owner_alone(index: StoryIndex, tmp_path: Path) -> None:
    assert (tmp_path / "stories").stat().st_mode & 0o077 == 0


def test_ids_of_any_form_are_kept(tmp_path: Path, make_document: Callable[..., Document]) -> None:
    names = ["", "ä" * 40, "x" * 64, "7"]
    text = (
        "A badger sett near Orchid Meadow collapsed. The badger sett was dug again by badgers after the thaw."
    )
    documents = {name: make_document(name, text) for name in names}
    index = StoryIndex.open(tmp_path / "ids", create=True)
    index.update(documents.values(), revision=1)
    found = index.related(*documents["7"], load=documents.__getitem__)
    assert {relation.id for relation in found} == set(names) - {"7"}
