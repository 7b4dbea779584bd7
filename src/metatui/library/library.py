"""One library: opened, repaired where it can be, brought to the newest version, and its parts."""

from __future__ import annotations

import sqlite3
import threading
import time
from contextlib import closing, suppress
from typing import TYPE_CHECKING, Literal

from metatui.errors import LibraryError
from metatui.library import damage
from metatui.library.annotations_cache import AnnotationsCache
from metatui.library.articles import Articles
from metatui.library.database import Database, choose_journal, connect, create_private
from metatui.library.failures import damaged, explain
from metatui.library.file_lock import FileLock
from metatui.library.heads import (
    Heads,
    HeadStore,
    ListOrder,
    ids_newest_first,
    rows_newest_first,
    rows_of_ids,
)
from metatui.library.migrations import migrate
from metatui.library.reader_state import Counts, Mark, ReaderState, Show
from metatui.library.recovery import recover
from metatui.library.skipped_files import SkippedFiles
from metatui.library.state_copy import write_state_copy
from metatui.locations import private_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from pathlib import Path
    from types import TracebackType

    from metatui.model import ArticleHead

DATABASE_NAME = "library.db"
_FULL_CHECK_EVERY = 86_400
# From here on one pass over the whole list is cheaper than a look-up for each id.
_MANY_IDS = 1000


class Library:
    """Articles and what the reader did with them, in a folder that belongs to it.

    Usable from any thread and, at the same time, from several processes.
    """

    def __init__(
        self, folder: Path, database: Database, notices: Sequence[str], clock: Callable[[], float]
    ) -> None:
        self.folder = folder
        self.notices = tuple(notices)
        self._head_store = HeadStore(database)
        self.articles = Articles(database, changed=self._head_store.forget)
        self.annotations = AnnotationsCache(database)
        self.skipped = SkippedFiles(database)
        self._state = ReaderState(database, clock)
        self._database = database
        self._clock = clock
        self._seen = threading.local()
        self._order: ListOrder | None = None
        self._state_changed = False

    @classmethod
    def open(cls, folder: Path, *, clock: Callable[[], float] = time.time) -> Library:
        """Open the library in `folder`, or begin one there.

        A damaged database is set aside under another name and a notice says so. Raises LibraryError for one
        of a newer version, and OSError where the folder cannot be made or written.
        """
        private_folder(folder)
        path = folder / DATABASE_NAME
        try:
            with FileLock(folder / "opening.lock"):
                recovery = recover(path)
                create_private(path)
                with closing(connect(path)) as connection:
                    choose_journal(connection)
                    migrate(connection, path)
                library = cls(folder, Database(path), recovery.notices, clock)
                if recovery.states:
                    library._state.restore(recovery.states)
        except sqlite3.Error as error:
            raise explain(error, path) from error
        return library

    @property
    def path(self) -> Path:
        """The database file."""
        return self._database.path

    @property
    def id(self) -> str:
        """What tells this library from any other, also from one that was under this path before."""
        return str(self.meta("library"))

    @property
    def revision(self) -> int:
        """Rises with every transaction that changed an article."""
        self._database.follow_file()
        return int(str(self.meta("revision") or 0))

    def meta(self, key: str) -> str | int | None:
        """A value of the library's own notes."""
        row = self._database.row("SELECT value FROM meta WHERE key = ?", (key,))
        return None if row is None else row[0]

    def set_meta(self, key: str, value: str | int) -> None:
        """Change one of the library's own notes."""
        with self._database.write() as connection:
            connection.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (key, value))

    def now(self) -> int:
        """The time in seconds, never before the first sight of an article that is here."""
        return max(int(self._clock()), self.articles.newest_sight())

    def heads(self, show: Show = "all", ids: Collection[str] | None = None) -> Heads:
        """The articles newest first, only the unread or starred, only those in `ids` where that is given."""
        self._notice_others()
        if ids is None:
            rows = rows_newest_first(self._database, show)
        elif len(ids) <= _MANY_IDS:
            rows = rows_of_ids(self._database, ids, show)
        else:
            kept = ids if show == "all" else self.ids(show).intersection(ids)
            rows = self._list_order().rows(kept)
        return Heads(self._head_store, rows)

    def head(self, id: str, page: Sequence[str] = ()) -> ArticleHead:
        """The head of the article with this full id, even if its file is gone; raises ArticleNotFound.

        `page` are ids (at most heads.PAGE) that will be asked for next.
        """
        return self._head_store.by_id(id, page)

    def counts(self) -> Counts:
        """How many articles there are, unread and starred."""
        return self._state.counts()

    def ids(self, show: Show = "all") -> frozenset[str]:
        """The ids of all articles, of the unread or of the starred ones."""
        return self._state.ids(show)

    def marked(self, mark: Literal["read", "starred"]) -> frozenset[str]:
        """The ids of the articles that the reader has read, or starred, those that are gone included."""
        return self._state.marked("read_at" if mark == "read" else "starred_at")

    def newest_first(self, ids: Collection[str]) -> list[str]:
        """Those of these ids whose articles are not gone, newest first; undated ones stand last."""
        return self._in_order(ids)[0]

    def oldest_first(self, ids: Collection[str]) -> list[str]:
        """Those of these ids whose articles are not gone, oldest first; undated ones stand last here too."""
        ordered, dated = self._in_order(ids)
        return [*reversed(ordered[:dated]), *reversed(ordered[dated:])]

    def mark_read(self, ids: Sequence[str], read: bool) -> None:
        """Mark articles (full ids) as read or unread; durable when it returns."""
        self._mark(ids, "read_at", read)

    def star(self, ids: Sequence[str], starred: bool) -> None:
        """Star articles (full ids) or take the star away; durable when it returns."""
        self._mark(ids, "starred_at", starred)

    def check(self) -> list[str]:
        """Look at every page and row of the database: the findings, none when all is well.

        Damage leaves a note by which the next start sets the database aside.
        """
        try:
            with closing(connect(self.path)) as connection:
                findings = damage.full_check(connection)
        except sqlite3.Error as error:
            raise explain(error, self.path) from error
        if findings:
            damage.leave_note(self.path, findings[0])
        else:
            self.set_meta("checked_at", int(self._clock()))
        return findings

    def check_once_a_day(self) -> None:
        """Run the full check if it was not run within a day; raises LibraryError for damage."""
        checked_at = self.meta("checked_at")
        age = int(self._clock()) - checked_at if isinstance(checked_at, int) else _FULL_CHECK_EVERY
        if 0 <= age < _FULL_CHECK_EVERY:
            return
        findings = self.check()
        if findings:
            raise damaged(self.path, findings[0])

    def close(self) -> None:
        """Close all connections, after a copy of what the reader did was put beside the database."""
        if self._state_changed:
            # The copy is a second chance only; a full disk must not keep anybody from closing.
            with suppress(OSError, LibraryError):
                write_state_copy(self.folder, self._state.all())
            self._state_changed = False
        self._database.close()

    def _in_order(self, ids: Collection[str]) -> tuple[list[str], int]:
        """The ids newest first, and how many of them, from the first, have a date."""
        if len(ids) <= _MANY_IDS:
            return ids_newest_first(self._database, ids)
        return self._list_order().ids(ids)

    def _list_order(self) -> ListOrder:
        order, revision = self._order, self.revision
        if order is None or order.revision != revision:
            self._order = order = ListOrder(self._database, revision)
        return order

    def _mark(self, ids: Sequence[str], mark: Mark, on: bool) -> None:
        self._state.mark(ids, mark, on)
        self._head_store.forget(ids)
        self._state_changed = True

    def _notice_others(self) -> None:
        """Forget the heads when another thread or process has written since this thread last looked."""
        version = self._database.data_version()
        if getattr(self._seen, "version", None) != version:
            self._seen.version = version
            self._head_store.forget()

    def __enter__(self) -> Library:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
