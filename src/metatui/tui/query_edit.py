"""Queries changed by a key: a clause more, a clause less, another in its place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from metatui.model import Span

# Compiled with their first use: the first frame needs neither.
_PLAIN = r'[^\s"“”„():~*−-][^\s"“”„():~*]*'
_DANGLING = r"^(?:(?:AND|OR)(?:\s+|$))+|(?:(?:^|\s+)(?:AND|OR))+$"


def is_plain(clause: str) -> bool:
    """Whether a clause is a bare word."""
    return re.fullmatch(_PLAIN, clause) is not None


def same_clause(one: str, other: str) -> bool:
    """Whether two clauses ask the same, but for case and blanks."""
    return " ".join(one.casefold().split()) == " ".join(other.casefold().split())


def is_unfinished(query: str) -> bool:
    """Whether what is written behind the query would become a part of its end: an OR, an open quotation."""
    from metatui.search import parse  # whoever asks has searched already

    return query.rstrip().endswith(("-", "(")) or parse(query).problem is not None


def with_clause(query: str, clause: str, *, first: bool) -> str:
    """The query with one more clause, before the others where the end may still go on."""
    first = first or is_unfinished(query)
    return " ".join(part for part in ((clause, query.strip()) if first else (query.strip(), clause)) if part)


def without(query: str, span: Span) -> str:
    """The query without one of its clauses."""
    left = re.sub(_DANGLING, "", query[: span[0]].strip())
    right = re.sub(_DANGLING, "", query[span[1] :].strip())
    return " ".join(part for part in (left, right) if part)


def find_clause(query: str, spans: Sequence[Span], clause: str) -> Span | None:
    """Where a clause stands in the query, None where it does not."""
    return next((span for span in spans if same_clause(query[slice(*span)], clause)), None)


def toggled(query: str, spans: Sequence[Span], clause: str, *, exclude: bool, first: bool) -> str:
    """The query with the clause included (or excluded); without it, where it was so already."""
    wanted, opposite = (f"-{clause}", clause) if exclude else (clause, f"-{clause}")
    if span := find_clause(query, spans, wanted):
        return without(query, span)
    if span := find_clause(query, spans, opposite):
        return f"{query[: span[0]]}{wanted}{query[span[1] :]}".strip()
    return with_clause(query, wanted, first=first)


def with_field(query: str, spans: Sequence[Span], clause: str, *, first: bool) -> str:
    """The query with a clause of a field in place of another one of the same field."""
    field = clause.partition(":")[0].casefold()
    for start, end in spans:
        if query[start:end].partition(":")[0].casefold() == field:
            return f"{query[:start]}{clause}{query[end:]}".strip()
    return with_clause(query, clause, first=first)
