"""One SQLite file, a connection for each thread, and short transactions that either happen or do not."""

from __future__ import annotations

import os
import sqlite3
import threading
import weakref
from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from metatui.errors import LibraryError
from metatui.library.failures import explain

if TYPE_CHECKING:
    from pathlib import Path

BUSY_TIMEOUT_MS = 5000

Row = tuple[Any, ...]
Parameters = Sequence[Any]


def connect(path: Path) -> sqlite3.Connection:
    """A connection as every part of the library wants it: explicit transactions, durable commits."""
    connection = sqlite3.connect(
        path, timeout=BUSY_TIMEOUT_MS / 1000, isolation_level=None, check_same_thread=False
    )
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA temp_store = MEMORY")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def create_private(path: Path) -> None:
    """Make the file with mode 0600 if it is not there; SQLite gives its journals the same mode."""
    os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))


def choose_journal(connection: sqlite3.Connection) -> str:
    """Turn write-ahead logging on, or an ordinary journal where that is refused; returns the mode."""
    try:
        mode = connection.execute("PRAGMA journal_mode = WAL").fetchone()[0]
    except sqlite3.OperationalError:
        mode = "refused"
    if mode != "wal":
        mode = connection.execute("PRAGMA journal_mode = DELETE").fetchone()[0]
    return str(mode)


class _ThreadConnection(threading.local):
    """What each thread keeps for itself: its connection, and which file that belongs to."""

    connection: sqlite3.Connection | None = None
    generation: int = -1
    writing: bool = False


class Database:
    """The connections to one database file.

    Usable from any thread. Every failure of SQLite comes out as a LibraryError that says what to do.
    When another process has set the file aside as damaged and begun a new one, the next write or
    `follow_file()` notices and all threads move over.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._local = _ThreadConnection()
        self._owners: list[tuple[weakref.ref[threading.Thread], sqlite3.Connection]] = []
        self._guard = threading.Lock()
        self._write_lock = threading.RLock()
        self._generation = 0
        self._closed = False
        self._inode = self._find_inode()

    def rows(self, sql: str, parameters: Parameters = ()) -> list[Row]:
        """All rows of a reading statement."""
        try:
            return self._connection().execute(sql, parameters).fetchall()
        except sqlite3.Error as error:
            raise explain(error, self.path) from error

    def row(self, sql: str, parameters: Parameters = ()) -> Row | None:
        """The first row of a reading statement, or None."""
        try:
            row: Row | None = self._connection().execute(sql, parameters).fetchone()
        except sqlite3.Error as error:
            raise explain(error, self.path) from error
        return row

    def integers(self, sql: str, parameters: Parameters = ()) -> array[int]:
        """The one column of whole numbers that a reading statement gives, eight bytes each."""
        try:
            # Row by row: a list of all rows costs twice the time at 100,000.
            return array("q", [number for (number,) in self._connection().execute(sql, parameters)])
        except sqlite3.Error as error:
            raise explain(error, self.path) from error

    @contextmanager
    def write(self, *, durable: bool = True) -> Iterator[sqlite3.Connection]:
        """A transaction: committed at the end of the block, undone by an exception in it.

        `durable` commits survive a power cut; the others may be lost by one, but never half done. What the
        reader did is always durable; articles need not be, they can be read from their files again.
        """
        with self._write_lock:
            self.follow_file()
            try:
                connection = self._connection()
                connection.execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
                connection.execute("BEGIN IMMEDIATE")
                try:
                    yield connection
                    connection.execute("COMMIT")
                except BaseException:
                    if connection.in_transaction:
                        connection.execute("ROLLBACK")
                    raise
            except sqlite3.Error as error:
                raise explain(error, self.path) from error

    def execute_many(self, sql: str, rows: Iterable[Parameters]) -> None:
        """One writing statement for many rows, in a durable transaction."""
        with self.write() as connection:
            connection.executemany(sql, rows)

    def data_version(self) -> int:
        """A number that changes, for this thread, when any other connection has written."""
        row = self.row("PRAGMA data_version")
        return int(row[0]) if row else 0

    def follow_file(self) -> None:
        """Notice that the file at this path is another one than the one that was opened."""
        inode = self._find_inode()
        if inode is not None and inode != self._inode:
            with self._guard:
                self._inode = inode
                self._generation += 1

    def close(self) -> None:
        """Close the connections of all threads; the database cannot be used afterwards."""
        with self._guard:
            self._closed = True
            for _, connection in self._owners:
                connection.close()
            self._owners.clear()

    def _find_inode(self) -> int | None:
        try:
            return os.stat(self.path).st_ino
        except OSError:
            return None

    def _connection(self) -> sqlite3.Connection:
        local = self._local
        if local.connection is not None and local.generation == self._generation and not self._closed:
            return local.connection
        return self._open_for_this_thread()

    def _open_for_this_thread(self) -> sqlite3.Connection:
        local = self._local
        with self._guard:
            if self._closed:
                raise LibraryError(f"The library {self.path} is closed.")
            if local.connection is not None:
                self._forget(local.connection)
            for owner, connection in list(self._owners):
                thread = owner()
                if thread is None or not thread.is_alive():
                    self._forget(connection)
            connection = connect(self.path)
            self._owners.append((weakref.ref(threading.current_thread()), connection))
            local.connection, local.generation = connection, self._generation
            return connection

    def _forget(self, connection: sqlite3.Connection) -> None:
        self._owners = [owned for owned in self._owners if owned[1] is not connection]
        connection.close()
