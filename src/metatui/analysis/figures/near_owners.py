"""Owners right beside their figure: whoever is of that age or rank, is fined it, or has it after all.

These need no walk over the clause: the figure and the name touch, but for a comma or a few words.
"""

from __future__ import annotations

from typing import Final

from metatui.analysis.figures.subjecthood import Named, Names
from metatui.analysis.figures.wordlists import word_set
from metatui.model import Entity, Figure

# Whoever stands behind these verbs must pay what is named.
_TO_THE_OBJECT: Final = word_set("fine fines fined fining penalise penalised penalize penalized cost costs")
_JOINS: Final = frozenset({"and", "but", "while", ",", ";"})
_RANKED: Final = word_set(
    "the a an its their world world's country's nation's region's europe's with of 's s '"
)
_LONGEST_RANK: Final = 9
_ADVERBS: Final = word_set("more than nearly almost also then since has have had about roughly")


def owner_beside(names: Names, figure: Figure, first: int, last: int, *, has_earlier: bool) -> Entity | None:
    """The owner of the figure in tokens[first:last], where it stands right beside it.

    `has_earlier` says that another figure of the kind stands before it in the sentence.
    """
    if figure.measures == "age":
        return _of_age(names, first, last)
    if figure.kind == "ordinal":
        return _ranked(names, first)
    if figure.kind == "ratio" and names.is_verb(first):
        return _doubling(names, first)
    return _fined(names, first) or _valued(names, first) or (_left_out(names, first) if has_earlier else None)


def _ending(names: Names, at: int) -> Named | None:
    """The name that ends before a token."""
    name = names.inside.get(at - 1)
    return name if name is not None and name.end == at else None


def _of_age(names: Names, first: int, last: int) -> Entity | None:
    """As in "Rosa Amado, 47, won", "Amado, aged 47", "47-year-old Rosa Amado", "Amado is 47"."""
    index = first
    while index > 0 and names.tokens[index - 1].low in (
        "aged",
        "age",
        "is",
        "was",
        "turned",
        "now",
        "a",
        "the",
    ):
        index -= 1
    if names.tokens[index - 1].text in (",", "("):
        index -= 1
    before = _ending(names, index)
    if before is not None and before.entity.kind == "person":
        return before.entity
    behind = names.inside.get(last)
    if behind is not None and behind.first == last and behind.entity.kind == "person":
        return behind.entity
    return None


def _ranked(names: Names, first: int) -> Entity | None:
    """As in "Nestlé, the world's second-largest food maker, …" and "Nestlé is the second-largest …"."""
    index = first
    while index > max(first - _LONGEST_RANK, 0):
        token = names.tokens[index - 1]
        if token.text == "," or token.low in ("is", "was", "remains", "became", "remained", "becomes", "now"):
            break
        inside = names.inside.get(index - 1)
        if token.low not in _RANKED and inside is None:
            return None
        index -= 1
    name = _ending(names, index - 1)
    return name.entity if name is not None and not names.is_possessive(name.end) else None


def _doubling(names: Names, first: int) -> Entity | None:
    """As in "Quartz Mining doubled its dividend", "Finch's sales doubled"."""
    index = first
    while index > 0 and names.tokens[index - 1].low in _ADVERBS:
        index -= 1
    name = _ending(names, index)
    if name is None or names.is_possessive(name.end) or names.is_prepositional(name.first):
        return None
    return name.entity if names.starts_clause(name.first) and not names.is_joined(name.first) else None


def _fined(names: Names, first: int) -> Entity | None:
    """Whoever stands between a verb of fining and the figure: "fined Kappa Telecom $30 million"."""
    name = _ending(names, first)
    if name is None:
        return None
    at = name.first - 1
    while names.tokens[at].low in ("the", "a"):
        at -= 1
    return name.entity if names.tokens[at].low in _TO_THE_OBJECT else None


def _valued(names: Names, first: int) -> Entity | None:
    """What is worth the figure: "the offer values Castrel at €42 a share"."""
    name = _ending(names, first - 1) if names.tokens[first - 1].low == "at" else None
    if name is None:
        return None
    return name.entity if names.tokens[name.first - 1].low in ("values", "valued", "valuing") else None


def _left_out(names: Names, first: int) -> Entity | None:
    """Whose verb was left out: "Barclays has 9,000 staff and Santander 4,000", "that of Finch $15m"."""
    name = _ending(names, first)
    if name is None or names.is_possessive(name.end):
        return None
    tokens = names.tokens
    before = name.first - 1
    if tokens[before].low == "of" and tokens[before - 1].low in ("that", "those"):
        return name.entity
    return name.entity if tokens[before].low in _JOINS else None
