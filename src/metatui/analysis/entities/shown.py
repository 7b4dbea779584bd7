"""Under which of its names an entity is shown."""

from __future__ import annotations

import re

from metatui.analysis.entities.clusters import Cluster
from metatui.analysis.entities.names import without_legal_form

_WRITTEN_OUT = re.compile(r" (?:Corporation|Company|Limited)")


def shown_name(cluster: Cluster, forms: list[str]) -> str:
    """The name of an entity: the fullest form that the article itself uses, the first of those as long.

    Only for acronyms ("EU") and for what is the same but for an article or a legal form does the name of the
    knowledge base stand: that "Cantor" is Cantor Fitzgerald the article does not say.
    """
    known = cluster.known
    if known is None or cluster.name != known.name:
        return _with_full_form(cluster.name, forms)
    plain = [without_legal_form(form.replace("’", "'")) for form in forms]
    if any(form.removeprefix("The ") == known.name.removeprefix("The ") for form in plain):
        return known.name
    longer = [form for form in plain if not _is_acronym(form)]
    if not longer:
        return known.name
    best = max(longer, key=len)
    return best.title() if best.isupper() else best


def _with_full_form(name: str, forms: list[str]) -> str:
    """The name with "Corporation" or the like written out, where the article never leaves that away."""
    plain = [form.replace("’", "'") for form in forms]
    if name in plain:
        return name
    return next((form for form in plain if _WRITTEN_OUT.fullmatch(form.removeprefix(name))), name)


def _is_acronym(form: str) -> bool:
    """Whether a form is an acronym, which says less than the name: "ECB", "U.S."."""
    letters = form.replace(".", "")
    return letters.isupper() and " " not in form and len(letters) <= 5
