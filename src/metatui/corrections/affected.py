"""Which articles read otherwise under other corrections."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from metatui.corrections.name_key import name_key
from metatui.corrections.ruleset import Ruleset
from metatui.model import ENTITY_KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from metatui.model import Annotations, EntityKind

# Found the same by whoever ignores the case of ASCII letters alone.
_PLAIN_RUN = re.compile(r"[A-Za-z0-9]+")


class Affected:
    """What tells the articles for which two or more sets of rules do not come to the same."""

    def __init__(self, rulesets: Sequence[Ruleset]) -> None:
        self._rulesets = [Ruleset(rules.figure_corrections) for rules in rulesets]
        self._names: dict[tuple[str, EntityKind], str] = {}
        for correction in dict.fromkeys(one for rules in rulesets for one in rules.entity_corrections):
            key = name_key(correction.name)
            for kind in ENTITY_KINDS if correction.kind is None else (correction.kind,):
                if len({rules.fate(key, kind) for rules in rulesets}) > 1:
                    self._names[key, kind] = correction.name
        common = set.intersection(*(set(rules.figure_corrections) for rules in rulesets))
        figures = (one for rules in rulesets for one in rules.figure_corrections)
        self._sentences = [one.sentence for one in dict.fromkeys(figures) if one not in common]

    def __bool__(self) -> bool:
        return bool(self._names or self._sentences)

    @property
    def words_of_names(self) -> tuple[str, ...]:
        """Of each name the longest run of ASCII letters and digits: annotations without any are not affected.

        Case does not count. A name without such a run gives "", which all have.
        """
        return tuple(dict.fromkeys(map(_longest_run, self._names.values())))

    @property
    def words_of_sentences(self) -> tuple[str, ...]:
        """Of each sentence the longest run of ASCII letters and digits: as `words_of_names`, for texts."""
        return tuple(dict.fromkeys(map(_longest_run, self._sentences)))

    def has(self, found: Annotations) -> bool:
        """Whether these annotations, as the analysis gave them, read otherwise under the sets of rules."""
        if any((name_key(entity.name), entity.kind) in self._names for entity in found.entities):
            return True
        return bool(self._sentences) and any(
            len({rules.hides(figure) for rules in self._rulesets}) > 1 for figure in found.figures
        )


def affected_by(before: Sequence[Ruleset], now: Ruleset) -> Affected:
    """The articles that may have been read under any of `before` and read otherwise `now`."""
    return Affected([*before, now])


def _longest_run(text: str) -> str:
    return max(_PLAIN_RUN.findall(text), key=len, default="")
