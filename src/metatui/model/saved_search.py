"""A search with a name."""

from __future__ import annotations

from typing import NamedTuple


class SavedSearch(NamedTuple):
    """A query that the reader keeps under a name, to be asked again as query:NAME."""

    name: str
    query: str
