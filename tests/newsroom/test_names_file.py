"""The file of the reader's own names: found, read, told about, and taken by every process that analyses."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from metatui import locations
from metatui.analysis.own_names import OwnName, own_names, use_names
from metatui.model import Article
from metatui.newsroom import Newsroom, analysis_worker
from metatui.newsroom.analysing import analyse_article
from metatui.newsroom.analysis_pool import AnalysisPool
from metatui.newsroom.names_file import use_names_file

QUILLMARK = '[[name]]\nname = "Quillmark"\nkind = "{kind}"\n'
TEXT = "The plant of Quillmark closed on Friday, and the people of Quillmark went home."


@pytest.fixture(autouse=True)
def _none_left() -> Iterator[None]:
    yield
    use_names(())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "one.txt").write_text(f"A plant closes\n\n{TEXT}\n", "utf-8")
    return folder


def kinds(folder: Path, names: Path) -> dict[str, str]:
    """What an up-to-date newsroom on the folder takes each name for."""
    root = folder.parent
    with Newsroom.open(folder, data_dir=root / "data", cache_dir=root / "cache", names=names) as newsroom:
        newsroom.index()
        (head,) = newsroom.articles()
        return {one.name: one.kind for one in newsroom.annotations(head.id).entities}


def test_a_change_of_the_file_changes_what_was_found(folder: Path) -> None:
    names = folder.parent / "names.toml"
    before = kinds(folder, names)
    for kind in ("product", "place"):
        names.write_text(QUILLMARK.format(kind=kind), "utf-8")
        assert kinds(folder, names)["Quillmark"] == kind
    names.unlink()
    assert kinds(folder, names) == before


def test_the_indexes_are_not_current_after_a_change(folder: Path) -> None:
    root, names = folder.parent, folder.parent / "names.toml"
    kinds(folder, names)
    for changed in (False, True):
        if changed:
            names.write_text(QUILLMARK.format(kind="place"), "utf-8")
        with Newsroom.open(folder, data_dir=root / "data", cache_dir=root / "cache", names=names) as newsroom:
            assert newsroom.is_current is not changed


def test_problems_are_among_the_notices(folder: Path) -> None:
    root, names = folder.parent, folder.parent / "names.toml"
    names.write_text('[[name]]\nname = "Quillmark"\nkind = "firm"\n', "utf-8")
    with Newsroom.open(folder, data_dir=root / "data", cache_dir=root / "cache", names=names) as newsroom:
        (notice,) = newsroom.notices
    assert notice.startswith(f"{names}: line 1: kind must be one of person, ")


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"a = 1\n\xff\xfe", "line 2 is not UTF-8"), (b"#" * 2_000_001, "longer than 2 MB")],
)
def test_a_file_that_cannot_be_read_is_told_about(tmp_path: Path, data: bytes, said: str) -> None:
    use_names((OwnName("Quillmark", "place"),))
    path = tmp_path / "names.toml"
    path.write_bytes(data)
    (problem,) = use_names_file(path)
    assert said in problem
    assert own_names() == ()


def test_a_folder_in_its_place_is_told_about(tmp_path: Path) -> None:
    (problem,) = use_names_file(tmp_path)
    assert "cannot be read" in problem


def test_it_lies_beside_the_settings() -> None:
    assert locations.names_file() == locations.config_file().parent / "names.toml"


def test_workers_have_the_names_too() -> None:
    use_names((OwnName("Quillmark", "product", ("QM",), "a pen"),))
    article = Article(id="q-1", title="A plant closes", text=TEXT)
    pool = AnalysisPool(1)
    try:
        (found,) = pool.submit([article]).result()
        (again,) = pool.submit([article]).result()
    finally:
        pool.close()
    here = analyse_article(article).annotations
    assert {one.name: one.kind for one in here.entities}["Quillmark"] == "product"
    from metatui.library.annotations_codec import decode

    assert decode(found.data, TEXT) == decode(again.data, TEXT) == here


def test_a_worker_reads_its_first_line_as_names() -> None:
    analysis_worker.take_names(json.dumps([["Quillmark", "place", ["QM"], ""]]).encode())
    assert own_names() == (OwnName("Quillmark", "place", ("QM",)),)
