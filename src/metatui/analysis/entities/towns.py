"""Names that a town and a firm of the knowledge base share: "Antofagasta", "Santander"."""

from __future__ import annotations

from collections import defaultdict

from metatui.analysis.entities.context import Votes, add_votes
from metatui.analysis.entities.document import Document
from metatui.analysis.entities.knowledge import Knowledge, Known
from metatui.analysis.entities.lexicon import Word, word_set
from metatui.analysis.entities.tagger import Tagged

# Behind these a place stands, whatever follows it.
IN_PLACE = word_set("in at near from to outside around across")


def tell_towns_from_firms(document: Document, candidates: list[Tagged], knowledge: Knowledge) -> None:
    """Make towns of the known firms that are meant as such: all mentions in the article say it together.

    Where they do not, the firm is meant, unless its name is a weak one.
    """
    shared: dict[str, list[Tagged]] = defaultdict(list)
    towns: dict[str, Known] = {}
    for candidate in candidates:
        if candidate.known is not None and candidate.kind == "organisation":
            form = " ".join(document.words[candidate.begin : candidate.end])
            town = knowledge.other(form)
            if town is not None and town.kind == "place" and town.description.startswith("place in"):
                shared[form].append(candidate)
                towns[form] = town
    for form, mentions in shared.items():
        votes: Votes = {}
        speaks = False
        for mention in mentions:
            add_votes(document, mention.begin, mention.end, votes)
            # A town says nothing.
            is_said = bool(document.flag(mention.end) & Word.SAY)
            speaks = speaks or (is_said and document.word(mention.begin - 1) not in IN_PLACE)
        place, firm = votes.get("place", 0.0), votes.get("organisation", 0.0) + speaks
        if place >= max(firm, 1.0) or (firm < 1.0 and knowledge.is_weak(form)):
            for mention in mentions:
                mention.kind, mention.known = "place", towns[form]
