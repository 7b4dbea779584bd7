"""What is measured: metatui, and quantulum3 (MIT) where it is installed."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from benchmarks.evaluation.figures.score import Find
from metatui.analysis.figures import assign_owners, find_figures
from metatui.model import Entity, Figure, FigureKind

# quantulum3's names of units, where their first symbol is not ours.
_UNITS = {
    "percentage": "%",
    "basis point": "bp",
    "degree celsius": "°C",
    "degree fahrenheit": "°F",
    "hectare": "ha",
    "kilometre per hour": "km/h",
    "mile per hour": "mph",
    "square kilometre": "km²",
    "square mile": "mi²",
    "cubic kilometre": "km³",
    "light-year": "ly",
    "inch": "in",
    "foot": "ft",
    "acre": "acre",
}
_CENTS = {"cent": "USD", "penny": "GBP"}


class Absent(Exception):
    """A system that is not installed here; the message says how to have it."""


def metatui() -> Find:
    """What the reader does with an article's text."""

    def find(text: str, published: datetime | None, entities: Sequence[Entity]) -> Sequence[Figure]:
        return assign_owners(find_figures(text, published=published), entities, text)

    return find


def quantulum() -> Find:
    """quantulum3 without its classifier, which current scikit-learn cannot load; it has no dates or labels.

    Raises `Absent` where it is not installed.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it warns that there is no classifier
            from quantulum3 import parser
    except ImportError:
        raise Absent("not installed: pip install quantulum3 in the environment that runs this") from None

    def find(text: str, published: datetime | None, entities: Sequence[Entity]) -> Sequence[Figure]:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return [_figure(quantity) for quantity in parser.parse(text)]

    return find


def _figure(quantity: Any) -> Figure:
    """A quantity of quantulum3 in our terms; cents become hundredths, an uncertainty a range."""
    start, end = quantity.span
    name = quantity.unit.name
    bases = [dimension["base"] for dimension in quantity.unit.dimensions]
    factor = 0.01 if bases and bases[0] in _CENTS else 1
    low = (quantity.value - (quantity.uncertainty or 0)) * factor
    high = (quantity.value + (quantity.uncertainty or 0)) * factor
    kind, unit, currency = _unit(quantity, name, bases)
    return Figure(start, end, quantity.surface, kind, low, high, unit, currency)


def _unit(quantity: Any, name: str, bases: Sequence[str]) -> tuple[FigureKind, str | None, str | None]:
    entity = quantity.unit.entity.name
    first, _, per = name.partition(" per ")
    currency = _currency(first, bases)
    if currency:
        return "money", f"per {per}" if per else None, currency
    if name in ("percentage", "basis point"):
        return "percent", _UNITS[name], None
    if entity == "time":
        return "duration", name, None
    if entity == "dimensionless":
        return ("count", None, None) if quantity.value.is_integer() else ("ratio", "share", None)
    symbols = quantity.unit.symbols or [name]
    return "measure", _UNITS.get(name, symbols[0]), None


def _currency(name: str, bases: Sequence[str]) -> str | None:
    from quantulum3 import load

    if not bases:
        return None
    if bases[0] in _CENTS:
        return _CENTS[bases[0]]
    unit = load.units().names.get(name)
    if name == "dollar":
        return "USD"
    return unit.currency_code if unit and unit.entity.name == "currency" else None


SYSTEMS: dict[str, Callable[[], Find]] = {"metatui": metatui, "quantulum3": quantulum}
