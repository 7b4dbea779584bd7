"""Whom a sentence goes on about that names nobody: "It employs 620 people. Revenue rose 34 %."

That is the one organisation of the sentence before, if it is the subject there and no other is named.
Anything else would be a guess.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from metatui.analysis.figures.subjecthood import Names
from metatui.model import Entity, Figure

_COMPANY: Final = (
    r"[Tt]he (?:[\w-]+-based )?"
    r"(?:company|firm|group|bank|business|carmaker|retailer|airline|start-?up|chain)"
)
_OPENS: Final = re.compile(rf"\s*(?:Its\b|It(?! (?:is|was|took|takes|has been)\b)\b|{_COMPANY}\b)(?:'s\b)?")
_KIND: Final = r"(?:Net|Gross|Operating|Annual|Quarterly|Pre-?tax|Total|Full-year|Half-year|\w+-quarter)"
_NOUN: Final = r"(?:revenues?|profits?|loss(?:es)?|earnings|income|sales|turnover|margins?|shares|stock)"
_BARE: Final = re.compile(
    rf"\s*(?:{_KIND} )?(?P<noun>(?i:{_NOUN}))\b(?! (?:of|at|for|in|from|by|among|to|on|per)\b)"
)
_SENTENCES_BACK: Final = 3
_OWNED: Final = frozenset({"money", "percent"})


class Carried:
    """Follows the sentences of a text, and says whom one that opens with "It" or "Revenue" is about.

    `names_of` gives the names of a sentence by its offsets, None where it has none.
    """

    def __init__(self, folded: str, names_of: Callable[[int, int], Names | None]) -> None:
        self._folded = folded
        self._names_of = names_of
        self._before: deque[tuple[int, int]] = deque(maxlen=_SENTENCES_BACK + 1)

    def enter(self, start: int, end: int) -> None:
        """Go on to the next sentence."""
        self._before.append((start, end))

    def opening(self) -> tuple[int, int, Entity] | None:
        """The offsets of "It", "Its", "The company's" that open the sentence, and whom they mean."""
        start, _ = self._before[-1]
        found = _OPENS.match(self._folded, start)
        subject = self._subject() if found else None
        return None if found is None or subject is None else (found.start(), found.end(), subject)

    def owned(self, figures: Sequence[Figure], until: int) -> list[Figure]:
        """The figures of the sentence, those of a bare "Revenue" at its start with their owner.

        Only up to the offset `until`, where somebody is named.
        """
        start, _ = self._before[-1]
        found = _BARE.match(self._folded, start)
        wanted = [figure.start < until and self._is_of(found, figure) for figure in figures] if found else []
        subject = self._subject() if any(wanted) else None
        if subject is None:
            return list(figures)
        return [
            replace(figure, owner=subject.name) if is_wanted else figure
            for figure, is_wanted in zip(figures, wanted, strict=True)
        ]

    def _is_of(self, found: re.Match[str], figure: Figure) -> bool:
        if figure.owner is not None or figure.kind not in _OWNED:
            return False
        return found["noun"].casefold() in (figure.measures or "").casefold().split()

    def _subject(self) -> Entity | None:
        for start, end in [*self._before][-2::-1]:
            names = self._names_of(start, end)
            if names is not None:
                return names.only_subject()
            if not _OPENS.match(self._folded, start) and not _BARE.match(self._folded, start):
                return None
        return None
