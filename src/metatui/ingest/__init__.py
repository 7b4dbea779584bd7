"""From files to articles: a safe walk over folders, and readers for plain text, Markdown and HTML.

Light to import: the parsers of foreign formats are loaded when the first such file is read.
"""

from metatui.ingest.folder import FoundFile, Root, open_safely, roots_of, walk
from metatui.ingest.reader import read_article

__all__ = ["FoundFile", "Root", "open_safely", "read_article", "roots_of", "walk"]
