"""The newsroom: what the command line and the screen can ask of a library, and nothing of how it is done."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from metatui import locations
from metatui.library import Counts, FileLock, Heads, Library, Show
from metatui.newsroom.index_folders import IndexFolders, IndexName
from metatui.newsroom.names_file import use_names_file
from metatui.newsroom.opening import (
    CORRECTIONS_NAME,
    SAVED_SEARCHES_NAME,
    Opened,
    find_place,
    open_library,
)
from metatui.newsroom.run import Run, never, nobody

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from types import TracebackType

    from metatui.model import (
        Annotations,
        Article,
        ArticleHead,
        Completion,
        Entity,
        EntityKind,
        Explanation,
        Facets,
        Figure,
        FigureComparison,
        IsCancelled,
        KnownName,
        Ledger,
        LedgerQuantity,
        NameCounts,
        Related,
        ReportProgress,
        SearchAnswer,
        Skipped,
        Sort,
        Span,
    )
    from metatui.newsroom.background_task import BackgroundTask, Task
    from metatui.newsroom.careful_tagging import CarefulTagging
    from metatui.newsroom.close_reader import CloseReader
    from metatui.newsroom.corrections import Corrections
    from metatui.newsroom.doctor import Check
    from metatui.newsroom.entity_card import EntityCard
    from metatui.newsroom.events import Finished, IndexReport
    from metatui.newsroom.questions import Questions
    from metatui.newsroom.saved_searches import SavedSearches

_LOCK_NAME = "indexer.lock"
_TAGGER_LOCK_NAME = "tagger.lock"
_PATIENCE = 1.0  # seconds; careful tagging holds the lock for moments


class Newsroom:
    """One library, open. Open it with `Newsroom.open`; usable from any thread; close it in the end.

    Every id that is asked for may be shortened to what is unambiguous; ArticleNotFound and AmbiguousId are
    raised where it is not.
    """

    def __init__(self, opened: Opened) -> None:
        self._opened = opened
        self._place = opened.place
        self._library: Library = opened.library
        self._folders = IndexFolders(opened.place.cache)
        self._children: list[BackgroundTask] = []
        self._guard = threading.Lock()
        self._asked: Questions | None = None
        self._close_reader: CloseReader | None = None
        self._saved: SavedSearches | None = None
        self._corrections: Corrections | None = None

    @classmethod
    def open(
        cls,
        library: Path | Sequence[Path] | None = None,
        *,
        data_dir: Path | None = None,
        cache_dir: Path | None = None,
        names: Path | None = None,
    ) -> Newsroom:
        """The library of these files and folders, that of the bundled corpus for none.

        What is in it can be read at once. The files are not looked at: that is what `index()` and
        `start_indexing()` do. `names` is a file of the reader's own names, the one beside the settings by
        default: this process analyses with it from now on. Raises UsageError for a path that is not there,
        and LibraryError.
        """
        opened = open_library(find_place(library, data_dir, cache_dir))
        wrong = use_names_file(names or locations.names_file())
        return cls(opened._replace(notices=(*opened.notices, *wrong)))

    @property
    def name(self) -> str:
        """The title of the library as shown."""
        return self._place.name

    @property
    def is_bundled(self) -> bool:
        """Whether this is the corpus that comes with metatui."""
        return self._place.is_bundled

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files and folders that are read."""
        return self._place.sources

    @property
    def doctor_command(self) -> str:
        """What to type to hear what `metatui doctor` has to say about this library."""
        from metatui.newsroom.commands import doctor_command

        return doctor_command(() if self.is_bundled else self.paths)

    @property
    def notices(self) -> tuple[str, ...]:
        """What the reader must be told about the opening: a damaged database that was set aside, …"""
        return self._opened.notices

    @property
    def revision(self) -> int:
        """Changes whenever articles change: the list is to be asked for again then."""
        return self._library.revision

    @property
    def is_current(self) -> bool:
        """Whether a quick look says that library, annotations and indexes are in step with one another."""
        from metatui.newsroom.index_sync import is_current

        return is_current(self._library, self._folders, self.corrections)

    def counts(self) -> Counts:
        """How many articles there are, unread and starred."""
        return self._library.counts()

    def articles(self, query: str = "", *, show: Show = "all") -> Heads:
        """The articles that answer the query, or all, newest first; heads are read when asked for."""
        if not query.strip():
            return self._library.heads(show)
        return self._library.heads(show, self._questions().ids(query))

    def head(self, id: str) -> ArticleHead:
        """The row of one article."""
        return self._library.head(self._library.articles.resolve(id))

    def article(self, id: str) -> Article:
        """One article with its text."""
        return self._library.articles.get(self._library.articles.resolve(id))

    def annotations(self, id: str) -> Annotations:
        """What the analysis finds in an article, with the reader's corrections."""
        return self._questions().annotations(self.article(id))

    def tag_carefully(self, id: str) -> Annotations | None:
        """The annotations of an article by the careful tagger, with the reader's corrections; takes a moment.

        They are kept, and `annotations()` gives them from now on; the indexes follow with `start_tagging()`.
        None where the article was tagged so before or cannot be now.
        """
        from metatui.corrections import apply

        with self._guard:
            if self._close_reader is None:
                from metatui.newsroom.close_reader import CloseReader

                self._close_reader = CloseReader(self._library)
            reader = self._close_reader
        found = reader.tag(self.article(id))
        if found is None:
            return None
        self._questions().forget(id)
        return apply(found, self.corrections.rules)

    def stop_tagging(self) -> None:
        """End `tag_carefully()`, in whatever thread it is under way: it gives None, now and from now on."""
        if self._close_reader is not None:
            self._close_reader.close()

    def explain(self, id: str, found: Entity | Figure) -> Explanation | None:
        """How an entity or a figure of an article's annotations came about, corrections included.

        None where it cannot be said any more: the article, or the analyser, is another one.
        """
        from metatui.newsroom.explaining import explain

        article = self.article(id)
        return explain(article, self._questions().found_in(article), found, self.corrections)

    def related(self, id: str, limit: int = 9) -> tuple[Related, ...]:
        """The articles that tell of the same things, with reasons; none is a normal answer."""
        return self._questions().related(self.article(id), limit)

    @property
    def can_relate(self) -> bool:
        """Whether articles were compared yet: before that `related()` finds nothing because it cannot."""
        return self._folders.built("stories") is not None

    def search(
        self,
        query: str,
        *,
        limit: int | None = 30,
        sort: Sort = "relevance",
        typing: bool = False,
        show: Show = "all",
    ) -> SearchAnswer:
        """The answer to a query; never raises for what was typed, `problem` says what was left out of it.

        `limit` None gives all hits; `total` counts all of them anyway. `typing` says that the last word may
        go on. While the index is being built `incomplete` is set, and there is what it has so far.
        """
        return self._questions().search(query, limit=limit, sort=sort, typing=typing, show=show)

    def count(self, query: str, show: Show = "all") -> int:
        """How many articles answer a query; all of them where it asks nothing."""
        return self._questions().count(query, show)

    def facets(self, query: str = "", *, show: Show = "all", typing: bool = False) -> Facets:
        """What the articles that answer a query have in common, counted; of all articles for none."""
        return self._questions().facets(query, show=show, typing=typing)

    def names(self, query: str = "", *, show: Show = "all", limit: int = 20_000) -> NameCounts:
        """The people and organisations of the articles that answer a query, those of most articles first."""
        return self._questions().names(query, ("person", "organisation"), show=show, limit=limit)

    def reach(self, names: Sequence[tuple[EntityKind, str]]) -> tuple[int, ...]:
        """In how many articles each of these names is, as their full name; nothing while it is not known."""
        return self._questions().reach(names)

    def card(self, name: str, kind: EntityKind, article_id: str | None = None) -> EntityCard:
        """Everything the library knows of a name; `article_id` is a full id of an article that names it."""
        return self._questions().card(name, kind, article_id)

    def compared_figures(self, id: str) -> tuple[FigureComparison, ...]:
        """The figures of an article that other articles speak of too, in the order of the text."""
        return self._questions().compared(self.article(id))

    def ledger(
        self,
        query: str = "",
        *,
        show: Show = "all",
        most: int | None = None,
        progress: ReportProgress | None = None,
        is_cancelled: IsCancelled | None = None,
    ) -> Ledger:
        """Every figure of the articles that answer a query (of all for none), by quantity.

        `most` looks through the newest so many articles alone. Raises Cancelled.
        """
        return self._questions().ledger(query, show, most, Run(progress or nobody, is_cancelled or never))

    def quantities(self, figures: Sequence[tuple[str, Figure]]) -> tuple[LedgerQuantity, ...]:
        """Figures (each with the full id of its article), those of one quantity together."""
        from metatui.model import LedgerEntry
        from metatui.newsroom.ledger import group

        heads = {id: self._library.head(id) for id in dict.fromkeys(id for id, _ in figures)}
        return group([LedgerEntry(figure, heads[id]) for id, figure in figures])

    def complete(self, query: str, cursor: int) -> tuple[Completion, ...]:
        """How the query may go on where the cursor stands, best first; often nothing."""
        return self._questions().complete(query, cursor)

    def known_names(self, begin: str, limit: int = 8) -> tuple[KnownName, ...]:
        """The names of persons, organisations, places and products in which a word begins so, most first."""
        return self._questions().known_names(" ".join(begin.split()), limit)

    @property
    def saved_searches(self) -> SavedSearches:
        """The queries that the reader keeps by their names."""
        with self._guard:
            if self._saved is None:
                from metatui.newsroom.saved_searches import SavedSearches

                self._saved = SavedSearches(self._library.folder / SAVED_SEARCHES_NAME)
            return self._saved

    @property
    def corrections(self) -> Corrections:
        """What the reader put right about names and figures; all annotations are given with it."""
        with self._guard:
            if self._corrections is None:
                from metatui.newsroom.corrections import Corrections

                here, everywhere = self._library.folder, self._place.data.parent
                self._corrections = Corrections(here / CORRECTIONS_NAME, everywhere / CORRECTIONS_NAME)
            return self._corrections

    def hits(self, id: str, query: str, *, typing: bool = False) -> tuple[Span, ...]:
        """The marks of a query in an article's text, sorted."""
        return self._questions().hits(self.article(id), query, typing=typing)

    def clauses(self, query: str) -> tuple[Span, ...]:
        """Where the clauses of a query stand that must all hold, as they were typed."""
        from metatui.newsroom.query_clauses import clauses_of

        return clauses_of(query)

    def mark_read(self, ids: Sequence[str], read: bool) -> None:
        """Mark articles (full ids) as read or unread; it is on the disk when this returns."""
        self._library.mark_read(ids, read)

    def star(self, ids: Sequence[str], starred: bool) -> None:
        """Star articles (full ids) or take the star away; it is on the disk when this returns."""
        self._library.star(ids, starred)

    def skipped(self) -> tuple[Skipped, ...]:
        """The files that did not become articles, as the last complete look at the folder found them."""
        return self._library.skipped.all()

    def index(
        self,
        progress: ReportProgress | None = None,
        is_cancelled: IsCancelled | None = None,
        rebuild: bool = False,
    ) -> IndexReport:
        """Bring library, annotations and indexes in step with the files; waits until that is done.

        Where another metatui is at it, waits for that one first. `rebuild` reads and makes everything anew.
        Raises Cancelled, LibraryError and IndexDamaged; what was done until then is kept.
        """
        run = Run(progress or nobody, is_cancelled or never)
        lock = self._lock()
        lock.acquire(run.is_cancelled)
        try:
            return self._index(run, rebuild=rebuild, thorough=False)
        finally:
            lock.release()

    def index_if_free(self, run: Run) -> Finished:
        """As `index()`, and looks at the indexes too; does nothing where another metatui is at it."""
        from metatui.newsroom.events import Finished, IndexReport

        lock = self._lock()
        if not lock.try_acquire(_PATIENCE):
            return Finished(IndexReport(skipped=self.skipped(), total=self.counts().total), elsewhere=True)
        try:
            return Finished(self._index(run, rebuild=False, thorough=True))
        finally:
            lock.release()

    def tag_all(
        self,
        progress: ReportProgress | None = None,
        is_cancelled: IsCancelled | None = None,
    ) -> int:
        """Tag carefully, on all cores, what only the quick tagger has seen; returns how many articles.

        Waits until it is done. Raises Cancelled, LibraryError and IndexDamaged; what was done is kept.
        """
        run = Run(progress or nobody, is_cancelled or never)
        lock = FileLock(self._library.folder / _TAGGER_LOCK_NAME)
        lock.acquire(run.is_cancelled)
        try:
            return self._tagging(run).run()
        finally:
            lock.release()

    def tag_if_free(self, run: Run, pause: Callable[[], None]) -> Finished:
        """As `tag_all()`, on one core and behind all others; does nothing where another metatui is at it."""
        from metatui.newsroom.events import Finished, IndexReport

        lock = FileLock(self._library.folder / _TAGGER_LOCK_NAME)
        if not lock.try_acquire():
            return Finished(IndexReport(), elsewhere=True)
        try:
            return Finished(IndexReport(changed=self._tagging(run, pause).run()))
        finally:
            lock.release()

    def start_indexing(self) -> BackgroundTask:
        """Do what `index()` does in a child process, which ends with this one."""
        return self._start("index")

    def start_tagging(self) -> BackgroundTask:
        """Do what `tag_all()` does in a child process, when the machine has nothing else to do."""
        return self._start("tag")

    def _start(self, task: Task) -> BackgroundTask:
        from metatui.newsroom.background_task import BackgroundTask

        place = self._place
        child = BackgroundTask(place.paths, place.data.parent, place.cache.parent, task=task)
        self._children.append(child)
        return child

    def doctor(self) -> list[Check]:
        """A look at everything that can go wrong: (name, ok, detail) each."""
        from metatui.newsroom.doctor import examine

        return list(examine(self._library, self._place, self._folders, self.corrections))

    def close(self) -> None:
        """Stop what runs in the background and let go of all files."""
        for child in self._children:
            child.cancel()
        for child in self._children:
            child.close()
        self._children.clear()
        self.stop_tagging()
        if self._asked is not None:
            self._asked.close()
        self._library.close()
        self._opened.remove_temporary()

    def __enter__(self) -> Newsroom:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _lock(self) -> FileLock:
        return FileLock(self._library.folder / _LOCK_NAME)

    def _tagging(self, run: Run, pause: Callable[[], None] | None = None) -> CarefulTagging:
        """Careful tagging on all cores; with a pause it is something for the background."""
        from metatui.newsroom.careful_tagging import CarefulTagging

        opened = (self._library, self._folders, self.corrections, self._lock(), run)
        if pause is None:
            return CarefulTagging(*opened)
        return CarefulTagging(*opened, workers=1, niceness=19, pause=pause)

    def _index(self, run: Run, *, rebuild: bool, thorough: bool) -> IndexReport:
        from metatui.newsroom.indexing import index_library

        return index_library(
            self._library,
            self._place.sources,
            self._folders,
            self.corrections,
            run,
            rebuild=rebuild,
            thorough=thorough,
        )

    def _questions(self) -> Questions:
        saved, corrections = self.saved_searches, self.corrections
        with self._guard:
            if self._asked is None:
                from metatui.newsroom.questions import Questions

                self._asked = Questions(self._library, self._folders, self._repair, saved, corrections)
            return self._asked

    def _repair(self, name: IndexName) -> bool:
        """Build a damaged index anew, unless a child process is there to do it; whether it was done."""
        if self._children:
            return False
        with self._lock():
            self._folders.forget(name)
            self._index(Run(), rebuild=False, thorough=True)
        return True
