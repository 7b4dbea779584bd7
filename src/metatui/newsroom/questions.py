"""What is asked of the indexes, answered together with the library, which has the last word."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeVar

from metatui.errors import AmbiguousId, ArticleNotFound, IndexDamaged
from metatui.model import (
    Advice,
    Annotations,
    Article,
    Completion,
    EntityKind,
    Facets,
    KnownName,
    NameCounts,
    Related,
    Relation,
    SearchAnswer,
    Sort,
    Span,
)
from metatui.newsroom.like_ids import check_ids
from metatui.newsroom.search_answers import LazyHits, hits_in
from metatui.newsroom.shared_index import Index, IndexT, SharedIndex

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from pathlib import Path

    from metatui.library import Library, Show
    from metatui.model import FigureComparison, Ledger
    from metatui.newsroom.comparing import Comparing
    from metatui.newsroom.corrections import Corrections
    from metatui.newsroom.entity_card import EntityCard
    from metatui.newsroom.index_folders import IndexFolders, IndexName
    from metatui.newsroom.run import Run
    from metatui.newsroom.saved_searches import SavedSearches
    from metatui.search import Limits, ParsedQuery, SearchIndex
    from metatui.stories import StoryIndex

_LIKE_LIMIT = 50
_EVENT_LIMIT = 20  # articles of one event whose tolls are compared
# So few articles may be due to a mistake of spelling.
_FEW = 3
# So many queries are remembered that were answered otherwise than asked.
_MOST_ASKED = 50
# The kinds whose names the index has in one piece.
_NAMED: tuple[Literal["person", "organisation", "place", "product"], ...] = (
    "person",
    "organisation",
    "place",
    "product",
)
AnswerT = TypeVar("AnswerT")


@dataclass(frozen=True, slots=True)
class _Ranked:
    """What the search index says: ids with scores, best first; `incomplete` while it is behind."""

    ids: Sequence[str] = ()
    scores: Sequence[float] = ()
    asked: ParsedQuery | None = None  # what found them, where no article has all words
    advice: Advice | None = None
    incomplete: bool = False


class Questions:
    """Search, marks, related articles and annotations; usable from any thread."""

    def __init__(
        self,
        library: Library,
        folders: IndexFolders,
        repair: Callable[[IndexName], bool],
        saved: SavedSearches,
        corrections: Corrections,
    ) -> None:
        self._library = library
        self._saved = saved
        self._corrections = corrections
        # What was asked in place of queries that found no article with all words, for the marks.
        self._asked: dict[tuple[str, bool], ParsedQuery] = {}
        self._repair = repair
        self._folders = folders
        self._comparing: Comparing | None = None
        self._search = SharedIndex(folders, "search", _open_search, self._fits)
        self._stories = SharedIndex(folders, "stories", _open_stories, self._fits)

    def search(self, query: str, *, limit: int | None, sort: Sort, typing: bool, show: Show) -> SearchAnswer:
        """The answer to a query, as `Newsroom.search` promises it."""
        started = time.perf_counter()
        parsed = self._parsed(query, typing=typing)
        ranked = self._rank(parsed, sort, show, advise=True) if not parsed.is_empty else _Ranked()
        self._remember((query, typing), ranked.asked)
        hits = LazyHits(
            ranked.ids if limit is None else ranked.ids[:limit],
            ranked.scores,
            ranked.asked or parsed,
            head=self._library.head,
            article=self._library.articles.get,
            annotations=self.annotations,
        )
        return SearchAnswer(
            query=query,
            total=len(ranked.ids),
            took_ms=(time.perf_counter() - started) * 1000,
            hits=hits,
            relaxed=ranked.asked is not None,
            problem=parsed.problem,
            advice=ranked.advice,
            incomplete=ranked.incomplete,
        )

    def _remember(self, query: tuple[str, bool], asked: ParsedQuery | None) -> None:
        self._asked.pop(query, None)
        if asked is not None:
            self._asked[query] = asked
            if len(self._asked) > _MOST_ASKED:
                del self._asked[next(iter(self._asked))]

    def ids(self, query: str) -> Collection[str]:
        """The ids of all articles that answer a query, in no order; all of them where it asks nothing."""
        parsed = self._parsed(query)
        return self._library.ids() if parsed.is_empty else self._rank(parsed).ids

    def count(self, query: str, show: Show) -> int:
        """How many articles answer a query."""
        parsed = self._parsed(query)
        if parsed.is_empty:
            return len(self._library.heads(show))
        return len(self._rank(parsed, show=show).ids)

    def complete(self, query: str, cursor: int) -> tuple[Completion, ...]:
        """How a query may go on where the cursor stands."""
        from metatui.search.completion import NOTHING_KNOWN, complete

        saved = tuple(self._saved.queries())

        def ask(index: SearchIndex | None) -> tuple[Completion, ...]:
            return complete(query, cursor, NOTHING_KNOWN if index is None else index, saved)

        return self._ask(self._search, "search", ask, ())

    def known_names(self, begin: str, limit: int) -> tuple[KnownName, ...]:
        """The names of most articles in which a word begins so."""

        def ask(index: SearchIndex | None) -> tuple[KnownName, ...]:
            if index is None:
                return ()
            found = [
                KnownName(name, kind, articles)
                for kind in _NAMED
                for name, articles in index.values(kind, begin, limit)
            ]
            return tuple(sorted(found, key=lambda known: (-known.articles, known.name))[:limit])

        return self._ask(self._search, "search", ask, ())

    def facets(self, query: str, *, show: Show, typing: bool) -> Facets:
        """What the articles that answer a query have in common; all of them where it asks nothing."""
        parsed = self._parsed(query, typing=typing)

        def ask(index: SearchIndex | None) -> Facets:
            if index is None:
                return Facets(0)
            return index.facets(parsed, limits=self._limits(index, show), resolve=self._resolve)

        return self._ask(self._search, "search", ask, Facets(0))

    def hits(self, article: Article, query: str, *, typing: bool) -> tuple[Span, ...]:
        """The marks of a query in an article's text."""
        asked = self._asked.get((query, typing)) or self._parsed(query, typing=typing)
        return hits_in(asked, article, self.annotations)

    def annotations(self, article: Article) -> Annotations:
        """What the analysis finds in an article, with the reader's corrections."""
        from metatui.corrections import apply

        return apply(self.found_in(article), self._corrections.rules)

    def found_in(self, article: Article) -> Annotations:
        """What the analysis finds in an article: kept, or found now and kept if the library takes it."""
        from metatui.analysis import analyser_version
        from metatui.newsroom.analysing import analyse_article

        kept = self._library.annotations.get(article, analyser_version())
        if kept is not None:
            return kept
        found = analyse_article(article)
        self._library.annotations.try_store(found, analyser_version())
        return found.annotations

    def related(self, article: Article, limit: int) -> tuple[Related, ...]:
        """The articles related to one, with the rows they lead to; those whose file is gone are left out."""
        found = []
        for relation in self._relations(article, limit):
            try:
                found.append(Related(self._library.head(relation.id), relation))
            except ArticleNotFound:
                continue
        return tuple(found)

    def of_same_event(self, article: Article) -> Sequence[str]:
        """The ids of the articles that tell of the same event, or of what came of it."""
        relations = self._relations(article, _EVENT_LIMIT)
        return [one.id for one in relations if one.kind != "background"]

    def names(self, query: str, kinds: Sequence[EntityKind], *, show: Show, limit: int) -> NameCounts:
        """The names of the articles that answer a query; of all of them where it asks nothing."""
        parsed = self._parsed(query)

        def ask(index: SearchIndex | None) -> NameCounts:
            if index is None:
                return NameCounts()
            limits = self._limits(index, show)
            return index.names(parsed, kinds, limit=limit, limits=limits, resolve=self._resolve)

        return self._ask(self._search, "search", ask, NameCounts())

    def reach(self, names: Sequence[tuple[EntityKind, str]]) -> tuple[int, ...]:
        """In how many articles each of these names is; nothing while there is no index."""
        return self._ask(self._search, "search", lambda index: index.reach(names) if index else (), ())

    def card(self, name: str, kind: EntityKind, article_id: str | None) -> EntityCard:
        """Everything the library knows of a name."""
        from metatui.newsroom.entity_card import make_card

        return make_card(_CardSources(self, self._library), name, kind, article_id)

    def compared(self, article: Article) -> tuple[FigureComparison, ...]:
        """The figures of an article that other articles speak of too."""
        if self._comparing is None:
            from metatui.newsroom.comparing import Comparing

            self._comparing = Comparing(
                _CardSources(self, self._library),
                lambda: (self._library.revision, self._folders.note_mark(), self._corrections.rules),
            )
        return self._comparing.compare(article)

    def forget(self, id: str) -> None:
        """The annotations of an article are other ones now."""
        if self._comparing is not None:
            self._comparing.forget(id)

    def ledger(self, query: str, show: Show, most: int | None, run: Run) -> Ledger:
        """Every figure of the articles that answer a query, or of all."""
        from metatui.newsroom.ledger import make_ledger

        if query.strip():
            parsed = self._parsed(query)
            ids: Sequence[str] = [*self._rank(parsed, "newest", show).ids]
        else:
            ids = [head.id for head in self._library.heads(show)]
        return make_ledger(_CardSources(self, self._library), ids, run, most)

    def ids_by_date(self, query: str, sort: Sort) -> Sequence[str]:
        """The ids of the articles that answer a query, newest or oldest first."""
        return self._rank(self._parsed(query), sort).ids

    def close(self) -> None:
        """Let go of the indexes."""
        self._search.close()
        self._stories.close()

    def _parsed(self, query: str, *, typing: bool = False) -> ParsedQuery:
        """A query with its saved searches in place of their names, and its ids looked up."""
        from metatui.search import parse

        parsed = parse(query, typing=typing, saved=self._saved.queries())
        return check_ids(parsed, self._library.articles.resolve)

    def _rank(
        self, parsed: ParsedQuery, sort: Sort = "relevance", show: Show = "all", *, advise: bool = False
    ) -> _Ranked:
        """What the search index says of a query; with advice where that is wanted and little was found."""

        def ask(index: SearchIndex | None) -> _Ranked:
            if index is None:
                return _Ranked(incomplete=True)
            limits = self._limits(index, show)
            found = index.search(parsed, sort=sort, limits=limits, resolve=self._resolve)
            advice = None
            if advise and not found.ids:
                advice = index.advise(parsed, resolve=self._resolve)
            elif advise and (found.relaxed or len(found.ids) <= _FEW):
                advice = index.advise_spelling(parsed, resolve=self._resolve)
            behind = index.revision < self._library.revision
            return _Ranked(found.ids, found.scores, found.asked, advice, behind)

        return self._ask(self._search, "search", ask, _Ranked(incomplete=True))

    def _limits(self, index: SearchIndex, show: Show) -> Limits:
        """Which articles count: those that are still there, and only the unread or starred ones."""
        from metatui.search import Limits

        without: set[str] = set()
        if index.revision < self._library.revision:
            without |= self._library.articles.gone_since(index.revision)
        if show == "unread":
            without |= self._library.marked("read")
        return Limits(self._library.marked("starred") if show == "starred" else None, without)

    def _relations(self, article: Article, limit: int) -> tuple[Relation, ...]:
        def load(id: str) -> tuple[Article, Annotations]:
            other = self._library.articles.get(id)
            return other, self.annotations(other)

        def ask(index: StoryIndex | None) -> tuple[Relation, ...]:
            if index is None:
                return ()
            gone = self._library.articles.gone_since(index.revision)
            found = index.related(article, self.annotations(article), load=load, limit=limit + len(gone))
            return tuple(relation for relation in found if relation.id not in gone)[:limit]

        return self._ask(self._stories, "stories", ask, ())

    def _ask(
        self,
        shared: SharedIndex[IndexT],
        name: IndexName,
        ask: Callable[[IndexT | None], AnswerT],
        nothing: AnswerT,
    ) -> AnswerT:
        """The answer of an index; a damaged one is built anew where nobody else does it, and asked again."""
        try:
            with shared.use() as index:
                return ask(index)
        except IndexDamaged:
            if not self._repair(name):
                return nothing
        with shared.use() as index:
            return ask(index)

    def _resolve(self, field: str, value: str) -> Collection[str]:
        """The ids that `is:` (read or starred) and `like:` stand for."""
        if field == "is":
            return self._library.marked("starred" if value == "starred" else "read")
        try:
            article = self._library.articles.get(self._library.articles.resolve(value))
        except (ArticleNotFound, AmbiguousId):
            return ()
        return [relation.id for relation in self._relations(article, _LIKE_LIMIT)]

    def _fits(self, index: Index) -> bool:
        """Whether an index belongs to this library: another may have been under its name before."""
        return self._folders.note().library == self._library.id and index.revision <= self._library.revision


class _CardSources:
    """What cards, comparisons and ledgers are made from."""

    def __init__(self, questions: Questions, library: Library) -> None:
        self.ids_by_date = questions.ids_by_date
        self.annotations = questions.annotations
        self.article = library.articles.get
        self.head = library.head
        self._questions = questions

    def facets(self, query: str, /) -> Facets:
        return self._questions.facets(query, show="all", typing=False)

    def of_same_event(self, article: Article, /) -> Sequence[str]:
        return self._questions.of_same_event(article)


def _open_search(folder: Path) -> SearchIndex:
    from metatui.search import SearchIndex

    return SearchIndex.open(folder)


def _open_stories(folder: Path) -> StoryIndex:
    from metatui.stories import StoryIndex

    return StoryIndex.open(folder)
