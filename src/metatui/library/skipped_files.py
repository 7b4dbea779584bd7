"""Files that did not become articles: why, and by which stamp they are known without reading them again."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from metatui.library.database import Database
    from metatui.library.storing import FileStamp
    from metatui.model import Skipped


class SkippedFile(NamedTuple):
    """A skipped file; id and stamp are there when it was read and was not an article."""

    skipped: Skipped
    id: str | None = None
    stamp: FileStamp | None = None


class SkippedFiles:
    """The table of skipped files, as the last complete walk left it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[Skipped, ...]:
        """The skipped files with the reasons, sorted by path."""
        return tuple(file.skipped for file in self.files())

    def files(self) -> list[SkippedFile]:
        """The skipped files with what they are known by, sorted by path."""
        rows = self._database.rows("SELECT path, reason, id, size, mtime_ns FROM skipped ORDER BY path")
        if not rows:
            return []
        from metatui.library.storing import FileStamp
        from metatui.model import Skipped

        return [
            SkippedFile(Skipped(path, reason), id, FileStamp(size, mtime_ns) if id is not None else None)
            for path, reason, id, size, mtime_ns in rows
        ]

    def replace(self, files: Sequence[SkippedFile]) -> None:
        """Keep these and forget all others."""
        with self._database.write(durable=False) as connection:
            connection.execute("DELETE FROM skipped")
            connection.executemany(
                "INSERT OR REPLACE INTO skipped (path, reason, id, size, mtime_ns) VALUES (?, ?, ?, ?, ?)",
                [
                    (
                        file.skipped.path,
                        file.skipped.reason,
                        file.id,
                        file.stamp.size if file.stamp else -1,
                        file.stamp.mtime_ns if file.stamp else -1,
                    )
                    for file in files
                ],
            )
