"""Frozen dataclasses, nothing else: the words that all parts of metatui share."""

from metatui.model.annotations import (
    ENTITY_KINDS,
    FIGURE_KINDS,
    Annotations,
    Bound,
    Entity,
    EntityKind,
    Figure,
    FigureKind,
    Mention,
    Quote,
)
from metatui.model.article import Article, ArticleHead, article_id, body_hash, count_words
from metatui.model.progress import IsCancelled, Phase, Progress, ReportProgress, Skipped
from metatui.model.query import Advice, Hit, QueryProblem, SearchAnswer, Snippet, Sort, Span
from metatui.model.relation import Reason, ReasonKind, Related, Relation, RelationKind

__all__ = [
    "ENTITY_KINDS",
    "FIGURE_KINDS",
    "Advice",
    "Annotations",
    "Article",
    "ArticleHead",
    "Bound",
    "Entity",
    "EntityKind",
    "Figure",
    "FigureKind",
    "Hit",
    "IsCancelled",
    "Mention",
    "Phase",
    "Progress",
    "QueryProblem",
    "Quote",
    "Reason",
    "ReasonKind",
    "Related",
    "Relation",
    "RelationKind",
    "ReportProgress",
    "SearchAnswer",
    "Skipped",
    "Snippet",
    "Sort",
    "Span",
    "article_id",
    "body_hash",
    "count_words",
]
