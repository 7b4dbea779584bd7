"""How many died, were hurt or are missing: of one event these are one quantity, though they are nobody's.

Which articles tell of one event is for others to say; here are the figures of two such articles. Tolls rise
from day to day as more is known, and the missing get fewer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from metatui.model import Figure, FigureRelation
from metatui.stories.comparison.periods import order
from metatui.stories.comparison.quantities import Claim
from metatui.text.tokens import words

_WORDS: Final = {
    word: toll
    for toll, listed in (
        ("dead", "killed dead death deaths died dying fatalities fatality kill kills killing dies"),
        ("injured", "injured hurt wounded injuries hospitalised hospitalized injuring wounding"),
        ("missing", "missing unaccounted"),
        ("rescued", "rescued saved rescuing"),
        ("displaced", "displaced evacuated evacuating homeless"),
        ("arrested", "arrested detained arresting"),
    )
    for word in listed.split()
}
# "Three children" among the dead, "two others": a part, and no toll.
_ALL: Final = frozenset({"people", "person", "persons", "toll", "the", "of", "from", "in", "a", "an"})
_BEHIND: Final = 5  # words: "14 people have been killed"
_BEFORE: Final = 2  # "killed at least 14 people"
_BREAK: Final = re.compile(r"[,;:—(]|\b(?:and|after|while|when|but)\b")
# Of values so far apart one is that of a part, or of another event.
_FAR_APART: Final = 5.0


def tolls_of(claims: Iterable[Claim]) -> dict[str, Claim]:
    """The tolls of an article by what they count ("dead"): of several the largest, which is the sum."""
    found: dict[str, Claim] = {}
    for claim in claims:
        toll = toll_of(claim.figure)
        value = _value(claim.figure)
        if not toll or value is None or claim.after is not None:
            continue
        before = found.get(toll)
        if before is None or value > (_value(before.figure) or 0):
            found[toll] = claim
    return found


def toll_of(figure: Figure) -> str:
    """What a count of people is a toll of; "" for one that is none."""
    if figure.kind != "count" or figure.owner is not None:
        return ""
    said = [word for word, _, _ in words(figure.measures or "people")]
    named = next((_WORDS[word] for word in said if word in _WORDS), "")
    if named:
        return named if _is_of_all(said) else ""
    if not set(said) <= _ALL:
        return ""
    at = figure.sentence.find(figure.text)
    return _told_beside(figure.sentence[:at], figure.sentence[at + len(figure.text) :]) if at >= 0 else ""


def _is_of_all(said: list[str]) -> bool:
    """Whether a label has the toll at its head: "death toll from the flood", "people killed"."""
    return all(word in _ALL or word in _WORDS for word in said[:2])


@lru_cache(maxsize=4096)
def _told_beside(before: str, behind: str) -> str:
    ahead = [word for word, _, _ in words(_BREAK.split(behind)[0])][: _BEHIND + 1]
    toll = next((_WORDS[word] for word in ahead if word in _WORDS), "")
    if toll:
        return toll
    back = [word for word, _, _ in words(_BREAK.split(before)[-1])][-_BEFORE:]
    return next((_WORDS[word] for word in reversed(back) if word in _WORDS), "")


def compare_tolls(toll: str, one: Claim, other: Claim) -> FigureRelation | None:
    """What the second is to the first, tolls of one kind and one event; None where that is not sure."""
    mine, theirs = _value(one.figure), _value(other.figure)
    if mine is None or theirs is None or order(one, other, is_same_value=True) != 0:
        return None
    if mine == theirs:
        return "agrees"
    if max(mine, theirs) > _FAR_APART * min(mine, theirs):
        return None
    if one.published is None or other.published is None:
        return None
    is_later = other.published > one.published
    if one.published == other.published or not (toll == "missing" or (theirs > mine) == is_later):
        return "differs"
    return "after" if is_later else "before"


def _value(figure: Figure) -> float | None:
    """The one number that is given, bounds left aside: "at least 14" is what is known so far."""
    low = figure.low if figure.low is not None else figure.high
    high = figure.high if figure.high is not None else figure.low
    if low != high or not isinstance(low, int | float) or low <= 0:
        return None
    return float(low)
