"""What to try when nothing was found, or hardly anything."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from string import ascii_lowercase

from metatui.model import Advice
from metatui.search.compile import Resolve, compile_query
from metatui.search.evaluate import evaluate
from metatui.search.inflection import other_forms
from metatui.search.schema import WORD_FIELDS
from metatui.search.snapshot import Snapshot
from metatui.search.syntax import And, Node, Not, Or, ParsedQuery, Scope, Words, positive_leaves
from metatui.text.tokens import words

_SHORTEST = 3
# From so many letters on a word may have two mistakes; among shorter ones too many are near one another.
_LONG = 6
# A word that so few articles have may be a mistake where a neighbour has so many times more.
_FEW = 3
_FAR_MORE = 20
_ALL_WORD_FIELDS = sorted({field for fields in WORD_FIELDS.values() for field in fields})


def advise(snapshot: Snapshot, query: ParsedQuery, resolve: Resolve | None = None) -> Advice:
    """The clause without which most would be found, and the query with its unknown words spelt as known.

    Where something that was excluded emptied the answer, that is the clause; what would leave nothing but
    exclusions never is. A word is unknown when no article has it anywhere; it is replaced by the nearest word
    of the index, the more frequent one of two. So is a word that hardly any article has, where one that
    differs by a single letter is far more frequent. Nothing is proposed that finds no article.
    """
    blocking, hits = _blocking(snapshot, query, resolve)
    return Advice(blocking, hits, _respelt(snapshot, query, resolve))


def advise_spelling(snapshot: Snapshot, query: ParsedQuery, resolve: Resolve | None = None) -> Advice | None:
    """The query spelt better, where that is likely what was meant; for an answer of few articles."""
    spelling = _respelt(snapshot, query, resolve)
    return Advice(spelling=spelling) if spelling else None


def _blocking(snapshot: Snapshot, query: ParsedQuery, resolve: Resolve | None) -> tuple[str | None, int]:
    clauses = query.clauses
    best: Node | None = None
    most = (False, 0)
    for index, clause in enumerate(clauses):
        others = clauses[:index] + clauses[index + 1 :]
        if all(isinstance(other, Not) for other in others):
            continue
        weaker = replace(query, root=And(others, others[0].start, others[-1].end))
        hits = _count(snapshot, weaker, resolve)
        if hits and (isinstance(clause, Not), hits) > most:
            best, most = clause, (isinstance(clause, Not), hits)
    return (query.text[best.start : best.end] if best else None), most[1]


def _count(snapshot: Snapshot, query: ParsedQuery, resolve: Resolve | None) -> int:
    """How many articles answer a query."""
    return len(evaluate(compile_query(query, resolve), snapshot).numbers)


def _respelt(snapshot: Snapshot, query: ParsedQuery, resolve: Resolve | None) -> str | None:
    text = query.text
    changes: dict[tuple[int, int], str] = {}
    respelt: dict[Words, Words] = {}
    for leaf in positive_leaves(query.root):
        # Where something is wrong, a mistyped field for one, the problem itself says what to change.
        if (
            not isinstance(leaf, Words)
            or text[leaf.start :][:6].casefold() == "query:"
            or any(problem.start < leaf.end and problem.end > leaf.start for problem in query.problems)
        ):
            continue
        better = {
            word: other
            for word in dict.fromkeys(leaf.words)
            if (other := _better(snapshot, leaf.scope, word, leaf.open_end))
        }
        new = replace(leaf, words=tuple(better.get(word, word) for word in leaf.words))
        # Words that stand together must be found together.
        if not better or not _count(snapshot, replace(query, root=new), resolve):
            continue
        respelt[leaf] = new
        # The name of the field stands in the slice too, but is none of the words asked for.
        for word, start, end in words(text[leaf.start : leaf.end]):
            if word in better:
                place = leaf.start + start, leaf.start + end
                changes[place] = _in_case_of(text[slice(*place)], better[word])
    if not changes or query.root is None:
        return None
    if not _count(snapshot, replace(query, root=_with(query.root, respelt)), resolve):
        return None
    for (start, end), word in sorted(changes.items(), reverse=True):
        text = text[:start] + word + text[end:]
    return text


def _with(node: Node, changes: dict[Words, Words]) -> Node:
    """The tree with other words in place of some."""
    match node:
        case Words():
            return changes.get(node, node)
        case And() | Or():
            return replace(node, nodes=tuple(_with(child, changes) for child in node.nodes))
    return node


def _in_case_of(typed: str, word: str) -> str:
    """A word with the capitals of what it stands for: "Zuckerberg" for "Zukerberg", "NATO" for "NATTO"."""
    if len(typed) > 1 and typed.isupper():
        return word.upper()
    return word[:1].upper() + word[1:] if typed[:1].isupper() else word


def _better(snapshot: Snapshot, scope: Scope, word: str, open_end: bool) -> str | None:
    """A word of the index for one that it does not have, or hardly; None when it is known or none is near."""
    if len(word) < _SHORTEST or _has_digit(word):
        return None
    have = max(snapshot.documents(field, word) for field in _ALL_WORD_FIELDS)
    if have > _FEW or (open_end and any(snapshot.has(field, word, True) for field in _ALL_WORD_FIELDS)):
        return None
    edits = 1 if len(word) < _LONG or have else 2
    known: dict[str, tuple[int, int]] = {}
    for field in WORD_FIELDS[scope]:
        near = snapshot.near(field, word, edits)
        near |= {
            other: (1, count)
            for other in _with_another_beginning(word)
            if (count := snapshot.documents(field, other))
        }
        for term, (apart, documents) in near.items():
            known[term] = apart, documents + known.get(term, (apart, 0))[1]
    known.pop(word, None)
    forms = other_forms(word)
    spelt = [
        (apart, -documents, term)
        for term, (apart, documents) in known.items()
        if not _has_digit(term)
        and (apart == 1 or len(term) >= _LONG)
        and (not have or (documents >= have * _FAR_MORE and term not in forms))
    ]
    return min(spelt)[2] if spelt else None


def _has_digit(word: str) -> bool:
    return any(map(str.isdigit, word))


def _with_another_beginning(word: str) -> Iterator[str]:
    """What the word is if a single mistake is in its first letter; the index cannot be searched for these."""
    rest = word[1:]
    if len(rest) >= _SHORTEST:
        yield rest
    if rest[0] != word[0]:
        yield rest[0] + word[0] + rest[1:]
    for letter in ascii_lowercase:
        yield letter + word
        if letter != word[0]:
            yield letter + rest
