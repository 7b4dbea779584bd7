"""The names of many articles, counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from metatui.model.facets import DateBucket
    from metatui.model.kinds import EntityKind


@dataclass(frozen=True, slots=True)
class NameCount:
    """A name of the articles that were counted.

    `articles` name it and `about` of them are about it; `over_time` counts the articles of each period of
    `NameCounts.periods`; `change` is how many more (or fewer) name it in the last `NameCounts.recent_days`
    than in as many days before; `clause` asks for the articles that name it.
    """

    name: str
    kind: EntityKind
    articles: int
    about: int
    over_time: tuple[int, ...]
    change: int
    clause: str


@dataclass(frozen=True, slots=True)
class NameCounts:
    """The names of most articles first; `total` counts all there are.

    `periods` are of equal length without gaps, from the oldest to the newest article; empty without dates.
    """

    names: tuple[NameCount, ...] = ()
    total: int = 0
    periods: tuple[DateBucket, ...] = ()
    recent_days: int = 0
