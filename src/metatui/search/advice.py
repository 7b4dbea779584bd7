"""What to try when nothing was found."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from metatui.model import Advice
from metatui.search.compile import Resolve, compile_query
from metatui.search.evaluate import evaluate
from metatui.search.schema import WORD_FIELDS
from metatui.search.snapshot import Snapshot
from metatui.search.syntax import And, Node, ParsedQuery, Scope, Words, positive_leaves
from metatui.text.tokens import words

_SHORTEST = 3


def advise(snapshot: Snapshot, query: ParsedQuery, resolve: Resolve | None = None) -> Advice:
    """The clause without which most would be found, and the query with its unknown words spelt as known.

    A word is unknown when no article has it; it is replaced by the nearest word of the index that begins with
    the same letter, the more frequent one of two.
    """
    blocking, hits = _blocking(snapshot, query, resolve)
    return Advice(blocking, hits, _respelt(snapshot, query))


def _blocking(snapshot: Snapshot, query: ParsedQuery, resolve: Resolve | None) -> tuple[str | None, int]:
    clauses = query.clauses
    best: Node | None = None
    most = 0
    if len(clauses) > 1:
        for index, clause in enumerate(clauses):
            others = clauses[:index] + clauses[index + 1 :]
            weaker = replace(query, root=And(others, others[0].start, others[-1].end))
            hits = int(np.count_nonzero(evaluate(compile_query(weaker, resolve), snapshot).found))
            if hits > most:
                best, most = clause, hits
    return (query.text[best.start : best.end] if best else None), most


def _respelt(snapshot: Snapshot, query: ParsedQuery) -> str | None:
    changes: dict[tuple[int, int], str] = {}
    for leaf in positive_leaves(query.root):
        if not isinstance(leaf, Words):
            continue
        for word, start, end in words(query.text[leaf.start : leaf.end]):
            # The name of the field stands in the slice too, but is none of the words asked for.
            if word in leaf.words and (better := _better(snapshot, leaf.scope, word, leaf.open_end)):
                changes[leaf.start + start, leaf.start + end] = better
    text = query.text
    for (start, end), better in sorted(changes.items(), reverse=True):
        text = text[:start] + better + text[end:]
    return text if changes else None


def _better(snapshot: Snapshot, scope: Scope, word: str, open_end: bool) -> str | None:
    """A word of the index for one that it does not have; None when it has it or has none near."""
    fields = WORD_FIELDS[scope]
    if (
        len(word) < _SHORTEST
        or word.isdigit()
        or any(snapshot.has(field, word, open_end) for field in fields)
    ):
        return None
    known: dict[str, tuple[int, int]] = {}
    for field in fields:
        for term, (apart, documents) in snapshot.near(field, word, 1 if len(word) <= 4 else 2).items():
            known[term] = apart, documents + known.get(term, (apart, 0))[1]
    spelt = [(apart, -documents, term) for term, (apart, documents) in known.items() if not term.isdigit()]
    return min(spelt)[2] if spelt else None
