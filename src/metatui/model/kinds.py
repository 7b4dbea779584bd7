"""The kinds of entities and figures. Apart from the classes that carry them, for the screen's first frame."""

from __future__ import annotations

from typing import Literal, get_args

EntityKind = Literal["person", "organisation", "place", "product", "event", "other"]
FigureKind = Literal["money", "percent", "count", "measure", "date", "duration", "ratio", "ordinal"]

ENTITY_KINDS: tuple[EntityKind, ...] = get_args(EntityKind)
FIGURE_KINDS: tuple[FigureKind, ...] = get_args(FigureKind)
