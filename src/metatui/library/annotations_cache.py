"""What the analysis found, kept for one revision of an article and one version of the analyser."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from metatui.errors import LibraryError

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from metatui.library.database import Database
    from metatui.model import Annotations, Article


# SQLite nests what is asked for no deeper than a thousand.
_MOST_PATTERNS = 200


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

    def store(self, batch: Sequence[Annotated], analyser: int, *, careful: bool = False) -> None:
        """Keep what was found, all in one transaction; `careful` says that the careful tagger did it.

        An article whose text changed since it was read is passed over: its annotations would not fit. What
        the quick tagger found never takes the place of what the careful one did.
        """
        from metatui.library.annotations_codec import encode

        self.store_encoded(
            [
                EncodedAnnotations(found.article, encode(found.annotations, found.article.text), found.error)
                for found in batch
            ],
            analyser,
            careful=careful,
        )

    def store_encoded(
        self, batch: Sequence[EncodedAnnotations], analyser: int, *, careful: bool = False
    ) -> None:
        """As `store`, of what another process has encoded already."""
        with self._database.write(durable=False) as connection:
            for found in batch:
                connection.execute(
                    """
                    INSERT INTO annotation (article, revision, analyser, data, error, careful)
                    SELECT row, revision, ?, ?, ?, ? FROM article JOIN body ON body.article = article.row
                    WHERE id = ? AND text = ? AND title = ?
                    ON CONFLICT (article) DO UPDATE SET revision = excluded.revision,
                        analyser = excluded.analyser, data = excluded.data, error = excluded.error,
                        careful = excluded.careful
                    WHERE excluded.careful OR NOT careful
                        OR revision <> excluded.revision OR analyser <> excluded.analyser
                    """,
                    (
                        analyser,
                        found.data,
                        found.error,
                        int(careful),
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

    def is_careful(self, article: Article, analyser: int) -> bool:
        """Whether this version's careful tagger has seen the article as it is now."""
        row = self._database.row(
            "SELECT careful FROM annotation JOIN article ON article.row = annotation.article "
            "WHERE id = ? AND annotation.revision = article.revision AND analyser = ?",
            (article.id, analyser),
        )
        return row is not None and row[0] > 0

    def quick(self, analyser: int) -> list[int]:
        """The rows of articles that only the quick tagger has seen as they are now, newest first."""
        return self._in_state(analyser, 0)

    def unindexed(self, analyser: int) -> list[int]:
        """The rows of articles whose careful annotations the indexes are not known to have, newest first."""
        return self._in_state(analyser, 1)

    def set_indexed(self, rows: Sequence[int]) -> None:
        """Note that the indexes have the careful annotations of these articles."""
        with self._database.write(durable=False) as connection:
            connection.executemany(
                "UPDATE annotation SET careful = 2 WHERE article = ? AND careful = 1",
                [(row,) for row in rows],
            )

    def _in_state(self, analyser: int, careful: int) -> list[int]:
        rows = self._database.rows(
            """
            SELECT row FROM article JOIN annotation ON annotation.article = article.row
            WHERE gone = 0 AND annotation.revision = article.revision AND analyser = ? AND careful = ?
            ORDER BY published IS NULL, sorted_at DESC, row
            """,
            (analyser, careful),
        )
        return [row for (row,) in rows]

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

    def rows_with(
        self, words: Collection[str], sentences: Collection[str], analyser: int, revision: int
    ) -> list[int]:
        """The rows of articles with one of `words` in their annotations or of `sentences` in their text.

        Both are found anywhere, inside longer words too, and the case of ASCII letters does not count. Only
        articles as they were up to this revision; those that this version of the analyser has not seen are
        among them.
        """
        found: set[int] = set()
        asked = [("data", word) for word in words] + [("text", sentence) for sentence in sentences]
        for start in range(0, len(asked), _MOST_PATTERNS):
            step = asked[start : start + _MOST_PATTERNS]
            either = " OR ".join(f"{column} LIKE ? ESCAPE '\\'" for column, _ in step)
            rows = self._database.rows(
                f"""
                SELECT row FROM article JOIN body ON body.article = article.row
                LEFT JOIN annotation ON annotation.article = article.row
                WHERE gone = 0 AND article.revision <= ?
                  AND (annotation.article IS NULL OR annotation.revision <> article.revision
                       OR analyser <> ? OR {either})
                """,
                (revision, analyser, *(_pattern(text) for _, text in step)),
            )
            found.update(row for (row,) in rows)
        return sorted(found)

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


def _pattern(text: str) -> str:
    for special in "\\%_":
        text = text.replace(special, f"\\{special}")
    return f"%{text}%"
