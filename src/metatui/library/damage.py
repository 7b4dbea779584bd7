"""A damaged database: noticed, set aside under a new name, and what the reader did saved from it.

Opening pays only for a small probe (the tables, one row of each), which finds a file that is no database,
is cut short at the front or has lost its tables, within a millisecond at any size. The full check of every
page runs before indexing, in the background and at most once a day, and in `metatui doctor`. What it finds is
left as a note beside the database, and the next start sets the database aside.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from metatui.library.database import connect
from metatui.library.failures import is_damage
from metatui.library.reader_state import KeptState

if TYPE_CHECKING:
    from pathlib import Path

_PROBES = (
    "SELECT value FROM meta WHERE key = 'revision'",
    "SELECT row, lead FROM article ORDER BY row DESC LIMIT 1",
    "SELECT row FROM article WHERE gone = 0 ORDER BY published IS NULL, sorted_at DESC LIMIT 1",
    "SELECT length(text) FROM body LIMIT 1",
    "SELECT article, id FROM state LIMIT 1",
    "SELECT article FROM annotation LIMIT 1",
    "SELECT path FROM skipped LIMIT 1",
)
_SIDE_FILES = ("-wal", "-shm", "-journal")


def note_path(path: Path) -> Path:
    """Where the full check leaves its note about the database at `path`."""
    return path.with_name(f"{path.name}.is-damaged")


def leave_note(path: Path, finding: str) -> None:
    """Say that the database at `path` must be set aside at the next start."""
    note_path(path).write_text(finding + "\n", encoding="utf-8")


def probe(path: Path) -> str | None:
    """What is wrong with the database at `path`, or None; sqlite3.Error where it cannot be told."""
    note = note_path(path)
    if note.exists():
        return note.read_text(encoding="utf-8", errors="replace").strip() or "damaged"
    try:
        with closing(connect(path)) as connection:
            if not connection.execute("PRAGMA user_version").fetchone()[0]:
                count = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
                return "not a library of metatui" if count else None
            for statement in _PROBES:
                connection.execute(statement).fetchone()
    except sqlite3.Error as error:
        if is_damage(error) or "no such table" in str(error) or "no such column" in str(error):
            return str(error)
        raise
    return None


def full_check(connection: sqlite3.Connection) -> list[str]:
    """Every page and row looked at: the findings, none when all is well. Takes a second for some 100 MB."""
    try:
        findings = [str(row[0]) for row in connection.execute("PRAGMA quick_check(10)")]
    except sqlite3.Error as error:
        if is_damage(error):
            return [str(error)]
        raise
    return [] if findings == ["ok"] else findings


def set_aside(path: Path) -> Path:
    """Rename the database at `path` and its journals; returns the new name. Nothing is deleted."""
    moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    aside = path.with_name(f"{path.name}.damaged-{moment}")
    number = 2
    while aside.exists():
        aside = path.with_name(f"{path.name}.damaged-{moment}-{number}")
        number += 1
    # The database goes first: journals alone under the old name would be played into a new database.
    os.rename(path, aside)
    for side in _side_files(path):
        os.rename(side, aside.with_name(side.name.replace(path.name, aside.name)))
    note_path(path).unlink(missing_ok=True)
    return aside


def _side_files(path: Path) -> set[Path]:
    sides = (path.with_name(path.name + suffix) for suffix in _SIDE_FILES)
    return {side for side in sides if side.exists()}


def salvage_state(path: Path) -> list[KeptState]:
    """What the reader did, as far as a damaged database still tells: read from both ends up to the damage."""
    found: dict[str, KeptState] = {}
    beside = _side_files(path)
    for order in ("ASC", "DESC"):
        try:
            with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
                rows = connection.execute(
                    "SELECT id, body_hash, read_at, starred_at, updated_at FROM state NOT INDEXED "
                    f"ORDER BY article {order}"
                )
                for row in rows:
                    state = _checked(row)
                    if state is not None:
                        found[state.id] = state
        except sqlite3.Error:
            continue
    # Looking at a database in write-ahead mode leaves files beside it that were not there before.
    for side in _side_files(path) - beside:
        side.unlink(missing_ok=True)
    return list(found.values())


def _checked(row: tuple[object, ...]) -> KeptState | None:
    id, digest, read_at, starred_at, updated_at = row
    if not (isinstance(id, str) and isinstance(digest, str) and isinstance(updated_at, int)):
        return None
    read = read_at if isinstance(read_at, int) else None
    starred = starred_at if isinstance(starred_at, int) else None
    return KeptState(id, digest, read, starred, updated_at)
