"""Full-text search: the query language, the index, and the marks of a query in a text.

Importing this loads neither Whoosh nor numpy; opening an index does.
"""

from metatui.search.highlight import find_hits
from metatui.search.index import SearchIndex
from metatui.search.query_language import parse
from metatui.search.ranking import Limits, Ranking
from metatui.search.snippet import make_snippet
from metatui.search.syntax import ParsedQuery

__all__ = ["Limits", "ParsedQuery", "Ranking", "SearchIndex", "find_hits", "make_snippet", "parse"]
