"""How the values of facets are compared: as a whole, as they are written but for case and white space."""

from __future__ import annotations

import unicodedata

from metatui.model.facets import FACET_NAMES, FacetName

# The field of the index that holds the values of a facet, each as one term.
FACET_FIELDS: dict[FacetName, str] = {name: f"{name}_facet" for name in FACET_NAMES}


def facet_key(value: str) -> str:
    """The form in which two values are the same: without case, with single spaces; accents count."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", value).casefold())
    return " ".join(folded.split())
