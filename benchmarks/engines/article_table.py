"""A SQLite table of articles, as a reader without a search engine has one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path

from metatui.model import Article

# What is filtered and sorted by stands before the text, so that it is read without it.
_SCHEMA = """
    CREATE TABLE articles (
        number INTEGER PRIMARY KEY, id TEXT, source TEXT, published INTEGER, title TEXT, body TEXT
    );
"""
Row = tuple[str, str | None, int, str, str]


def connect(folder: Path) -> sqlite3.Connection:
    """Open the database in a folder with a cache and a memory map that do not hold it up."""
    connection = sqlite3.connect(folder / "articles.db", isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA cache_size = -65536")
    connection.execute("PRAGMA mmap_size = 2147418112")
    return connection


def create(folder: Path) -> sqlite3.Connection:
    """A new database in a new folder with the empty table."""
    folder.mkdir(parents=True)
    connection = connect(folder)
    connection.executescript(_SCHEMA)
    return connection


def insert(connection: sqlite3.Connection, articles: Iterable[Article]) -> None:
    """Add articles; the caller begins and commits."""
    connection.executemany(
        "INSERT INTO articles (id, source, published, title, body) VALUES (?, ?, ?, ?, ?)",
        map(row, articles),
    )


def row(article: Article) -> Row:
    """The values of an article."""
    published = int(article.published.timestamp()) if article.published else 0
    return article.id, article.source, published, article.title, article.text
