"""What the results of a search have in common, counted: sources, dates, names, units, tags."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

FacetName = Literal["source", "person", "organisation", "place", "product", "unit", "tag"]
FACET_NAMES: tuple[FacetName, ...] = get_args(FacetName)


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value, how many of the results have it, and the clause that asks for exactly these: `org:="Meta"`."""

    value: str
    count: int
    clause: str


@dataclass(frozen=True, slots=True)
class Facet:
    """The values of one kind, those of most results first, then by name; `total` counts all there are."""

    name: FacetName
    values: tuple[FacetValue, ...]
    total: int


@dataclass(frozen=True, slots=True)
class DateBucket:
    """How many results were published from `start` until the day before `end`, in UTC."""

    start: date
    end: date
    count: int


@dataclass(frozen=True, slots=True)
class Facets:
    """What was counted over all results of one query.

    `dates` are buckets of one length (days, weeks, months or years: what gives at most some forty) without
    gaps, the first from the day of the oldest result and the last to that of the newest; `undated` counts
    the results without a date.
    """

    total: int
    facets: tuple[Facet, ...] = ()
    dates: tuple[DateBucket, ...] = ()
    undated: int = 0
    took_ms: float = 0.0
