"""How the values of facets are indexed and asked for: as a whole, whatever their case.

A term of a facet is the key of a value and, behind a line break, the value as an article writes it: so that
one prefix finds all ways of writing it, and each can be shown.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from metatui.model.facets import FACET_NAMES, FacetName
from metatui.model.kinds import EntityKind

# The field of the index that holds the values of a facet, each as one term.
FACET_FIELDS: dict[FacetName, str] = {name: f"{name}_facet" for name in FACET_NAMES}
# The facet of each kind of names that is counted.
FACET_OF: dict[EntityKind, FacetName] = {
    "person": "person",
    "organisation": "organisation",
    "place": "place",
    "product": "product",
}
# The field with those of a facet's values that an article is about.
ABOUT_FIELDS: dict[FacetName, str] = {name: f"{name}_about" for name in FACET_OF.values()}
SEPARATOR = "\n"
# Double quotation marks end a value in a query.
_NO_QUOTES = str.maketrans(dict.fromkeys('"“”„', " "))


# A library writes of the same names, units and papers again and again.
@lru_cache(maxsize=4096)
def facet_value(value: str) -> str:
    """A value as it is shown: composed, on one line, with single spaces, without double quotes."""
    return " ".join(unicodedata.normalize("NFC", value).translate(_NO_QUOTES).split())


@lru_cache(maxsize=4096)
def facet_key(value: str) -> str:
    """The form in which two values are the same: without case; accents count."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", value).casefold())
    return facet_value(folded)


def facet_term(value: str) -> str:
    """The term for a value as it is shown."""
    return facet_key(value) + SEPARATOR + value


def prefix_of(value: str) -> str:
    """What the terms for a value begin with, however it is written."""
    return facet_key(value) + SEPARATOR
