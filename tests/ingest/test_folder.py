"""The safe walk: only regular files inside the folder, each once; a reason for everything else."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from metatui.errors import UnreadableFile, UsageError
from metatui.ingest import FoundFile, Root, open_safely, read_article, roots_of, walk
from metatui.model.article import article_id
from metatui.model.progress import Skipped


def found(*paths: Path) -> dict[str, str]:
    """What the walk says of each path shown: "found" or the reason why it was skipped."""
    return {
        entry.path if isinstance(entry, Skipped) else entry.shown: entry.reason
        if isinstance(entry, Skipped)
        else "found"
        for entry in walk(roots_of(paths))
    }


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    (folder / "sub").mkdir(parents=True)
    (folder / "a.txt").write_text("A text.")
    (folder / "sub" / "b.md").write_text("# B\n\nB text.")
    return folder


def test_files_are_found_in_order_with_their_keys(library: Path) -> None:
    (library / "Z.HTML").write_text("<p>z</p>")
    entries = [entry for entry in walk(roots_of([library])) if isinstance(entry, FoundFile)]
    assert [(entry.shown, entry.source, entry.key) for entry in entries] == [
        ("library/Z.HTML", "library", "Z.HTML"),
        ("library/a.txt", "library", "a.txt"),
        ("library/sub/b.md", "library", "sub/b.md"),
    ]
    assert entries[1].size == 7
    assert entries[1].mtime_ns == (library / "a.txt").stat().st_mtime_ns
    assert entries[2].id == article_id("file", "library", "sub/b.md")
    assert list(walk(roots_of([library]))) == entries
    assert open_safely(entries[1]) == b"A text."


def test_what_is_no_article_is_skipped_with_the_reason(library: Path) -> None:
    (library / ".git").mkdir()
    (library / ".git" / "x.txt").write_text("x")
    (library / ".hidden.txt").write_text("x")
    (library / "report.pdf").write_text("x")
    (library / "noname").write_text("x")
    (library / "README.md").write_text("x")
    (library / "readme.de.md").write_text("x")
    (library / "LICENSE-MIT.txt").write_text("x")
    (library / "changelog.md").write_text("x")
    (library / "license-plates-to-go.txt").write_text("x")
    (library / "NOTICE.txt").write_text("x")
    (library / "code_of_conduct.md").write_text("x")
    (library / "notice.txt").write_text("x")
    (library / "changes-at-the-top.md").write_text("x")
    with (library / "big.txt").open("wb") as big:
        big.truncate(1 << 40)
    assert found(library) == {
        "library/.git": "hidden",
        "library/.hidden.txt": "hidden",
        "library/report.pdf": "not a kind metatui reads (.pdf)",
        "library/noname": "not a kind metatui reads (no suffix)",
        "library/README.md": "a README, not an article",
        "library/readme.de.md": "a README, not an article",
        "library/LICENSE-MIT.txt": "a LICENSE, not an article",
        "library/changelog.md": "a CHANGELOG, not an article",
        "library/NOTICE.txt": "a NOTICE, not an article",
        "library/code_of_conduct.md": "a CODE OF CONDUCT, not an article",
        "library/notice.txt": "found",
        "library/license-plates-to-go.txt": "found",
        "library/changes-at-the-top.md": "found",
        "library/big.txt": "larger than 20 MB (1,099,512 MB)",
        "library/a.txt": "found",
        "library/sub/b.md": "found",
    }


def test_pipes_and_sockets_are_not_opened(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(library / "pipe.txt")
    monkeypatch.chdir(library)  # the path of a socket is short
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket.txt")
        entries = found(library)
    assert entries["library/pipe.txt"] == "a named pipe"
    assert entries["library/socket.txt"] == "a socket"
    assert found(library / "pipe.txt", Path("/dev/null")) == {"pipe.txt": "a named pipe", "null": "a device"}


def test_links(library: Path, tmp_path: Path) -> None:
    (tmp_path / "outside.txt").write_text("secret")
    (library / "sub" / "data.bin").write_text("Text of another name.")
    for name, target in {
        "0-first.txt": "a.txt",
        "circle.txt": "circle.txt",
        "dangling.txt": "nowhere.txt",
        "folder": "sub",
        "loop": ".",
        "named.txt": "sub/data.bin",
        "out.txt": "../outside.txt",
        "passwd.txt": "/etc/passwd",
        "up": "..",
    }.items():
        (library / name).symlink_to(target)
    os.link(library / "a.txt", library / "hard.txt")
    entries = found(library)
    assert entries == {
        "library/0-first.txt": "a link to a file that is read already",
        "library/a.txt": "found",
        "library/circle.txt": "a link that goes round in circles",
        "library/dangling.txt": "a link to nothing",
        "library/folder": "a link to a folder, which is read where it lies",
        "library/hard.txt": "the same file as another one here",
        "library/loop": "a link to a folder, which is read where it lies",
        "library/named.txt": "found",
        "library/out.txt": "a link out of the folder",
        "library/passwd.txt": "a link out of the folder",
        "library/sub/b.md": "found",
        "library/sub/data.bin": "not a kind metatui reads (.bin)",
        "library/up": "a link out of the folder",
    }
    named = next(
        entry
        for entry in walk(roots_of([library]))
        if isinstance(entry, FoundFile) and entry.key == "named.txt"
    )
    assert open_safely(named) == b"Text of another name."


def test_unreadable_files_and_folders(library: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may read everything")
    (library / "sub").chmod(0)
    (library / "a.txt").chmod(0)
    try:
        assert found(library)["library/sub"] == "a folder that cannot be opened: no permission to read it"
        (entry,) = (entry for entry in walk(roots_of([library])) if isinstance(entry, FoundFile))
        with pytest.raises(UnreadableFile, match="no permission"):
            open_safely(entry)
    finally:
        (library / "sub").chmod(0o700)


def test_a_folder_that_cannot_be_listed(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scandir = os.scandir

    def refuse(path: str) -> object:
        if path.endswith("sub"):
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert found(library)["library/sub/"[:-1]] == "a folder that cannot be opened: no permission to read it"
    assert found(library)["library/a.txt"] == "found"


def test_a_file_that_changes_between_walk_and_opening(library: Path) -> None:
    first, second = (entry for entry in walk(roots_of([library])) if isinstance(entry, FoundFile))
    first.path.unlink()
    with pytest.raises(UnreadableFile, match="no longer there"):
        open_safely(first)
    first.path.symlink_to("/etc/passwd")
    with pytest.raises(UnreadableFile, match="a link"):
        open_safely(first)
    second.path.unlink()
    os.mkfifo(second.path)
    with pytest.raises(UnreadableFile, match="a named pipe"):
        open_safely(second)
    second.path.unlink()
    second.path.mkdir()
    with pytest.raises(UnreadableFile):
        open_safely(second)
    second.path.rmdir()
    with second.path.open("wb") as grown:
        grown.truncate(21_000_000)
    with pytest.raises(UnreadableFile, match="larger than 20 MB"):
        open_safely(second)


def test_names_that_are_not_utf8_or_hostile(library: Path) -> None:
    for name in (b"caf\xe9.txt", b"\x1b[31mred\x07.txt", b"new\nline.txt"):
        with open(os.path.join(os.fsencode(library), name), "w") as file:
            file.write("Text.")
    entries = [entry for entry in walk(roots_of([library])) if isinstance(entry, FoundFile)]
    assert {"library/caf\ufffd.txt", "library/red.txt", "library/new line.txt"} <= {
        entry.shown for entry in entries
    }
    for entry in entries:
        entry.key.encode()
        entry.id.encode()
        assert (
            read_article(open_safely(entry), name=entry.shown, id=entry.id, path=entry.shown).path
            == entry.shown
        )


def test_roots_have_labels_of_their_own(library: Path, tmp_path: Path) -> None:
    other = tmp_path / "other" / "library"
    other.mkdir(parents=True)
    roots = roots_of([library, other, library / "a.txt", library, library / "sub" / ".."])
    assert roots == (Root(library, "library"), Root(other, "library 2"), Root(library / "a.txt", "a.txt"))


def test_the_current_folder_has_a_name(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(library)
    assert roots_of([Path(".")]) == (Root(library, "library"),)


def test_a_path_that_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"there is no file or folder .*nowhere: check the path"):
        roots_of([tmp_path / "nowhere"])
    with pytest.raises(UsageError, match="nowhere"):
        roots_of([tmp_path / "nowhere\x1b[31m"])
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(UsageError):
        roots_of([tmp_path / "loop"])


def test_a_file_is_its_own_root(library: Path) -> None:
    (library / "README.md").write_text("# Read me")
    (library / ".notes.txt").write_text("Notes.")
    entries = list(walk(roots_of([library / "README.md", library / ".notes.txt", library / "sub" / "b.md"])))
    assert [(entry.shown, entry.key, entry.source) for entry in entries if isinstance(entry, FoundFile)] == [
        ("README.md", "README.md", "README.md"),
        (".notes.txt", ".notes.txt", ".notes.txt"),
        ("b.md", "b.md", "b.md"),
    ]


def test_roots_within_roots_find_a_file_once(library: Path) -> None:
    assert found(library, library / "sub")["sub/b.md"] == "the same file as another one here"


def test_a_root_that_went_away(library: Path) -> None:
    roots = roots_of([library / "sub", library / "a.txt"])
    (library / "sub" / "b.md").unlink()
    (library / "sub").rmdir()
    assert [entry.reason if isinstance(entry, Skipped) else entry.key for entry in walk(roots)] == [
        "no longer there",
        "a.txt",
    ]


def test_deep_folders(tmp_path: Path) -> None:
    deep = tmp_path
    for _ in range(400):
        deep /= "d"
    deep.mkdir(parents=True)
    (deep / "x.txt").write_text("Deep.")
    assert [entry.key for entry in walk(roots_of([tmp_path])) if isinstance(entry, FoundFile)] == [
        "d/" * 400 + "x.txt"
    ]


def test_the_walk_can_be_cancelled(library: Path) -> None:
    assert list(walk(roots_of([library]), is_cancelled=lambda: True)) == []
