"""An index is a cache: damaged, foreign or out of step it is built anew, and nobody is kept from reading."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from metatui.errors import IndexDamaged
from metatui.newsroom import Newsroom
from metatui.newsroom.index_folders import IndexFolders
from metatui.newsroom.run import Run

pytestmark = pytest.mark.usefixtures("quick_analysis")


@pytest.fixture
def cache(tmp_path: Path, open_newsroom, corpus: Path) -> Path:
    """The cache folder of a library that is indexed."""
    newsroom: Newsroom = open_newsroom(corpus)
    newsroom.index()
    newsroom.close()
    (folder,) = (tmp_path / "cache").iterdir()
    return folder


def damage(folder: Path) -> None:
    """Overwrite the middle of every file of an index."""
    for file in folder.rglob("*"):
        if file.is_file() and file.stat().st_size:
            data = bytearray(file.read_bytes())
            data[: len(data) // 2 + 1] = b"\xa5" * (len(data) // 2 + 1)
            file.write_bytes(data)


@pytest.mark.parametrize("name", ["search", "stories"])
def test_a_damaged_index_is_built_anew_when_it_is_asked(
    cache: Path, open_newsroom, corpus: Path, name: str
) -> None:
    damage(cache / name)
    newsroom = open_newsroom(corpus)
    assert newsroom.search("storm").total == 4
    assert newsroom.related(newsroom.articles()[0].id)
    assert newsroom.is_current
    assert all(check.ok for check in newsroom.doctor()), newsroom.doctor()


@pytest.mark.parametrize("name", ["search", "stories"])
def test_a_thorough_run_finds_damage_by_itself(cache: Path, open_newsroom, corpus: Path, name: str) -> None:
    damage(cache / name)
    newsroom = open_newsroom(corpus)
    (check,) = [check for check in newsroom.doctor() if check.name == f"{name} index"]
    assert not check.ok
    assert "reindex" in check.detail
    assert newsroom.index_if_free(Run()).report.total == 12
    assert all(check.ok for check in newsroom.doctor()), newsroom.doctor()


@pytest.mark.parametrize("name", ["search", "stories"])
def test_an_index_that_others_could_have_written_is_never_opened(
    cache: Path, open_newsroom, corpus: Path, name: str, monkeypatch
) -> None:
    (cache / name).chmod(0o777)
    folders = IndexFolders(cache)
    assert not folders.is_trusted(name)  # type: ignore[arg-type]
    newsroom = open_newsroom(corpus)
    assert not newsroom.is_current
    newsroom.index()
    assert (cache / name).stat().st_mode & 0o777 == 0o700
    assert newsroom.search("storm").total == 4


def test_an_index_of_another_owner_or_behind_a_link_is_not_trusted(cache: Path, monkeypatch) -> None:
    folders = IndexFolders(cache)
    assert folders.is_trusted("search")
    monkeypatch.setattr(os, "geteuid", lambda: 4242)
    assert not folders.is_trusted("search")
    monkeypatch.undo()
    (cache / "search").rename(cache / "real")
    (cache / "search").symlink_to("real")
    assert not folders.is_trusted("search")
    folders.prepare("search")
    assert not (cache / "search").is_symlink()
    assert (cache / "real").exists()


def test_deleting_the_cache_costs_nothing_but_time(cache: Path, open_newsroom, corpus: Path) -> None:
    shutil.rmtree(cache)
    newsroom = open_newsroom(corpus)
    assert not newsroom.is_current
    assert newsroom.index().added == 0
    assert newsroom.search("storm").total == 4


def test_the_index_of_a_lost_library_is_not_taken_for_that_of_its_successor(
    cache: Path, open_newsroom, corpus: Path, tmp_path: Path
) -> None:
    shutil.rmtree(tmp_path / "data")
    newsroom = open_newsroom(corpus)
    assert newsroom.search("storm").incomplete
    assert newsroom.search("storm").total == 0
    newsroom.index()
    assert newsroom.search("storm").total == 4


def test_an_index_that_lacks_articles_is_built_anew(cache: Path, open_newsroom, corpus: Path) -> None:
    from metatui.search import SearchIndex

    newsroom = open_newsroom(corpus)
    gone = newsroom.articles("storm")[0].id
    index = SearchIndex.open(cache / "search")
    index.update([], removed=[gone], revision=newsroom.revision)
    index.close()
    assert newsroom.search("storm").total == 3
    newsroom.index_if_free(Run())
    assert newsroom.search("storm").total == 4


def test_an_index_that_cannot_be_built_says_so_and_the_rest_works(
    open_newsroom, corpus: Path, tmp_path: Path, monkeypatch
) -> None:
    from metatui.search import SearchIndex

    def fail(self: SearchIndex, *_: object, **__: object) -> None:
        raise KeyError("a bug")

    monkeypatch.setattr(SearchIndex, "update", fail)
    newsroom = open_newsroom(corpus)
    with pytest.raises(Exception, match="a bug"):
        newsroom.index()
    assert newsroom.counts().total == 12
    assert newsroom.search("storm").incomplete


def test_a_cache_folder_that_cannot_be_made_is_named(tmp_path: Path, corpus: Path) -> None:
    (tmp_path / "cache").write_text("a file where a folder should be")
    with Newsroom.open(corpus, data_dir=tmp_path / "data", cache_dir=tmp_path / "cache") as newsroom:
        with pytest.raises(IndexDamaged, match="--cache-dir"):
            newsroom.index()
        assert newsroom.counts().total == 12
        assert newsroom.search("storm").incomplete


def test_a_failing_search_counts_as_damage_once(
    cache: Path, open_newsroom, corpus: Path, monkeypatch
) -> None:
    from metatui.search import SearchIndex

    really_search = SearchIndex.search
    failed: list[str] = []

    def search(self: SearchIndex, *arguments: object, **options: object) -> object:
        if not failed:
            failed.append("once")
            raise EOFError("Ran out of input")
        return really_search(self, *arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(SearchIndex, "search", search)
    newsroom = open_newsroom(corpus)
    assert newsroom.search("storm").total == 4
    assert failed == ["once"]
