"""The marks of a query in a text: what the index counts, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from operator import le

from metatui.model import Entity, EntityKind, Figure, Span
from metatui.search.figure_match import meets
from metatui.search.near import nearby
from metatui.search.plain_words import plain_words, word_table
from metatui.search.recent import Latest
from metatui.search.spelling import is_within
from metatui.search.spellings import forms, spellings
from metatui.search.syntax import (
    ENTITY_SCOPES,
    Exact,
    Fuzzy,
    Leaf,
    Near,
    Number,
    ParsedQuery,
    Scope,
    TextLeaf,
    Unit,
    Words,
    positive_leaves,
)
from metatui.search.word_table import WordTable, word_rows
from metatui.text.tokens import is_lone


def find_hits(
    query: ParsedQuery,
    text: str,
    entities: Sequence[Entity] = (),
    figures: Sequence[Figure] = (),
    *,
    in_title: bool = False,
) -> tuple[Span, ...]:
    """The spans of `text` that the query asks for, sorted; spans that overlap are one.

    Marked are words, whole phrases, the mentions of entities asked for by name and the figures that meet the
    numbers asked for; nothing that a minus excludes. `in_title` says that `text` is a title: then what was
    asked of titles alone (title:) counts too, and mentions and figures do not, since they lie in the text.
    """
    spans: list[Span] = []
    for leaf in _shown_leaves(query):
        if isinstance(leaf, tuple):
            if not in_title:
                spans += [(figure.start, figure.end) for figure in figures if meets(figure, leaf)]
        elif isinstance(leaf, TextLeaf):
            if leaf.scope == "text" or (in_title and leaf.scope == "title"):
                spans += _standing(leaf, text)
            elif leaf.scope in ENTITY_SCOPES and not in_title:
                spans += [
                    (mention.start, mention.end)
                    for entity in entities
                    if _names(leaf, entity)
                    for mention in entity.mentions
                ]
        elif isinstance(leaf, Exact) and not in_title:
            spans += _exactly(leaf, entities)
    return merge_spans(spans)


def _leaves_of(query: ParsedQuery) -> tuple[Leaf | tuple[Number | Unit, ...], ...]:
    """What is to be marked, with the other spellings of words that a text may have."""
    found: list[Leaf | tuple[Number | Unit, ...]] = []
    for leaf in positive_leaves(query.root):
        found.append(leaf)
        if isinstance(leaf, Words) and leaf.scope in ("text", "title"):
            found += spellings(leaf)
    return tuple(found)


# Each query is asked of many texts, one after the other.
_shown_leaves = Latest(_leaves_of)


def _exactly(leaf: Exact, entities: Sequence[Entity]) -> list[Span]:
    from metatui.search.facet_key import facet_key

    key = facet_key(leaf.value)
    return [
        (mention.start, mention.end)
        for entity in entities
        if entity.kind == leaf.name and facet_key(entity.name) == key
        for mention in entity.mentions
    ]


def merge_spans(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Sort spans and join those that overlap; spans that only touch stay apart."""
    ordered = sorted(spans)
    if not ordered:
        return ()
    starts, ends = zip(*ordered, strict=True)
    if all(map(le, ends, islice(starts, 1, None))):
        return tuple(ordered)
    merged: list[Span] = []
    for start, end in ordered:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def entity_kinds(scope: Scope) -> frozenset[EntityKind] | None:
    """The kinds of entity that a field speaks of; None for all."""
    kinds: dict[Scope, frozenset[EntityKind]] = {
        "person": frozenset({"person"}),
        "organisation": frozenset({"organisation"}),
        "place": frozenset({"place"}),
        "product": frozenset({"product"}),
    }
    return kinds.get(scope)


def _names(leaf: TextLeaf, entity: Entity) -> bool:
    kinds = entity_kinds(leaf.scope)
    if kinds is not None and entity.kind not in kinds:
        return False
    return any(next(_runs(leaf, WordTable(word_rows(name))), None) for name in (entity.name, *entity.aliases))


def _standing(leaf: TextLeaf, text: str) -> list[Span]:
    """The spans of a text that a leaf asks for."""
    spans = plain_words(text).spans(leaf) if isinstance(leaf, Words) else None
    return _in_table(leaf, word_table(text)) if spans is None else spans


def _in_table(leaf: TextLeaf, table: WordTable) -> list[Span]:
    rows, spans = table.rows, []
    cut = isinstance(leaf, Words) and is_lone(leaf.words[-1])
    for first, last in _runs(leaf, table):
        end = rows[last][2]
        if cut and last + 1 < len(rows):
            # Of a pair of characters only the first was asked for; the next pair begins behind it.
            end = min(end, rows[last + 1][1])
        spans.append((rows[first][1], end))
    return spans


def _runs(leaf: TextLeaf, table: WordTable) -> Iterator[tuple[int, int]]:
    """The places that a leaf asks for: first and last word of each."""
    match leaf:
        case Words(words=(word,), open_end=False):
            for each in (word, *forms(leaf)):
                yield from ((place, place) for place in table.places(each))
        case Words(words=(word,)):
            yield from ((place, place) for place in table.prefixed(word))
        case Words():
            yield from _phrases(leaf, table)
        case Fuzzy(word=word, edits=edits):
            places = table.meeting(lambda candidate: is_within(word, candidate, edits))
            yield from ((place, place) for place in places)
        case Near():
            standing = sorted((place, word) for word in set(leaf.words) for place in table.places(word))
            for group in nearby(standing, leaf.words, leaf.gap):
                yield from ((place, place) for place in group)


def _phrases(leaf: Words, table: WordTable) -> Iterator[tuple[int, int]]:
    length = len(leaf.words)
    for place in table.places(leaf.words[0]):
        found = table.words[place : place + length]
        if len(found) < length or tuple(found[:-1]) != leaf.words[:-1]:
            continue
        if found[-1] == leaf.words[-1] or (leaf.open_end and found[-1].startswith(leaf.words[-1])):
            yield place, place + length - 1
