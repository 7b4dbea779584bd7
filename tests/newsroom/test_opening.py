"""Which library is opened, under which name, and what happens where it cannot be written."""

from __future__ import annotations

import stat
import subprocess
import sys
from pathlib import Path

import pytest

from metatui.errors import UsageError
from metatui.newsroom import Newsroom
from metatui.newsroom.opening import BUNDLED_NAME, find_place

HEAVY = ("numpy", "whoosh", "trafilatura", "yaml", "charset_normalizer", "metatui.analysis", "metatui.ingest")


def test_importing_and_opening_load_nothing_heavy(tmp_path: Path) -> None:
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "from metatui.newsroom import Newsroom\n"
        "with Newsroom.open(data_dir=Path(sys.argv[1]), cache_dir=Path(sys.argv[1])) as newsroom:\n"
        "    newsroom.name, newsroom.counts(), list(newsroom.articles()), newsroom.revision\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_names_of_libraries(tmp_path: Path) -> None:
    for name in ("one", "two", "three", "evil\x1b]0;name\x07"):
        (tmp_path / name).mkdir()
    assert find_place(None).name == BUNDLED_NAME
    assert find_place([]).is_bundled
    assert find_place(tmp_path / "one").name == "one"
    assert not find_place(tmp_path / "one").is_bundled
    assert find_place([tmp_path / "one", tmp_path / "two", tmp_path / "three"]).name == "one + 2 more"
    assert find_place([tmp_path / "one", tmp_path / "two" / ".." / "one"]).name == "one"
    assert "\x1b" not in find_place(tmp_path / "evil\x1b]0;name\x07").name


def test_a_library_is_found_again_however_its_path_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "link").symlink_to("news")
    monkeypatch.chdir(tmp_path / "news")
    places = [find_place(path) for path in (tmp_path / "news", tmp_path / "link", Path("."), Path("../news"))]
    assert len({place.data for place in places}) == 1
    assert {place.name for place in places} == {"news"}


def test_a_path_that_is_not_there_is_a_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"nowhere.*Name a file or a folder"):
        Newsroom.open(tmp_path / "nowhere", data_dir=tmp_path, cache_dir=tmp_path)
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(UsageError):
        Newsroom.open(tmp_path / "loop", data_dir=tmp_path, cache_dir=tmp_path)


def test_folders_of_a_library_are_for_its_owner_alone(open_newsroom, corpus: Path, tmp_path: Path) -> None:
    newsroom = open_newsroom(corpus)
    (folder,) = (tmp_path / "data").iterdir()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    newsroom.close()
    folder.chmod(0o755)
    open_newsroom(corpus)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_data_folder_that_cannot_be_written_gives_a_session_with_a_notice(
    tmp_path: Path, corpus: Path
) -> None:
    (tmp_path / "data").write_text("a file where a folder should be")
    with Newsroom.open(corpus, data_dir=tmp_path / "data", cache_dir=tmp_path / "cache") as newsroom:
        (notice,) = newsroom.notices
        assert "is not kept after this session" in notice
        assert "--data-dir" in notice
        assert newsroom.counts().total == 0
        place = newsroom._place.data
        assert place.exists()
    assert not place.exists()


def test_a_session_s_library_begins_with_what_was_kept(
    tmp_path: Path, corpus: Path, quick_analysis, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Newsroom.open(corpus, data_dir=tmp_path / "data", cache_dir=tmp_path / "cache") as newsroom:
        newsroom.index()
        newsroom.star([newsroom.articles()[0].id], True)

    from metatui.library import Library

    def refuse(folder: Path) -> Library:
        if (tmp_path / "data") in folder.parents:
            raise PermissionError(13, "Permission denied")
        return really_open(folder)

    really_open = Library.open
    monkeypatch.setattr(Library, "open", refuse)
    with Newsroom.open(corpus, data_dir=tmp_path / "data", cache_dir=tmp_path / "cache") as newsroom:
        assert "Permission denied" in newsroom.notices[0]
        assert newsroom.counts().starred == 1
        assert newsroom.index().total == 12
