"""From a folder to the library: what is new or changed is read, what is gone is marked, the rest stays."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from metatui.errors import UnreadableFile
from metatui.library import FileStamp, IncomingArticle, Library, SkippedFile
from metatui.model import Article, Progress, Skipped

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from metatui.ingest import FoundFile, Root
    from metatui.newsroom.run import Run

# A write holds others up for some milliseconds only: so many articles or characters, whichever comes first.
BATCH_ARTICLES = 50
BATCH_CHARACTERS = 500_000
BATCH_GONE = 500
_ROOTS = "roots"


@dataclass(slots=True)
class Intake:
    """What came in: numbers of articles, and all files that are no articles."""

    added: int = 0
    changed: int = 0
    gone: int = 0
    skipped: list[Skipped] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Unread:
    """A file that could not be made an article; `is_passing` when that may be otherwise the next time."""

    reason: str
    is_passing: bool


def read_files(library: Library, paths: Sequence[Path], run: Run, *, everything: bool = False) -> Intake:
    """Bring the library in step with the files under `paths`; `everything` reads unchanged files too.

    Raises Cancelled, with everything read so far stored, and LibraryError.
    """
    intake = Intake()
    skipped: dict[str, SkippedFile] = {}
    found = _look(library, paths, run, skipped)
    stamps = library.articles.stamps()
    skipped_before = library.skipped.files()
    to_read = [*found.values()] if everything else _new_or_changed(found, stamps, skipped_before, skipped)
    gone = _gone(library, stamps.keys() - found.keys(), skipped)
    store = _Store(library, intake, run.changed)
    try:
        for done, file in enumerate(to_read):
            run.report(Progress("reading", done, len(to_read)))
            run.stop_if_cancelled()
            outcome = _read(file)
            if isinstance(outcome, Article):
                store.add(IncomingArticle(outcome, _stamp(file)))
            elif outcome.is_passing:
                skipped[file.shown] = SkippedFile(Skipped(file.shown, outcome.reason))
            else:
                skipped[file.shown] = SkippedFile(Skipped(file.shown, outcome.reason), file.id, _stamp(file))
                if file.id in stamps:
                    gone.append(file.id)
    finally:
        store.flush()
    if to_read:
        run.report(Progress("reading", len(to_read), len(to_read)))
    for start in range(0, len(gone), BATCH_GONE):
        run.changed(library.articles.mark_gone(gone[start : start + BATCH_GONE]))
    skipped_now = [skipped[path] for path in sorted(skipped)]
    if skipped_now != skipped_before:
        library.skipped.replace(skipped_now)
    intake.gone = len(gone)
    intake.skipped = [file.skipped for file in skipped_now]
    return intake


def _look(
    library: Library, paths: Sequence[Path], run: Run, skipped: dict[str, SkippedFile]
) -> dict[str, FoundFile]:
    """The files under `paths` by article id; those that are passed over go to `skipped`."""
    from metatui.ingest import walk

    found: dict[str, FoundFile] = {}
    run.report(Progress("looking"))
    for item in walk(_roots(library, paths), is_cancelled=run.is_cancelled):
        if isinstance(item, Skipped):
            skipped[item.path] = SkippedFile(item)
        else:
            found[item.id] = item
            run.report(Progress("looking", len(found)))
    # A walk that was stopped has not seen everything, and what it has not seen is not gone.
    run.stop_if_cancelled()
    return found


def _roots(library: Library, paths: Sequence[Path]) -> Sequence[Root]:
    """The roots under the labels that they had from the first: articles are known by them.

    So a folder that is away for now is one that nothing is found in, and takes no other folder's label.
    """
    from metatui.ingest import Root, roots_of

    known = {os.fsencode(path): label for path, label in json.loads(str(library.meta(_ROOTS) or "[]"))}
    if any(os.fsencode(path) not in known for path in paths):
        roots = roots_of(paths)
        library.set_meta(_ROOTS, json.dumps([(str(root.path), root.label) for root in roots]))
        return roots
    return [Root(path, known[os.fsencode(path)]) for path in paths]


def _new_or_changed(
    found: dict[str, FoundFile],
    stamps: dict[str, FileStamp],
    skipped_before: Sequence[SkippedFile],
    skipped: dict[str, SkippedFile],
) -> list[FoundFile]:
    """The files to read; those that were read before and are still no articles go to `skipped`."""
    no_articles = {file.id: file for file in skipped_before if file.id is not None}
    to_read = []
    for id, file in found.items():
        stamp = _stamp(file)
        known = no_articles.get(id)
        if known is not None and known.stamp == stamp:
            skipped[known.skipped.path] = known
        elif stamps.get(id) != stamp:
            to_read.append(file)
    return to_read


def _gone(library: Library, missing: set[str], skipped: dict[str, SkippedFile]) -> list[str]:
    """Of the articles whose files were not found, those that are gone and not just out of reach now."""

    def is_out_of_reach(path: str) -> bool:
        return path in skipped or any(
            path[:end] in skipped for end, letter in enumerate(path) if letter == "/" and end
        )

    return sorted(
        id for id, path in library.articles.paths(missing) if path is None or not is_out_of_reach(path)
    )


def _stamp(file: FoundFile) -> FileStamp:
    return FileStamp(file.size, file.mtime_ns)


def _read(file: FoundFile) -> Article | _Unread:
    from metatui.ingest import open_safely, read_article

    try:
        data = open_safely(file)
    except UnreadableFile as error:
        return _Unread(str(error), is_passing=True)
    try:
        return read_article(data, name=file.path.name, id=file.id, path=file.shown)
    except UnreadableFile as error:
        return _Unread(str(error), is_passing=False)
    except Exception as error:
        # One file that trips up a parser must not keep the reader from all the others.
        return _Unread(f"it could not be understood ({type(error).__name__})", is_passing=False)


class _Store:
    """Collects articles and stores them in short transactions."""

    def __init__(self, library: Library, intake: Intake, changed: Callable[[int], None]) -> None:
        self._library = library
        self._intake = intake
        self._changed = changed
        self._seen_at = library.now()
        self._batch: list[IncomingArticle] = []
        self._characters = 0

    def add(self, incoming: IncomingArticle) -> None:
        self._batch.append(incoming)
        self._characters += len(incoming.article.text)
        if len(self._batch) >= BATCH_ARTICLES or self._characters >= BATCH_CHARACTERS:
            self.flush()

    def flush(self) -> None:
        if not self._batch:
            return
        batch, self._batch, self._characters = self._batch, [], 0
        result = self._library.articles.store(batch, self._seen_at)
        self._intake.added += result.added
        self._intake.changed += result.changed
        if result.added or result.changed:
            self._changed(result.revision)
