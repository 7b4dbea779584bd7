"""Reasons: what stands in both of two articles and is rare enough to connect them, with its places."""

from __future__ import annotations

from collections.abc import Iterable

from metatui.model import ReasonKind
from metatui.stories.entity_reasons import shared_entities
from metatui.stories.evidence import Rarity, Weighed
from metatui.stories.figure_reasons import shared_figures
from metatui.stories.profile import Profile
from metatui.stories.quote_reasons import shared_quotes
from metatui.stories.term_reasons import shared_terms
from metatui.stories.terms import find_terms

MOST_REASONS = 6
_MOST_OF_KIND: dict[ReasonKind, int] = {"entity": 4, "figure": 3, "terms": 4, "quote": 2}


def find_reasons(here: Profile, there: Profile, library: Rarity) -> list[Weighed]:
    """The reasons why two articles are related, at most MOST_REASONS, strongest first.

    `library` says how rare things are in it. No reason at all is a normal answer.
    """
    named = [*shared_quotes(here, there), *shared_entities(here, there, library)]
    told = {term for weighed in named for term in find_terms(weighed.reason.text)}
    found = [*named, *shared_figures(here, there, library), *shared_terms(here, there, library, told)]
    kept = [weighed for kind, most in _MOST_OF_KIND.items() for weighed in _strongest(kind, most, found)]
    return sorted(kept, key=_order)[:MOST_REASONS]


def _strongest(kind: ReasonKind, most: int, found: Iterable[Weighed]) -> list[Weighed]:
    return sorted((weighed for weighed in found if weighed.reason.kind == kind), key=_order)[:most]


def _order(weighed: Weighed) -> tuple[float, tuple[tuple[int, int], ...], str]:
    return -round(weighed.strength, 9), weighed.reason.here, weighed.reason.text
