"""Writing a commit: new documents, removed ones, merged segments, and the manifest that vouches for them.

The order makes a kill harmless at any point. 1. The files of the new segment are written; nothing refers to
them. 2. The manifest of the coming generation is put in place; nothing reads it before that
generation exists. 3. The table of contents is renamed into place: from here on the new commit, with its
revision, is the index. 4. What the old commit alone needed is deleted. A revision is thus never seen without
its documents.
"""

# mypy: allow-untyped-calls
# (much of Whoosh has no annotations)
from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from whoosh.index import LockError, clean_files
from whoosh.reading import SegmentReader

from metatui.errors import Cancelled, MetatuiError
from metatui.model import Annotations, Article, IsCancelled
from metatui.search.analyzer import fingerprint
from metatui.search.codec.array_writer import ArrayWriter
from metatui.search.contents import IndexToWrite, contents_bytes, contents_name
from metatui.search.damage import damage_reported
from metatui.search.integrity import (
    Manifest,
    remove_old_manifests,
    seal_of,
    write_manifest,
    write_whole,
)
from metatui.search.merging import segments_to_merge
from metatui.search.schema import document

# How many seconds to wait for another process that is writing.
LOCK_PATIENCE = 10.0
# With so many segments an update joins some of them itself: somebody forgot to tidy up.
_MOST_SEGMENTS = 60


class CommitWriter(ArrayWriter):
    """Whoosh's writer, but for how a commit is sealed and which segments it merges."""

    def __init__(self, folder: Path, revision: int, is_cancelled: IsCancelled | None) -> None:
        """`revision` is what the index will be in step with once this is committed."""
        self._is_cancelled = is_cancelled
        try:
            super().__init__(IndexToWrite(folder), timeout=LOCK_PATIENCE, pause=self._stop_if_cancelled)
        except LockError as error:
            raise MetatuiError(
                f"The search index in {folder} is being written by another metatui; try again later."
            ) from error
        except BaseException:
            if lock := getattr(self, "writelock", None):
                lock.release()
            raise
        self._revision = revision

    def write(
        self,
        documents: Iterable[tuple[Article, Annotations]],
        *,
        removed: Iterable[str],
        numbers: Callable[[], Callable[[str], int | None]],
        progress: Callable[[int], None] | None,
        tidy: bool = False,
    ) -> None:
        """Add or replace documents, remove others, and commit; `tidy` joins segments, too.

        `numbers` gives what finds the number of a document of the last commit by its id. Raises Cancelled,
        with nothing changed, when asked to stop.
        """
        try:
            # Only behind the lock of the folder, which this writer holds, do the numbers stay what they are.
            number, added = numbers(), dict[str, int]()
            for id in removed:
                self._forget(number(id))
            for done, (article, annotations) in enumerate(documents, start=1):
                self._stop_if_cancelled()
                if article.id in added:
                    self.newsegment.delete_document(added[article.id])
                else:
                    self._forget(number(article.id))
                added[article.id] = self.docnum
                with damage_reported():
                    self.add_document(**document(article, annotations))
                if progress:
                    progress(done)
            kept = self._merge() if tidy or len(self.segments) >= _MOST_SEGMENTS else self.segments
        except BaseException:
            self.cancel()
            raise
        with damage_reported():
            self.commit(mergetype=lambda writer, segments: kept)

    def _forget(self, number: int | None) -> None:
        if number is not None:
            self.delete_document(number)

    def _stop_if_cancelled(self) -> None:
        if self._is_cancelled and self._is_cancelled():
            raise Cancelled("Indexing was stopped; the search index is as it was before.")

    def _merge(self) -> list[Any]:
        """Take documents of older segments into the new one; returns the segments that stay."""
        segments = self.segments
        chosen = segments_to_merge(segments)
        for segment in chosen:
            self._stop_if_cancelled()
            if segment.doc_count_all() > segment.deleted_count():
                reader = SegmentReader(self.storage, self.schema, segment)
                try:
                    self.add_reader(reader)
                finally:
                    reader.close()
        return [segment for segment in segments if segment not in chosen]

    def _commit_toc(self, segments: list[Any]) -> None:
        """In place of Whoosh's: seal the commit in the order told above."""
        contents = contents_bytes(self.schema, segments, self.generation)
        living = sum(segment.doc_count_all() - segment.deleted_count() for segment in segments)
        manifest = Manifest(self._revision, living, fingerprint(), seal_of(contents))
        write_manifest(self._folder, self.generation, manifest)
        write_whole(self._folder / contents_name(self.generation), contents)
        clean_files(self.storage, self.indexname, self.generation, segments)
        remove_old_manifests(self._folder, self.generation)
