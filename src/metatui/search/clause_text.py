"""Clauses as they are written: the way back from a value to what asks for it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from metatui.model import FacetName

FACET_FIELD_NAMES: dict[FacetName, str] = {
    "source": "source",
    "person": "who",
    "organisation": "org",
    "place": "place",
    "product": "product",
    "unit": "unit",
    "tag": "tag",
}
# What ends a word of a query, or would be read as a sign of its own.
_SPECIAL = re.compile(r'[\s()"“”„*~=]')


def facet_clause(name: FacetName, value: str) -> str:
    """The clause for exactly this value of a facet (as `facet_value` shows it): `who:="Alexandr Wang"`."""
    field = FACET_FIELD_NAMES[name]
    return f"{field}:{quoted_if_needed(value)}" if name == "unit" else f'{field}:="{value}"'


def saved_search_clause(name: str) -> str:
    """The clause for a saved search: `query:ai`, `query:"meta and scale"`."""
    return f"query:{quoted_if_needed(name)}"


def quoted_if_needed(text: str) -> str:
    """The text as one value of a query."""
    return f'"{text.replace(chr(34), " ")}"' if _SPECIAL.search(text) or not text else text
