"""The tables of the library, as version 1 made them, and what each later version changed.

Times are whole seconds since 1970 in UTC, but for a file's own `mtime_ns`.

- `article`: what the list shows, so that its rows stay short. `sorted_at` is its place in time: the date of
  publication, or the first sight of it where there is none or where it lies in the future. `revision` is the
  library's revision at which the article last changed. A row is never deleted: an article whose file went
  away is `gone`, so that what the reader did waits for its return. `size` and `mtime_ns` are those of the
  file when it was read.
- `body`: the text, apart from the list's data.
- `state`: what the reader did. It repeats id and body hash so that it can be saved from a damaged file alone.
- `annotation`: what the analysis found, valid for one revision of the article and one version of the
  analyser; `error` says why nothing was found where the analysis failed; `careful` is 0 for what the quick
  tagger found, 1 for what the careful one found, and 2 when the indexes have that too.
- `skipped`: the files that did not become articles.
- `meta`: the library's own id, its revision, and which reader of files it was filled with.
"""

VERSION_1 = (
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID",
    """
    CREATE TABLE article (
        row INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        title TEXT NOT NULL,
        source TEXT,
        byline TEXT,
        published INTEGER,
        first_seen INTEGER NOT NULL,
        sorted_at INTEGER NOT NULL,
        words INTEGER NOT NULL,
        lead TEXT NOT NULL,
        path TEXT,
        url TEXT,
        tags TEXT NOT NULL,
        body_hash TEXT NOT NULL,
        revision INTEGER NOT NULL,
        gone INTEGER NOT NULL DEFAULT 0,
        size INTEGER NOT NULL DEFAULT -1,
        mtime_ns INTEGER NOT NULL DEFAULT -1
    )
    """,
    "CREATE INDEX article_newest ON article (gone, sorted_at DESC, row)",
    "CREATE INDEX article_revision ON article (revision)",
    "CREATE INDEX article_body_hash ON article (body_hash)",
    "CREATE TABLE body (article INTEGER PRIMARY KEY REFERENCES article (row), text TEXT NOT NULL)",
    """
    CREATE TABLE state (
        article INTEGER PRIMARY KEY REFERENCES article (row),
        id TEXT NOT NULL UNIQUE,
        body_hash TEXT NOT NULL,
        read_at INTEGER,
        starred_at INTEGER,
        updated_at INTEGER NOT NULL
    )
    """,
    "CREATE INDEX state_read ON state (article) WHERE read_at IS NOT NULL",
    "CREATE INDEX state_starred ON state (article) WHERE starred_at IS NOT NULL",
    """
    CREATE TABLE annotation (
        article INTEGER PRIMARY KEY REFERENCES article (row),
        revision INTEGER NOT NULL,
        analyser INTEGER NOT NULL,
        data TEXT NOT NULL,
        error TEXT
    )
    """,
    """
    CREATE TABLE skipped (
        path TEXT PRIMARY KEY,
        reason TEXT NOT NULL,
        id TEXT,
        size INTEGER NOT NULL DEFAULT -1,
        mtime_ns INTEGER NOT NULL DEFAULT -1
    ) WITHOUT ROWID
    """,
    "INSERT INTO meta (key, value) VALUES ('revision', 0)",
    "INSERT INTO meta (key, value) VALUES ('library', lower(hex(randomblob(16))))",
)

# The list puts undated articles after all dated ones.
VERSION_2 = (
    "DROP INDEX IF EXISTS article_newest",
    "CREATE INDEX article_listed ON article (gone, published IS NULL, sorted_at DESC, row)",
)

# Names are tagged quickly first, and carefully when there is time.
VERSION_3 = ("ALTER TABLE annotation ADD COLUMN careful INTEGER NOT NULL DEFAULT 0",)
