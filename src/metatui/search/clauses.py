"""Single clauses of a query: a word, a phrase, a field with its value."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING

from metatui.search.dates import parse_period, parse_range
from metatui.search.lexer import QueryToken
from metatui.search.numbers import normalise_unit, parse_comparison
from metatui.search.problems import Problems
from metatui.search.syntax import (
    Exact,
    Fuzzy,
    Has,
    Like,
    Marked,
    Near,
    Node,
    Not,
    Number,
    Published,
    Scope,
    Thing,
    Unit,
    Words,
)
from metatui.text.tokens import is_lone, words_to_find

if TYPE_CHECKING:
    from metatui.model import FacetName

WORD_FIELDS: dict[str, Scope] = {
    "title": "title",
    "source": "source",
    "author": "author",
    "tag": "tag",
    "who": "person",
    "org": "organisation",
    "place": "place",
    "product": "product",
    "entity": "entity",
}
FACETS: dict[str, FacetName] = {
    "source": "source",
    "tag": "tag",
    "who": "person",
    "org": "organisation",
    "place": "place",
    "product": "product",
    "unit": "unit",
}
_VALUE_FIELDS = frozenset({"is", "has", "newer", "older", "date", "num", "unit", "like", "query"})
FIELD_NAMES: frozenset[str] = frozenset(WORD_FIELDS) | _VALUE_FIELDS
# After these an equals sign is read as one; that of title:, author: and entity: is a mistake to be named.
EXACT_FIELDS: frozenset[str] = frozenset(WORD_FIELDS) | frozenset(FACETS)

_THINGS: dict[str, Thing] = {"figure": "figure", "quote": "quote", "entity": "entity"}
# Where a word has other forms and spellings: not in names, which are as they are.
_LOOSE_SCOPES: frozenset[Scope] = frozenset({"text", "title"})
_MOST_EDITS = 2
_FUZZY = re.compile(r"(.+)~([0-9]{0,4})", re.DOTALL)


def word_leaf(token: QueryToken, scope: Scope, start: int, *, typed: bool, problems: Problems) -> Node | None:
    """The leaf for one word as typed: with its asterisk or tilde; None when no letter or digit is in it.

    What is written as one word but counts as several ("GPT-4") becomes a phrase.
    """
    text, edits = token.text, None
    if match := _FUZZY.fullmatch(text):
        text, edits = match[1], int(match[2] or 1)
    parts = tuple(words_to_find(text))
    if not parts:
        if "*" in token.text:
            problems.add("The asterisk stands after the beginning of a word.", token.start, token.end)
        return None
    if edits is not None and len(parts) == 1:
        if edits > _MOST_EDITS:
            problems.add(f"At most {_MOST_EDITS} letters may differ.", token.start, token.end)
        return Fuzzy(parts[0], min(edits, _MOST_EDITS), scope, start, token.end)
    starred = text.endswith("*")
    loose = scope in _LOOSE_SCOPES and not starred and edits is None
    return _words(parts, scope, start, token.end, starred=starred, typed=typed, loose=loose)


def phrase_leaf(token: QueryToken, scope: Scope, start: int, *, typed: bool) -> Node | None:
    """The leaf for a quotation: an exact phrase, or words near one another; None when it holds no word."""
    parts = tuple(words_to_find(token.text))
    if not parts:
        return None
    if token.gap is not None and len(parts) > 1:
        return Near(parts, token.gap, scope, start, token.end)
    starred = token.star or token.text.endswith("*")
    return _words(parts, scope, start, token.end, starred=starred, typed=typed, loose=False)


def _words(
    parts: tuple[str, ...], scope: Scope, start: int, end: int, *, starred: bool, typed: bool, loose: bool
) -> Words:
    # One character of a script without spaces is found wherever a pair begins with it.
    open_end = starred or typed or is_lone(parts[-1])
    return Words(parts, scope, start, end, open_end=open_end, typed=typed and not starred, loose=loose)


def exact_node(field: QueryToken, value: QueryToken) -> Node | None:
    """The node for a value compared as a whole; None where the value is empty."""
    text = value.text.strip()
    if not text:
        return None
    if field.text == "unit":
        return Unit(normalise_unit(text), field.start, value.end)
    return Exact(FACETS[field.text], text, field.start, value.end)


def value_node(field: QueryToken, value: QueryToken, now: datetime, problems: Problems) -> Node | None:
    """The node for a field whose value is no text; None, and a problem, when the value cannot be read."""
    start, end, text = field.start, value.end, value.text.strip()
    node: Node | None = None
    match field.text:
        case "is":
            node = _state(text.casefold(), start, end)
            hint = f"There is no is:{text}; is: knows unread, read and starred."
        case "has":
            thing = _THINGS.get(text.casefold()) or _THINGS.get(text.casefold().removesuffix("s"))
            node = Has(thing, start, end) if thing else None
            hint = f"There is no has:{text}; has: knows figure, quote and entity."
        case "like":
            node = Like(text, start, end) if text else None
            hint = "like: takes the id of an article."
        case "num":
            comparison = parse_comparison(text)
            if comparison:
                low, high = comparison.low, comparison.high
                low_open, high_open = comparison.low_open, comparison.high_open
                node = Number(low, high, low_open, high_open, comparison.unit, start, end)
            hint = f"“{text}” is no number that can be compared; try num:>1bn, num:10..20 or num:49%."
        case "unit":
            unit = normalise_unit(text)
            node = Unit(unit, start, end) if unit else None
            hint = "unit: takes a currency or a unit, as in unit:USD or unit:%."
        case _:
            node = _published(field.text, text, now, start, end)
            hint = (
                f'“{text}” is no date that can be read; try 2026-01-31, 2026-01, yesterday or "3 days ago".'
            )
    if node is None:
        problems.add(hint, value.start, value.end)
    return node


def _state(text: str, start: int, end: int) -> Node | None:
    if text == "read":
        return Not(Marked("unread", start, end), start, end)
    if text == "unread":
        return Marked("unread", start, end)
    return Marked("starred", start, end) if text == "starred" else None


def _published(field: str, text: str, now: datetime, start: int, end: int) -> Node | None:
    """newer: includes the period it names, older: ends before it, date: is the period itself."""
    if field == "date":
        limits = parse_range(text, now)
        return Published(*limits, start, end) if limits else None
    period = parse_period(text, now)
    if period is None:
        return None
    since, until = (period[0], None) if field == "newer" else (None, period[0])
    return Published(since, until, start, end)
