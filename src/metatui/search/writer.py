"""Writing a commit: new documents, removed ones, merged segments, and the manifest that vouches for them.

The order makes a kill harmless at any point. 1. The files of the new segment are written and flushed; nothing
refers to them. 2. The manifest of the coming generation is put in place; nothing reads it before that
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

import numpy as np
from whoosh.filedb.filestore import RamStorage
from whoosh.index import TOC, FileIndex, LockError, clean_files
from whoosh.reading import SegmentReader
from whoosh.writing import SegmentWriter

from metatui.errors import Cancelled, MetatuiError
from metatui.model import Annotations, Article, IsCancelled
from metatui.search.analyzer import fingerprint
from metatui.search.codec.array_codec import ArrayCodec
from metatui.search.codec.posting_pool import PostingPool
from metatui.search.codec.segment_terms import SegmentTerms
from metatui.search.damage import damage_reported
from metatui.search.integrity import (
    Manifest,
    flush_to_disk,
    remove_old_manifests,
    seal,
    seal_bytes,
    write_durably,
    write_manifest,
)
from metatui.search.merging import segments_to_merge
from metatui.search.schema import document

# How many seconds to wait for another process that is writing.
LOCK_PATIENCE = 10.0


class CommitWriter(SegmentWriter):
    """Whoosh's writer, but for how a commit is sealed and which segments it merges."""

    def __init__(
        self, index: FileIndex, folder: Path, revision: int, is_cancelled: IsCancelled | None
    ) -> None:
        """`revision` is what the index will be in step with once this is committed."""
        try:
            super().__init__(index, codec=ArrayCodec(), timeout=LOCK_PATIENCE)
        except LockError as error:
            raise MetatuiError(
                f"The search index in {folder} is being written by another metatui; try again later."
            ) from error
        self.pool: Any = PostingPool()
        self._folder = folder
        self._revision = revision
        self._is_cancelled = is_cancelled

    def write(
        self,
        documents: Iterable[tuple[Article, Annotations]],
        *,
        removed: Iterable[str],
        numbers: Callable[[], dict[str, int]],
        progress: Callable[[int], None] | None,
    ) -> None:
        """Add or replace documents, remove others, and commit.

        `numbers` gives the document numbers of the last commit by id. Raises Cancelled, with nothing changed,
        when asked to stop.
        """
        try:
            # Only behind the lock of the folder, which this writer holds, do the numbers stay what they are.
            old, added = numbers(), dict[str, int]()
            for id in removed:
                if id in old:
                    self.delete_document(old[id])
            for done, (article, annotations) in enumerate(documents, start=1):
                self._stop_if_cancelled()
                if article.id in added:
                    self.newsegment.delete_document(added[article.id])
                elif article.id in old:
                    self.delete_document(old[article.id])
                added[article.id] = self.docnum
                with damage_reported():
                    self.add_document(**document(article, annotations))
                if progress:
                    progress(done)
            kept = self._merge()
        except BaseException:
            self.cancel()
            raise
        with damage_reported():
            self.commit(mergetype=lambda writer, segments: kept)

    def _stop_if_cancelled(self) -> None:
        if self._is_cancelled and self._is_cancelled():
            raise Cancelled("Indexing was stopped; the search index is as it was before.")

    def add_postings_to_pool(self, reader: Any, startdoc: int, docmap: dict[int, int] | None) -> None:
        """In place of Whoosh's, which goes through every posting: whole lists at once."""
        size = reader.doc_count_all()
        numbers = np.full(size, -1, dtype=np.int64)
        if docmap is None:
            numbers[:] = np.arange(startdoc, startdoc + size)
        else:
            numbers[list(docmap)] = list(docmap.values())
        terms = SegmentTerms(reader._terms)
        try:
            self.pool.add_segment(terms, iter(reader.indexed_field_names()), numbers)
        finally:
            terms.close()

    def _flush_segment(self) -> None:
        """In place of Whoosh's, which takes posting by posting out of its pool."""
        self.perdocwriter.close()
        for field, terms in self.pool.fields():
            self.fieldwriter.start_field(field, self.schema[field])
            for term, postings in terms:
                self.fieldwriter.start_term(term)
                self.fieldwriter._postwriter.take(postings)
                self.fieldwriter.finish_term()
            self.fieldwriter.finish_field()
        self.fieldwriter.close()

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
        names = [segment.make_filename(".seg") for segment in segments]
        flush_to_disk(self._folder / name for name in names)
        memory = RamStorage()
        TOC(self.schema, segments, self.generation).write(memory, self.indexname)
        toc_name = TOC._filename(self.indexname, self.generation)
        toc = memory.files[toc_name]
        files = {name: seal(self._folder / name) for name in names}
        files[toc_name] = seal_bytes(toc)
        living = sum(segment.doc_count_all() - segment.deleted_count() for segment in segments)
        manifest = Manifest(self._revision, living, fingerprint(), files)
        write_manifest(self._folder, self.generation, manifest)
        write_durably(self._folder / toc_name, toc)
        flush_to_disk(iter([self._folder]))
        clean_files(self.storage, self.indexname, self.generation, segments)
        remove_old_manifests(self._folder, self.generation)
