"""A small text file that a reader may edit by hand while metatui keeps lines in it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from metatui.errors import MetatuiError
from metatui.library.whole_file import replace_file

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_LARGEST = 1_000_000
_Stamp = tuple[int, int, int]


class EditedFile:
    """One such file. `what` names what lies in it for messages ("saved searches")."""

    def __init__(self, path: Path, what: str) -> None:
        self.path = path
        self._what = what
        self._stamp: _Stamp | None = None

    @property
    def exists(self) -> bool:
        """Whether the file was there at the last look."""
        return self._stamp is not None

    def has_changed(self) -> bool:
        """Look at the file: whether it is another one than at the last look, or gone, or not there at all."""
        stamp = self._look()
        changed = stamp is None or stamp != self._stamp
        self._stamp = stamp
        return changed

    def read(self) -> str:
        """What is in it; raises OSError, and ValueError for what is no text or far too large."""
        if self._stamp is not None and self._stamp[1] > _LARGEST:
            raise ValueError("it is far too large")
        return self.path.read_text(encoding="utf-8")

    def aside(self) -> Path:
        """A name beside it that is free, for the file when it cannot be read."""
        number, target = 1, self.path.resolve()
        while True:
            ending = "" if number == 1 else f"-{number}"
            path = target.with_name(f"{target.stem}.broken{ending}{target.suffix}")
            if not os.path.lexists(path):
                return path
            number += 1

    def write(self, lines: Sequence[str], *, set_aside: bool = False) -> None:
        """Replace the file as a whole; `set_aside` keeps the one before under another name.

        Raises MetatuiError where that cannot be done.
        """
        # A link to a file elsewhere stays one.
        target = self.path.resolve()
        try:
            if set_aside:
                os.rename(target, self.aside())
            replace_file(target, lines)
        except OSError as error:
            raise MetatuiError(
                f"The {self._what} cannot be written to {self.path}: {error.strerror or error}."
            ) from error
        self._stamp = None

    def _look(self) -> _Stamp | None:
        try:
            status = self.path.stat()
        except OSError:
            return None
        return status.st_mtime_ns, status.st_size, status.st_ino
