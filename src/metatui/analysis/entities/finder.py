"""From a text to its entities: tag, bring aliases together, add roles and salience."""

from __future__ import annotations

from collections.abc import Sequence

from metatui.analysis.entities.aliases import merge_aliases
from metatui.analysis.entities.clusters import Cluster, text_of
from metatui.analysis.entities.document import Document, read_document
from metatui.analysis.entities.knowledge import load_knowledge
from metatui.analysis.entities.lexicon import Lexicon, load_lexicon
from metatui.analysis.entities.products import has_numeral, join_numerals
from metatui.analysis.entities.roles import find_role
from metatui.analysis.entities.rules import RuleTagger
from metatui.analysis.entities.salience import is_in_title, salience
from metatui.analysis.entities.shown import shown_name
from metatui.analysis.entities.tagger import Tagged, Tagger
from metatui.model import Entity, Figure, Mention


def find_entities(
    text: str,
    *,
    title: str = "",
    figures: Sequence[Figure] = (),
    tagger: Tagger | None = None,
    certain: bool = False,
) -> tuple[Entity, ...]:
    """The entities of a cleaned text, most salient first, their mentions in its order and never overlapping.

    `title` helps to tell what the article is about; its own names are not mentions. A mention that a figure
    covers ("May 2025", "US$") is left out unless it holds a numeral of its own ("Llama 4"). `tagger` is the
    one by rules where none is given; `certain` asks for known names
    and full names of persons alone. Any text is fine; what is no news text gives little.
    """
    lexicon = load_lexicon()
    document = read_document(text, title, lexicon)
    tagger = tagger or RuleTagger(lexicon, load_knowledge())
    clusters = find_clusters(document, lexicon, tagger, figures, certain=certain)
    most = max((len(cluster.mentions) for cluster in clusters), default=1)
    people = frozenset(
        token
        for cluster in clusters
        if cluster.kind == "person"
        for mention in cluster.mentions
        for token in range(mention.begin, mention.end)
    )
    entities = [_entity(document, cluster, most, people) for cluster in clusters]
    return tuple(sorted(entities, key=lambda e: (-e.salience, e.mentions[0].start, e.name)))


def find_clusters(
    document: Document, lexicon: Lexicon, tagger: Tagger, figures: Sequence[Figure], *, certain: bool = False
) -> list[Cluster]:
    """The entities of a document with the names that were tagged for each, as `find_entities` takes them."""
    names = _without_figures(document, join_numerals(document, tagger.tag(document)), figures)
    if certain:
        names = [name for name in names if name.sure and (name.known is not None or name.kind == "person")]
    return merge_aliases(document, names, lexicon)


def _without_figures(document: Document, names: list[Tagged], figures: Sequence[Figure]) -> list[Tagged]:
    """Names that no figure claims; both are in the order of the text, so one walk is enough."""
    spans = sorted((figure.start, figure.end, figure.kind == "money") for figure in figures)
    kept: list[Tagged] = []
    at = 0
    for name in names:
        start, end = document.start[name.begin], document.end[name.end - 1]
        while at < len(spans) and spans[at][1] <= start:
            at += 1
        clash = at < len(spans) and spans[at][0] < end
        inside = clash and spans[at][0] >= start and spans[at][1] <= end and name.end - name.begin > 1
        if clash and spans[at][0] <= start and end <= spans[at][1] and spans[at][2]:
            continue  # "R18bn" is no product
        if not clash or has_numeral(document, name.begin, name.end) or (inside and name.known is not None):
            kept.append(name)
    return kept


def _entity(document: Document, cluster: Cluster, most: int, people: frozenset[int]) -> Entity:
    mentions = [
        Mention(document.start[m.begin], document.end[m.end - 1], text_of(document, m))
        for m in cluster.mentions
    ]
    forms = dict.fromkeys(" ".join(mention.text.split()) for mention in mentions)
    name = shown_name(cluster, list(forms))
    others = dict.fromkeys([*forms, cluster.name]) if cluster.known is not None else forms
    # "WIRED" is only another way to write "Wired".
    spelled = {_spelled(form): form for form in reversed(others)}
    aliases = tuple(
        form for form in others if _spelled(form) != _spelled(name) and spelled[_spelled(form)] is form
    )
    role = None
    if cluster.kind == "person":
        role = find_role(document, cluster.mentions, people)
        known = cluster.known.description if cluster.known is not None else ""
        if (role is None or (" " not in role and role[0].isupper())) and _says_role(known):
            role = known  # "President" alone says less
    return Entity(
        name=name,
        kind=cluster.kind,
        aliases=aliases,
        role=role,
        salience=salience(
            [mention.start for mention in mentions],
            [document.paragraph[m.begin] for m in cluster.mentions],
            length=len(document.text),
            paragraph_count=len(document.paragraphs),
            most=most,
            in_title=is_in_title(document.title, (cluster.name, *forms)),
        ),
        mentions=tuple(mentions),
        sure=any(mention.sure for mention in cluster.mentions) or cluster.known is not None,
    )


def _spelled(form: str) -> str:
    return form.replace("’", "'").casefold()


_GROUPS = (
    "artist, scientist or other",
    "politician of",
    "sportsperson",
    "British politician",
    "European politician",
)


def _says_role(description: str) -> bool:
    """Whether a description is somebody's own and not that of the group they are listed in."""
    vague = ("business leader", "technology executive", "head of an international body")
    return bool(description) and not description.startswith(_GROUPS) and description not in vague
