"""How a query that finds nothing could find something: what fits its kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from metatui.search import parse
from metatui.search.syntax import Words, positive_leaves

if TYPE_CHECKING:
    from metatui.model import SearchAnswer


def broader(answer: SearchAnswer) -> list[str]:
    """Advice on words for words, on phrases for phrases; a wrong query is to be put right first."""
    query = parse(answer.query, typing=True)
    if answer.problem is not None or query.problem is not None:
        return ["What is marked under the query is to be put right first."]
    texts = [leaf for leaf in positive_leaves(query.root) if isinstance(leaf, Words)]
    shown = [query.text[leaf.start : leaf.end] for leaf in texts]
    if any('"' not in text for text in shown):
        return ["Fewer or shorter words find more: the last word counts as a beginning."]
    if any(text.startswith('"') and len(leaf.words) > 1 for text, leaf in zip(shown, texts, strict=True)):
        return ["Without quotation marks the words may stand apart."]
    return ["Fewer conditions find more."] if len(query.clauses) > 1 else []
