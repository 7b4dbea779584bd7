"""The search index of a library: a cache that can be deleted at any moment.

Nothing heavy is imported before an index is opened, so that whoever only reads queries pays for nothing else.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from metatui.model import (
    Advice,
    Annotations,
    Article,
    CorrectedName,
    EntityKind,
    FacetName,
    Facets,
    IsCancelled,
    NameCounts,
    SameName,
    Sort,
)
from metatui.search.ranking import Limits, Ranking
from metatui.search.syntax import ParsedQuery

if TYPE_CHECKING:
    from metatui.search.store import Commit


NO_LIMITS = Limits()


class SearchIndex:
    """An open index. May be used from several threads; searches do not wait for an update.

    What another process commits is seen by the next call. Any failure of what lies on the disk is
    IndexDamaged: delete the folder then, and build the index anew.
    """

    def __init__(self, folder: Path, commit: Commit) -> None:
        """Use `SearchIndex.open`."""
        self._folder = folder
        self._commit = commit
        self._lock = threading.RLock()
        self._closed = False

    @classmethod
    def open(cls, folder: Path, *, create: bool = False) -> SearchIndex:
        """Open the index in a folder, which must be ours with mode 0700; `create` makes an empty one there.

        Raises IndexDamaged when there is none, or one that cannot be used.
        """
        # What answers is loaded here too, so that the first search does not wait for it.
        from metatui.search import answering, store  # noqa: F401

        if create:
            store.create(folder)
        return cls(folder, store.load(folder))

    @property
    def revision(self) -> int:
        """The revision of the library that the index is in step with; 0 when it is new."""
        with self._lock:
            return self._current().manifest.revision

    @property
    def count(self) -> int:
        """How many articles are in the index."""
        with self._lock:
            return self._current().snapshot.count

    def update(
        self,
        documents: Iterable[tuple[Article, Annotations]],
        *,
        removed: Iterable[str],
        revision: int,
        progress: Callable[[int], None] | None = None,
        is_cancelled: IsCancelled | None = None,
    ) -> None:
        """Add or replace articles by their ids and forget the removed ones; the index is then at `revision`.

        All of it or nothing: when cancelled (Cancelled is raised), interrupted or killed, the index stays as
        it was. `progress` is told the number of articles taken in. An id both removed and given is replaced.
        """
        from metatui.search.writer import CommitWriter

        with self._lock:
            self._current()
        writer = CommitWriter(self._folder, revision, is_cancelled)
        writer.write(documents, removed=removed, numbers=self._numbers, progress=progress)
        with self._lock:
            self._current()

    def tidy(self, is_cancelled: IsCancelled | None = None) -> None:
        """Join small segments, and those of which most was deleted, where that is due: searches get faster.

        For a moment when nobody waits. Raises Cancelled, with nothing changed, when asked to stop.
        """
        from metatui.search.merging import segments_to_merge
        from metatui.search.writer import CommitWriter

        writer = CommitWriter(self._folder, self.revision, is_cancelled)
        if segments_to_merge(writer.segments):
            writer.write((), removed=(), numbers=self._numbers, progress=None, tidy=True)
        else:
            writer.cancel()
        with self._lock:
            self._current()

    def search(
        self,
        query: ParsedQuery,
        *,
        sort: Sort = "relevance",
        limits: Limits = NO_LIMITS,
        resolve: Callable[[str, str], Collection[str]] | None = None,
    ) -> Ranking:
        """All articles that answer a query, best, newest or oldest first, or those with most hits.

        An empty query is answered by all.

        When no article has all the words, those with any of them are given, the ones with more words first.
        Equal scores are put newest first, then by id. `resolve("is", "read")`, `resolve("is", "starred")`
        and `resolve("like", ID)` give the ids of what the index does not know; without it they find nothing.
        """
        from metatui.search.answering import answer

        with self._lock:
            return answer(self._current().snapshot, query, sort, limits, resolve)

    def advise(
        self, query: ParsedQuery, *, resolve: Callable[[str, str], Collection[str]] | None = None
    ) -> Advice:
        """What to try for a query that found nothing: the clause to leave out, and the query spelt better."""
        from metatui.search.advice import advise

        with self._lock:
            return advise(self._current().snapshot, query, resolve)

    def values(self, name: FacetName, prefix: str, limit: int) -> Sequence[tuple[str, int]]:
        """As `completion.CompletionSource` has it."""
        with self._lock:
            return self._current().snapshot.known.values(name, prefix, limit)

    def words(self, prefix: str, limit: int) -> Sequence[tuple[str, int]]:
        """As `completion.CompletionSource` has it."""
        with self._lock:
            return self._current().snapshot.known.words(prefix, limit)

    def advise_spelling(
        self, query: ParsedQuery, *, resolve: Callable[[str, str], Collection[str]] | None = None
    ) -> Advice | None:
        """For a query that found few articles: spelt better, where one of its words is likely a mistake."""
        from metatui.search.advice import advise_spelling

        with self._lock:
            return advise_spelling(self._current().snapshot, query, resolve)

    def facets(
        self,
        query: ParsedQuery,
        *,
        limit: int = 200,
        limits: Limits = NO_LIMITS,
        resolve: Callable[[str, str], Collection[str]] | None = None,
    ) -> Facets:
        """What all articles that answer a query have in common, with at most `limit` values of each kind."""
        from metatui.search.answering import find
        from metatui.search.facets import count_facets

        with self._lock:
            snapshot = self._current().snapshot
            return count_facets(snapshot, find(snapshot, query, limits, resolve), limit)

    def names(
        self,
        query: ParsedQuery,
        kinds: Sequence[EntityKind],
        *,
        limit: int,
        limits: Limits = NO_LIMITS,
        resolve: Callable[[str, str], Collection[str]] | None = None,
    ) -> NameCounts:
        """The names of these kinds in all articles that answer a query, with at most `limit` of them."""
        from metatui.search.answering import find
        from metatui.search.name_counts import count_names

        with self._lock:
            snapshot = self._current().snapshot
            return count_names(snapshot, find(snapshot, query, limits, resolve), kinds, limit)

    def reach(self, names: Sequence[tuple[EntityKind, str]]) -> tuple[int, ...]:
        """In how many articles each of these names is, as their full name; 0 for kinds without a facet."""
        from metatui.search.name_counts import reach_of

        with self._lock:
            return reach_of(self._current().snapshot, names)

    def same_names(
        self, known: Iterable[SameName] = (), corrected: Iterable[CorrectedName] = ()
    ) -> tuple[SameName, ...]:
        """Short names that stand for one full name of the index.

        `known` are those found before, `corrected` names that the reader has changed since.
        """
        from metatui.search.same_names import same_names

        with self._lock:
            return same_names(self._current().snapshot, known, corrected)

    def ids_named(self, names: Iterable[tuple[EntityKind, str]]) -> list[str]:
        """The ids of the articles with one of these names as the full name of an entity, each once."""
        from metatui.search.name_counts import named

        with self._lock:
            snapshot = self._current().snapshot
            return snapshot.ids_of(named(snapshot, names))

    def close(self) -> None:
        """Let go of the files. The index cannot be used afterwards; closing twice is allowed."""
        with self._lock:
            if not self._closed:
                self._closed = True
                for segment in self._commit.segments.values():
                    segment.close()

    def __enter__(self) -> SearchIndex:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _numbers(self) -> Callable[[str], int | None]:
        with self._lock:
            snapshot = self._current().snapshot

        def number(id: str) -> int | None:
            with self._lock:
                return snapshot.number(id)

        return number

    def _current(self) -> Commit:
        """The last commit there is; the caller holds the lock."""
        from metatui.search import contents, store

        if self._closed:
            raise ValueError("the search index is closed")
        if contents.latest_generation(self._folder) != self._commit.generation:
            before, self._commit = self._commit, store.load(self._folder, self._commit)
            for name, segment in before.segments.items():
                if name not in self._commit.segments:
                    segment.close()
        return self._commit
