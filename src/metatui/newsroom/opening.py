"""Which library is meant: its files, its title, and the two folders that belong to it."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from metatui import locations
from metatui.errors import UsageError
from metatui.library import DATABASE_NAME, Library

if TYPE_CHECKING:
    from collections.abc import Sequence

BUNDLED_NAME = "Meta AI dossier"
# What readers may edit by hand, beside a library and for all libraries.
EDITED_FILES = (SAVED_SEARCHES_NAME, CORRECTIONS_NAME) = ("searches.toml", "corrections.toml")


class Place(NamedTuple):
    """A library before it is opened.

    `paths` are the files and folders that were asked for, absolute; none means the bundled corpus. `data`
    holds the database, `cache` the indexes; both belong to this library alone.
    """

    paths: tuple[Path, ...]
    name: str
    data: Path
    cache: Path

    @property
    def is_bundled(self) -> bool:
        """Whether this is the corpus that comes with metatui."""
        return not self.paths

    @property
    def sources(self) -> tuple[Path, ...]:
        """What is read: the paths, in an order that does not depend on how they came, or the corpus."""
        return tuple(sorted(self.paths)) or (locations.bundled_corpus().resolve(),)


def find_place(
    library: Path | Sequence[Path] | None, data_dir: Path | None = None, cache_dir: Path | None = None
) -> Place:
    """The place of the library for these files and folders, the bundled one for none.

    Raises UsageError for a path that is not there.
    """
    asked = () if library is None else (library,) if isinstance(library, Path) else tuple(library)
    paths = tuple(dict.fromkeys(_existing(path) for path in asked))
    folder = locations.library_name(paths)
    return Place(
        paths=paths,
        name=_title(paths),
        data=(data_dir or locations.data_dir()).absolute() / folder,
        cache=(cache_dir or locations.cache_dir()).absolute() / folder,
    )


def _existing(path: Path) -> Path:
    try:
        return path.resolve(strict=True)
    except (OSError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or "it leads nowhere"
        raise UsageError(
            f"{str(path)!r} cannot be opened ({reason}). Name a file or a folder of articles."
        ) from error


def _title(paths: Sequence[Path]) -> str:
    if not paths:
        return BUNDLED_NAME
    first = paths[0].name
    if not (first.isascii() and first.isprintable()):
        from metatui.text.clean import clean_line  # 5 ms of patterns, for the names that need them

        first = clean_line(first)
    first = first or str(paths[0])
    return first if len(paths) == 1 else f"{first} + {len(paths) - 1} more"


def make_private(folder: Path) -> Path:
    """Make a folder that only its owner can enter, and take away what others may do in one that is there.

    Raises OSError where that is not possible.
    """
    locations.private_folder(folder.parent)
    locations.private_folder(folder)
    if folder.lstat().st_mode & 0o077:
        os.chmod(folder, 0o700)
    return folder


class Opened(NamedTuple):
    """An open library with what the reader must be told; `temporary` is deleted when it is closed."""

    place: Place
    library: Library
    notices: tuple[str, ...] = ()
    temporary: tempfile.TemporaryDirectory[str] | None = None

    def remove_temporary(self) -> None:
        """Delete what was for this session only."""
        if self.temporary is not None:
            self.temporary.cleanup()


def open_library(place: Place) -> Opened:
    """Open the library in its place; where that cannot be written, a copy of it for this session only.

    Raises LibraryError.
    """
    try:
        library = Library.open(make_private(place.data))
    except OSError as error:
        return _open_for_this_session(place, error)
    return Opened(place, library, library.notices)


def _open_for_this_session(place: Place, error: OSError) -> Opened:
    temporary = tempfile.TemporaryDirectory(prefix="metatui-", ignore_cleanup_errors=True)
    root = Path(temporary.name)
    there = Place(place.paths, place.name, root / "data" / place.data.name, root / "cache" / place.cache.name)
    make_private(there.data)
    copied = [(DATABASE_NAME, place.data, there.data), (f"{DATABASE_NAME}-wal", place.data, there.data)]
    for name in EDITED_FILES:
        copied += [(name, place.data, there.data), (name, place.data.parent, there.data.parent)]
    for name, source, target in copied:
        # A library that cannot be read either is as good as none.
        with suppress(OSError):
            shutil.copyfile(source / name, target / name)
    library = Library.open(there.data)
    notice = (
        f"{place.data} cannot be written ({error.strerror or error}): what you read and star is not kept "
        "after this session. Check the permissions of the folder, or name another with --data-dir."
    )
    return Opened(there, library, (notice, *library.notices), temporary)
