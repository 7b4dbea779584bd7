"""Everything the library knows of one name, each piece with the place that it comes from."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, Protocol

from metatui.errors import ArticleNotFound
from metatui.model import Annotations, DateBucket, Entity, EntityKind, Facets, FacetValue, Figure, Quote

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from metatui.model import Article, ArticleHead, FacetName, Sort

# How many of the newest articles that name it are looked through for names, figures and quotes.
LOOKED_THROUGH = 100
_MOST_COMPANIONS = 5
_MOST_FIGURES = 30
_MOST_QUOTES = 20


class Passage(NamedTuple):
    """A place in an article that can be opened."""

    head: ArticleHead
    start: int
    end: int


class CardAlias(NamedTuple):
    """Another form of the name, how many of the articles looked through use it, and where one does."""

    name: str
    articles: int
    passage: Passage


class CardFigure(NamedTuple):
    """A figure that is the entity's."""

    figure: Figure
    passage: Passage


class CardQuote(NamedTuple):
    """Words that the entity said."""

    quote: Quote
    passage: Passage


class Companion(NamedTuple):
    """A name that often stands in the same articles."""

    name: str
    kind: EntityKind
    articles: int


@dataclass(frozen=True, slots=True)
class EntityCard:
    """What is known of a name.

    `articles` counts all that name it, `looked_through` those of them (the newest) from which `aliases`,
    `role`, `figures` and `quotes` come. `role` is what the newest article calls it by, `description` what the
    knowledge base says; `dates` counts the articles by their dates; `clause` asks for them.
    """

    name: str
    kind: EntityKind
    clause: str
    articles: int
    looked_through: int
    role: str | None = None
    description: str = ""
    aliases: tuple[CardAlias, ...] = ()
    first: Passage | None = None
    last: Passage | None = None
    dates: tuple[DateBucket, ...] = ()
    companions: tuple[Companion, ...] = ()
    figures: tuple[CardFigure, ...] = ()
    quotes: tuple[CardQuote, ...] = ()


class Sources(Protocol):
    """Where the card's contents come from."""

    def ids_by_date(self, query: str, sort: Sort) -> Sequence[str]:
        """The ids of the articles that answer a query, newest or oldest first."""

    def facets(self, query: str, /) -> Facets:
        """What the articles that answer a query have in common."""

    def article(self, id: str, /) -> Article:
        """One article. Raises ArticleNotFound."""

    def head(self, id: str, /) -> ArticleHead:
        """The row of one article. Raises ArticleNotFound."""

    def annotations(self, article: Article, /) -> Annotations:
        """What was found in an article."""


class _Found(NamedTuple):
    """The entity in one article."""

    head: ArticleHead
    entity: Entity
    annotations: Annotations

    def passage(self, start: int, end: int) -> Passage:
        return Passage(self.head, start, end)

    @property
    def first_mention(self) -> Passage:
        mention = self.entity.mentions[0]
        return self.passage(mention.start, mention.end)


def clause_for(name: str, kind: EntityKind) -> str:
    """The clause that asks for the articles that name an entity."""
    from metatui.search.clause_text import facet_clause, quoted_if_needed
    from metatui.search.facet_key import FACET_OF, facet_value

    facet = FACET_OF.get(kind)
    return facet_clause(facet, facet_value(name)) if facet else f"entity:{quoted_if_needed(name)}"


def make_card(sources: Sources, name: str, kind: EntityKind, article_id: str | None) -> EntityCard:
    """The card of a name; the article with `article_id` counts even where the index does not know it yet."""
    clause = clause_for(name, kind)
    newest = list(sources.ids_by_date(clause, "newest"))
    if article_id is not None and article_id not in newest:
        newest.insert(0, article_id)
    found = list(islice(_named(sources, newest, name, kind), LOOKED_THROUGH))
    first = next(_named(sources, reversed(newest), name, kind), None)
    counted = sources.facets(clause)
    return EntityCard(
        name=name,
        kind=kind,
        clause=clause,
        articles=len(newest),
        looked_through=len(found),
        role=next((one.entity.role for one in found if one.entity.role), None),
        description=_description(name, kind),
        aliases=_aliases(found, name),
        first=first.first_mention if first else None,
        last=found[0].first_mention if found else None,
        dates=counted.dates,
        companions=_companions(counted, name, kind),
        figures=tuple(islice(_figures(found), _MOST_FIGURES)),
        quotes=tuple(islice(_quotes(found), _MOST_QUOTES)),
    )


def _named(
    sources: Sources, ids: Sequence[str] | Iterator[str], name: str, kind: EntityKind
) -> Iterator[_Found]:
    """The entity in each of these articles, where the annotations have it."""
    for id in ids:
        try:
            head, article = sources.head(id), sources.article(id)
        except ArticleNotFound:
            continue
        annotations = sources.annotations(article)
        entity = _entity(annotations, name, kind)
        if entity is not None:
            yield _Found(head, entity, annotations)


def _entity(annotations: Annotations, name: str, kind: EntityKind) -> Entity | None:
    """The entity of this name: by its full name, else by one of its other names."""
    key = name.casefold()
    of_kind = [entity for entity in annotations.entities if entity.kind == kind]
    for entity in of_kind:
        if entity.name.casefold() == key:
            return entity
    return next((one for one in of_kind if key in map(str.casefold, one.aliases)), None)


def _aliases(found: Sequence[_Found], name: str) -> tuple[CardAlias, ...]:
    """The forms other than the name, those of most articles first."""
    counts: Counter[str] = Counter()
    places: dict[str, Passage] = {}
    for one in found:
        forms = {mention.text: mention for mention in reversed(one.entity.mentions)}
        for form, mention in forms.items():
            counts[form] += 1
            places.setdefault(form, one.passage(mention.start, mention.end))
    counts.pop(name, None)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(CardAlias(form, count, places[form]) for form, count in ordered)


def _companions(counted: Facets, name: str, kind: EntityKind) -> tuple[Companion, ...]:
    """The names of most of the articles that name this one."""
    from metatui.search.facet_key import FACET_OF

    of: dict[FacetName, EntityKind] = {facet: of_kind for of_kind, facet in FACET_OF.items()}
    others: list[tuple[FacetValue, EntityKind]] = [
        (value, of[facet.name])
        for facet in counted.facets
        if facet.name in of
        for value in facet.values
        if (value.value.casefold(), of[facet.name]) != (name.casefold(), kind)
    ]
    best = sorted(others, key=lambda item: (-item[0].count, item[0].value))[:_MOST_COMPANIONS]
    return tuple(Companion(value.value, of_kind, value.count) for value, of_kind in best)


def _figures(found: Sequence[_Found]) -> Iterator[CardFigure]:
    for one in found:
        for figure in one.annotations.figures:
            if figure.owner == one.entity.name and figure.kind != "date":
                yield CardFigure(figure, one.passage(figure.start, figure.end))


def _quotes(found: Sequence[_Found]) -> Iterator[CardQuote]:
    for one in found:
        for quote in one.annotations.quotes:
            if quote.speaker == one.entity.name:
                yield CardQuote(quote, one.passage(quote.start, quote.end))


def _description(name: str, kind: EntityKind) -> str:
    from metatui.analysis.entities.knowledge import load_knowledge

    known = load_knowledge().get(name)
    return known.description if known is not None and known.kind == kind else ""
