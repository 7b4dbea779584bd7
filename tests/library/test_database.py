"""The file itself: permissions, journals, versions, backups, full disks."""

from __future__ import annotations

import sqlite3
import stat
from contextlib import closing
from pathlib import Path
from threading import Thread

import pytest

from metatui.errors import Cancelled, LibraryError
from metatui.library import FileLock, Library, migrations
from metatui.library.database import Database, choose_journal

SEEN = 1_800_000_000


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_only_the_owner_can_read_the_library(folder: Path, make) -> None:
    with Library.open(folder) as library:
        library.articles.store([make(1)], SEEN)
        assert mode_of(folder) == 0o700
        assert {mode_of(file) for file in folder.iterdir()} == {0o600}
        assert {"library.db", "library.db-wal"} <= {file.name for file in folder.iterdir()}


def test_a_file_system_without_write_ahead_logging_gets_an_ordinary_journal(folder: Path) -> None:
    class Refusing:
        """A connection on a file system that cannot share memory."""

        def __init__(self, connection: sqlite3.Connection) -> None:
            self._connection = connection

        def execute(self, sql: str) -> sqlite3.Cursor:
            if "WAL" in sql:
                raise sqlite3.OperationalError("locking protocol")
            return self._connection.execute(sql)

    with closing(sqlite3.connect(":memory:")) as connection:
        assert choose_journal(Refusing(connection)) in ("delete", "memory")  # type: ignore[arg-type]
        assert choose_journal(connection) in ("delete", "memory")


def test_a_library_of_a_newer_version_is_refused_and_left_alone(folder: Path, make) -> None:
    with Library.open(folder) as library:
        library.articles.store([make(1)], SEEN)
        path = library.path
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = path.read_bytes()
    with pytest.raises(LibraryError, match=r"newer metatui \(version 99.*Upgrade metatui"):
        Library.open(folder)
    assert path.read_bytes() == before


def test_a_migration_makes_a_backup_first_and_keeps_everything(
    folder: Path, make, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Library.open(folder) as library:
        library.articles.store([make(1)], SEEN)
        library.star([make(1).article.id], True)

    def add_notes(connection: sqlite3.Connection) -> None:
        connection.execute("ALTER TABLE state ADD COLUMN note TEXT")

    known = len(migrations.MIGRATIONS)
    monkeypatch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, add_notes))
    with Library.open(folder) as library:
        assert library.heads()[0].starred
    (backup,) = folder.glob("library.db.backup-*")
    assert mode_of(backup) == 0o600
    for path, version in ((backup, known), (folder / "library.db", known + 1)):
        with closing(sqlite3.connect(path)) as connection:
            assert migrations.version_of(connection) == version
            assert connection.execute("SELECT count(*) FROM state").fetchone() == (1,)


def test_a_library_of_version_1_lists_undated_articles_last_too(
    folder: Path, make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migrations, "MIGRATIONS", migrations.MIGRATIONS[:1])
    with Library.open(folder) as library:
        library.articles.store([make(2, published=None), make(1)], SEEN)
    monkeypatch.undo()
    with Library.open(folder) as library:
        assert [head.title for head in library.heads()] == ["Story 1", "Story 2"]
        assert library.check() == []


def test_a_failed_migration_leaves_the_version_before_it(
    folder: Path, make, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Library.open(folder) as library:
        library.articles.store([make(1)], SEEN)
    known = migrations.MIGRATIONS

    def breaks(connection: sqlite3.Connection) -> None:
        connection.execute("DROP TABLE skipped")
        connection.execute("DROP TABLE no_such_table")

    monkeypatch.setattr(migrations, "MIGRATIONS", (*known, breaks))
    with pytest.raises(LibraryError, match="cannot be used"):
        Library.open(folder)
    monkeypatch.setattr(migrations, "MIGRATIONS", known)
    with Library.open(folder) as library:
        assert library.articles.count() == 1
        assert library.skipped.all() == ()


def test_only_the_newest_backups_are_kept(folder: Path) -> None:
    with Library.open(folder) as library, closing(sqlite3.connect(library.path)) as connection:
        made = [migrations.back_up(connection, library.path, 1) for _ in range(5)]
        assert sorted(folder.glob("library.db.backup-*")) == made[-migrations.BACKUPS_KEPT :]


def test_a_full_disk_is_named_and_nothing_is_half_done(library: Library, make, monkeypatch) -> None:
    library.articles.store([make(1)], SEEN)
    with library._database.write() as connection:
        connection.execute("PRAGMA max_page_count = 1")
    with pytest.raises(LibraryError, match=r"is full: the last change was not kept.*Free some space"):
        library.articles.store([make(number, text="x" * 20_000) for number in range(2, 9)], SEEN)
    assert library.articles.count() == 1
    assert library.revision == 1
    assert library.check() == []


@pytest.mark.parametrize(
    ("code", "said", "message"),
    [
        (sqlite3.SQLITE_BUSY, "database is locked", "locked for more than 5 seconds"),
        (sqlite3.SQLITE_READONLY, "attempt to write a readonly database", "cannot be written.*--data-dir"),
        (sqlite3.SQLITE_CORRUPT, "database disk image is malformed", "is damaged.*Start metatui again"),
        (sqlite3.SQLITE_ERROR, "near FROM: syntax error", "metatui doctor"),
    ],
)
def test_errors_name_the_library_and_the_next_step(code: int, said: str, message: str) -> None:
    from metatui.library.failures import explain

    error = sqlite3.OperationalError(said)
    error.sqlite_errorcode = code
    explained = str(explain(error, Path("/data/library.db")))
    assert "/data/library.db" in explained
    with pytest.raises(LibraryError, match=message):
        raise explain(error, Path("/data/library.db"))


def test_connections_of_threads_that_ended_are_closed(library: Library) -> None:
    for _ in range(5):
        thread = Thread(target=library.counts)
        thread.start()
        thread.join()
    assert len(library._database._owners) <= 2


def test_a_closed_library_says_so(folder: Path) -> None:
    library = Library.open(folder)
    library.counts()
    library.close()
    with pytest.raises(LibraryError, match="is closed"):
        library.counts()


def test_a_write_is_undone_by_an_exception(folder: Path) -> None:
    with Library.open(folder) as library:
        database = Database(library.path)

        def fail() -> None:
            with database.write() as connection:
                connection.execute("UPDATE meta SET value = 7 WHERE key = 'revision'")
                raise RuntimeError

        with pytest.raises(RuntimeError):
            fail()
        assert library.revision == 0
        database.close()


def test_a_lock_has_one_holder_and_waiting_can_be_cancelled(tmp_path: Path) -> None:
    one, other = FileLock(tmp_path / "a.lock"), FileLock(tmp_path / "a.lock")
    assert one.try_acquire()
    assert not other.try_acquire()
    with pytest.raises(Cancelled):
        other.acquire(lambda: True)
    one.release()
    with other:
        assert not one.try_acquire()
    assert one.try_acquire()
    one.release()
