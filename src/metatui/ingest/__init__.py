"""From files to articles: a safe walk over folders, and readers for plain text, Markdown and HTML.

Light to import: the reader is loaded when it is first asked for, the parsers of foreign formats when the
first such file is read.
"""

from typing import TYPE_CHECKING, Any

from metatui.ingest.folder import FoundFile, Root, open_safely, roots_of, walk

if TYPE_CHECKING:
    from metatui.ingest.reader import read_article

__all__ = ["FoundFile", "Root", "open_safely", "read_article", "roots_of", "walk"]


def __getattr__(name: str) -> Any:
    if name == "read_article":
        from metatui.ingest.reader import read_article

        return read_article
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
