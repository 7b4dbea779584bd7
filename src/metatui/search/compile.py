"""From the tree of a query to Whoosh's queries."""

# mypy: allow-untyped-calls
# (much of Whoosh has no annotations)
from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from whoosh.query import compound, positional, ranges, terms, wrappers
from whoosh.query.qcore import Every, Query

from metatui.search.facet_key import FACET_FIELDS, prefix_of
from metatui.search.queries import Documents, HasFigure, NearWords, OneOf, OpenPhrase
from metatui.search.relaxing import Relaxed
from metatui.search.schema import WORD_FIELDS, seconds
from metatui.search.spellings import forms, spellings
from metatui.search.syntax import (
    And,
    Exact,
    Fuzzy,
    Has,
    Like,
    Marked,
    Near,
    Node,
    Not,
    Number,
    Or,
    ParsedQuery,
    Published,
    TextLeaf,
    Unit,
    Words,
    split_figure,
)

Resolve = Callable[[str, str], Collection[str]]
TITLE_BOOST = 2.0
# What another form of a word is worth, and the word written otherwise: less than the word as it was typed.
_FORM_BOOST = 0.2
_SPELLING_BOOST = 0.6
# What only sorts out gives no score: two articles are not the better for standing in the same source.
_FILTERS = frozenset({"source", "author", "tag"})


def compile_query(parsed: ParsedQuery, resolve: Resolve | None = None) -> Query:
    """The query that finds what was asked; every article when nothing is asked.

    `resolve` gives the ids for what lies outside the index (is:, like:); without it they find nothing.
    """
    return _conjunction(parsed.clauses, resolve)


def compile_relaxed(relaxed: Relaxed, resolve: Resolve | None = None) -> tuple[Query, list[Query]]:
    """What must still hold, and the clauses of which any is enough."""
    return _conjunction(relaxed.required, resolve), [_compiled(node, resolve) for node in relaxed.optional]


def _compiled(node: Node, resolve: Resolve | None) -> Query:
    match node:
        case And():
            return _conjunction(node.nodes, resolve)
        case Or():
            return compound.Or([_compiled(child, resolve) for child in node.nodes])
        case Not():
            return compound.AndNot(_everything(), _compiled(node.node, resolve))
        case Words() | Near() | Fuzzy():
            return _words(node)
        case Exact():
            return _filter(terms.Prefix(FACET_FIELDS[node.name], prefix_of(node.value)))
        case Number() | Unit():
            return HasFigure((node,))
        case Published():
            since = seconds(node.since) if node.since else None
            until = seconds(node.until) if node.until else None
            return ranges.NumericRange("published", since, until, endexcl=True)
        case Has():
            return _filter(terms.Term("has", node.thing))
        case Marked(state="unread"):
            # Whoever reads much has read little of all there is: the others need not be named.
            return compound.AndNot(_everything(), Documents(resolve("is", "read"))) if resolve else _nothing()
        case Marked():
            return Documents(resolve("is", node.state) if resolve else ())
        case Like():
            return Documents(resolve("like", node.id) if resolve else ())


def _conjunction(nodes: Iterable[Node], resolve: Resolve | None) -> Query:
    figure, others = split_figure(tuple(nodes))
    required = [_compiled(node, resolve) for node in others if not isinstance(node, Not)]
    excluded = [_compiled(node.node, resolve) for node in others if isinstance(node, Not)]
    if figure:
        required.append(HasFigure(figure))
    positive = required[0] if len(required) == 1 else compound.And(required) if required else _everything()
    # And([a, Not(b)]) would add 1 to every score.
    return compound.AndNot(positive, compound.Or(excluded)) if excluded else positive


def _words(leaf: TextLeaf) -> Query:
    parts: list[Query] = []
    others, written = (forms(leaf), spellings(leaf)) if isinstance(leaf, Words) else ((), ())
    for field in WORD_FIELDS[leaf.scope]:
        boost = TITLE_BOOST if field == "title" else 1.0
        match leaf:
            case Words():
                parts += _standing(field, leaf, boost)
                if others:
                    parts.append(OneOf(field, leaf.words[0], others, boost=boost * _FORM_BOOST))
                for other in written:
                    parts += _standing(field, other, boost * _SPELLING_BOOST)
            case Near():
                parts.append(NearWords(field, leaf.words, leaf.gap, boost=boost))
            case Fuzzy():
                # The word itself counts beside its neighbours.
                parts.append(
                    terms.FuzzyTerm(field, leaf.word, boost=boost, maxdist=leaf.edits, prefixlength=1)
                )
                parts.append(terms.Term(field, leaf.word, boost=boost))
    found = parts[0] if len(parts) == 1 else compound.Or(parts)
    return _filter(found) if leaf.scope in _FILTERS else found


def _standing(field: str, leaf: Words, boost: float) -> list[Query]:
    """The words as they stand there, side by side."""
    match leaf:
        case Words(words=(word,), open_end=True):
            prefix = terms.Prefix(field, word, boost=boost)
            return [prefix, terms.Term(field, word, boost=boost)] if leaf.typed else [prefix]
        case Words(words=(word,)):
            return [terms.Term(field, word, boost=boost)]
        case Words(open_end=True):
            return [OpenPhrase(field, leaf.words, boost=boost)]
    return [positional.Phrase(field, list(leaf.words), boost=boost)]


def _everything() -> Query:
    return _filter(Every())


def _nothing() -> Query:
    return Documents(())


def _filter(found: Query) -> Query:
    return wrappers.ConstantScoreQuery(found, 0.0)
