"""Terms put into a query from the panel: required, excluded, never both."""

from __future__ import annotations

import re


def excluded(term: str) -> str:
    """The term with a minus, which must speak for all its parts: -(num:5 unit:km)."""
    parts = re.sub(r'"[^"]*"', "", term).split()
    return f"-({term})" if len(parts) > 1 else f"-{term}"


def with_term(query: str, term: str, *, exclude: bool, first: bool = False) -> str:
    """The query with the term required or excluded; what it said of the term before is replaced.

    The term comes `first` where the last word may still go on.
    """
    wanted, opposite = (excluded(term), term) if exclude else (term, excluded(term))
    query = _without(query.strip(), opposite)
    if _places(wanted).search(query):
        return query
    return (f"{wanted} {query}" if first else f"{query} {wanted}").strip()


def _without(query: str, term: str) -> str:
    return " ".join(part for part in map(str.strip, _places(term).split(query)) if part)


def _places(term: str) -> re.Pattern[str]:
    """Where a term stands in a query, whole and by itself."""
    return re.compile(rf"(?<!\S){re.escape(term)}(?!\S)")
