"""What the analysis found, kept for one revision of an article and one version of the analyser."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from metatui.errors import LibraryError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from metatui.library.database import Database
    from metatui.model import Annotations, Article


class Annotated(NamedTuple):
    """An article with what was found in it; `error` says why nothing was found where the analysis failed."""

    article: Article
    annotations: Annotations
    error: str | None = None


class EncodedAnnotations(NamedTuple):
    """As Annotated, with the annotations as `annotations_codec.encode` writes them."""

    article: Article
    data: str
    error: str | None = None


class AnnotationsCache:
    """The table of annotations."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, article: Article, analyser: int) -> Annotations | None:
        """What this version of the analyser found in the article as it is now, or None."""
        row = self._database.row(
            "SELECT data FROM annotation JOIN article ON article.row = annotation.article "
            "WHERE id = ? AND annotation.revision = article.revision AND analyser = ?",
            (article.id, analyser),
        )
        if row is None:
            return None
        try:
            from metatui.library.annotations_codec import decode

            return decode(row[0], article.text)
        except ValueError:
            return None

    def store(self, batch: Sequence[Annotated], analyser: int) -> None:
        """Keep what was found, all in one transaction.

        An article whose text changed since it was read is passed over: its annotations would not fit.
        """
        from metatui.library.annotations_codec import encode

        self.store_encoded(
            [
                EncodedAnnotations(found.article, encode(found.annotations, found.article.text), found.error)
                for found in batch
            ],
            analyser,
        )

    def store_encoded(self, batch: Sequence[EncodedAnnotations], analyser: int) -> None:
        """As `store`, of what another process has encoded already."""
        with self._database.write(durable=False) as connection:
            for found in batch:
                connection.execute(
                    """
                    INSERT INTO annotation (article, revision, analyser, data, error)
                    SELECT row, revision, ?, ?, ? FROM article JOIN body ON body.article = article.row
                    WHERE id = ? AND text = ? AND title = ?
                    ON CONFLICT (article) DO UPDATE SET revision = excluded.revision,
                        analyser = excluded.analyser, data = excluded.data, error = excluded.error
                    """,
                    (
                        analyser,
                        found.data,
                        found.error,
                        found.article.id,
                        found.article.text,
                        found.article.title,
                    ),
                )

    def try_store(self, found: Annotated, analyser: int) -> None:
        """Keep what was found if the library can be written now; reading goes on where it cannot."""
        try:
            self.store([found], analyser)
        except LibraryError:
            return

    def missing(self, analyser: int) -> list[int]:
        """The rows of articles that this version of the analyser has not seen as they are now."""
        rows = self._database.rows(
            """
            SELECT row FROM article LEFT JOIN annotation ON annotation.article = article.row
            WHERE gone = 0
              AND (annotation.article IS NULL OR annotation.revision <> article.revision OR analyser <> ?)
            ORDER BY article.revision, row
            """,
            (analyser,),
        )
        return [row for (row,) in rows]

    def failures(self) -> list[tuple[str, str]]:
        """The articles in which the analysis failed: path (or id) and reason."""
        rows = self._database.rows(
            "SELECT coalesce(path, id), error FROM annotation JOIN article ON article.row = article "
            "WHERE error IS NOT NULL AND gone = 0 ORDER BY 1"
        )
        return [(shown, error) for shown, error in rows]

    def clear(self) -> None:
        """Forget everything that was found, so that it is found anew."""
        with self._database.write() as connection:
            connection.execute("DELETE FROM annotation")
