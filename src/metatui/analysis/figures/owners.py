"""Whose a figure is: an entity of the article, where its sentence says so; otherwise nobody.

Three constructions say it: a possessive that governs the figure ("Meta's revenue rose 15 %"), a subject whose
own verb takes the figure ("Meta put $14.3 billion into …"), and "its" behind the one subject that it can mean
("Meta said its revenue rose 15 %"). A name inside another clause, behind a preposition, or one of two that
could be meant owns nothing. A sentence that names nobody may go on about the one before (see `carried`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from metatui.analysis.figures.carried import Carried
from metatui.analysis.figures.lexer import PADDING, Token, fold, lex
from metatui.analysis.figures.near_owners import owner_beside
from metatui.analysis.figures.ownership import OwnerSearch
from metatui.analysis.figures.subjecthood import Named, Names
from metatui.model import Entity, Figure
from metatui.text.sentences import split_sentences

_OWNING_KINDS: Final = frozenset({"person", "organisation", "place", "product"})
_OWNED: Final = frozenset({"money", "percent", "count", "measure", "ratio", "duration", "ordinal"})


def assign_owners(figures: Sequence[Figure], entities: Sequence[Entity], text: str) -> tuple[Figure, ...]:
    """The figures, each with the name of the entity it belongs to where its sentence says so, else None.

    `figures` and the mentions of `entities` hold offsets into `text`. An owner is always the `name` of one of
    the entities.
    """
    mentions = sorted(
        ((mention.start, mention.end, entity) for entity in entities for mention in entity.mentions),
        key=lambda item: (item[0], item[1]),
    )
    if not mentions:
        return tuple(replace(figure, owner=None) for figure in figures)
    folded = fold(text)
    starts = [mention[0] for mention in mentions]

    def inside(start: int, end: int) -> list[tuple[int, int, Entity]]:
        return mentions[bisect_left(starts, start) : bisect_left(starts, end)]

    def names_of(start: int, end: int) -> Names | None:
        here = inside(start, end)
        return _names_in(folded, start, end, here) if here else None

    carried = Carried(folded, names_of)
    owned: list[Figure] = []
    position = 0
    figures = sorted(figures, key=lambda figure: figure.start)
    for start, end in split_sentences(text):
        carried.enter(start, end)
        first = position
        while position < len(figures) and figures[position].start < end:
            position += 1
        here = figures[first:position]
        if not here:
            continue
        named = inside(start, end)
        opening = carried.opening()
        if opening is not None:
            named.insert(0, opening)
        found = _owned_in_sentence(folded, start, end, here, named) if named else here
        owned.extend(carried.owned(found, until=named[0][0] if named else end))
    owned.extend(figures[position:])
    return tuple(owned)


def _is_span(tokens: Sequence[Token], at: int, figure: Figure) -> bool:
    """Whether a duration only says within which time something happened: "in 41 years"."""
    return figure.kind == "duration" and tokens[at - 1].low in (
        "in",
        "for",
        "over",
        "within",
        "after",
        "during",
    )


def _names_in(
    folded: str,
    start: int,
    end: int,
    mentions: Sequence[tuple[int, int, Entity]],
    figures: Sequence[Figure] = (),
) -> Names:
    """The names of a sentence among its tokens, and its dates."""
    tokens = lex(folded, start, end)
    token_starts = [token.start for token in tokens[: len(tokens) - PADDING]]
    named = [
        Named(entity, bisect_left(token_starts, first), bisect_left(token_starts, last))
        for first, last, entity in mentions
        if entity.kind in _OWNING_KINDS
    ]
    inside = {index: name for name in named for index in range(name.first, min(name.end, name.first + 12))}
    dates = {
        bisect_left(token_starts, figure.end): bisect_left(token_starts, figure.start)
        for figure in figures
        if figure.kind == "date"
    }
    return Names(tokens, named, inside, dates, [name.end for name in named])


def _owned_in_sentence(
    folded: str, start: int, end: int, figures: Sequence[Figure], mentions: Sequence[tuple[int, int, Entity]]
) -> list[Figure]:
    names = _names_in(folded, start, end, mentions, figures)
    token_starts = [token.start for token in names.tokens[: len(names.tokens) - PADDING]]
    places = {bisect_left(token_starts, figure.start) for figure in figures}
    owned: list[Figure] = []
    for figure in figures:
        owner = None
        first, last = bisect_left(token_starts, figure.start), bisect_left(token_starts, figure.end)
        if figure.kind in _OWNED and not _is_span(names.tokens, first, figure):
            earlier = any(other.kind == figure.kind for other in owned)
            owner = owner_beside(names, figure, first, last, has_earlier=earlier)
            if owner is None and figure.kind != "ordinal":
                owner = OwnerSearch(names, places, first, last).owner()
        owned.append(replace(figure, owner=owner.name if owner else None))
    return _shared(folded, owned)


_CHANGES: Final = frozenset({"up", "down", "or", "versus", "vs", "against"})


def _shared(folded: str, figures: list[Figure]) -> list[Figure]:
    """Both ends of a comparison, and two ways to say one amount, are of the same owner.

    As in "€19.8 billion, up from €18.9 billion", "2,100 tractors, up 8 %", "$90m, or 64 cents a share".
    """
    for at, figure in enumerate(figures):
        if figure.kind not in _OWNED:
            continue
        for other_at in range(max(at - 2, 0), at):
            other = figures[other_at]
            if other.kind not in _OWNED or (figure.owner is None) == (other.owner is None):
                continue
            gap = folded[other.end : figure.start].split()
            compared = figure.text == other.compared_to or other.text == figure.compared_to
            linked = len(gap) == 2 and gap[0] == "," and gap[1] in _CHANGES
            linked |= len(gap) == 1 and gap[0] in _CHANGES and other_at == at - 1
            restated = folded[other.end : figure.start].startswith(", or ") and other_at == at - 1
            turned = len(gap) > 1 and gap[-1] in ("up", "down", "about") and gap[-2].endswith(",")
            restated = (restated or turned) and len(gap) <= 8 and other.owner is not None
            if compared or linked or restated:
                owner = figure.owner or other.owner
                figures[at] = figure = replace(figure, owner=owner)
                figures[other_at] = replace(other, owner=owner)
    return figures
