"""What the reader did with articles: read and starred. It is never deleted because an article went away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Sequence

    from metatui.library.database import Database

Show = Literal["all", "unread", "starred"]
Mark = Literal["read_at", "starred_at"]


class Counts(NamedTuple):
    """How many articles there are, how many of them were not read yet, how many are starred."""

    total: int
    unread: int
    starred: int


class KeptState(NamedTuple):
    """What the reader did with one article, apart from the library: times in seconds, None for not done."""

    id: str
    body_hash: str
    read_at: int | None
    starred_at: int | None
    updated_at: int


class ReaderState:
    """The table of what the reader did."""

    def __init__(self, database: Database, clock: Callable[[], float]) -> None:
        self._database = database
        self._clock = clock

    def mark(self, ids: Sequence[str], mark: Mark, on: bool) -> None:
        """Set or clear a mark for these articles, durably and all at once; unknown ids are passed over."""
        now = int(self._clock())
        with self._database.write() as connection:
            for id in ids:
                connection.execute(
                    f"""
                    INSERT INTO state (article, id, body_hash, {mark}, updated_at)
                    SELECT row, id, body_hash, ?, ? FROM article WHERE id = ?
                    ON CONFLICT (article) DO UPDATE SET
                        {mark} = CASE WHEN excluded.{mark} IS NULL THEN NULL
                                      ELSE coalesce(state.{mark}, excluded.{mark}) END,
                        body_hash = excluded.body_hash, updated_at = excluded.updated_at
                    """,
                    (now if on else None, now, id),
                )

    def counts(self) -> Counts:
        """The counts that the header shows; articles that are gone do not count."""
        row = self._database.row(
            """
            SELECT (SELECT count(*) FROM article WHERE gone = 0),
                   (SELECT count(*) FROM article WHERE gone = 0
                    AND row IN (SELECT article FROM state WHERE read_at IS NOT NULL)),
                   (SELECT count(*) FROM article WHERE gone = 0
                    AND row IN (SELECT article FROM state WHERE starred_at IS NOT NULL))
            """
        )
        total, read, starred = row if row else (0, 0, 0)
        return Counts(total, total - read, starred)

    def ids(self, show: Show) -> frozenset[str]:
        """The ids of all articles, of the unread or of the starred ones; those that are gone left out."""
        rows = self._database.rows(f"SELECT id FROM article WHERE gone = 0 {FILTERS[show]}")
        return frozenset(id for (id,) in rows)

    def marked(self, mark: Mark) -> frozenset[str]:
        """The ids of all articles with this mark."""
        return frozenset(
            id for (id,) in self._database.rows(f"SELECT id FROM state WHERE {mark} IS NOT NULL")
        )

    def all(self) -> list[KeptState]:
        """Everything the reader did, also with articles that are gone."""
        rows = self._database.rows(
            "SELECT id, body_hash, read_at, starred_at, updated_at FROM state "
            "WHERE read_at IS NOT NULL OR starred_at IS NOT NULL ORDER BY id"
        )
        return [KeptState(*row) for row in rows]

    def restore(self, states: Sequence[KeptState]) -> None:
        """Take over what the reader did from another library.

        For an article that is not here, a row without text is made and marked as gone, so that the state
        finds the article by its id, or a renamed one by its text, as soon as it is read.
        """
        with self._database.write() as connection:
            for state in states:
                connection.execute(
                    "INSERT OR IGNORE INTO article (id, title, first_seen, sorted_at, words, lead, tags, "
                    "body_hash, revision, gone) VALUES (?, '', ?, ?, 0, '', '[]', ?, 0, 1)",
                    (state.id, state.updated_at, state.updated_at, state.body_hash),
                )
                connection.execute(
                    "INSERT OR IGNORE INTO state (article, id, body_hash, read_at, starred_at, updated_at) "
                    "SELECT row, id, ?, ?, ?, ? FROM article WHERE id = ?",
                    (state.body_hash, state.read_at, state.starred_at, state.updated_at, state.id),
                )


# What restricts a list of articles, as an addition to WHERE.
FILTERS: dict[Show, str] = {
    "all": "",
    "unread": "AND row NOT IN (SELECT article FROM state WHERE read_at IS NOT NULL)",
    "starred": "AND row IN (SELECT article FROM state WHERE starred_at IS NOT NULL)",
}

# What was done last counts: an heir's own state stays where it is younger.
_COPY_STATE = """
    INSERT INTO state (article, id, body_hash, read_at, starred_at, updated_at)
    SELECT heir.row, heir.id, heir.body_hash, state.read_at, state.starred_at, state.updated_at
    FROM article AS heir
    JOIN article AS old ON old.body_hash = heir.body_hash AND old.revision < heir.revision
    JOIN state ON state.article = old.row
    WHERE {who}
    ON CONFLICT (article) DO UPDATE SET
        read_at = excluded.read_at, starred_at = excluded.starred_at, updated_at = excluded.updated_at
        WHERE excluded.updated_at > state.updated_at
"""


def inherit_state(connection: sqlite3.Connection, id: str) -> None:
    """Give an article that just arrived what the reader did with one that is gone and had the same text."""
    connection.execute(_COPY_STATE.format(who="heir.id = ? AND old.gone = 1"), (id,))


def leave_state(connection: sqlite3.Connection, id: str) -> None:
    """Pass what the reader did with an article to those with the same text that arrived after it.

    To be called before the article is marked as gone, while it still has the revision at which it came.
    """
    connection.execute(_COPY_STATE.format(who="old.id = ? AND old.gone = 0 AND heir.gone = 0"), (id,))
