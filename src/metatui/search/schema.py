"""What the index holds of each article, and how an article is put into it."""

# mypy: allow-untyped-calls
# (much of Whoosh has no annotations)
from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import numpy as np
from whoosh import columns, fields

from metatui.model import Annotations, Article, EntityKind
from metatui.search.analyzer import NameField, WordField
from metatui.search.facet_key import ABOUT_FIELDS, FACET_FIELDS
from metatui.search.facet_values import facet_values
from metatui.search.figure_match import units_of, values_of
from metatui.search.syntax import Scope
from metatui.search.unit_code import unit_code

# The fields of words that each scope of a query looks into; "other" are events and whatever has no kind.
WORD_FIELDS: dict[Scope, tuple[str, ...]] = {
    "text": ("title", "body"),
    "title": ("title",),
    "source": ("source",),
    "author": ("author",),
    "tag": ("tag",),
    "person": ("person",),
    "organisation": ("organisation",),
    "place": ("place",),
    "product": ("product",),
    "entity": ("person", "organisation", "place", "product", "other"),
}
_ENTITY_FIELDS: dict[EntityKind, str] = {
    "person": "person",
    "organisation": "organisation",
    "place": "place",
    "product": "product",
    "event": "other",
    "other": "other",
}
FIGURE = np.dtype([("low", "<f8"), ("high", "<f8"), ("currency", "<u8"), ("unit", "<u8")])
UNDATED = -(2**62)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MOST_REPEATS = 50


def make_schema() -> fields.Schema:
    """The fields of words, and beside them a column each for id, time of publication and figures."""
    names = sorted({name for group in WORD_FIELDS.values() for name in group})
    schema = fields.Schema(**{name: WordField() for name in names})
    for name in ("has", *FACET_FIELDS.values(), *ABOUT_FIELDS.values()):
        schema.add(name, NameField())
    schema.add("id", NameField(column=True))
    schema.add("published", fields.COLUMN(columns.NumericColumn("q", default=UNDATED)))
    schema.add("figures", fields.COLUMN(columns.VarBytesColumn()))
    return schema


def seconds(moment: datetime) -> int:
    """Whole seconds since 1970, for any year; a naive moment counts as UTC."""
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    since = moment - _EPOCH
    return since.days * 86_400 + since.seconds


def document(article: Article, annotations: Annotations) -> dict[str, Any]:
    """The fields of an article, ready for a writer's add_document."""
    named: dict[str, list[str]] = {}
    for entity in annotations.entities:
        names = named.setdefault(_ENTITY_FIELDS[entity.kind], [])
        names += entity.aliases
        # A name counts as often as it is mentioned, so that who:wang puts first who writes most of Wang.
        names += [entity.name] * min(max(1, len(entity.mentions)), _MOST_REPEATS)
    things = {"figure": annotations.figures, "quote": annotations.quotes, "entity": annotations.entities}
    values = {
        "title": article.title,
        "body": article.text,
        "source": article.source,
        "author": article.byline,
        "tag": article.tags,
        "has": [thing for thing, found in things.items() if found],
        "id": article.id,
        "published": seconds(article.published) if article.published else None,
        "figures": _packed(annotations),
        **named,
        **facet_values(article, annotations),
    }
    return {name: value for name, value in values.items() if value}


def _packed(annotations: Annotations) -> bytes:
    rows = []
    for figure in annotations.figures:
        low, high = values_of(figure) or (np.nan, np.nan)
        currency, unit = units_of(figure)
        if not np.isnan(low) or currency or unit:
            rows.append((low, high, unit_code(currency), unit_code(unit)))
    return np.array(rows, dtype=FIGURE).tobytes()
