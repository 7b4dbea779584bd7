"""Articles: what was read, and what the list shows of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


def article_id(kind: str, source: str, key: str) -> str:
    """The id of an article: 32 hexadecimal digits, the same on every machine.

    `kind` is how it came ("file"), `source` the label of the folder it lies in, `key` its path inside
    that folder with forward slashes.
    """
    import hashlib

    digest = hashlib.sha256("\0".join((kind, source, key)).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()[:32]


def body_hash(text: str) -> str:
    """A hash of an article's text, by which what the reader did follows a file that was renamed."""
    import hashlib

    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def count_words(text: str) -> int:
    """How many words a text has: runs of characters between white space."""
    return len(text.split())


@dataclass(frozen=True, slots=True)
class Article:
    """One article, cleaned. Every offset anywhere refers to `text`.

    `published` is aware and in UTC, or None where neither the text nor the metadata gives it;
    `path` is the file it came from as it should be shown; `tags` are topics in the author's words.
    """

    id: str
    title: str
    text: str
    source: str | None = None
    byline: str | None = None
    published: datetime | None = None
    tags: tuple[str, ...] = ()
    url: str | None = None
    path: str | None = None


@dataclass(frozen=True, slots=True)
class ArticleHead:
    """An article without its text, with what the reader did with it: a row of the list.

    `lead` is the beginning of the text (at most 240 characters, one line); `words` the length of the text.
    """

    id: str
    title: str
    source: str | None
    byline: str | None
    published: datetime | None
    words: int
    read: bool
    starred: bool
    path: str | None
    url: str | None
    lead: str = ""
