"""How a query may go on where the cursor stands: fields, values, names, words, with the articles of each.

A name that is picked from the list is put in as a clause for exactly that name (`who:="Alexandr Wang"`): then
the number beside it comes true, which it would not for the words alone (org:meta is also in the "Meta
Superintelligence Labs"), and it is the clause that the facets write, so that it can be taken back there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

from metatui.model import Completion
from metatui.search.clause_text import facet_clause, saved_search_clause
from metatui.search.clauses import EXACT_FIELDS, FACETS, FIELD_NAMES
from metatui.search.lexer import QueryToken, ends_word, tokenise
from metatui.text.tokens import words_to_find

if TYPE_CHECKING:
    from metatui.model import CompletionKind, FacetName

MOST = 8
_MOST_FIELDS = 2
_MOST_NAMES = 3
_SHORTEST_WORD = 2
# How many words before the cursor may belong to one name.
_LONGEST_NAME = 3

_NAMES: tuple[FacetName, ...] = ("person", "organisation", "place", "product")
_KINDS: dict[FacetName, CompletionKind] = {"source": "source", "unit": "unit", "tag": "tag"}
_STATES = ("unread", "starred", "read")
_THINGS = ("figure", "quote", "entity")
_MOMENTS = ("today", "yesterday", "3d", "1w", "2w", "1m", "3m", "1y", "this-week", "this-month", "this-year")
_PERIODS = (
    *("today", "yesterday", "this-week", "last-week", "this-month", "last-month"),
    *("this-quarter", "last-quarter", "this-year", "last-year"),
)
_VALUES: dict[str, tuple[str, ...]] = {
    "is": _STATES,
    "has": _THINGS,
    "newer": _MOMENTS,
    "older": _MOMENTS,
    "date": _PERIODS,
}


class CompletionSource(Protocol):
    """What the index knows: values of facets and words, each with the number of articles that have it."""

    def values(self, name: FacetName, prefix: str, limit: int) -> Sequence[tuple[str, int]]:
        """The values of most articles that have this beginning, most first, then by name.

        A value has it when some word of it, or several words side by side, begin like this; case and accents
        do not matter. All values begin like an empty prefix.
        """

    def words(self, prefix: str, limit: int) -> Sequence[tuple[str, int]]:
        """The words of titles and texts that begin with this folded prefix, those of most articles first."""


class NothingKnown:
    """A source without an index."""

    def values(self, name: FacetName, prefix: str, limit: int) -> Sequence[tuple[str, int]]:
        """No values."""
        return ()

    def words(self, prefix: str, limit: int) -> Sequence[tuple[str, int]]:
        """No words."""
        return ()


class _Place(NamedTuple):
    """What stands at the cursor: the text before it that is to go on, and where its replacement goes."""

    text: str
    start: int
    end: int


def complete(
    query: str, cursor: int, source: CompletionSource, saved: Iterable[str] = ()
) -> tuple[Completion, ...]:
    """What fits at the cursor, at most `MOST`, fields first, then what most articles have; often nothing.

    `saved` are the names of saved searches. Never raises for what stands in the query.
    """
    cursor = min(max(cursor, 0), len(query))
    tokens = list(tokenise(query[:cursor], FIELD_NAMES, EXACT_FIELDS))
    if not tokens or tokens[-1].end != cursor:
        return ()
    last = tokens[-1]
    if last.kind == "field":
        return _of_field(last, _Place("", last.start, cursor), source, saved)
    before = tokens[-2] if len(tokens) > 1 else None
    field = before if before and before.kind == "field" and before.end == last.start else None
    end = _end_of(query, cursor, last)
    if last.kind == "word":
        if field:
            return _of_field(field, _Place(last.text, field.start, end), source, saved)
        if before and before.end == last.start and before.kind == "quoted":
            return ()
        return _of_word(query, tokens, _Place(last.text, last.start, end), source)
    if last.kind == "quoted" and not last.closed and field:
        return _of_field(field, _Place(last.text, field.start, end), source, saved)
    return ()


def _end_of(query: str, cursor: int, token: QueryToken) -> int:
    """How far what stands at the cursor goes on behind it: the rest of the word, or the closing mark."""
    if token.kind == "quoted":
        return cursor + query.startswith('"', cursor)
    return ends_word(query, cursor)


def _of_field(
    field: QueryToken, place: _Place, source: CompletionSource, saved: Iterable[str]
) -> tuple[Completion, ...]:
    """The values of a field; what is put in is the whole clause."""
    name = field.text
    if name in _VALUES:
        typed = place.text.strip().casefold()
        return tuple(
            Completion(place.start, place.end, value, f"{name}:{value}", "value")
            for value in _VALUES[name]
            if value.startswith(typed) and value != typed
        )[:MOST]
    if name == "query":
        return tuple(_saved(place, saved))[:MOST]
    if name == "title":
        return tuple(_words(place, source, "title:", MOST))
    facets = _NAMES if name == "entity" else (FACETS[name],) if name in FACETS else ()
    return _best(_names(place, source, facets, MOST))


def _saved(place: _Place, saved: Iterable[str]) -> Iterator[Completion]:
    typed = place.text.strip().casefold()
    for name in saved:
        folded = name.casefold()
        if folded.startswith(typed) or f" {typed}" in folded:
            yield Completion(place.start, place.end, name, saved_search_clause(name), "search")


def _of_word(
    query: str, tokens: Sequence[QueryToken], place: _Place, source: CompletionSource
) -> tuple[Completion, ...]:
    """What a word may become: the name of a field, a name that it begins, a longer word."""
    if place.text in ("AND", "OR", "NOT") or not words_to_find(place.text):
        return ()
    typed = place.text.lower()
    fields = [
        Completion(place.start, place.end, f"{name}:", f"{name}:", "field")
        for name in sorted(FIELD_NAMES)
        if name.startswith(typed)
    ][:_MOST_FIELDS]
    names: list[Completion] = []
    if len(place.text) >= _SHORTEST_WORD:
        for wider in _wider(query, tokens, place):
            if names := list(_best(_names(wider, source, _NAMES, MOST))):
                break
    words = list(_words(place, source, "", MOST)) if len(place.text) >= _SHORTEST_WORD else []
    room = MOST - len(fields)
    kept = names[: max(_MOST_NAMES, room - len(words))]
    return (*fields, *_best([*kept, *words[: room - len(kept)]])[:room])


def _wider(query: str, tokens: Sequence[QueryToken], place: _Place) -> Iterator[_Place]:
    """The word at the cursor with the words before it, then with fewer of them: they may begin one name."""
    run = [tokens[-1]]
    for token, following in zip(reversed(tokens[:-1]), reversed(tokens), strict=False):
        if token.kind != "word" or not query[token.end : following.start].isspace():
            break
        run.append(token)
    # The word after a field or a minus belongs to that.
    for token in (tokens[len(tokens) - len(run) - 1],) if len(run) < len(tokens) else ():
        if token.kind in ("field", "minus") and token.end == run[-1].start and len(run) > 1:
            run.pop()
    for token in reversed(run[:_LONGEST_NAME]):
        yield _Place(query[token.start : place.start] + place.text, token.start, place.end)


def _names(
    place: _Place, source: CompletionSource, facets: Iterable[FacetName], limit: int
) -> Iterator[Completion]:
    prefix = " ".join(place.text.split())
    for facet in facets:
        kind = _KINDS.get(facet, "entity")
        for value, count in source.values(facet, prefix, limit):
            yield Completion(place.start, place.end, value, facet_clause(facet, value), kind, count)


def _words(place: _Place, source: CompletionSource, field: str, limit: int) -> Iterator[Completion]:
    folded = words_to_find(place.text)
    if len(folded) != 1:
        return
    longer = [pair for pair in source.words(folded[0], limit + 1) if pair[0] != folded[0]]
    for word, count in longer[:limit]:
        yield Completion(place.start, place.end, word, field + word, "word", count)


def _best(found: Iterable[Completion]) -> tuple[Completion, ...]:
    """Those of most articles, then by name."""
    return tuple(sorted(found, key=lambda each: (-(each.count or 0), each.shown.casefold(), each.inserted)))[
        :MOST
    ]


NOTHING_KNOWN: CompletionSource = NothingKnown()
