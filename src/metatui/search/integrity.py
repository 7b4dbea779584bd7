"""What an index folder must be before anything in it is believed.

Each commit leaves a manifest beside Whoosh's table of contents: which revision of the library the index is
in step with, and the size and checksum of the table of contents, which in turn holds the digests of the files
of all segments. Whoosh unpickles the table; so the folder must be ours alone, and the table is opened only if
its checksum is right.

Nothing here waits for the disk. A process that is killed leaves whole commits, for a commit appears by being
renamed; after a power cut the checksums tell what did not get there, and the index is built anew.
"""

from __future__ import annotations

import json
import os
import re
import stat
import zlib
from dataclasses import asdict, dataclass
from pathlib import Path

from metatui.errors import IndexDamaged

# Raise it whenever what is written changes, module and class names included.
INDEX_VERSION = 3
_MANIFEST = re.compile(r"manifest-([0-9]+)\.json")


@dataclass(frozen=True, slots=True)
class FileSeal:
    """The size in bytes and the CRC-32 of a file."""

    size: int
    crc: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """What one commit holds: `documents` living ones, in step with `revision`; `toc` is its table."""

    revision: int
    documents: int
    fingerprint: str
    toc: FileSeal
    version: int = INDEX_VERSION


def damaged(folder: Path, reason: str) -> IndexDamaged:
    """The error for a folder that cannot be used, with the next step."""
    return IndexDamaged(f"The search index in {folder} {reason}; build it anew with `metatui reindex`.")


def check_folder(folder: Path) -> None:
    """Refuse a folder that somebody else owns or can reach into."""
    try:
        status = folder.lstat()
    except OSError as error:
        raise damaged(folder, f"cannot be read ({error.strerror})") from error
    if not stat.S_ISDIR(status.st_mode):
        raise damaged(folder, "is no folder")
    if status.st_uid != os.geteuid():
        raise damaged(folder, "belongs to another user")
    if stat.S_IMODE(status.st_mode) & 0o077:
        raise damaged(folder, "is open to other users")


def manifest_path(folder: Path, generation: int) -> Path:
    """Where the manifest of a commit lies."""
    return folder / f"manifest-{generation}.json"


def write_manifest(folder: Path, generation: int, manifest: Manifest) -> None:
    """Write the manifest of a commit, whole or not at all."""
    path = manifest_path(folder, generation)
    write_whole(path, json.dumps(asdict(manifest), indent=1, sort_keys=True).encode())


def read_manifest(folder: Path, generation: int) -> Manifest:
    """The manifest of a commit; IndexDamaged when there is none that can be used."""
    try:
        data = json.loads(manifest_path(folder, generation).read_bytes())
        found = Manifest(
            int(data["revision"]),
            int(data["documents"]),
            str(data["fingerprint"]),
            FileSeal(int(data["toc"]["size"]), int(data["toc"]["crc"])),
            int(data["version"]),
        )
    except FileNotFoundError:
        raise
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise damaged(folder, "has no readable manifest") from error
    if found.version != INDEX_VERSION:
        raise damaged(folder, "was made by another version of metatui")
    return found


def remove_old_manifests(folder: Path, generation: int) -> None:
    """Delete the manifests of all commits but this one."""
    for path in folder.iterdir():
        match = _MANIFEST.fullmatch(path.name)
        if match and int(match[1]) != generation:
            path.unlink(missing_ok=True)


def seal_of(data: bytes) -> FileSeal:
    """The seal of a file with this content."""
    return FileSeal(len(data), zlib.crc32(data))


def checked_bytes(folder: Path, name: str, expected: FileSeal) -> bytes:
    """The content of a file, which must be as it was written."""
    data = (folder / name).read_bytes()
    if seal_of(data) != expected:
        raise damaged(folder, f"has a damaged file ({name})")
    return data


def write_whole(path: Path, data: bytes) -> None:
    """Put a file in place at once, with all of its content."""
    temporary = path.with_name(f".{path.name}.tmp")
    temporary.write_bytes(data)
    temporary.replace(path)
