"""Why a name was taken for an entity, and its other forms for the same one, for whoever doubts it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from metatui.analysis.entities.clusters import Cluster, text_of
from metatui.analysis.entities.document import Document, read_document
from metatui.analysis.entities.finder import find_clusters
from metatui.analysis.entities.lexicon import Lexicon, load_lexicon
from metatui.analysis.entities.names import (
    first_words,
    given_name,
    initials,
    surnames,
    without_legal_form,
)
from metatui.analysis.entities.salience import is_in_title
from metatui.analysis.entities.tagger import Tagged
from metatui.analysis.entities.taggers import make_tagger
from metatui.analysis.figures import find_figures
from metatui.analysis.language import is_english
from metatui.model import Entity, EntityKind, ExplainedPart, Explanation, TaggerName

_TAGGERS: dict[TaggerName, str] = {
    "quick": "found by the quick tagger, which goes by rules alone",
    "careful": "found by the careful tagger, which reads with a network beside the rules",
}
_KINDS: dict[EntityKind, str] = {
    "person": "a person",
    "organisation": "an organisation",
    "place": "a place",
    "product": "a product",
    "event": "an event",
    "other": "a name of another kind",
}


def explain(
    text: str,
    entity: Entity,
    *,
    title: str = "",
    published: datetime | None = None,
    tagger: TaggerName = "quick",
) -> Explanation | None:
    """See `metatui.analysis.explain_entity`."""
    lexicon = load_lexicon()
    document = read_document(text, title, lexicon)
    english = is_english(text)
    figures = find_figures(text, published=published) if english else ()
    found, _ = make_tagger(tagger)
    clusters = find_clusters(document, lexicon, found, figures, certain=not english)
    cluster = next((cluster for cluster in clusters if _is(document, cluster, entity)), None)
    if cluster is None:
        return None
    return Explanation(
        rules=(*_rules(document, cluster, entity), _TAGGERS[tagger]),
        parts=tuple(_parts(document, cluster, entity, lexicon)),
    )


def _is(document: Document, cluster: Cluster, entity: Entity) -> bool:
    spans = {(mention.start, mention.end) for mention in entity.mentions}
    return cluster.kind == entity.kind and any(_span(document, m) in spans for m in cluster.mentions)


def _span(document: Document, mention: Tagged) -> tuple[int, int]:
    return document.start[mention.begin], document.end[mention.end - 1]


def _rules(document: Document, cluster: Cluster, entity: Entity) -> Iterator[str]:
    kind = _KINDS[cluster.kind]
    if cluster.known is not None:
        about = f", {cluster.known.description}" if cluster.known.description else ""
        yield f"{cluster.known.name} is in the list of known names{about}"
    elif any(mention.sure for mention in cluster.mentions):
        yield f"it has the form of the name of {kind}, or stands where only such names do"
    else:
        yield f"the words around it and the other names of the article make it {kind}"
    scores = [mention.score for mention in cluster.mentions if mention.score]
    if scores:
        yield f"the network is {100 * max(scores):.0f} % certain of it, in {len(scores):,} of its places"
    first = cluster.mentions[0]
    number = len(cluster.mentions)
    paragraphs = {document.paragraph[mention.begin] for mention in cluster.mentions}
    where = f"in {len(paragraphs)} of {len(document.paragraphs)} paragraphs"
    in_title = ", and in the headline" if is_in_title(document.title, (entity.name, *entity.aliases)) else ""
    at = 100 * document.start[first.begin] // max(len(document.text), 1)
    yield (
        f"salience {entity.salience:.2f}: named {number:,} time{'s' if number != 1 else ''} {where}, "
        f"first at {at} % of the text{in_title}"
    )


def _parts(document: Document, cluster: Cluster, entity: Entity, lexicon: Lexicon) -> Iterator[ExplainedPart]:
    """Each form of the name where it first stands."""
    forms: dict[str, list[Tagged]] = {}
    for mention in cluster.mentions:
        forms.setdefault(" ".join(text_of(document, mention).split()), []).append(mention)
    for form, mentions in forms.items():
        start, end = _span(document, mentions[0])
        what = _relation(form, entity.name, cluster, lexicon)
        yield ExplainedPart(
            start=start,
            end=end,
            text=document.text[start:end],
            what=what,
            gave=entity.name,
            rule=_evidence(mentions, is_short=what not in ("name", "other form")),
        )


def _relation(form: str, name: str, cluster: Cluster, lexicon: Lexicon) -> str:
    """What a form is of a full name."""
    plain, folded = form.replace("’", "'"), name.replace("’", "'").casefold()
    if plain.casefold() == folded:
        return "name"
    fuller = [each for each in dict.fromkeys((name, cluster.name, *cluster.forms)) if len(each) > len(plain)]
    for full in fuller:
        if cluster.kind == "person":
            if plain in surnames(full, lexicon):
                return "surname"
            if plain == given_name(full, lexicon):
                return "given name"
        elif plain.replace(".", "").upper() in initials(full):
            return "initials"
        elif plain in first_words(full, lexicon, given=True) or plain == without_legal_form(full):
            return "short form"
    return "other form"


def _evidence(mentions: list[Tagged], *, is_short: bool) -> str:
    """Where a form was known from, at its best mention; `is_short` says that it is part of a fuller one."""
    number = f", {len(mentions):,} times" if len(mentions) > 1 else ""
    if any(mention.known is not None and mention.sure for mention in mentions):
        return f"a known name{number}"
    if any(mention.known is not None for mention in mentions):
        return f"a known name that may mean something else; the article bears it out{number}"
    if is_short:
        return f"it fits nobody and nothing else in this article{number}"
    if any(mention.sure for mention in mentions):
        return f"a name by its form{number}"
    return f"a name by what stands around it{number}"
