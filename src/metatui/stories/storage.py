"""The folder of the story index: numpy arrays, and a manifest that says which of them count.

Arrays are written under new names and never changed; the manifest is replaced in one step. So a process that
is killed leaves the former index, and a reader never sees half of a new one.
"""

from __future__ import annotations

import fcntl
import json
import os
import re
import stat
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from metatui.errors import IndexDamaged

# Rises whenever an array, or what features an article has, is another than before.
FORMAT = 2
_MANIFEST = "manifest.json"
_MANIFEST_NEW = "manifest.json.new"
_OURS = re.compile(r"\d{8}-[a-z_]+\.npy|manifest\.json\.new")
_CHUNK = 1 << 20
# Small arrays are read at once: a mapping each would cost more than it spares.
_MAPPED_FROM = 1 << 18


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the index consists of.

    `segments` are the names of segments with the name of the array of their dead articles (None: all live);
    `lost` names the arrays of the features of dead articles; `files` the size and CRC-32 of every array file.
    """

    revision: int = 0
    next_number: int = 1
    segments: tuple[tuple[str, str | None], ...] = ()
    lost: str | None = None
    files: Mapping[str, tuple[int, int]] = field(default_factory=dict)


def damaged(folder: Path, reason: str) -> IndexDamaged:
    """The error that says why the index in a folder cannot be used, and what to do."""
    return IndexDamaged(
        f"The story index in {folder} cannot be used: {reason}. Rebuild it with: metatui reindex"
    )


def check_folder(folder: Path) -> None:
    """Raise IndexDamaged unless the folder is a real one that belongs to this user alone."""
    try:
        about = folder.lstat()
    except OSError as error:
        raise damaged(folder, error.strerror or "it cannot be looked at") from error
    if not stat.S_ISDIR(about.st_mode):
        raise damaged(folder, "it is not a folder")
    if about.st_uid != os.geteuid() or about.st_mode & 0o077:
        raise damaged(folder, "others than its owner may use the folder")


def read_manifest(folder: Path) -> Manifest | None:
    """The manifest, None where there is none. Raises IndexDamaged."""
    try:
        written = (folder / _MANIFEST).read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise damaged(folder, f"the manifest cannot be read ({error.strerror})") from error
    try:
        outer = json.loads(written)
        body = outer["body"]
        if outer["check"] != zlib.crc32(_canonical(body)):
            raise damaged(folder, "the manifest is damaged")
        if body["format"] != FORMAT:
            raise damaged(folder, "it was written by another version of metatui")
        return Manifest(
            revision=int(body["revision"]),
            next_number=int(body["next_number"]),
            segments=tuple((str(name), dead) for name, dead in body["segments"]),
            lost=body["lost"],
            files={str(name): (int(size), int(check)) for name, (size, check) in body["files"].items()},
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise damaged(folder, "the manifest is damaged") from error


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Put a manifest in place of the former one; the arrays it names must be there. Raises OSError."""
    body = {
        "format": FORMAT,
        "revision": manifest.revision,
        "next_number": manifest.next_number,
        "segments": [list(segment) for segment in manifest.segments],
        "lost": manifest.lost,
        "files": {name: list(about) for name, about in sorted(manifest.files.items())},
    }
    with open(folder / _MANIFEST_NEW, "wb") as file:
        file.write(json.dumps({"body": body, "check": zlib.crc32(_canonical(body))}).encode())
        file.flush()
        os.fsync(file.fileno())
    # The names of the new arrays must be on the disk before the manifest that needs them, hence twice.
    _sync_folder(folder)
    os.replace(folder / _MANIFEST_NEW, folder / _MANIFEST)
    _sync_folder(folder)


def remove_strays(folder: Path, manifest: Manifest) -> None:
    """Delete arrays that the manifest does not name; what cannot be deleted stays for the next time."""
    for entry in list(folder.iterdir()):
        if _OURS.fullmatch(entry.name) and entry.name not in manifest.files:
            with suppress(OSError):
                entry.unlink()


def write_array(folder: Path, name: str, array: NDArray[Any]) -> tuple[int, int]:
    """Write an array durably; returns its size in bytes and CRC-32. Raises OSError."""
    with open(folder / name, "w+b") as file:
        np.save(file, array, allow_pickle=False)
        file.flush()
        os.fsync(file.fileno())
        size = file.tell()
        file.seek(0)
        return size, _checksum(file)


def read_array(
    folder: Path, name: str, manifest: Manifest, kind: np.dtype[Any] | None = None
) -> NDArray[Any]:
    """An array as it was written, mapped when it is large. `kind` None: byte strings of any length.

    Raises FileNotFoundError where the file is gone, IndexDamaged where it is not what was written.
    """
    path = folder / name
    try:
        size, check = manifest.files[name]
        with open(path, "rb") as file:
            if os.fstat(file.fileno()).st_size != size or _checksum(file) != check:
                raise damaged(folder, f"the file {name} is damaged")
        mapped = np.load(path, mmap_mode="r" if size >= _MAPPED_FROM else None, allow_pickle=False)
        # Still mapped, but without the cost that numpy's memmap class puts on each access.
        array: NDArray[Any] = mapped.view(np.ndarray)
    except FileNotFoundError:
        raise
    except (OSError, ValueError, KeyError, EOFError) as error:
        raise damaged(folder, f"the file {name} cannot be read") from error
    if array.ndim != 1 or (array.dtype.kind != "S" if kind is None else array.dtype != kind):
        raise damaged(folder, f"the file {name} holds something else")
    return array


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the folder: one process at a time changes an index. Raises OSError."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _canonical(body: object) -> bytes:
    return json.dumps(body, sort_keys=True, separators=(",", ":")).encode()


def _checksum(file: Any) -> int:
    check = 0
    while chunk := file.read(_CHUNK):
        check = zlib.crc32(chunk, check)
    return check


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
