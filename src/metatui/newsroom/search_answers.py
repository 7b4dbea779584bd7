"""Answers of the search whose rows are made when somebody looks at them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, overload

from metatui.library import PAGE
from metatui.model import Annotations, Article, ArticleHead, Hit, Snippet, Span

if TYPE_CHECKING:
    from metatui.search import ParsedQuery

_CACHED_ROWS = 2000


@dataclass(frozen=True, slots=True)
class _Marks:
    """What of a hit depends on article and query alone, so that it can be kept."""

    snippet: Snippet
    matches: int
    title_highlights: tuple[Span, ...]


class LazyHits(Sequence[Hit]):
    """The hits of one answer in order. What a row costs is paid when it is asked for, and once."""

    def __init__(
        self,
        ids: Sequence[str],
        scores: Sequence[float],
        query: ParsedQuery,
        *,
        head: Callable[[str, Sequence[str]], ArticleHead],
        article: Callable[[str], Article],
        annotations: Callable[[Article], Annotations],
    ) -> None:
        self._ids = ids
        self._scores = scores
        self._query = query
        self._head = head
        self._article = article
        self._annotations = annotations
        self._marks: dict[str, _Marks] = {}
        self._pages: dict[int, Sequence[str]] = {}

    def __len__(self) -> int:
        return len(self._ids)

    @overload
    def __getitem__(self, index: int) -> Hit: ...
    @overload
    def __getitem__(self, index: slice) -> list[Hit]: ...
    def __getitem__(self, index: int | slice) -> Hit | list[Hit]:
        if isinstance(index, slice):
            return [self[position] for position in range(*index.indices(len(self._ids)))]
        position = index if index >= 0 else len(self._ids) + index
        if not 0 <= position < len(self._ids):
            raise IndexError(index)
        page = self._page(position // PAGE)
        id = page[position % PAGE]
        head = self._head(id, page)
        marks = self._marks.get(id)
        if marks is None:
            if len(self._marks) >= _CACHED_ROWS:
                self._marks.clear()
            marks = self._marks[id] = self._make_marks(id)
        return Hit(head, self._scores[position], marks.snippet, marks.matches, marks.title_highlights)

    def _page(self, number: int) -> Sequence[str]:
        """The ids of one page; they are put in order when they are first asked for."""
        page = self._pages.get(number)
        if page is None:
            page = self._pages[number] = self._ids[number * PAGE : (number + 1) * PAGE]
        return page

    def _make_marks(self, id: str) -> _Marks:
        from metatui.search import find_hits, make_snippet

        article = self._article(id)
        hits = hits_in(self._query, article, self._annotations)
        return _Marks(
            make_snippet(article.text, hits),
            len(hits),
            find_hits(self._query, article.title, in_title=True),
        )


def hits_in(
    query: ParsedQuery, article: Article, annotations: Callable[[Article], Annotations]
) -> tuple[Span, ...]:
    """The marks of a query in an article's text; annotations are asked for only if the query needs them."""
    from metatui.search import find_hits

    if not asks_for_annotations(query):
        return find_hits(query, article.text)
    found = annotations(article)
    return find_hits(query, article.text, found.entities, found.figures)


def asks_for_annotations(query: ParsedQuery) -> bool:
    """Whether the query names entities or figures, so that marks depend on the annotations."""
    from metatui.search.syntax import ENTITY_SCOPES, Exact, positive_leaves

    return any(
        isinstance(leaf, tuple)
        or (leaf.name if isinstance(leaf, Exact) else getattr(leaf, "scope", None)) in ENTITY_SCOPES
        for leaf in positive_leaves(query.root)
    )
