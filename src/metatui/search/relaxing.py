"""When no article has all words: what to ask for instead."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from metatui.search.syntax import And, Fuzzy, Near, Node, Not, Or, ParsedQuery, TextLeaf, Words

# A word of so few letters is near too many others; a long one may have two letters wrong.
_SHORT, _LONG = 3, 8


@dataclass(frozen=True, slots=True)
class Relaxed:
    """What must still hold, and the clauses of which any is enough; `asked` is all of it, for the marks."""

    required: tuple[Node, ...]
    optional: tuple[Node, ...]
    asked: ParsedQuery


def relax(parsed: ParsedQuery, is_known: Callable[[str], bool]) -> Relaxed | None:
    """The query with its words made optional.

    A phrase is taken apart into its words, and a word that is not known to the index stands for those near
    it. None when there are fewer than two clauses of words to choose from.
    """
    optional = tuple(
        _guessed(part, is_known) for node in parsed.clauses if _is_words(node) for part in _parts(node)
    )
    if len(optional) < 2:
        return None
    required = tuple(node for node in parsed.clauses if not _is_words(node))
    asked = And((*required, *optional), optional[0].start, optional[-1].end)
    return Relaxed(required, optional, replace(parsed, root=asked))


def _is_words(node: Node) -> bool:
    if isinstance(node, Or):
        return all(_is_words(child) for child in node.nodes)
    return isinstance(node, TextLeaf) and node.scope == "text"


def _parts(node: Node) -> list[Node]:
    """The words of a phrase, each as a clause of its own; anything else as it is."""
    if isinstance(node, Near) or (isinstance(node, Words) and len(node.words) > 1 and not node.loose):
        last = len(node.words) - 1
        is_open = isinstance(node, Words) and node.open_end
        return [
            Words((word,), node.scope, node.start, node.end, open_end=is_open and step == last)
            for step, word in enumerate(node.words)
        ]
    return [node]


def _guessed(node: Node, is_known: Callable[[str], bool]) -> Node:
    """What was probably meant by a word that nobody wrote."""
    if isinstance(node, Not) or not isinstance(node, Words) or len(node.words) > 1 or node.open_end:
        return node
    word = node.words[0]
    if len(word) <= _SHORT or not word.isalpha() or is_known(word):
        return node
    return Fuzzy(word, 2 if len(word) >= _LONG else 1, node.scope, node.start, node.end)
