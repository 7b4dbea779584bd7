"""Whatever happens to the files: the error that leads to a rebuild, or the right answers."""

from __future__ import annotations

import errno
import os
import pickle
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from small_articles import article, ask

from metatui.errors import IndexDamaged
from metatui.model import Annotations
from metatui.search import SearchIndex
from metatui.search.integrity import INDEX_VERSION


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of several segments with deletions."""
    folder = tmp_path_factory.mktemp("whole") / "index"
    with SearchIndex.open(folder, create=True) as index:
        for revision in range(1, 4):
            fresh = [
                (
                    article(
                        f"{revision}{number}", f"meta scale word{number}", "title", published="2025-01-01"
                    ),
                    Annotations(),
                )
                for number in range(5)
            ]
            index.update(fresh, removed=[f"{revision - 1}0"], revision=revision)
    return folder


@pytest.fixture
def copy(whole: Path, tmp_path: Path) -> Path:
    shutil.copytree(whole, tmp_path / "copy")
    return tmp_path / "copy"


def survey(folder: Path) -> tuple[object, ...]:
    """Everything an index can be asked, in short; all of its files are read."""
    with SearchIndex.open(folder) as index:
        return (
            index.revision,
            index.count,
            *(
                tuple(index.search(ask(query)).ids)
                for query in (
                    "meta",
                    '"meta scale"',
                    "w*",
                    "word1~1",
                    "date:2025",
                    "num:1",
                    "title:title -word3",
                )
            ),
            index.advise(ask("mета metq scalle")),
        )


def _truncated_to(part: float) -> Callable[[Path], None]:
    return lambda path: os.truncate(path, int(path.stat().st_size * part))


def _flipped_at(part: float) -> Callable[[Path], None]:
    def flip(path: Path) -> None:
        data = bytearray(path.read_bytes())
        if data:
            data[min(int(len(data) * part), len(data) - 1)] ^= 0x41
            path.write_bytes(bytes(data))

    return flip


def _overwritten(path: Path) -> None:
    path.write_bytes(b"\x80\x04garbage" * 500)


def _made_longer(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"\0" * 9)


def _made_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


_DAMAGES: dict[str, Callable[[Path], None]] = {
    "removed": Path.unlink,
    "emptied": _truncated_to(0),
    "cut in half": _truncated_to(0.5),
    "cut at the end": _truncated_to(0.999),
    "overwritten": _overwritten,
    "made longer": _made_longer,
    "made a folder": _made_a_folder,
    **{f"flipped at {part}": _flipped_at(part) for part in (0, 0.01, 0.2, 0.5, 0.8, 0.97, 1)},
}


@pytest.mark.parametrize("damage", _DAMAGES)
def test_every_damage_to_every_file_is_found_or_harmless(whole: Path, tmp_path: Path, damage: str) -> None:
    right = survey(whole)
    refused = []
    for number, name in enumerate(sorted(path.name for path in whole.iterdir())):
        folder = tmp_path / str(number)
        shutil.copytree(whole, folder)
        _DAMAGES[damage](folder / name)
        try:
            assert survey(folder) == right, name
        except IndexDamaged as error:
            refused.append(str(error))
    assert all("metatui reindex" in message for message in refused)
    assert len(refused) >= 3  # the segments, the table of contents, the manifest; not the empty lock file


def test_no_flipped_byte_gives_a_wrong_answer(whole: Path, tmp_path: Path) -> None:
    """A byte in each range of 16 of every file: found, or in what nobody reads."""
    right = survey(whole)
    folder = tmp_path / "flipped"
    shutil.copytree(whole, folder)
    refused = tried = 0
    for path in sorted(path for path in folder.iterdir() if path.is_file()):
        data = path.read_bytes()
        for start in range(0, len(data), 16):
            at = start + start // 16 % min(16, len(data) - start)
            path.write_bytes(data[:at] + bytes([data[at] ^ (1 << start % 8)]) + data[at + 1 :])
            tried += 1
            try:
                assert survey(folder) == right, (path.name, at)
            except IndexDamaged:
                refused += 1
        path.write_bytes(data)
    assert tried > 300
    assert refused > tried * 0.9  # the others are padding between two arrays
    assert survey(folder) == right


def test_a_file_of_another_index_is_refused(whole: Path, copy: Path, tmp_path: Path) -> None:
    """Whole and sound, but not the one that the table of contents speaks of."""
    foreign = tmp_path / "foreign"
    with SearchIndex.open(foreign, create=True) as index:
        index.update([(article("x", "meta other"), Annotations())], removed=[], revision=1)
    for kind in ("*.terms", "*.docs"):
        target = sorted(copy.glob(kind))[0]
        before = target.read_bytes()
        target.write_bytes(next(foreign.glob(kind)).read_bytes())
        with pytest.raises(IndexDamaged):
            SearchIndex.open(copy)
        target.write_bytes(before)
    assert survey(copy) == survey(whole)


def test_a_damaged_index_is_not_written_to(copy: Path) -> None:
    with SearchIndex.open(copy) as index:
        next(copy.glob("*.toc")).write_bytes(b"garbage")
        assert index.count == 13
        for _ in range(2):  # who failed has let go of the lock
            with pytest.raises(IndexDamaged):
                index.update([], removed=[], revision=100)
    with pytest.raises(IndexDamaged):
        SearchIndex.open(copy, create=True)


def test_a_commit_of_another_process_that_cannot_be_read_is_damage(copy: Path) -> None:
    with SearchIndex.open(copy) as index:
        (copy / "_MAIN_99.toc").write_bytes(b"garbage")
        with pytest.raises(IndexDamaged):
            index.search(ask("meta"))
        with pytest.raises(IndexDamaged):
            index.update([], removed=[], revision=100)


def test_only_a_folder_of_our_own_is_opened(
    copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for mode in (0o755, 0o770, 0o701, 0o777):
        copy.chmod(mode)
        with pytest.raises(IndexDamaged, match="other users"):
            SearchIndex.open(copy)
        with pytest.raises(IndexDamaged, match="other users"):
            SearchIndex.open(copy, create=True)
    copy.chmod(0o700)
    (tmp_path / "link").symlink_to(copy)
    with pytest.raises(IndexDamaged, match="no folder"):
        SearchIndex.open(tmp_path / "link")
    (tmp_path / "file").write_text("")
    with pytest.raises(IndexDamaged):
        SearchIndex.open(tmp_path / "file", create=True)
    SearchIndex.open(copy).close()
    monkeypatch.setattr(os, "geteuid", lambda: 4242)
    with pytest.raises(IndexDamaged, match="another user"):
        SearchIndex.open(copy)


class _Trap:
    """Unpickling this writes a file."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return Path.touch, (self.path,)


def test_nothing_is_unpickled_that_was_not_sealed(copy: Path, tmp_path: Path) -> None:
    trap = tmp_path / "sprung"
    payload = pickle.dumps(_Trap(trap), 2)
    toc = next(copy.glob("*.toc"))
    data = toc.read_bytes()
    at = data.index(b"\x80\x02")
    toc.write_bytes(data[:at] + payload + data[at:])
    with pytest.raises(IndexDamaged):
        SearchIndex.open(copy)
    toc.write_bytes(data)
    segment = next(copy.glob("*.terms"))
    segment.write_bytes(payload + segment.read_bytes())
    with pytest.raises(IndexDamaged):
        SearchIndex.open(copy)
    assert not trap.exists()


def test_an_index_made_with_other_rules_for_words_is_refused(
    copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("metatui.search.store.fingerprint", lambda: "other")
    with pytest.raises(IndexDamaged, match="rules for words"):
        SearchIndex.open(copy)


def test_an_index_of_another_version_is_refused(copy: Path) -> None:
    manifest = next(copy.glob("manifest-*.json"))
    manifest.write_text(manifest.read_text().replace(f'"version": {INDEX_VERSION}', '"version": 0'))
    with pytest.raises(IndexDamaged, match="another version"):
        SearchIndex.open(copy)


@pytest.mark.parametrize("step", ["write_manifest", "write_whole", "seal_of", "document"])
def test_a_full_disk_leaves_the_old_index(copy: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    before = survey(copy)
    with SearchIndex.open(copy) as index:
        with monkeypatch.context() as patch:
            patch.setattr(f"metatui.search.writer.{step}", fail)
            with pytest.raises(IndexDamaged, match="No space left"):
                index.update([(article("new", "meta"), Annotations())], removed=["30"], revision=9)
        assert index.revision == 3
        assert survey(copy) == before
        index.update([(article("new", "meta"), Annotations())], removed=["30"], revision=9)
        assert (index.revision, index.count) == (9, 13)
