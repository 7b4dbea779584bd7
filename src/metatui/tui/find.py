"""Finding words in the article that is open: literally, but for case and accents."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from metatui.model import Span


class FindText:
    """The folded words of one text, cut once; asked with every key."""

    def __init__(self, text: str) -> None:
        from metatui.text.tokens import SPACELESS, words  # its patterns take a while to compile

        self._spaceless = re.compile(f"[{SPACELESS}]")
        self._text = text
        self._cut = words
        self._words = list(words(text))
        self._at: dict[str, list[int]] = {}
        for number, (word, _, _) in enumerate(self._words):
            self._at.setdefault(word, []).append(number)

    def find(self, typed: str) -> tuple[Span, ...]:
        """Where the words stand side by side; the last one may go on unless a blank or a quote ends it.

        What holds no word ("€", "%"), or letters of a script without spaces, is looked for as it stands.
        """
        wanted = [word for word, _, _ in self._cut(typed)]
        if not wanted or self._spaceless.search(typed):
            return self._find_signs(typed.strip())
        open_end = typed[-1:].isalnum()
        return tuple(
            (self._words[first][1], self._words[first + len(wanted) - 1][2])
            for first in self._first_words(wanted, open_end)
            if self._goes_on(first, wanted, open_end)
        )

    def _first_words(self, wanted: list[str], open_end: bool) -> list[int]:
        if len(wanted) > 1 or not open_end:
            return self._at.get(wanted[0], [])
        return sorted(
            number for word, numbers in self._at.items() if word.startswith(wanted[0]) for number in numbers
        )

    def _goes_on(self, first: int, wanted: list[str], open_end: bool) -> bool:
        if first + len(wanted) > len(self._words):
            return False
        for offset, word in enumerate(wanted):
            found = self._words[first + offset][0]
            last = offset == len(wanted) - 1
            if found != word and not (last and open_end and found.startswith(word)):
                return False
        return True

    def _find_signs(self, signs: str) -> tuple[Span, ...]:
        if not signs:
            return ()
        found, at = [], self._text.find(signs)
        while at >= 0:
            found.append((at, at + len(signs)))
            at = self._text.find(signs, at + len(signs))
        return tuple(found)
