"""The folders of the two indexes, and the note beside them that says what they were built for.

The note is what makes a look cheap: whether the indexes are in step with the library can be told without
opening them, and a reader notices by the note's time stamp that another process has brought them further.
"""

from __future__ import annotations

import json
import os
import shutil
import stat
from contextlib import suppress
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from metatui.errors import IndexDamaged
from metatui.newsroom.opening import make_private

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

IndexName = Literal["search", "stories"]
INDEX_NAMES: tuple[IndexName, ...] = ("search", "stories")
_NOTE = "built-for.json"


# Sets of corrections, each as its lines.
RuleLines: TypeAlias = "Sequence[Sequence[str]]"


class BuiltFor(NamedTuple):
    """Which library (its own id), analyser and metatui the indexes were built with, and how far each came.

    A revision is None where there is no index to use. The rules are the corrections with which the articles
    in an index were read: one set of them, or several while, or after, its change was cut short.
    """

    library: str = ""
    analyser: int = -1
    version: str = ""
    search: int | None = None
    stories: int | None = None
    search_rules: RuleLines = ((),)
    stories_rules: RuleLines = ((),)


class IndexFolders:
    """`search` and `stories` in a cache folder that belongs to one library."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._note = folder / _NOTE

    def path(self, name: IndexName) -> Path:
        """The folder of one index."""
        return self.folder / name

    def is_trusted(self, name: IndexName) -> bool:
        """Whether an index is there that nobody else can have put there: opening one may run code in it."""
        return _is_ours(self.folder) and _is_ours(self.path(name))

    def note(self) -> BuiltFor:
        """What the indexes were built for; an empty note where there is none that can be read."""
        try:
            fields = json.loads(self._note.read_bytes())
            note = BuiltFor(**fields)
            lines = [
                line for sets in (note.search_rules, note.stories_rules) for rules in sets for line in rules
            ]
            return note if all(isinstance(line, str) for line in lines) else BuiltFor()
        except (OSError, ValueError, TypeError):
            return BuiltFor()

    def note_mark(self) -> tuple[int, int] | None:
        """Changes whenever the note is replaced; None where there is none."""
        try:
            about = self._note.stat()
        except OSError:
            return None
        return about.st_ino, about.st_mtime_ns

    def write_note(self, note: BuiltFor) -> None:
        """Replace the note in one step; OSError where the folder cannot be written."""
        draft = self.folder / f"{_NOTE}.{os.getpid()}"
        draft.write_text(json.dumps(note._asdict()), encoding="utf-8")
        os.replace(draft, self._note)

    def prepare(self, name: IndexName) -> Path:
        """The folder of an index, ready to be written; one that others can write to is deleted first.

        Raises IndexDamaged where that is not possible.
        """
        path = self.path(name)
        try:
            make_private(self.folder)
            if not _is_ours(self.folder):
                raise PermissionError(f"{self.folder} belongs to another user")
            if os.path.lexists(path) and not _is_ours(path):
                self.remove(name)
            path.mkdir(mode=0o700, exist_ok=True)
        except OSError as error:
            raise IndexDamaged(
                f"The folder {path} for the index cannot be used ({error.strerror or error}). "
                "Check its permissions, or name another with --cache-dir."
            ) from error
        return path

    def remove(self, name: IndexName) -> None:
        """Delete an index; it is moved out of the way first, so that nobody opens half of it."""
        with suppress(OSError):
            self.forget(name)
        path = self.path(name)
        if not os.path.lexists(path):
            return
        if path.is_symlink() or not path.is_dir():
            path.unlink()
            return
        doomed = path.with_name(f"{name}.doomed-{os.getpid()}")
        os.rename(path, doomed)
        shutil.rmtree(doomed, ignore_errors=True)

    def sweep(self) -> None:
        """Delete what a killed process left behind."""
        for left in [*self.folder.glob("*.doomed-*"), *self.folder.glob(f"{_NOTE}.*")]:
            if left.is_dir() and not left.is_symlink():
                shutil.rmtree(left, ignore_errors=True)
            else:
                left.unlink(missing_ok=True)

    def forget(self, name: IndexName) -> None:
        """Note that an index is not to be used: the next run of the indexing builds it anew."""
        note = self.note()
        if note != BuiltFor():
            self.write_note(note._replace(search=None) if name == "search" else note._replace(stories=None))

    def built(self, name: IndexName) -> int | None:
        """The revision that an index is in step with by the note; None where there is none to use."""
        note = self.note()
        return note.search if name == "search" else note.stories

    def rules(self, name: IndexName) -> RuleLines:
        """The sets of corrections with which the articles in an index may have been read."""
        note = self.note()
        return note.search_rules if name == "search" else note.stories_rules

    def note_rules(self, name: IndexName, rules: RuleLines) -> None:
        """Note the sets of corrections with which the articles in an index may have been read."""
        note = self.note()
        if name == "search":
            self.write_note(note._replace(search_rules=rules))
        else:
            self.write_note(note._replace(stories_rules=rules))


def _is_ours(path: Path) -> bool:
    try:
        about = path.lstat()
    except OSError:
        return False
    return stat.S_ISDIR(about.st_mode) and about.st_uid == os.geteuid() and not about.st_mode & 0o077
