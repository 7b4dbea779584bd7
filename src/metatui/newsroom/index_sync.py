"""Bringing both indexes up to the library's revision, in steps each of which can be the last.

An article is analysed just before it is indexed, in steps that grow: so the first articles can be searched
after seconds, and a run that is cut short goes on where it stopped. The library is always ahead of the
indexes, never behind; an index that fails in any way is deleted and built anew, once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from metatui import __version__
from metatui.errors import IndexDamaged, MetatuiError
from metatui.model import Annotations, Article, IsCancelled, Phase, Progress
from metatui.newsroom.correcting import are_read_with, rows_to_correct
from metatui.newsroom.index_folders import INDEX_NAMES, BuiltFor, IndexFolders, IndexName

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from metatui.library import Library, Revised
    from metatui.newsroom.analysing import Analysing
    from metatui.newsroom.corrections import Corrections
    from metatui.newsroom.run import Run

STEP_FIRST = 50
STEP_LARGEST = 4000


class WritableIndex(Protocol):
    """What the search index and the story index have in common."""

    @property
    def revision(self) -> int:
        """The library's revision that the index is in step with."""

    @property
    def count(self) -> int:
        """How many articles it holds."""

    def update(
        self,
        documents: Iterable[tuple[Article, Annotations]],
        *,
        removed: Iterable[str],
        revision: int,
        progress: Callable[[int], None] | None = None,
        is_cancelled: IsCancelled | None = None,
    ) -> None:
        """Take out, add and replace articles by id: all of it or nothing."""

    def tidy(self, is_cancelled: IsCancelled | None = None) -> None:
        """Join what many updates left in pieces, where that pays."""

    def close(self) -> None:
        """Let go of its files."""


def is_current(library: Library, folders: IndexFolders, corrections: Corrections) -> bool:
    """Whether a quick look says that both indexes are in step with the library and the corrections."""
    note, revision = folders.note(), library.revision
    return (
        _fits(note, library)
        and note.search == note.stories == revision
        and all(folders.is_trusted(name) for name in INDEX_NAMES)
        and all(are_read_with(rules, corrections.lines) for rules in (note.search_rules, note.stories_rules))
        and corrections.learned.is_indexed
    )


def bring_up_to_date(library: Library, folders: IndexFolders, corrections: Corrections, run: Run) -> None:
    """Analyse what was not analysed yet and index what was not indexed yet; both indexes are looked at.

    Raises Cancelled, LibraryError, IndexDamaged where an index cannot be built at all, and MetatuiError where
    the disk does not take it.
    """
    from metatui.newsroom.analysing import Analysing
    from metatui.newsroom.uniting import unite_names

    folders.sweep()
    if not _fits(folders.note(), library):
        for name in INDEX_NAMES:
            folders.remove(name)
            folders.prepare(name)
        folders.write_note(BuiltFor(library.id, _analyser_version(), __version__))
        corrections.learned.write(())
    elif not corrections.learned.is_sound:
        # Nobody knows by which names the articles were indexed.
        for name in INDEX_NAMES:
            folders.remove(name)
        corrections.learned.write(())
    with Analysing(library, run, corrections.rules) as analysing:
        _Sync(library, folders, run, analysing, "search", "indexing", corrections).run()
        # Articles that the search index held already, but whose annotations were lost.
        analysing.analyse()
    _Sync(library, folders, run, analysing, "stories", "relating", corrections).run()

    def documents(rows: Sequence[int]) -> Iterable[tuple[Article, Annotations]]:
        analysing.rules = corrections.rules  # what was learned a moment ago is among them
        return analysing.documents(rows)

    unite_names(library, folders, corrections, documents, run)


def _analyser_version() -> int:
    from metatui.analysis import analyser_version

    return analyser_version()


def _fits(note: BuiltFor, library: Library) -> bool:
    return (note.library, note.analyser, note.version) == (library.id, _analyser_version(), __version__)


class _Sync:
    """Brings one index up to date."""

    def __init__(
        self,
        library: Library,
        folders: IndexFolders,
        run: Run,
        analysing: Analysing,
        name: IndexName,
        phase: Phase,
        corrections: Corrections,
    ) -> None:
        self._library = library
        self._folders = folders
        self._run = run
        self._analysing = analysing
        self._name = name
        self._phase = phase
        self._lines = corrections.lines
        self._learned = corrections.learned.indexed_by

    def run(self) -> None:
        """Do it, and once more from nothing when the index turns out to be damaged."""
        if self._folders.built(self._name) is None:
            # New, or found to be damaged by somebody who searched.
            self._folders.remove(self._name)
        try:
            self._attempt()
        except IndexDamaged:
            self._folders.remove(self._name)
            self._attempt()
        except (MetatuiError, MemoryError):
            raise
        except Exception:
            # What a damaged file raises cannot be foreseen. If it was something else, it comes again.
            self._folders.remove(self._name)
            self._attempt()

    def _attempt(self) -> None:
        index = open_index(self._name, self._folders.prepare(self._name))
        try:
            self._correct(index)
            self._step_by_step(index)
            # What was indexed can be found already: nobody waits for this.
            index.tidy(self._run.is_cancelled)
        finally:
            index.close()

    def _correct(self, index: WritableIndex) -> None:
        """Index those articles anew that read otherwise than when they were indexed."""
        before, now = self._folders.rules(self._name), self._lines
        if index.count and not are_read_with(before, now):
            rows = rows_to_correct(
                self._library, self._analysing, before, self._learned, index.revision, self._run
            )
            # Cut short, some are read with the one set and some with the other: the next run asks for both.
            self._folders.note_rules(self._name, list(dict.fromkeys(map(tuple, [*before, now]))))
            for start in range(0, len(rows), STEP_LARGEST):
                step = rows[start : start + STEP_LARGEST]
                self._update(index, step, [], index.revision, start, len(rows), "correcting")
        self._folders.note_rules(self._name, [now])

    def _step_by_step(self, index: WritableIndex) -> None:
        revision = self._library.revision
        if index.revision > revision:
            raise self._damaged(f"is at revision {index.revision}, but the library is at {revision}")
        revised = self._library.articles.revised_since(index.revision)
        total = sum(not article.gone for article in revised)
        done = 0
        for step in _steps(revised):
            here = [article.row for article in step if not article.gone]
            self._analysing.analyse(here)
            self._run.report(Progress(self._phase, done, total))
            self._update(
                index, here, [article.id for article in step if article.gone], step[-1].revision, done, total
            )
            done += len(here)
        if index.revision != revision:
            self._update(index, [], [], revision, done, total)
        count = self._library.articles.count()
        if index.count != count:
            raise self._damaged(f"holds {index.count} articles, but the library {count}")
        self._note(index)

    def _update(
        self,
        index: WritableIndex,
        rows: Sequence[int],
        gone: Sequence[str],
        revision: int,
        done: int,
        total: int,
        phase: Phase | None = None,
    ) -> None:
        self._run.stop_if_cancelled()
        index.update(
            self._analysing.documents(rows),
            removed=gone,
            revision=revision,
            progress=lambda more: self._run.report(Progress(phase or self._phase, done + more, total)),
            is_cancelled=self._run.is_cancelled,
        )
        self._note(index)

    def _note(self, index: WritableIndex) -> None:
        note = self._folders.note()
        if self._name == "search":
            note = note._replace(search=index.revision)
        else:
            note = note._replace(stories=index.revision)
        self._folders.write_note(note)

    def _damaged(self, finding: str) -> IndexDamaged:
        return IndexDamaged(
            f"The {self._name} index in {self._folders.path(self._name)} {finding}. "
            "Build it anew with `metatui reindex`."
        )


def _steps(revised: Sequence[Revised]) -> Iterator[Sequence[Revised]]:
    """Parts of growing size that end with a revision, since an index is in step with whole ones."""
    start, size = 0, STEP_FIRST
    while start < len(revised):
        end = min(start + size, len(revised))
        while end < len(revised) and revised[end].revision == revised[end - 1].revision:
            end += 1
        yield revised[start:end]
        start, size = end, min(size * 2, STEP_LARGEST)


def open_index(name: IndexName, folder: Path) -> WritableIndex:
    """One of the indexes, an empty one where there is none. Raises IndexDamaged."""
    if name == "search":
        from metatui.search import SearchIndex

        return SearchIndex.open(folder, create=True)
    from metatui.stories import StoryIndex

    return StoryIndex.open(folder, create=True)
