"""Writing one article into its rows, and telling whether it is new, changed or the same."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Literal, NamedTuple

from metatui.library.reader_state import inherit_state
from metatui.library.times import to_seconds
from metatui.model import Article, body_hash, count_words

if TYPE_CHECKING:
    import sqlite3

LEAD_LENGTH = 240
# A date of publication further ahead than this is a mistake; the article is listed by its first sight then.
_FUTURE_ALLOWED = 86_400


class FileStamp(NamedTuple):
    """Size in bytes and time of the last change by which an unchanged file is known without reading it."""

    size: int
    mtime_ns: int


class IncomingArticle(NamedTuple):
    """An article as read, with the stamp of its file."""

    article: Article
    stamp: FileStamp


def lead_of(text: str) -> str:
    """The beginning of a text on one line: at most LEAD_LENGTH characters, ending with a whole word."""
    # White space can be long; what shows of it is one blank.
    line = " ".join(text[: LEAD_LENGTH * 4].split())
    if len(line) <= LEAD_LENGTH:
        return line
    cut = line.rfind(" ", LEAD_LENGTH // 2, LEAD_LENGTH)
    return line[: cut if cut > 0 else LEAD_LENGTH - 1].rstrip(" ,;:–—-") + "…"


def store_one(
    connection: sqlite3.Connection, incoming: IncomingArticle, seen_at: int, revision: int
) -> Literal["added", "changed", "same"]:
    """Add or replace an article by id, as of this revision and first seen at `seen_at` (seconds)."""
    article, stamp = incoming.article, incoming.stamp
    digest = body_hash(article.text)
    published = to_seconds(article.published)
    tags = json.dumps(article.tags, ensure_ascii=False)
    says = (article.title, article.source, article.byline, published, article.path, article.url, tags, digest)
    known = connection.execute(
        "SELECT row, gone, first_seen, title, source, byline, published, path, url, tags, body_hash "
        "FROM article WHERE id = ?",
        (article.id,),
    ).fetchone()
    if known is not None and not known[1] and known[3:] == says:
        connection.execute(
            "UPDATE article SET size = ?, mtime_ns = ? WHERE row = ?", (stamp.size, stamp.mtime_ns, known[0])
        )
        return "same"
    first_seen = seen_at if known is None else known[2]
    sorted_at = (
        published if published is not None and published <= first_seen + _FUTURE_ALLOWED else first_seen
    )
    values = (
        *says,
        first_seen,
        sorted_at,
        count_words(article.text),
        lead_of(article.text),
        revision,
        stamp.size,
        stamp.mtime_ns,
    )
    if known is None:
        row = connection.execute(
            "INSERT INTO article (title, source, byline, published, path, url, tags, body_hash, first_seen, "
            "sorted_at, words, lead, revision, size, mtime_ns, id) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (*values, article.id),
        ).lastrowid
        connection.execute("INSERT INTO body (article, text) VALUES (?, ?)", (row, article.text))
        inherit_state(connection, article.id)
        return "added"
    connection.execute(
        "UPDATE article SET title = ?, source = ?, byline = ?, published = ?, path = ?, url = ?, tags = ?, "
        "body_hash = ?, first_seen = ?, sorted_at = ?, words = ?, lead = ?, revision = ?, size = ?, "
        "mtime_ns = ?, gone = 0 WHERE row = ?",
        (*values, known[0]),
    )
    connection.execute(
        "INSERT INTO body (article, text) VALUES (?, ?) "
        "ON CONFLICT (article) DO UPDATE SET text = excluded.text",
        (known[0], article.text),
    )
    if not known[1]:
        return "changed"
    inherit_state(connection, article.id)
    return "added"
