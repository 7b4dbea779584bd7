"""The values by which results are counted: each is indexed as a whole, as one term."""

from __future__ import annotations

from typing import TYPE_CHECKING

from metatui.model import prominence
from metatui.search.facet_key import ABOUT_FIELDS, FACET_FIELDS, FACET_OF, facet_key, facet_term, facet_value

if TYPE_CHECKING:
    from collections.abc import Iterable

    from metatui.model import Annotations, Article, FacetName


def facet_values(article: Article, annotations: Annotations) -> dict[str, list[str]]:
    """The values of an article by the fields of the index; a field without one is left out."""
    found: dict[FacetName, Iterable[str]] = {
        "source": [article.source] if article.source else [],
        "tag": article.tags,
        "unit": [unit for figure in annotations.figures for unit in (figure.currency, figure.unit) if unit],
    }
    named: dict[FacetName, list[str]] = {}
    about: dict[FacetName, list[str]] = {}
    for entity in annotations.entities:
        if name := FACET_OF.get(entity.kind):
            named.setdefault(name, []).append(entity.name)
            if prominence(entity.salience) == "subject":
                about.setdefault(name, []).append(entity.name)
    found.update(named)
    terms = {FACET_FIELDS[name]: _terms(values) for name, values in found.items()}
    terms |= {ABOUT_FIELDS[name]: _terms(values) for name, values in about.items()}
    return {field: held for field, held in terms.items() if held}


def _terms(values: Iterable[str]) -> list[str]:
    """The terms for the values of an article, each once, in the first way of writing it."""
    shown = {facet_key(value): value for value in reversed([facet_value(value) for value in values]) if value}
    return [facet_term(value) for value in reversed(shown.values())]
