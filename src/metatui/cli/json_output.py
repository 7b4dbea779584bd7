"""The model as the JSON of the command line. Fields are only ever added, never changed or taken away."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from metatui.cli.dates import iso_time
from metatui.cli.merging import MergedEntity
from metatui.model.annotations import Annotations, Entity, Figure, Quote
from metatui.model.article import Article, ArticleHead
from metatui.model.correction import FigureCorrection, KeptCorrection
from metatui.model.query import Hit, SearchAnswer
from metatui.model.relation import Related

SCHEMA = 1

Object = dict[str, Any]


def article_object(head: ArticleHead) -> Object:
    """An article as `list` prints it."""
    return {
        "id": head.id,
        "title": head.title,
        "source": head.source,
        "byline": head.byline,
        "published": iso_time(head.published),
        "words": head.words,
        "read": head.read,
        "starred": head.starred,
        "path": head.path,
        "url": head.url,
    }


def full_article_object(head: ArticleHead, article: Article, annotations: Annotations) -> Object:
    """An article as `show` prints it: with its text and everything found in it."""
    return article_object(head) | {"text": article.text} | annotations_object(annotations)


def analysed_object(path: str | None, article: Article, annotations: Annotations) -> Object:
    """A file as `analyse` prints it."""
    return {
        "path": path,
        "title": article.title,
        "byline": article.byline,
        "source": article.source,
        "published": iso_time(article.published),
        "text": article.text,
    } | annotations_object(annotations)


def annotations_object(annotations: Annotations) -> Object:
    """Entities, figures and quotes of one article."""
    return {
        "entities": [entity_object(entity) for entity in annotations.entities],
        "figures": [figure_object(figure) for figure in annotations.figures],
        "quotes": [quote_object(quote) for quote in annotations.quotes],
        "tagger": annotations.tagger,
    }


def entity_object(entity: Entity) -> Object:
    """An entity of one article, with its mentions."""
    return {
        "name": entity.name,
        "kind": entity.kind,
        "aliases": list(entity.aliases),
        "role": entity.role,
        "salience": round(entity.salience, 4),
        "mentions": [asdict(mention) for mention in entity.mentions],
        "sure": entity.sure,
    }


def merged_entity_object(entity: MergedEntity) -> Object:
    """An entity over several articles: their ids instead of offsets, which would have no text to refer to."""
    return {
        "name": entity.name,
        "kind": entity.kind,
        "aliases": entity.aliases,
        "role": entity.role,
        "salience": round(entity.salience, 4),
        "articles": entity.articles,
        "mention_count": entity.mention_count,
    }


def figure_object(figure: Figure) -> Object:
    """A figure; the fields have the names and the order of the model."""
    return asdict(figure)


def quote_object(quote: Quote) -> Object:
    """A quote; `said_at` is [start, end] or null."""
    return asdict(quote)


def search_object(answer: SearchAnswer) -> Object:
    """A whole answer of `search`."""
    return {
        "query": answer.query,
        "total": answer.total,
        "took_ms": round(answer.took_ms, 3),
        "hits": [hit_object(hit) for hit in answer.hits],
    }


def hit_object(hit: Hit) -> Object:
    """A hit: the article with its score, its snippet and the number of marks in its text."""
    return article_object(hit.head) | {
        "score": round(hit.score, 6),
        "snippet": {"text": hit.snippet.text, "highlights": hit.snippet.highlights},
        "matches": hit.matches,
    }


def related_object(related: Related) -> Object:
    """A related article with the reasons."""
    head, relation = related.head, related.relation
    return {
        "id": head.id,
        "title": head.title,
        "published": iso_time(head.published),
        "source": head.source,
        "kind": relation.kind,
        "score": round(relation.score, 4),
        "reasons": [
            {"kind": reason.kind, "text": reason.text, "here": reason.here, "there": reason.there}
            for reason in relation.reasons
        ],
    }


def correction_object(kept: KeptCorrection, file: Path) -> Object:
    """A correction of a name, or of a figure; what is not said of the one is null for the other."""
    one = kept.correction
    names = ("name", "kind", "new_name", "new_kind")
    is_figure = isinstance(one, FigureCorrection)
    return {
        "action": "hide" if isinstance(one, FigureCorrection) else one.action,
        **{name: None if is_figure else getattr(one, name) for name in names},
        "figure": one.text if isinstance(one, FigureCorrection) else None,
        "sentence": one.sentence if isinstance(one, FigureCorrection) else None,
        "scope": kept.scope,
        "file": str(file),
        "line": kept.line,
    }


def print_object(value: Mapping[str, Any]) -> None:
    """Print one object on one line, its schema first."""
    sys.stdout.write(_encode(value) + "\n")


def print_array(values: Iterable[Mapping[str, Any]]) -> None:
    """Print an array, one object a line, each with its schema first; objects are made as they are printed."""
    before = "["
    for value in values:
        sys.stdout.write(f"{before}\n{_encode(value)}")
        before = ","
    sys.stdout.write("[]\n" if before == "[" else "\n]\n")


def _encode(value: Mapping[str, Any]) -> str:
    # Outside UTF-8 every character beyond ASCII is written as an escape, so that none is lost.
    beyond_ascii = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    return json.dumps({"schema": SCHEMA, **value}, ensure_ascii=not beyond_ascii, allow_nan=False)
