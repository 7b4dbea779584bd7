"""The values by which results are counted: each is indexed as a whole, as it is written."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from metatui.model import Annotations, Article, EntityKind, FacetName

# Double quotation marks end a value in a query.
_NO_QUOTES = str.maketrans(dict.fromkeys('"“”„', " "))
# The field of the index that holds the values of each facet.
FACET_FIELDS: dict[FacetName, str] = {
    "source": "source_facet",
    "person": "person_facet",
    "organisation": "organisation_facet",
    "place": "place_facet",
    "product": "product_facet",
    "unit": "unit_facet",
    "tag": "tag_facet",
}
_OF_KIND: dict[EntityKind, FacetName] = {
    "person": "person",
    "organisation": "organisation",
    "place": "place",
    "product": "product",
}


def facet_key(value: str) -> str:
    """A value as it is indexed and asked for: composed, on one line, with single spaces, without quotes."""
    return " ".join(unicodedata.normalize("NFC", value).translate(_NO_QUOTES).split())


# How a query names each facet.
_QUERY_FIELDS: dict[FacetName, str] = {
    "source": "source",
    "person": "who",
    "organisation": "org",
    "place": "place",
    "product": "product",
    "unit": "unit",
    "tag": "tag",
}


def facet_clause(name: FacetName, value: str) -> str:
    """The clause of a query that asks for the articles with exactly this value."""
    if name == "unit" and not any(character.isspace() or character in '()"' for character in value):
        return f"unit:{value}"
    return f'unit:"{value}"' if name == "unit" else f'{_QUERY_FIELDS[name]}:="{value}"'


def facet_values(article: Article, annotations: Annotations) -> dict[str, list[str]]:
    """The values of an article by the fields of the index; a field without one is left out."""
    found: dict[FacetName, Iterable[str]] = {
        "source": [article.source] if article.source else [],
        "tag": article.tags,
        "unit": [unit for figure in annotations.figures for unit in (figure.currency, figure.unit) if unit],
    }
    named: dict[FacetName, list[str]] = {}
    for entity in annotations.entities:
        if name := _OF_KIND.get(entity.kind):
            named.setdefault(name, []).append(entity.name)
    found.update(named)
    return {
        FACET_FIELDS[name]: keys
        for name, values in found.items()
        if (keys := [key for value in values if (key := facet_key(value))])
    }
