"""What the library has learned about names that are one, kept beside the indexes: it can be learned again."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, NamedTuple

from metatui.model import ENTITY_KINDS, EntityCorrection, SameName

if TYPE_CHECKING:
    from pathlib import Path

_FILE = "same-names.json"


class _Learned(NamedTuple):
    names: tuple[SameName, ...] = ()
    is_indexed: bool = False
    is_sound: bool = False


class LearnedNames:
    """The file of them. `look()` says whether it is another one than before.

    `corrections` are the names as corrections, which those of the reader may overrule.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / _FILE
        self._mark: tuple[int, int] | None = None
        self._learned = _Learned()
        self.corrections: tuple[EntityCorrection, ...] = ()

    def look(self) -> bool:
        """Read the file if it is not what it was; whether that was so."""
        try:
            about = self._path.stat()
            mark = about.st_ino, about.st_mtime_ns
        except OSError:
            mark = None
        if mark == self._mark:
            return False
        self._mark, self._learned = mark, _Learned() if mark is None else _read(self._path)
        self.corrections = tuple(
            EntityCorrection(one.name, one.kind, "same-as", one.full) for one in self._learned.names
        )
        return True

    @property
    def names(self) -> tuple[SameName, ...]:
        """The names, as they were when one looked."""
        return self._learned.names

    @property
    def is_sound(self) -> bool:
        """Whether the file is there and can be read: otherwise nobody knows what the indexes go by."""
        return self._learned.is_sound

    @property
    def is_indexed(self) -> bool:
        """Whether the indexes are known to go by them."""
        return self._learned.is_indexed

    def write(self, names: tuple[SameName, ...], *, is_indexed: bool) -> None:
        """Keep names in one step; OSError where the folder cannot be written."""
        draft = self._path.with_name(f"{_FILE}.{os.getpid()}")
        draft.write_text(json.dumps({"names": names, "is_indexed": is_indexed}), "utf-8")
        os.replace(draft, self._path)
        self.look()


def _read(path: Path) -> _Learned:
    """What a file says; nothing, and to be learned again, where it cannot be read."""
    try:
        kept = json.loads(path.read_text("utf-8"))
        names = tuple(SameName(*fields) for fields in kept["names"])
        words = [word for one in names for word in (one.name, one.full)]
        sound = all(isinstance(word, str) for word in words)
        sound &= all(one.kind in ENTITY_KINDS for one in names)
        return _Learned(names, bool(kept["is_indexed"]), is_sound=True) if sound else _Learned()
    except (OSError, ValueError, TypeError, KeyError):
        return _Learned()
