"""When no article has all words: what to ask for instead."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from metatui.search.syntax import And, Fuzzy, Near, Node, Or, ParsedQuery, TextLeaf, Words

# A word of so few letters is near too many others; a long one may have two letters wrong.
_SHORT, _LONG = 3, 8
# Among so few articles it says nothing that most of them have a word.
_FEW_ARTICLES = 10

# In how many of the articles a word is.
CountDocuments = Callable[[str], int]


@dataclass(frozen=True, slots=True)
class Relaxed:
    """What must still hold, and the clauses of which any is enough; `asked` is all of it, for the marks."""

    required: tuple[Node, ...]
    optional: tuple[Node, ...]
    asked: ParsedQuery


def relax(parsed: ParsedQuery, documents: CountDocuments, articles: int) -> Relaxed | None:
    """The query with its words made optional; `documents` says in how many of all `articles` a word is.

    A word that no article has stands for those near it. A phrase is taken apart into its words, each meant as
    it is written; those that most articles have say nothing without the others and are left out. None when
    there are fewer than two clauses of words to choose from.
    """
    optional: list[Node] = []
    choices = 0
    for node in parsed.clauses:
        if _is_words(node):
            parts = _parts(node)
            choices += max(len(parts), 1)
            optional += _telling(parts, documents, articles) if parts else [_guessed(node, documents)]
    if choices < 2:
        return None
    required = tuple(node for node in parsed.clauses if not _is_words(node))
    asked = And((*required, *optional), optional[0].start, optional[-1].end)
    return Relaxed(required, tuple(optional), replace(parsed, root=asked))


def _is_words(node: Node) -> bool:
    if isinstance(node, Or):
        return all(_is_words(child) for child in node.nodes)
    return isinstance(node, TextLeaf) and node.scope == "text"


def _parts(node: Node) -> list[Words]:
    """The words of a phrase, each as a clause of its own; none for anything else."""
    if not (isinstance(node, Near) or (isinstance(node, Words) and len(node.words) > 1 and not node.loose)):
        return []
    last = len(node.words) - 1
    is_open = isinstance(node, Words) and node.open_end
    return [
        Words((word,), node.scope, node.start, node.end, open_end=is_open and step == last)
        for step, word in enumerate(node.words)
    ]


def _telling(parts: list[Words], documents: CountDocuments, articles: int) -> list[Words]:
    """Those words that not most of the articles have; all of them where each is such a one."""
    if articles < _FEW_ARTICLES:
        return parts
    rare = [part for part in parts if part.open_end or 2 * documents(part.words[0]) <= articles]
    return rare or parts


def _guessed(node: Node, documents: CountDocuments) -> Node:
    """What was probably meant by a word that nobody wrote."""
    if not isinstance(node, Words) or len(node.words) > 1 or node.open_end:
        return node
    word = node.words[0]
    if len(word) <= _SHORT or not word.isalpha() or documents(word):
        return node
    return Fuzzy(word, 2 if len(word) >= _LONG else 1, node.scope, node.start, node.end)
