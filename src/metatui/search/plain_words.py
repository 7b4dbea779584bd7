"""Words looked for in a text without taking all of it apart, which for a text seen first costs most.

Nearly all of a text is plain: between two spaces it has ASCII letters and digits, and no sign among them that
`metatui.text.tokens` has a rule for. There a word is a run of letters and digits, which a pattern finds.
The rest, such as "Meta’s", "U.S." or "14.3bn", is taken apart into words as ever.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from metatui.model import Span
from metatui.search.recent import Recent
from metatui.search.spellings import forms
from metatui.search.syntax import Words
from metatui.search.word_table import Row, WordTable, chunk_rows
from metatui.text.tokens import is_lone

# A character outside ASCII, a sign between letters or digits, a digit before a letter ("5k"), or the hole.
_NOT_PLAIN = re.compile(
    r"[\x000-9&',.\u0080-\U0010ffff]"
    r"(?:(?<=[^\x01-\x7f])|(?<=[0-9])(?=[A-Za-z])|(?<=[A-Za-z0-9][&',.])(?=[A-Za-z0-9]))"
)
_WORD = re.compile("[a-z0-9]+")
_span = re.Match.span
# Stands for each character of what is not plain but has words; no word goes on and no phrase runs across it.
# In ASCII, so that the rest is: such a text is searched and made lower in half the time.
_HOLE = "\x00"

# What a row takes: a tuple, two numbers, a word, and two places in lists.
_ROW_BYTES = 200


class PlainWords:
    """The plain part of a text, and the words of the rest: `rows` as `words` gives them."""

    __slots__ = ("_plain", "rows")

    def __init__(self, text: str) -> None:
        spaced = text.replace("\n", " ")
        rows: list[Row] = []
        pieces: list[str] = []
        done = 0
        for found in _NOT_PLAIN.finditer(spaced):
            if found.start() < done:
                continue
            start = spaced.rfind(" ", done, found.start()) + 1 or done
            end = spaced.find(" ", found.end())
            end = len(spaced) if end < 0 else end
            held = chunk_rows(spaced[start:end])
            rows += [(word, start + first, start + last) for word, first, last in held]
            pieces += spaced[done:start], (_HOLE if held else " ") * (end - start)
            done = end
        pieces.append(spaced[done:])
        self._plain = "".join(pieces).lower()
        self.rows = rows

    @property
    def size(self) -> int:
        """The bytes held on to, roughly, with the text's own."""
        return 3 * len(self._plain) + _ROW_BYTES * len(self.rows)

    def table(self) -> WordTable:
        """All words of the text."""
        rows = [(found[0], *found.span()) for found in _WORD.finditer(self._plain)]
        return WordTable(sorted(rows + self.rows, key=itemgetter(1)))

    def spans(self, leaf: Words) -> list[Span] | None:
        """Where the words of a leaf stand side by side; None where only the table of all words can say."""
        sought = _sought(leaf)
        held = []
        if self.rows:
            one_of, beginning = sought.one_of, sought.beginning
            if beginning:
                held = [row for row in self.rows if row[0].startswith(beginning) or row[0] in one_of]
            else:
                held = [row for row in self.rows if row[0] in one_of]
            if held and not sought.is_simple:
                return None
        if sought.pattern is None:
            spans = []
        elif len(leaf.words) > 1:
            spans = [(found.start(), found.end(1)) for found in sought.pattern.finditer(self._plain)]
        else:
            spans = list(map(_span, sought.pattern.finditer(self._plain)))
        return [*spans, *((start, end) for _, start, end in held)] if held else spans


class _Sought(NamedTuple):
    """What a leaf looks for in a text: words, what else a word may begin with, and the pattern of both."""

    one_of: frozenset[str]
    beginning: str
    pattern: re.Pattern[str] | None
    is_simple: bool  # one word, of a script with spaces: the rest of the text can be asked for it, too


@lru_cache(maxsize=256)
def _sought(leaf: Words) -> _Sought:
    one_of = frozenset((*leaf.words, *forms(leaf)))
    if len(leaf.words) > 1 or leaf.open_end:
        pattern = _pattern(leaf.words, leaf.open_end)
    else:
        pattern = _any_pattern(sorted(one_of))
    is_simple = len(leaf.words) == 1 and not is_lone(leaf.words[0])
    return _Sought(one_of, leaf.words[-1] if leaf.open_end else "", pattern, is_simple)


def _pattern(words: Sequence[str], open_end: bool) -> re.Pattern[str] | None:
    """Finds the words in a plain text; group 1 ends where the last of several does. None: they are not plain.

    The first word comes first and what must not stand before it afterwards, since then `re` skips to it fast.
    """
    if not all(word.isascii() and word.isalnum() for word in words):
        return None
    first, *others = words
    tail = "[a-z0-9]*" if open_end else "(?![a-z0-9])"
    if others:  # which may begin within the words found before
        tail = "(?=(" + "".join(rf"[^a-z0-9{_HOLE}]+{word}" for word in others) + tail + "))"
    return re.compile(rf"{first}(?<![a-z0-9]{first}){tail}")


def _any_pattern(words: Sequence[str]) -> re.Pattern[str] | None:
    """Finds each of these sorted words, as `_pattern` does one; their common beginning comes first."""
    plain = [word for word in words if word.isascii() and word.isalnum()]
    if not plain:
        return None
    stem = _common_beginning(plain[0], plain[-1])
    before = rf"(?<![a-z0-9]{stem})" if stem else "(?<![a-z0-9])"
    rest = "|".join(word[len(stem) :] for word in plain)
    return re.compile(rf"{stem}{before}(?:{rest})(?![a-z0-9])")


def _common_beginning(first: str, last: str) -> str:
    """What all words of a sorted row begin with, from its first and its last."""
    size = next((at for at, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), None)
    return first[: min(len(first), len(last)) if size is None else size]


# Many screens of results: what a keystroke shows again is almost always among them.
_MOST_BYTES = 16_000_000
plain_words = Recent(PlainWords, lambda made: made.size, _MOST_BYTES)
word_table = Recent(
    lambda text: plain_words(text).table(), lambda table: _ROW_BYTES * len(table.rows), _MOST_BYTES
)
