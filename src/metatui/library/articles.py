"""Articles in the library: stored in batches, each batch one transaction that raises the revision."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from metatui.errors import AmbiguousId, ArticleNotFound
from metatui.library.reader_state import leave_state
from metatui.library.times import to_moment

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from metatui.library.database import Database
    from metatui.library.storing import FileStamp, IncomingArticle
    from metatui.model import Article

_HEX = frozenset("0123456789abcdef")


class StoreResult(NamedTuple):
    """How many articles were new (or came back) and how many changed, and the library's revision after it."""

    added: int
    changed: int
    revision: int


class Revised(NamedTuple):
    """An article that changed: which, at which revision, and whether its file is gone."""

    row: int
    id: str
    revision: int
    gone: bool


class Articles:
    """The table of articles and their texts."""

    def __init__(self, database: Database, changed: Callable[[], None]) -> None:
        self._database = database
        self._changed = changed

    def store(self, batch: Sequence[IncomingArticle], seen_at: int) -> StoreResult:
        """Add or replace articles by id, in one transaction, as first seen at `seen_at` (seconds).

        An article that says the same as before keeps its revision. What the reader did with an article that
        is gone passes to a new one with the same text: the file was renamed.
        """
        from metatui.library.storing import store_one

        added = changed = 0
        with self._database.write(durable=False) as connection:
            before = revision_of(connection)
            revision = before + 1
            for incoming in batch:
                outcome = store_one(connection, incoming, seen_at, revision)
                added += outcome == "added"
                changed += outcome == "changed"
            if added or changed:
                _set_revision(connection, revision)
            else:
                revision = before
        self._changed()
        return StoreResult(added, changed, revision)

    def mark_gone(self, ids: Sequence[str]) -> int:
        """Say that the files of these articles are no longer there; returns the library's revision.

        Nothing is deleted. What the reader did passes to a newer article with the same text, if there is one.
        """
        with self._database.write() as connection:
            revision = revision_of(connection)
            if not ids:
                return revision
            revision += 1
            for id in ids:
                leave_state(connection, id)
                connection.execute(
                    "UPDATE article SET gone = 1, revision = ? WHERE id = ? AND gone = 0", (revision, id)
                )
            _set_revision(connection, revision)
        self._changed()
        return revision

    def get(self, id: str) -> Article:
        """The article with this full id, even if its file is gone; raises ArticleNotFound."""
        row = self._database.row(f"{_SELECT_ARTICLE} WHERE id = ?", (id,))
        if row is None:
            raise ArticleNotFound(f"No article has the id {id!r}. `metatui list` shows the ids there are.")
        return _to_article(row)

    def get_row(self, row: int) -> Article:
        """The article in this row; raises ArticleNotFound."""
        found = self._database.row(f"{_SELECT_ARTICLE} WHERE article.row = ?", (row,))
        if found is None:
            raise ArticleNotFound("This article is no longer in the library.")
        return _to_article(found)

    def rows_of(self, ids: Iterable[str]) -> list[int]:
        """The rows of the articles with these full ids, those that are gone left out, rising."""
        found = (self._database.row("SELECT row FROM article WHERE id = ? AND gone = 0", (id,)) for id in ids)
        return sorted(row[0] for row in found if row is not None)

    def resolve(self, id: str) -> str:
        """The full id for one that may be shortened; raises ArticleNotFound or AmbiguousId.

        A full id may belong to an article that is gone, a shortened one never does.
        """
        asked = id.strip().lower()
        if not asked or not set(asked) <= _HEX:
            raise ArticleNotFound(f"{id!r} is not an article's id: ids are made of 0-9 and a-f.")
        if self._database.row("SELECT 1 FROM article WHERE id = ?", (asked,)):
            return asked
        # "g" follows every digit that an id can have.
        found = self._database.rows(
            "SELECT id, title FROM article WHERE id >= ? AND id < ? AND gone = 0 ORDER BY id LIMIT 4",
            (asked, asked + "g"),
        )
        if not found:
            raise ArticleNotFound(f"No article has the id {id!r}. `metatui list` shows the ids there are.")
        if len(found) > 1:
            some = "; ".join(f"{full[: len(asked) + 4]}… {title}" for full, title in found[:3])
            raise AmbiguousId(f"{id!r} fits more than one article ({some}). Type more of the id.")
        return str(found[0][0])

    def count(self) -> int:
        """How many articles there are, those that are gone left out."""
        row = self._database.row("SELECT count(*) FROM article WHERE gone = 0")
        return int(row[0]) if row else 0

    def newest_sight(self) -> int:
        """The latest `first_seen` (seconds), so that a clock set back cannot make new articles look old."""
        row = self._database.row("SELECT max(first_seen) FROM article")
        return int(row[0]) if row and row[0] is not None else 0

    def stamps(self) -> dict[str, FileStamp]:
        """The stamps of the files of all articles that are not gone, by article id."""
        from metatui.library.storing import FileStamp

        rows = self._database.rows("SELECT id, size, mtime_ns FROM article WHERE gone = 0")
        return {id: FileStamp(size, mtime_ns) for id, size, mtime_ns in rows}

    def paths(self, ids: Iterable[str]) -> Iterator[tuple[str, str | None]]:
        """Each of these ids with the path of its article as shown."""
        for id in ids:
            row = self._database.row("SELECT path FROM article WHERE id = ?", (id,))
            if row is not None:
                yield id, row[0]

    def revised_since(self, revision: int) -> list[Revised]:
        """What changed after this revision, in the order of revisions."""
        rows = self._database.rows(
            "SELECT row, id, revision, gone FROM article WHERE revision > ? ORDER BY revision, row",
            (revision,),
        )
        return [Revised(row, id, changed, bool(gone)) for row, id, changed, gone in rows]

    def gone_since(self, revision: int) -> frozenset[str]:
        """The ids of articles whose files went away after this revision."""
        rows = self._database.rows("SELECT id FROM article WHERE revision > ? AND gone = 1", (revision,))
        return frozenset(id for (id,) in rows)


_SELECT_ARTICLE = """
    SELECT id, title, text, source, byline, published, tags, url, path
    FROM article JOIN body ON body.article = article.row
"""


def revision_of(connection: sqlite3.Connection) -> int:
    """The library's revision as this connection sees it."""
    return int(connection.execute("SELECT value FROM meta WHERE key = 'revision'").fetchone()[0])


def _set_revision(connection: sqlite3.Connection, revision: int) -> None:
    connection.execute("UPDATE meta SET value = ? WHERE key = 'revision'", (revision,))


def _to_article(row: Sequence[Any]) -> Article:
    id, title, text, source, byline, published, tags, url, path = row
    from metatui.model import Article

    return Article(
        id=id,
        title=title,
        text=text,
        source=source,
        byline=byline,
        published=to_moment(published),
        tags=tuple(json.loads(tags)),
        url=url,
        path=path,
    )
