"""Figures of one article beside those that other articles give for the same quantity."""

from __future__ import annotations

import threading
from collections import OrderedDict
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple, Protocol

from metatui.errors import ArticleNotFound
from metatui.model import ComparedFigure, FigureComparison
from metatui.newsroom.entity_card import clause_for
from metatui.stories.comparison import Claim, Quantity, compare, quantity_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from metatui.model import Annotations, Article, ArticleHead, EntityKind, Figure, Sort

# Articles that are looked into for one owner, those nearest in time, and for one article in all.
_OF_ONE_OWNER = 60
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


class _Told(NamedTuple):
    """A figure that can be compared, and when it was told."""

    quantity: Quantity
    figure: Figure
    published: datetime | None


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
        mine = _claims(article, annotations)
        owners = {one.figure.owner for one in mine if one.figure.owner in kinds}
        others: dict[str, tuple[_Told, ...]] = {}
        for owner in sorted(filter(None, owners)):
            for id in self._near(article, owner, kinds[owner]):
                if id not in others and id != article.id and len(others) < _IN_ALL:
                    others[id] = self._told_in(id)
        return tuple(self._compared(mine, others))

    def forget(self, id: str) -> None:
        """The annotations of an article are other ones now."""
        with self._guard:
            self._known.pop(id, None)

    def _near(self, article: Article, owner: str, kind: EntityKind) -> Sequence[str]:
        """The articles that name an owner, nearest in time to this one."""
        ids = self._sources.ids_by_date(clause_for(owner, kind), "newest")
        if len(ids) <= _OF_ONE_OWNER:
            return ids
        at = next((place for place, id in enumerate(ids) if id == article.id), 0)
        first = max(min(at - _OF_ONE_OWNER // 2, len(ids) - _OF_ONE_OWNER), 0)
        return ids[first : first + _OF_ONE_OWNER]

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
        told = _claims(article, self._sources.annotations(article))
        with self._guard:
            self._known[id] = told
            if len(self._known) > _REMEMBERED:
                self._known.popitem(last=False)
        return told

    def _compared(
        self, mine: Sequence[_Told], others: dict[str, tuple[_Told, ...]]
    ) -> Iterator[FigureComparison]:
        by_owner: dict[str, list[tuple[str, _Told]]] = {}
        for id, told in others.items():
            for one in told:
                by_owner.setdefault(one.quantity.owner, []).append((id, one))
        for here in mine:
            found: dict[str, ComparedFigure] = {}
            for id, there in by_owner.get(here.quantity.owner, ()):
                relation = compare(Claim(here.figure, here.published), Claim(there.figure, there.published))
                # An article that agrees somewhere does not differ because it tells of another part as well.
                if relation is None or (id in found and relation != "agrees"):
                    continue
                try:
                    found[id] = ComparedFigure(relation, there.figure, self._sources.head(id))
                except ArticleNotFound:
                    continue
            if found:
                near = sorted(found.values(), key=lambda one: (_distance(here, one), one.head.id))
                yield FigureComparison(here.figure, tuple(near))


def _claims(article: Article, annotations: Annotations) -> tuple[_Told, ...]:
    return tuple(
        _Told(quantity, figure, article.published)
        for figure in annotations.figures
        if (quantity := quantity_of(figure)) is not None
    )


def _distance(here: _Told, other: ComparedFigure) -> float:
    if here.published is None or other.head.published is None:
        return float("inf")
    return abs((here.published - other.head.published).total_seconds())
