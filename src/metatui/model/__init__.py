"""Frozen dataclasses, nothing else: the words that all parts of metatui share.

Each name is loaded with its first use: making a dataclass takes time, and the first frame needs few.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from metatui.model.annotations import Annotations, Bound, Entity, Figure, Mention, Quote, TaggerName
    from metatui.model.article import Article, ArticleHead, article_id, body_hash, count_words
    from metatui.model.comparison import (
        ComparedFigure,
        FigureComparison,
        FigureRelation,
        Ledger,
        LedgerEntry,
        LedgerQuantity,
    )
    from metatui.model.completion import Completion, CompletionKind, KnownName
    from metatui.model.correction import (
        Correction,
        EntityAction,
        EntityCorrection,
        FigureCorrection,
        KeptCorrection,
        Scope,
    )
    from metatui.model.explanation import ExplainedPart, Explanation
    from metatui.model.facets import FACET_NAMES, DateBucket, Facet, FacetName, Facets, FacetValue
    from metatui.model.kinds import ENTITY_KINDS, FIGURE_KINDS, EntityKind, FigureKind
    from metatui.model.names import NameCount, NameCounts
    from metatui.model.progress import IsCancelled, Phase, Progress, ReportProgress, Skipped
    from metatui.model.query import Advice, Hit, QueryProblem, SearchAnswer, Snippet, Sort, Span
    from metatui.model.relation import Reason, ReasonKind, Related, Relation, RelationKind
    from metatui.model.salience import ABOUT, Prominence, prominence
    from metatui.model.same_name import CorrectedName, SameName
    from metatui.model.saved_search import SavedSearch

__all__ = [
    "ABOUT",
    "ENTITY_KINDS",
    "FACET_NAMES",
    "FIGURE_KINDS",
    "Advice",
    "Annotations",
    "Article",
    "ArticleHead",
    "Bound",
    "ComparedFigure",
    "Completion",
    "CompletionKind",
    "CorrectedName",
    "Correction",
    "DateBucket",
    "Entity",
    "EntityAction",
    "EntityCorrection",
    "EntityKind",
    "ExplainedPart",
    "Explanation",
    "Facet",
    "FacetName",
    "FacetValue",
    "Facets",
    "Figure",
    "FigureComparison",
    "FigureCorrection",
    "FigureKind",
    "FigureRelation",
    "Hit",
    "IsCancelled",
    "KeptCorrection",
    "KnownName",
    "Ledger",
    "LedgerEntry",
    "LedgerQuantity",
    "Mention",
    "NameCount",
    "NameCounts",
    "Phase",
    "Progress",
    "Prominence",
    "QueryProblem",
    "Quote",
    "Reason",
    "ReasonKind",
    "Related",
    "Relation",
    "RelationKind",
    "ReportProgress",
    "SameName",
    "SavedSearch",
    "Scope",
    "SearchAnswer",
    "Skipped",
    "Snippet",
    "Sort",
    "Span",
    "TaggerName",
    "article_id",
    "body_hash",
    "count_words",
    "prominence",
]

_HOMES = {
    "annotations": (
        "Annotations",
        "Bound",
        "Entity",
        "Figure",
        "Mention",
        "Quote",
        "TaggerName",
    ),
    "article": (
        "Article",
        "ArticleHead",
        "article_id",
        "body_hash",
        "count_words",
    ),
    "comparison": (
        "ComparedFigure",
        "FigureComparison",
        "FigureRelation",
        "Ledger",
        "LedgerEntry",
        "LedgerQuantity",
    ),
    "completion": (
        "Completion",
        "CompletionKind",
        "KnownName",
    ),
    "correction": (
        "Correction",
        "EntityAction",
        "EntityCorrection",
        "FigureCorrection",
        "KeptCorrection",
        "Scope",
    ),
    "explanation": ("ExplainedPart", "Explanation"),
    "facets": (
        "FACET_NAMES",
        "DateBucket",
        "Facet",
        "FacetName",
        "FacetValue",
        "Facets",
    ),
    "kinds": (
        "ENTITY_KINDS",
        "FIGURE_KINDS",
        "EntityKind",
        "FigureKind",
    ),
    "names": (
        "NameCount",
        "NameCounts",
    ),
    "progress": (
        "IsCancelled",
        "Phase",
        "Progress",
        "ReportProgress",
        "Skipped",
    ),
    "query": (
        "Advice",
        "Hit",
        "QueryProblem",
        "SearchAnswer",
        "Snippet",
        "Sort",
        "Span",
    ),
    "relation": (
        "Reason",
        "ReasonKind",
        "Related",
        "Relation",
        "RelationKind",
    ),
    "salience": (
        "ABOUT",
        "Prominence",
        "prominence",
    ),
    "same_name": ("CorrectedName", "SameName"),
    "saved_search": ("SavedSearch",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    """Load the module that a name lives in, and keep the name here."""
    home = _HOME_OF.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{home}"), name)
    globals()[name] = value
    return value
