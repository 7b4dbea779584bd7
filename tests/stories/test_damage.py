"""Whatever happens to the files of the index, it says so or answers rightly."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import zlib
from pathlib import Path
from typing import Any

import pytest

from metatui.errors import IndexDamaged
from metatui.model import Annotations, Article
from metatui.stories import StoryIndex

Document = tuple[Article, Annotations]


@pytest.fixture(scope="module")
def folder(gold: list[Any], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index with dead articles, so that every kind of file is there."""
    folder = tmp_path_factory.mktemp("whole") / "stories"
    index = StoryIndex.open(folder, create=True)
    index.update([(one.article, one.annotations) for one in gold], revision=1)
    index.update([], removed=["ferry-0", "loners-1"], revision=2)
    assert {path.name.split("-")[-1] for path in folder.iterdir()} >= {
        "manifest.json",
        "dead.npy",
        "lost_counts.npy",
        "ids.npy",
    }
    return folder


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def copy(folder: Path, tmp_path: Path) -> Path:
    copied = tmp_path / "copy"
    shutil.rmtree(copied, ignore_errors=True)
    shutil.copytree(folder, copied)
    copied.chmod(0o700)
    return copied


def test_a_whole_copy_opens(folder: Path, tmp_path: Path) -> None:
    assert StoryIndex.open(copy(folder, tmp_path)).revision == 2


def test_every_missing_file_is_noticed(folder: Path, tmp_path: Path) -> None:
    for name in files(folder):
        damaged = copy(folder, tmp_path)
        (damaged / name).unlink()
        with pytest.raises(IndexDamaged):
            StoryIndex.open(damaged)


@pytest.mark.parametrize("kept", [0.0, 0.5, 0.99])
def test_every_cut_file_is_noticed(folder: Path, tmp_path: Path, kept: float) -> None:
    for name in files(folder):
        damaged = copy(folder, tmp_path)
        whole = (damaged / name).read_bytes()
        (damaged / name).write_bytes(whole[: int(len(whole) * kept)])
        with pytest.raises(IndexDamaged):
            StoryIndex.open(damaged)


@pytest.mark.parametrize("where", [0.0, 0.07, 0.3, 0.61, 0.95])
def test_every_flipped_bit_is_noticed(folder: Path, tmp_path: Path, where: float) -> None:
    for name in files(folder):
        damaged = copy(folder, tmp_path)
        content = bytearray((damaged / name).read_bytes())
        content[int(len(content) * where)] ^= 4
        (damaged / name).write_bytes(content)
        with pytest.raises(IndexDamaged):
            StoryIndex.open(damaged)


def test_a_file_longer_than_it_was_is_noticed(folder: Path, tmp_path: Path) -> None:
    for name in files(folder):
        damaged = copy(folder, tmp_path)
        with (damaged / name).open("ab") as file:
            file.write(b"{}")
        with pytest.raises(IndexDamaged):
            StoryIndex.open(damaged)


@pytest.mark.parametrize(
    "manifest", [b"", b"null", b"[]", b"{}", b"\xff", b'{"body": {}, "check": 0}', b"[" * 100_000]
)
def test_a_manifest_of_anything_else_is_noticed(folder: Path, tmp_path: Path, manifest: bytes) -> None:
    damaged = copy(folder, tmp_path)
    (damaged / "manifest.json").write_bytes(manifest)
    with pytest.raises(IndexDamaged):
        StoryIndex.open(damaged, create=True)


def test_another_version_is_told_apart_from_damage(folder: Path, tmp_path: Path) -> None:
    damaged = copy(folder, tmp_path)
    body = json.loads((damaged / "manifest.json").read_bytes())["body"] | {"format": 99_999}
    check = zlib.crc32(json.dumps(body, sort_keys=True, separators=(",", ":")).encode())
    (damaged / "manifest.json").write_text(json.dumps({"body": body, "check": check}))
    with pytest.raises(IndexDamaged, match="another version"):
        StoryIndex.open(damaged)


def test_strays_do_no_harm_and_go(folder: Path, tmp_path: Path) -> None:
    strayed = copy(folder, tmp_path)
    for name in ("99999999-ids.npy", "manifest.json.new"):
        (strayed / name).write_bytes(b"half")
    (strayed / "notes.txt").write_text("of the reader")
    index = StoryIndex.open(strayed)
    index.update([], removed=["court-0"], revision=3)
    assert "99999999-ids.npy" not in files(strayed)
    assert "manifest.json.new" not in files(strayed)
    assert "notes.txt" in files(strayed)


# Kills itself at the n-th step that reaches the disk, in the middle of an update.
_KILLED = """
import os, signal, sys
from pathlib import Path
from metatui.model import Annotations, Article
from metatui.stories import StoryIndex

folder, fatal = Path(sys.argv[1]), int(sys.argv[2])
steps = 0

def watched(function):
    def step(*arguments, **more):
        global steps
        steps += 1
        if steps == fatal:
            os.kill(os.getpid(), signal.SIGKILL)
        return function(*arguments, **more)
    return step

index = StoryIndex.open(folder)
os.fsync, os.replace, os.unlink = map(watched, (os.fsync, os.replace, os.unlink))
texts = {f"new{n}": f"The otter of pond {n} swam past the otter lodge." for n in range(40)}
new = [(Article(name, "", text), Annotations()) for name, text in texts.items()]
index.update(new, removed=["ferry-1"], revision=3)
"""


# 10 arrays, dead and lost ones, the manifest, the folder, the exchange, the folder again, the old files.
@pytest.mark.parametrize("fatal", [1, 7, 13, 14, 15, 16, 18, 400])
def test_killed_in_the_middle_it_is_as_before_or_as_after(
    folder: Path, gold: list[Any], tmp_path: Path, fatal: int
) -> None:
    victim = copy(folder, tmp_path)
    before = StoryIndex.open(victim)
    ended = subprocess.run([sys.executable, "-c", _KILLED, str(victim), str(fatal)], capture_output=True)
    assert ended.returncode == (0 if fatal == 400 else -9), ended.stderr.decode()
    after = StoryIndex.open(victim)
    assert (after.revision, after.count) in [(2, before.count), (3, before.count + 39)]
    assert after.revision == 3 or fatal < 400
    # What the killed one left is no obstacle.
    documents = {one.article.id: (one.article, one.annotations) for one in gold}
    after.update([documents["ferry-0"]], removed=["ferry-1"], revision=4)
    again = StoryIndex.open(victim)
    found = again.related(*documents["ferry-0"], load=documents.__getitem__)
    assert {relation.id for relation in found} == {"ferry-2", "ferry-3"}
