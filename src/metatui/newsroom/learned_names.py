"""What the library has learned about names that are one, kept beside the indexes: it can be learned again."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any, NamedTuple

from metatui.model import ENTITY_KINDS, EntityCorrection, SameName

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    Names = tuple[SameName, ...]

_FILE = "same-names.json"


class _Learned(NamedTuple):
    names: Names = ()
    before: tuple[Names, ...] = ()
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
        self.corrections = as_corrections(self._learned.names)
        return True

    @property
    def names(self) -> Names:
        """The names, as they were when one looked."""
        return self._learned.names

    @property
    def is_sound(self) -> bool:
        """Whether the file is there and can be read: otherwise nobody knows what the indexes go by."""
        return self._learned.is_sound

    @property
    def is_indexed(self) -> bool:
        """Whether the indexes are known to go by them."""
        return self.is_sound and not self._learned.before

    @property
    def indexed_by(self) -> tuple[Names, ...]:
        """What the indexes may go by, article for article: more than one where a run was cut short."""
        return (*self._learned.before, self._learned.names)

    def write(self, names: Names, *, before: Sequence[Names] = ()) -> None:
        """Keep names in one step; OSError where the folder cannot be written.

        `before` are those that some articles may still be indexed by.
        """
        draft = self._path.with_name(f"{_FILE}.{os.getpid()}")
        draft.write_text(json.dumps({"names": names, "before": before}), "utf-8")
        os.replace(draft, self._path)
        self.look()


def as_corrections(names: Iterable[SameName]) -> tuple[EntityCorrection, ...]:
    """Names that are one, as corrections that say so."""
    return tuple(EntityCorrection(one.name, one.kind, "same-as", one.full) for one in names)


def _read(path: Path) -> _Learned:
    """What a file says; nothing, and to be learned again, where it cannot be read."""
    try:
        kept = json.loads(path.read_text("utf-8"))
        return _Learned(_names(kept["names"]), tuple(map(_names, kept["before"])), is_sound=True)
    except (OSError, ValueError, TypeError, KeyError):
        return _Learned()


def _names(kept: Iterable[Any]) -> Names:
    """Names as they were kept; ValueError or TypeError for what are none."""
    names = tuple(SameName(*fields) for fields in kept)
    for one in names:
        if one.kind not in ENTITY_KINDS or not (isinstance(one.name, str) and isinstance(one.full, str)):
            raise ValueError(one)
    return names
