"""The list of articles as a sequence that costs eight bytes a row until a row is asked for."""

from __future__ import annotations

import json
import threading
from array import array
from bisect import bisect_left
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, overload

from metatui.errors import ArticleNotFound
from metatui.library.reader_state import FILTERS, Show
from metatui.library.times import to_moment
from metatui.model import ArticleHead

if TYPE_CHECKING:
    from metatui.library.database import Database

PAGE = 100
CACHED_HEADS = 5000

_SELECT_HEADS = """
    SELECT row, article.id, title, source, byline, published, words, read_at, starred_at, path, url, lead
    FROM article LEFT JOIN state ON state.article = article.row
"""
# Undated articles come after all dated ones; the index article_listed keeps this order.
_NEWEST_FIRST = "ORDER BY published IS NULL, sorted_at DESC, row"
_FROM_LISTED = "FROM article WHERE id IN (SELECT value FROM json_each(?)) AND gone = 0"
_PAGE_OF_MARKS = ", ".join("?" * PAGE)


class HeadStore:
    """Heads fetched a page at a time and kept while they are used; safe to use from any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._heads: OrderedDict[int, ArticleHead] = OrderedDict()
        self._rows: dict[str, int] = {}
        self._guard = threading.Lock()
        self._epoch = 0

    def get(self, row: int, page: Sequence[int]) -> ArticleHead:
        """The head in one row; `page` are the rows (at most PAGE) to fetch with it."""
        with self._guard:
            head = self._kept(row)
            epoch = self._epoch
        return head or self._choose(row, self._fetch("row", page, epoch))

    def by_id(self, id: str, page: Sequence[str] = ()) -> ArticleHead:
        """The head of the article with this full id, even if its file is gone; raises ArticleNotFound.

        `page` are the ids (at most PAGE) to fetch with it.
        """
        with self._guard:
            head = self._kept(self._rows.get(id, -1))
            epoch = self._epoch
        if head is not None:
            return head
        for found in self._fetch("article.id", page or (id,), epoch).values():
            if found.id == id:
                return found
        raise ArticleNotFound(f"No article has the id {id!r}. `metatui list` shows the ids there are.")

    def row_of(self, id: str) -> int | None:
        """The row of the article with this full id."""
        found = self._database.row("SELECT row FROM article WHERE id = ?", (id,))
        return None if found is None else int(found[0])

    def forget(self, ids: Iterable[str] | None = None) -> None:
        """Read the heads of these articles, or all heads, anew the next time they are asked for."""
        with self._guard:
            self._epoch += 1
            if ids is None:
                self._heads.clear()
                self._rows.clear()
            else:
                for id in ids:
                    self._heads.pop(self._rows.pop(id, -1), None)

    def _kept(self, row: int) -> ArticleHead | None:
        head = self._heads.get(row)
        if head is not None:
            self._heads.move_to_end(row)
        return head

    def _fetch(self, key: str, page: Sequence[int] | Sequence[str], epoch: int) -> dict[int, ArticleHead]:
        # One statement for every page: short ones are filled up with a key that does not exist.
        parameters = [*page, *([-1] * (PAGE - len(page)))]
        sql = f"{_SELECT_HEADS} WHERE {key} IN ({_PAGE_OF_MARKS})"
        found = {row[0]: _to_head(row) for row in self._database.rows(sql, parameters)}
        with self._guard:
            # A head that was read before somebody changed it must not be kept.
            if epoch == self._epoch:
                self._heads.update(found)
                self._rows.update((head.id, row) for row, head in found.items())
                while len(self._heads) > CACHED_HEADS:
                    _, dropped = self._heads.popitem(last=False)
                    self._rows.pop(dropped.id, None)
        return found

    @staticmethod
    def _choose(row: int, found: dict[int, ArticleHead]) -> ArticleHead:
        try:
            return found[row]
        except KeyError:
            raise ArticleNotFound("This article is no longer in the library.") from None


class Heads(Sequence[ArticleHead]):
    """Articles in the order in which they were asked for; what each row shows is always current."""

    def __init__(self, store: HeadStore, rows: array[int]) -> None:
        self._store = store
        self._rows = rows

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, index: int) -> ArticleHead: ...
    @overload
    def __getitem__(self, index: slice) -> list[ArticleHead]: ...
    def __getitem__(self, index: int | slice) -> ArticleHead | list[ArticleHead]:
        if isinstance(index, slice):
            return [self[position] for position in range(*index.indices(len(self._rows)))]
        row = self._rows[index]
        position = index if index >= 0 else len(self._rows) + index
        start = position - position % PAGE
        return self._store.get(row, self._rows[start : start + PAGE])

    def position(self, id: str) -> int | None:
        """Where the article with this full id stands, or None when it is not here."""
        row = self._store.row_of(id)
        if row is None:
            return None
        try:
            return self._rows.index(row)
        except ValueError:
            return None


def rows_newest_first(database: Database, show: Show = "all") -> array[int]:
    """The rows of articles that are not gone, newest first; undated ones last, by their first sight."""
    return database.integers(f"SELECT row FROM article WHERE gone = 0 {FILTERS[show]} {_NEWEST_FIRST}")


def rows_of_ids(database: Database, ids: Iterable[str], show: Show = "all") -> array[int]:
    """The rows of those of these articles that are not gone, newest first."""
    return database.integers(
        f"SELECT row {_FROM_LISTED} {FILTERS[show]} {_NEWEST_FIRST}", (json.dumps([*ids]),)
    )


def ids_newest_first(database: Database, ids: Iterable[str]) -> tuple[list[str], int]:
    """Those of these ids whose articles are not gone, newest first; and how many of them have a date."""
    found = database.rows(
        f"SELECT id, published IS NOT NULL {_FROM_LISTED} {_NEWEST_FIRST}", (json.dumps([*ids]),)
    )
    return [id for id, _ in found], sum(dated for _, dated in found)


class ListOrder:
    """Where every article stands in the list, newest first, for questions about very many of them at once.

    Costs some 250 bytes an article and is true for one revision of the library.
    """

    def __init__(self, database: Database, revision: int) -> None:
        self.revision = revision
        found = database.rows(f"SELECT id, row FROM article WHERE gone = 0 {_NEWEST_FIRST}")
        undated = database.row("SELECT count(*) FROM article WHERE gone = 0 AND published IS NULL")
        self._dated = len(found) - (int(undated[0]) if undated else 0)
        self._found = found
        self._positions = {id: position for position, (id, _) in enumerate(found)}

    def rows(self, ids: Iterable[str]) -> array[int]:
        """The rows of those of these articles that are in the list, newest first."""
        return array("q", [self._found[position][1] for position in self._standing(ids)])

    def ids(self, ids: Iterable[str]) -> tuple[list[str], int]:
        """Those of these ids that are in the list, newest first; and how many of them have a date."""
        standing = self._standing(ids)
        return [self._found[position][0] for position in standing], bisect_left(standing, self._dated)

    def _standing(self, ids: Iterable[str]) -> list[int]:
        positions = self._positions
        return sorted(positions[id] for id in ids if id in positions)


def _to_head(row: Sequence[Any]) -> ArticleHead:
    _, id, title, source, byline, published, words, read_at, starred_at, path, url, lead = row
    return ArticleHead(
        id=id,
        title=title,
        source=source,
        byline=byline,
        published=to_moment(published),
        words=words,
        read=read_at is not None,
        starred=starred_at is not None,
        path=path,
        url=url,
        lead=lead,
    )
