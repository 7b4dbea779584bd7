"""When two figures speak of one quantity: kind and unit fit, owner and what they measure agree."""

from __future__ import annotations

import re
from datetime import datetime
from functools import lru_cache
from typing import Final, NamedTuple

from metatui.model import Figure, FigureKind
from metatui.stories.comparison.actions import action_of
from metatui.stories.names import name_key
from metatui.stories.terms import singular
from metatui.text.tokens import words


def _set(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_COMPARABLE: Final = frozenset({"money", "percent", "count", "measure", "ratio", "duration"})
_UNSAID: Final = frozenset({"", "age"})
# Words of a label that do not change what is measured.
_EMPTY: Final = _set(
    "the a an of in at for to and its their his her total overall full whole entire combined annual yearly"
    " group company firm worldwide global globally some all new"
)
# Different words for one measure, each group under its first.
_SYNONYMS: Final = (
    ("revenue", "turnover", "sale", "takings", "receipts"),
    ("employee", "staff", "worker", "workforce", "headcount", "personnel"),
    ("job", "position", "post", "role"),
    ("profit", "earnings"),
    ("death", "killed", "dead", "fatality", "toll"),
    ("injured", "hurt", "wounded"),
    ("payment", "price", "purchase", "cost", "bid", "offer", "deal", "value", "valuation", "worth"),
    ("fine", "penalty"),
    ("investment", "investing", "spending", "spend", "expenditure", "outlay", "capex"),
    ("customer", "client", "subscriber"),
    ("house", "home"),
    ("stake", "shareholding", "holding"),
    ("store", "shop", "outlet"),
    ("car", "vehicle", "automobile"),
    ("plane", "aircraft", "jet"),
)
_FIRST: Final = {word: group[0] for group in _SYNONYMS for word in group}
# A percentage of these is a level; of anything else, behind a verb of movement, it is a change.
_LEVELS: Final = _set(
    "rate margin share stake turnout unemployment inflation probability interest proportion tariff tax yield"
    " approval support vote ownership holding"
)
_UP: Final = re.compile(
    r"\b(?:r[io]se[sn]?|rising|gr[eo]w[sn]?|growing|grown|up|increas\w+|climb\w*|jump\w*|surg\w+|soar\w*|gain\w*"
    r"|higher|more than|advanc\w+|add(?:ed|s)|rebound\w*|expand\w*)\b",
    re.IGNORECASE,
)
_DOWN: Final = re.compile(
    r"\b(?:f[ae]ll\w*|drop\w*|down|declin\w+|decreas\w+|slid\w*|slip\w*|sank|sink\w*|plung\w+|tumbl\w+|lower"
    r"|lost|loses?|losing|shr[aiu]nk\w*|cut\w*|less|reduc\w+|eased?|slump\w*)\b",
    re.IGNORECASE,
)
_BEFORE: Final = 90  # characters in which the verb of a change stands


class Claim(NamedTuple):
    """A figure as an article of some day gives it."""

    figure: Figure
    published: datetime | None = None


class Quantity(NamedTuple):
    """What two figures must have in common.

    `measure` are the words of what is measured, synonyms made one; `direction` is "up" or "down" for a
    percentage that is a change; `action` is what is done with what is counted, "" where that is not said.
    """

    kind: FigureKind
    unit: str
    owner: str
    measure: frozenset[str]
    direction: str = ""
    action: str = ""


def quantity_of(figure: Figure) -> Quantity | None:
    """What a figure is a figure of; None where the text does not say all that a comparison needs."""
    if figure.kind not in _COMPARABLE or not figure.owner or (figure.measures or "") in _UNSAID:
        return None
    if figure.kind == "money" and figure.currency is None:
        return None
    measure = _words_of(figure.measures or "")
    owner = name_key(figure.owner)
    # "Meta's stake", "Meta revenue": the owner is no part of what is measured.
    measure -= frozenset(owner.split())
    if not measure or not owner:
        return None
    unit = figure.currency or figure.unit or ""
    if figure.currency and figure.unit:
        unit = f"{figure.currency} {figure.unit}"
    direction = _direction(figure, measure)
    action = action_of(figure) if figure.kind in ("count", "measure") else ""
    return Quantity(figure.kind, unit.casefold(), owner, measure, direction, action)


def is_same(one: Quantity, other: Quantity) -> bool:
    """Whether two figures speak of the same quantity."""
    if one.action and other.action and one.action != other.action:
        return False
    return one._replace(action="") == other._replace(action="")


@lru_cache(maxsize=20_000)
def _words_of(label: str) -> frozenset[str]:
    found = set()
    for word, _, _ in words(label):
        if word not in _EMPTY:
            stem = singular(word)
            found.add(_FIRST.get(word, _FIRST.get(stem, stem)))
    return frozenset(found)


def _direction(figure: Figure, measure: frozenset[str]) -> str:
    """Which way a percentage goes that is a change and no level."""
    if figure.kind != "percent":
        return ""
    is_level = bool(measure & _LEVELS) and "shares" not in (figure.measures or "").casefold().split()
    if figure.unit == "%" and is_level and not figure.compared_to:
        return ""
    if (figure.measures or "").startswith("of "):
        return ""  # "40 percent of the voters"
    at = figure.sentence.find(figure.text)
    before = figure.sentence[max(at - _BEFORE, 0) : max(at, 0)]
    up = max((found.start() for found in _UP.finditer(before)), default=-1)
    down = max((found.start() for found in _DOWN.finditer(before)), default=-1)
    return "" if up == down else "up" if up > down else "down"
