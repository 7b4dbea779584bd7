"""Figures of one article beside those that other articles give for the same quantity."""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import TYPE_CHECKING, NamedTuple, Protocol

from metatui.errors import ArticleNotFound
from metatui.model import ComparedFigure, FigureComparison
from metatui.newsroom.entity_card import clause_for
from metatui.stories.comparison import (
    Claim,
    Quantity,
    claims_of,
    compare,
    compare_tolls,
    quantity_of,
    toll_of,
    tolls_of,
    unowned_quantity,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from metatui.model import Annotations, Article, ArticleHead, EntityKind, Figure, FigureRelation, Sort

# Articles that are looked into for one owner or value, those nearest in time, and for one article in all.
_OF_ONE_QUERY = 60
_IN_ALL = 240
_REMEMBERED = 3000  # articles whose claims are kept in memory


class Sources(Protocol):
    """Where the figures of other articles come from."""

    def ids_by_date(self, query: str, sort: Sort) -> Sequence[str]:
        """The ids of the articles that answer a query, newest or oldest first."""

    def article(self, id: str, /) -> Article:
        """One article. Raises ArticleNotFound."""

    def head(self, id: str, /) -> ArticleHead:
        """The row of one article. Raises ArticleNotFound."""

    def annotations(self, article: Article, /) -> Annotations:
        """What was found in an article, corrected."""

    def of_same_event(self, article: Article, /) -> Sequence[str]:
        """The ids of the articles that tell of the same event."""


class _Told(NamedTuple):
    """A claim, and its quantity: without owner where it is nobody's, None where it says too little."""

    quantity: Quantity | None
    claim: Claim


class Comparing:
    """Compares figures; usable from any thread. `state` says what the claims in memory depend on."""

    def __init__(self, sources: Sources, state: Callable[[], object]) -> None:
        self._sources = sources
        self._state = state
        self._guard = threading.Lock()
        self._known_for: object = None
        self._known: OrderedDict[str, tuple[_Told, ...]] = OrderedDict()

    def compare(self, article: Article) -> tuple[FigureComparison, ...]:
        """The figures of an article that others speak of too, in the order of the text."""
        annotations = self._sources.annotations(article)
        kinds: dict[str, EntityKind] = {entity.name: entity.kind for entity in annotations.entities}
        mine = _told(article, annotations)
        comparable = [one for one in mine if one.quantity is not None]
        owners = {one.claim.figure.owner for one in comparable if one.claim.figure.owner in kinds}
        asked = [clause_for(owner, kinds[owner]) for owner in sorted(filter(None, owners))]
        nobodys = [one.claim.figure for one in comparable if not one.claim.figure.owner]
        asked += dict.fromkeys(filter(None, map(_value_clause, nobodys)))
        others: dict[str, tuple[_Told, ...]] = {}
        for query in asked:
            for id in self._near(article, query):
                if id not in others and id != article.id and len(others) < _IN_ALL:
                    others[id] = self._told_in(id)
        tolls = tolls_of(one.claim for one in mine)
        events = {id: self._told_in(id) for id in self._sources.of_same_event(article)} if tolls else {}
        return tuple(self._compared(mine, others, tolls, events))

    def forget(self, id: str) -> None:
        """The annotations of an article are other ones now."""
        with self._guard:
            self._known.pop(id, None)

    def _near(self, article: Article, query: str) -> Sequence[str]:
        """The articles that answer a query, nearest in time to this one."""
        ids = self._sources.ids_by_date(query, "newest")
        if len(ids) <= _OF_ONE_QUERY:
            return ids
        at = next((place for place, id in enumerate(ids) if id == article.id), 0)
        first = max(min(at - _OF_ONE_QUERY // 2, len(ids) - _OF_ONE_QUERY), 0)
        return ids[first : first + _OF_ONE_QUERY]

    def _told_in(self, id: str) -> tuple[_Told, ...]:
        state = self._state()
        with self._guard:
            if self._known_for != state:
                self._known.clear()
                self._known_for = state
            if id in self._known:
                self._known.move_to_end(id)
                return self._known[id]
        try:
            article = self._sources.article(id)
        except ArticleNotFound:
            return ()
        every = _told(article, self._sources.annotations(article))
        told = tuple(one for one in every if one.quantity is not None or toll_of(one.claim.figure))
        with self._guard:
            self._known[id] = told
            if len(self._known) > _REMEMBERED:
                self._known.popitem(last=False)
        return told

    def _compared(
        self,
        mine: Sequence[_Told],
        others: Mapping[str, Sequence[_Told]],
        tolls: Mapping[str, Claim],
        events: Mapping[str, Sequence[_Told]],
    ) -> Iterator[FigureComparison]:
        by_owner: dict[str, list[tuple[str, _Told]]] = {}
        for id, told in others.items():
            for one in told:
                if one.quantity is not None:
                    by_owner.setdefault(one.quantity.owner, []).append((id, one))
        toll_at = {claim.figure: toll for toll, claim in tolls.items()}
        for here in mine:
            found: dict[str, tuple[FigureRelation, Claim]] = {}
            if (toll := toll_at.get(here.claim.figure)) is not None:
                found = dict(_tolls(toll, here.claim, events))
            for id, there in _candidates(here, by_owner):
                relation = compare(here.claim, there.claim)
                if relation is not None and (id not in found or _tells_more(relation, there, found[id][0])):
                    found[id] = relation, there.claim
            near = sorted(self._with_heads(found), key=lambda one: _order(here, one))
            if near or here.claim.before is not None:
                yield FigureComparison(here.claim.figure, tuple(near), here.claim.before)

    def _with_heads(self, found: Mapping[str, tuple[FigureRelation, Claim]]) -> Iterator[ComparedFigure]:
        for id, (relation, claim) in found.items():
            try:
                yield ComparedFigure(relation, claim.figure, self._sources.head(id))
            except ArticleNotFound:
                continue


def _candidates(
    here: _Told, by_owner: Mapping[str, Sequence[tuple[str, _Told]]]
) -> Iterator[tuple[str, _Told]]:
    """What may be compared: what has the same owner, or none where one has one whom the other tells of."""
    if here.quantity is None:
        return
    others = ("",) if here.quantity.owner else sorted(here.claim.names)
    for owner in (here.quantity.owner, *others):
        yield from by_owner.get(owner, ())


def _tolls(
    toll: str, here: Claim, events: Mapping[str, Sequence[_Told]]
) -> Iterator[tuple[str, tuple[FigureRelation, Claim]]]:
    """What the articles of the event give for a toll."""
    for id, told in events.items():
        there = tolls_of(one.claim for one in told).get(toll)
        relation = compare_tolls(toll, here, there) if there is not None else None
        if relation is not None and there is not None:
            yield id, (relation, there)


def _told(article: Article, annotations: Annotations) -> tuple[_Told, ...]:
    return tuple(
        _Told(quantity_of(claim.figure) or unowned_quantity(claim.figure), claim)
        for claim in claims_of(annotations, article.published)
    )


def _tells_more(relation: FigureRelation, there: _Told, found: FigureRelation) -> bool:
    """Whether a figure says more than another one of its article.

    One that agrees, because an article that agrees somewhere does not differ since it tells of another part
    as well; and one to which the figure has risen or fallen, because its article repeats the figure only to
    say so.
    """
    if relation == "after" and there.claim.before is not None:
        return True
    return relation == "agrees" and found != "after"


def _value_clause(figure: Figure) -> str:
    """The query for the articles with a value; "" for what is no number."""
    value = figure.low if figure.low is not None else figure.high
    if not isinstance(value, int | float):
        return ""
    return f"num:{int(value)}" if float(value).is_integer() else f"num:{value:.12f}".rstrip("0")


def _order(here: _Told, other: ComparedFigure) -> tuple[bool, float, str]:
    """The value that the article itself gives as the earlier one comes first, then the nearest in time."""
    before = here.claim.before
    is_told = before is not None and (before.low, before.high) == (other.figure.low, other.figure.high)
    return not is_told, _distance(here, other), other.head.id


def _distance(here: _Told, other: ComparedFigure) -> float:
    if here.claim.published is None or other.head.published is None:
        return float("inf")
    return abs((here.claim.published - other.head.published).total_seconds())
