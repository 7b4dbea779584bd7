"""The library: articles, what the reader did with them, and what was found in them, in one SQLite file.

SQLite is the truth; every index is a cache that can be rebuilt from here. Each name is loaded with its first
use: a list on the screen needs few of them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from metatui.library.annotations_cache import Annotated, EncodedAnnotations
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
    "EncodedAnnotations",
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

_HOMES = {
    "annotations_cache": ("Annotated", "EncodedAnnotations"),
    "articles": ("Revised", "StoreResult"),
    "file_lock": ("FileLock",),
    "heads": ("PAGE", "Heads"),
    "library": ("DATABASE_NAME", "Library"),
    "reader_state": ("Counts", "Show"),
    "skipped_files": ("SkippedFile",),
    "storing": ("FileStamp", "IncomingArticle"),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    """Load the module that a name lives in."""
    home = _HOME_OF.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{home}"), name)
