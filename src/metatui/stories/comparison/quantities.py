"""When two figures speak of one quantity: kind and unit fit, owner and what they measure agree."""

from __future__ import annotations

import re
from datetime import datetime
from functools import lru_cache
from typing import Final, NamedTuple

from metatui.model import Annotations, EntityKind, Figure, FigureKind, prominence
from metatui.stories.comparison.actions import action_of
from metatui.stories.credits import AGENCIES
from metatui.stories.names import name_key
from metatui.stories.terms import singular
from metatui.text.tokens import words


def _set(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_COMPARABLE: Final = frozenset({"money", "percent", "count", "measure", "ratio", "duration"})
_NAMED: Final[frozenset[EntityKind]] = frozenset({"person", "organisation", "product"})
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
_OF_RATES: Final = _set("interest key main benchmark policy base reference")
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
_RAISING: Final = re.compile(r"\b(?:rais|lift|boost|slash|trim|lower|widen)\w*", re.IGNORECASE)
_BY_NOW: Final = re.compile(r"\b(?:now|so far|since|already)\b", re.IGNORECASE)
_CLAUSE: Final = 30
_FLOWS: Final = _set(
    "revenue profit loss income output production export import investment earning delivery order margin"
)
# "600 of the 900 jobs" are a part.
_PART: Final = re.compile(r"\s+of\s+(?:the|its|their|his|her|all)\s+(?:\w+\s+)?[0-9]")
_BEFORE: Final = 90  # characters in which the verb of a change stands


# From whom money was raised, or in what round, does not change what was raised.
_RAISED: Final = re.compile(r"(?<=^funds raised) (?:from|in) .*", re.IGNORECASE)
# When it is said says nothing of what is measured; "last year" and "next year" do, for nobody dated them.
_NOW: Final = re.compile(r" (?:(?:for|in) )?(?:this|the) (?:year|quarter|month)\b", re.IGNORECASE)
# A count below this may be that of something else, though its noun and its article's names are the same.
_TELLING_COUNT: Final = 1000


class Claim(NamedTuple):
    """A figure as an article of some day gives it.

    Of the two ends of a change ("60,000, up from 45,000") `before` is the earlier one where `figure` is the
    later, and `after` the later one where it is the earlier. `names` are the keys of whom and what the
    article tells of: no places, no agencies, no mere mentions.
    """

    figure: Figure
    published: datetime | None = None
    before: Figure | None = None
    after: Figure | None = None
    names: frozenset[str] = frozenset()


def claims_of(annotations: Annotations, published: datetime | None) -> tuple[Claim, ...]:
    """The figures of an article as its claims, in their order."""
    told_of = [
        name_key(one.name)
        for one in annotations.entities
        if one.kind in _NAMED and prominence(one.salience) != "mention"
    ]
    names = frozenset(told_of) - AGENCIES
    ends = {(one.sentence, one.text): one for one in annotations.figures}
    before: dict[Figure, Figure] = {}
    for figure in annotations.figures:
        end = ends.get((figure.sentence, figure.compared_to or ""))
        if end is not None and end is not figure:
            before[figure] = end
    after = {end: figure for figure, end in before.items()}
    return tuple(
        Claim(figure, published, before.get(figure), after.get(figure), names)
        for figure in annotations.figures
    )


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
    return _quantity(figure, name_key(figure.owner)) if figure.owner else None


def unowned_quantity(figure: Figure) -> Quantity | None:
    """What a figure is a figure of that is nobody's ("inflation"): enough to tell that it is told again.

    None for figures with an owner, and for those that many things could share.
    """
    is_telling = figure.kind in ("money", "percent") or (
        figure.kind == "count" and isinstance(figure.low, int | float) and figure.low >= _TELLING_COUNT
    )
    return _quantity(figure, "") if is_telling and not figure.owner else None


def _is_part(figure: Figure) -> bool:
    at = figure.sentence.find(figure.text)
    return at >= 0 and _PART.match(figure.sentence, at + len(figure.text)) is not None


def _quantity(figure: Figure, owner: str) -> Quantity | None:
    if figure.kind not in _COMPARABLE or (figure.measures or "") in _UNSAID:
        return None
    if figure.kind == "money" and figure.currency is None:
        return None
    if figure.kind == "count" and _is_part(figure):
        return None
    measure = _words_of(_NOW.sub("", _RAISED.sub("", figure.measures or "")))
    # "Meta's stake", "Meta revenue": the owner is no part of what is measured.
    measure -= frozenset(owner.split())
    if not measure or not (owner or not figure.owner):
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
    # "The key rate", "its main interest rate": a bank has but one of them.
    return frozenset(found - _OF_RATES if "rate" in found else found)


def is_flow(quantity: Quantity) -> bool:
    """Whether a quantity is one of a period, which nobody may have named: a quarter's revenue, a year's."""
    return bool(quantity.measure & _FLOWS)


def is_reached(figure: Figure) -> bool:
    """Whether a figure is what something rose or fell to, or is by now: it was otherwise before."""
    before = _before(figure).rstrip()
    if _BY_NOW.search(before[-_CLAUSE:]):
        return True
    moved = _UP.search(before) or _DOWN.search(before) or _RAISING.search(before)
    return before.endswith(" to") and bool(moved)


def _before(figure: Figure) -> str:
    """What stands before a figure in its sentence, as far as the verb of a change may be."""
    at = figure.sentence.find(figure.text)
    return figure.sentence[max(at - _BEFORE, 0) : max(at, 0)]


def _direction(figure: Figure, measure: frozenset[str]) -> str:
    """Which way a percentage goes that is a change and no level."""
    if figure.kind != "percent":
        return ""
    is_level = bool(measure & _LEVELS) and "shares" not in (figure.measures or "").casefold().split()
    before = _before(figure)
    reaches = before.rstrip().endswith((" to", " at", " from"))
    if figure.unit == "%" and is_level and (reaches or not figure.compared_to):
        return ""
    if (figure.measures or "").startswith("of "):
        return ""  # "40 percent of the voters"
    up = max((found.start() for found in _UP.finditer(before)), default=-1)
    down = max((found.start() for found in _DOWN.finditer(before)), default=-1)
    return "" if up == down else "up" if up > down else "down"
