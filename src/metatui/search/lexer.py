"""From the characters of a query to its tokens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

TokenKind = Literal["word", "quoted", "open", "close", "minus", "field"]

_QUOTES = {'"': '"', "“": "”", "„": "“”", "”": "”"}
_FIELD = re.compile(r"([A-Za-z]+):")
_TAIL = re.compile(r"~([0-9]{0,4})|(\*)")
# What a bare tilde after a quotation stands for.
_USUAL_GAP = 10
_WORD_END = re.compile(r'[\s()"“”„]')


@dataclass(frozen=True, slots=True)
class QueryToken:
    """A piece of a query: `text` is a word or field name as typed, or what stands between quotation marks.

    `closed` is False for a quotation without its second mark. `gap` is the number after the tilde that
    follows a quotation ("a b"~5; 10 for a bare tilde), `star` whether an asterisk follows it. `exact` says
    that an equals sign follows the name of a field (source:="Reuters"); it is part of the token then.
    """

    kind: TokenKind
    text: str
    start: int
    end: int
    closed: bool = True
    gap: int | None = None
    star: bool = False
    exact: bool = False


def tokenise(query: str, fields: frozenset[str], exact: frozenset[str]) -> Iterator[QueryToken]:
    """Cut a query into tokens; any string can be cut.

    `fields` are the names that a colon makes a field, `exact` those of them that an equals sign may follow.
    """
    position, length = 0, len(query)
    fresh = True  # a minus or a field name counts only where a clause can begin
    while position < length:
        char = query[position]
        if char.isspace():
            position, fresh = position + 1, True
        elif char in "()":
            yield QueryToken("open" if char == "(" else "close", char, position, position + 1)
            position, fresh = position + 1, True
        elif char in _QUOTES:
            token = _quotation(query, position)
            yield token
            position, fresh = token.end, False
        elif char in "-−" and fresh:
            if position + 1 < length and not query[position + 1].isspace():
                yield QueryToken("minus", char, position, position + 1)
            position += 1
        elif fresh and (match := _FIELD.match(query, position)) and match[1].lower() in fields:
            name, end = match[1].lower(), match.end()
            is_exact = name in exact and query.startswith("=", end)
            token = QueryToken("field", name, position, end + is_exact, exact=is_exact)
            yield token
            position, fresh = token.end, False
        else:
            end = ends_word(query, position)
            yield QueryToken("word", query[position:end], position, end)
            position, fresh = end, False


def ends_word(query: str, position: int) -> int:
    """Where the word ends that goes on at a position."""
    found = _WORD_END.search(query, position)
    return found.start() if found else len(query)


def _quotation(query: str, start: int) -> QueryToken:
    closers = _QUOTES[query[start]] + '"'
    end = next((i for i in range(start + 1, len(query)) if query[i] in closers), -1)
    if end < 0:
        return QueryToken("quoted", query[start + 1 :], start, len(query), closed=False)
    tail = _TAIL.match(query, end + 1)
    if tail is None:
        return QueryToken("quoted", query[start + 1 : end], start, end + 1)
    gap = None if tail[2] else int(tail[1] or _USUAL_GAP)
    return QueryToken("quoted", query[start + 1 : end], start, tail.end(), gap=gap, star=bool(tail[2]))
