"""The library: articles, what the reader did with them, and what was found in them, in one SQLite file.

SQLite is the truth; every index is a cache that can be rebuilt from here.
"""

from metatui.library.annotations_cache import Annotated
from metatui.library.articles import Revised, StoreResult
from metatui.library.file_lock import FileLock
from metatui.library.heads import PAGE, Heads
from metatui.library.library import DATABASE_NAME, Library
from metatui.library.reader_state import Counts, Show
from metatui.library.skipped_files import SkippedFile
from metatui.library.storing import FileStamp, IncomingArticle

__all__ = [
    "DATABASE_NAME",
    "PAGE",
    "Annotated",
    "Counts",
    "FileLock",
    "FileStamp",
    "Heads",
    "IncomingArticle",
    "Library",
    "Revised",
    "Show",
    "SkippedFile",
    "StoreResult",
]
