"""Other ways of writing what stands in a query without quotation marks.

A paper writes "e-mail", "GPT4" or "$14.3bn", its reader types "email", "GPT-4" or "14.3 billion". The index
has each as it was printed; here is what a query asks for beside what was typed. Index and marks both ask
here, so that they agree.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from metatui.search.inflection import other_forms
from metatui.search.syntax import And, Node, Not, Or, Words

# What stands before a hyphen that is often left out, and hardly ever as a word of its own.
_PREFIXED = re.compile(r"(e|co|re|pre|non|anti|multi|semi|micro|cyber)([a-z]{4,})")
_MODEL = re.compile(r"([a-z]{2,})([0-9]+[a-z]?)")
_BILLIONS = re.compile(r"([0-9]+)b")
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_MAGNITUDES = (("bn", "b", "billion"), ("m", "mn", "million"), ("tn", "trillion"), ("k", "thousand"))
_SCHEMES = frozenset({"http", "https"})
_MOST_PARTS = 3


def forms(leaf: Words) -> tuple[str, ...]:
    """The words of which each is as good as the one word of a leaf: plurals and the like; often none."""
    return other_forms(leaf.words[0]) if leaf.loose and len(leaf.words) == 1 and not leaf.open_end else ()


def spellings(leaf: Words) -> tuple[Words, ...]:
    """The leaf written otherwise: joined, taken apart, with another word for the magnitude; often nothing."""
    if not leaf.loose:
        return ()
    others = _of_one(leaf.words[0], leaf.open_end) if len(leaf.words) == 1 else _of_several(leaf.words)
    return tuple(replace(leaf, words=other, loose=False) for other in others)


def without_spellings(node: Node) -> Node:
    """The same with every word taken as it stands: what is excluded is what was typed and no more."""
    match node:
        case Words() if node.loose:
            return replace(node, loose=False)
        case Not():
            return replace(node, node=without_spellings(node.node))
        case And() | Or():
            return replace(node, nodes=tuple(map(without_spellings, node.nodes)))
    return node


@lru_cache(maxsize=4096)
def _of_one(word: str, open_end: bool) -> Sequence[tuple[str, ...]]:
    if not word.isascii():
        return []
    if match := _MODEL.fullmatch(word):
        return [(match[1], match[2])]
    if match := _BILLIONS.fullmatch(word):
        return [(match[1], magnitude) for magnitude in _MAGNITUDES[0]]
    # A beginning would have to be looked for as any word that follows a "re".
    if not open_end and (match := _PREFIXED.fullmatch(word)):
        return [(match[1], match[2])]
    return []


@lru_cache(maxsize=4096)
def _of_several(parts: tuple[str, ...]) -> Sequence[tuple[str, ...]]:
    *first, last = parts
    if len(first) == 1 and _NUMBER.fullmatch(first[0]):
        return [
            (first[0], other)
            for magnitudes in _MAGNITUDES
            if last in magnitudes
            for other in magnitudes
            if other != last
        ]
    if parts[0] in _SCHEMES:
        host = parts[2:] if parts[1] == "www" else parts[1:]
        return [host] if host else []
    joined = "".join(parts)
    if len(parts) <= _MOST_PARTS and joined.isascii() and joined.isalnum() and not joined.isdigit():
        return [(joined,)]
    return []
