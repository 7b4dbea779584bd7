"""What to try when nothing was found."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from metatui.model import Advice
from metatui.search.compile import Resolve, compile_query
from metatui.search.evaluate import evaluate
from metatui.search.schema import WORD_FIELDS
from metatui.search.snapshot import Snapshot
from metatui.search.spelling import distance
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
    if len(word) < _SHORTEST or word.isdigit():
        return None
    known: dict[str, int] = {}
    for field in WORD_FIELDS[scope]:
        for term, count in snapshot.vocabulary(field, word[0]).items():
            known[term] = known.get(term, 0) + count
    if word in known or (open_end and any(term.startswith(word) for term in known)):
        return None
    limit = 1 if len(word) <= 4 else 2
    best: tuple[int, int, str] | None = None
    for term, count in known.items():
        if abs(len(term) - len(word)) <= limit and not term.isdigit():
            apart = distance(word, term, best[0] if best else limit)
            if apart <= limit and (best is None or (apart, -count, term) < best):
                best = apart, -count, term
    return best[2] if best else None
