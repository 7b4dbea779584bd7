"""The clauses of a query, as they were typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from metatui.model import Span


def clauses_of(query: str) -> tuple[Span, ...]:
    """Where the clauses that must all hold stand, brackets, minus and field included, in their order.

    A query whose brackets do not fit its clauses ("(a b)") is one clause as a whole. What cannot be read
    belongs to none.
    """
    from metatui.search import parse

    parsed = parse(query, typing=True)
    spans: list[Span] = []
    before = 0
    for clause in parsed.clauses:
        # What stands before a clause and is neither a bracket that closes the one before nor unreadable
        # opens this one: "(", "who:(".
        unread = [p.end for p in parsed.problems if before <= p.start and p.end <= clause.start]
        begin = max([before, *unread])
        gap = query[begin : clause.start]
        closed = gap.rfind(")") + 1
        if closed and spans:
            spans[-1] = (spans[-1][0], begin + closed)
        opening = gap[closed:].lstrip()
        while opening.startswith("AND") and not opening[3:4].strip():
            opening = opening[3:].lstrip()
        spans.append((clause.start - len(opening), clause.end))
        before = clause.end
    if spans and (closed := query.rfind(")", before) + 1):
        spans[-1] = (spans[-1][0], closed)
    # A quotation that is never closed reaches to the end of the line.
    spans = [(start, start + len(query[start:end].rstrip())) for start, end in spans]
    if all(query.count("(", *span) == query.count(")", *span) for span in spans):
        return tuple(spans)
    stripped = query.strip()
    start = query.index(stripped)
    return ((start, start + len(stripped)),) if stripped else ()
