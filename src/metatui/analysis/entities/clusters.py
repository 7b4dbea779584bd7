"""Mentions of one entity together: at first those that are written alike."""

from __future__ import annotations

from dataclasses import dataclass, field

from metatui.analysis.entities.document import Document
from metatui.analysis.entities.knowledge import Known
from metatui.analysis.entities.names import without_legal_form
from metatui.analysis.entities.tagger import Tagged
from metatui.model import EntityKind


@dataclass(slots=True)
class Cluster:
    """Mentions of one entity: `forms` in the order in which they first appear."""

    kind: EntityKind
    name: str
    known: Known | None = None
    mentions: list[Tagged] = field(default_factory=list)
    forms: list[str] = field(default_factory=list)

    def absorb(self, other: Cluster) -> None:
        """Take over the other's mentions and forms; its name stays as a form."""
        self.mentions.extend(other.mentions)
        self.forms.extend(other.forms)
        if other.known is not None and self.known is None and other.kind == self.kind:
            self.known = other.known
        other.mentions, other.forms = [], []


def text_of(document: Document, name: Tagged) -> str:
    """A mention as it is written."""
    return document.text[document.start[name.begin] : document.end[name.end - 1]]


def by_surface(document: Document, names: list[Tagged]) -> list[Cluster]:
    """Names of one kind that are written alike, or that are one in the knowledge base."""
    clusters: dict[tuple[EntityKind, str], Cluster] = {}
    for name in names:
        surface = " ".join(text_of(document, name).replace("’", "'").split())
        kind = name.kind or "other"
        canonical = name.known.name if name.known is not None else without_legal_form(surface)
        key = (kind, canonical.removeprefix("The ").casefold())
        cluster = clusters.get(key)
        if cluster is None:
            cluster = clusters[key] = Cluster(kind, canonical, name.known)
        cluster.known = cluster.known or name.known
        if cluster.name.isupper() and len(cluster.name) > 5 and kind == "place":
            # A dateline in capitals is no name; the same word elsewhere, or in title case, is.
            cluster.name = surface if not surface.isupper() else surface.title()
        if cluster.known is not None:
            cluster.name = cluster.known.name
        cluster.mentions.append(name)
        cluster.forms.append(surface)
    _join_capitals(clusters)
    return list(clusters.values())


def _join_capitals(clusters: dict[tuple[EntityKind, str], Cluster]) -> None:
    """A name set in capitals, as in datelines, is the known one that the article writes so elsewhere."""
    known = {
        (cluster.kind, form.casefold()): cluster
        for cluster in clusters.values()
        if cluster.known is not None
        for form in cluster.forms
    }
    for cluster in clusters.values():
        target = known.get((cluster.kind, cluster.name.casefold()))
        if cluster.known is None and target is not None:
            target.absorb(cluster)
