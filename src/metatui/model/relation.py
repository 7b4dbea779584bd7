"""How one article relates to another, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from metatui.model.article import ArticleHead
from metatui.model.query import Span

RelationKind = Literal["same report", "same event", "follow-up", "background"]
ReasonKind = Literal["entity", "figure", "terms", "quote"]


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that stands in both texts: what, and where in each."""

    kind: ReasonKind
    text: str
    here: tuple[Span, ...]
    there: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """A related article by id, the kind of relation, a score from 0 to 1 and the reasons, strongest first."""

    id: str
    kind: RelationKind
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Related:
    """A relation together with the row of the article it leads to."""

    head: ArticleHead
    relation: Relation
