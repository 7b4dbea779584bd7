"""From any older version of the tables to this one: a backup first, then one transaction for each step."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from metatui.errors import LibraryError
from metatui.library.database import create_private
from metatui.library.schema import VERSION_1, VERSION_2, VERSION_3

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable
    from pathlib import Path

BACKUPS_KEPT = 3


def _create_tables(connection: sqlite3.Connection) -> None:
    for statement in VERSION_1:
        connection.execute(statement)


def _list_undated_last(connection: sqlite3.Connection) -> None:
    for statement in VERSION_2:
        connection.execute(statement)


def _tell_taggers_apart(connection: sqlite3.Connection) -> None:
    for statement in VERSION_3:
        connection.execute(statement)


# The function at position n brings a database from version n to n + 1.
MIGRATIONS: tuple[Callable[[sqlite3.Connection], None], ...] = (
    _create_tables,
    _list_undated_last,
    _tell_taggers_apart,
)


def version_of(connection: sqlite3.Connection) -> int:
    """The version of the tables in this database; 0 for an empty one."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Bring the database at `path` to the newest version, or raise LibraryError for one that is newer still.

    A step that fails leaves the database at the version before it.
    """
    found, known = version_of(connection), len(MIGRATIONS)
    if found > known:
        raise LibraryError(
            f"{path} was written by a newer metatui (version {found} of its tables; this one knows {known}). "
            "Upgrade metatui, or keep another library with --data-dir."
        )
    if 0 < found < known:
        back_up(connection, path, found)
    for version in range(found, known):
        connection.execute("BEGIN IMMEDIATE")
        try:
            MIGRATIONS[version](connection)
            connection.execute(f"PRAGMA user_version = {version + 1}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def back_up(connection: sqlite3.Connection, path: Path, version: int) -> Path:
    """Write a copy of the whole database beside it and return its path; the newest few copies are kept."""
    moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
    backup = path.with_name(f"{path.name}.backup-v{version}-{moment}")
    create_private(backup)
    try:
        connection.execute("VACUUM INTO ?", (str(backup),))
    except BaseException:
        backup.unlink(missing_ok=True)
        raise
    copies = sorted(path.parent.glob(f"{path.name}.backup-v*"), key=lambda copy: copy.stat().st_mtime_ns)
    for old in copies[:-BACKUPS_KEPT]:
        os.unlink(old)
    return backup
