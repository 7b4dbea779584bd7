"""SQLite's errors in words that name the library and the next step."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from metatui.errors import LibraryError

if TYPE_CHECKING:
    from pathlib import Path

_DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


def is_damage(error: sqlite3.Error) -> bool:
    """Whether the database file itself is broken, rather than out of reach, locked or out of space."""
    return (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF in _DAMAGE


def explain(error: sqlite3.Error, path: Path) -> LibraryError:
    """The LibraryError to raise for an error of SQLite on the database at `path`."""
    code = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
    text = str(error)
    if code == sqlite3.SQLITE_FULL or "disk is full" in text:
        return LibraryError(
            f"The disk that holds {path} is full: the last change was not kept, everything before it is. "
            "Free some space and try again."
        )
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) or "locked" in text:
        return LibraryError(
            f"Another program kept {path} locked for more than 5 seconds. Close it or try again in a moment."
        )
    if code == sqlite3.SQLITE_READONLY or "readonly" in text:
        return LibraryError(
            f"{path} cannot be written. Check the permissions of its folder, or name another with --data-dir."
        )
    if code in _DAMAGE:
        return damaged(path, text)
    return LibraryError(f"The library {path} cannot be used: {text}. Run `metatui doctor` to see more.")


def damaged(path: Path, finding: str) -> LibraryError:
    """The LibraryError to raise when the database at `path` turned out to be broken."""
    return LibraryError(
        f"{path} is damaged ({finding}). Start metatui again: the file is set aside under a new name, "
        "what you read and starred is carried over as far as possible, and the articles are read anew."
    )
