# mypy: allow-untyped-calls
# (much of Whoosh has no annotations)
"""A Whoosh writer that gathers postings in arrays, writes them out in runs, and joins the runs in the end.

Memory does not grow with the number of documents but for what is kept of each (some hundred bytes).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
from whoosh.index import FileIndex
from whoosh.writing import SegmentWriter

from metatui.search.codec.array_codec import ArrayCodec, ArraySegment, add_posting, buffer_for
from metatui.search.codec.array_file import ArrayFile
from metatui.search.codec.buffers import NameBuffer, PostingBuffer, WordBuffer
from metatui.search.codec.documents import DocumentsWriter
from metatui.search.codec.field_reader import FieldReader
from metatui.search.codec.field_sink import TermBatch
from metatui.search.codec.merging import Source
from metatui.search.codec.segment_files import POSTINGS, write_batches, write_merged, write_run
from metatui.search.codec.terms_reader import ArrayTermsReader
from metatui.search.codec.word_codes import Vocabulary

# Postings that are gathered before a run is written.
RUN_SIZE = 1_000_000
LOOK_EVERY = 100  # documents


def _go_on() -> None:
    pass


class ArrayWriter(SegmentWriter):
    """Adds, deletes and merges as any writer of Whoosh does.

    Fields with a method `split` (the words of a text without spaces, to which one of their `marks` at its end
    makes no difference) are taken for running text, those with `names` (the values to be found as a whole)
    for names; any other field is asked for its postings.
    """

    perdocwriter: DocumentsWriter
    newsegment: ArraySegment

    def __init__(self, index: FileIndex, *, timeout: float = 0.0, pause: Callable[[], None] = _go_on) -> None:
        """`pause` is called now and then during long work; what it raises ends the work."""
        super().__init__(index, codec=ArrayCodec(), timeout=timeout)
        self._pause = pause
        self._folder = Path(self.storage.folder)
        self._buffers: dict[str, WordBuffer | NameBuffer | PostingBuffer] = {}
        self._vocabulary: Vocabulary | None = None
        self._sources: dict[str, list[Source]] = {}
        self._runs: list[tuple[Path, ArrayFile]] = []
        self._old: list[ArrayTermsReader] = []

    def add_document(self, **fields: Any) -> None:
        """Add a document; a value that a field cannot take leaves no trace of it."""
        self._check_state()
        self._check_fields(self.schema, fields)
        given = [(name, self.schema[name], value) for name, value in fields.items() if value is not None]
        others = {
            name: list(field.index(value))
            for name, field, value in given
            if field.indexed and not hasattr(field, "split") and not hasattr(field, "names")
        }
        number, documents = self.docnum, self.perdocwriter
        documents.start_doc(number)
        for name, field, value in given:
            length = self._add_postings(number, name, field, value, others.get(name, ()))
            if length or field.stored:
                documents.add_field(name, field, value if field.stored else None, length)
            if field.column_type:
                documents.add_column_value(name, field.column_type, field.to_column_value(value))
        documents.finish_doc()
        self._added = True
        self.docnum += 1
        if number % LOOK_EVERY == 0 and sum(buffer.size for buffer in self._buffers.values()) >= RUN_SIZE:
            self._write_run()

    def _add_postings(
        self, number: int, name: str, field: Any, value: Any, items: Iterable[tuple[Any, ...]]
    ) -> int:
        """Put the postings of a field into its buffer; returns how many words it has, where that is known."""
        if not field.indexed:
            return 0
        buffer = self._buffers.get(name)
        if buffer is None:
            buffer = self._buffers[name] = self._buffer(field)
        if isinstance(buffer, WordBuffer):
            buffer.add(number, (value,) if isinstance(value, str) else value)
            return 0
        if isinstance(buffer, NameBuffer):
            buffer.add(number, field.names(value))
            return 0
        length = 0
        for term, frequency, weight, data in items:
            add_posting(buffer, field.format, term, number, weight, data)
            length += frequency
        return length if field.scorable else 0

    def _buffer(self, field: Any) -> WordBuffer | NameBuffer | PostingBuffer:
        if hasattr(field, "split"):
            if self._vocabulary is None:
                self._vocabulary = Vocabulary.take(field.split, field.marks)
            return WordBuffer(self._vocabulary)
        return NameBuffer() if hasattr(field, "names") else buffer_for(field)

    def _take_buffers(self) -> dict[str, TermBatch]:
        """What is in the buffers, by field; the lengths of texts go to what is kept of the documents."""
        batches = {}
        for name, buffer in self._buffers.items():
            if not buffer.size:
                continue
            if isinstance(buffer, WordBuffer):
                batch, documents, lengths = buffer.take()
                self.perdocwriter.add_lengths(name, documents, lengths)
            else:
                batch = buffer.take()
            if len(batch.terms):
                batches[name] = batch
        if self._vocabulary is not None:
            self._vocabulary.forget_if_large()
        return batches

    def add_reader(self, reader: Any) -> None:
        """Take over the living documents of an older segment, which this codec wrote."""
        self._check_state()
        if not isinstance(reader._terms, ArrayTermsReader):
            raise NotImplementedError("segments of another codec are not merged")
        self._write_run()
        living = np.ones(reader.doc_count_all(), dtype=np.bool_)
        living[list(reader._perdoc.deleted_docs())] = False
        kept = np.flatnonzero(living)
        numbers = np.full(len(living), -1, dtype=np.int32)
        numbers[kept] = np.arange(self.docnum, self.docnum + len(kept))
        self.perdocwriter.add_segment(reader._perdoc, kept)
        for name in reader._terms.indexed_field_names():
            field = reader._terms.field(name)
            if field is not None and name in self.schema:
                self._sources.setdefault(name, []).append(Source(field, numbers))
        self._old.append(reader._terms)
        self.docnum += len(kept)
        self._added = True

    def cancel(self, **kwargs: Any) -> None:
        """Forget everything that was added; the index stays as it was."""
        super().cancel(**kwargs)
        for path in self._folder.glob(self.newsegment.make_filename(".*")):
            with suppress(OSError):
                path.unlink()

    def _write_run(self) -> None:
        """Put what is in the buffers into a file, to be merged in the end."""
        batches = self._take_buffers()
        if not batches:
            return
        self._pause()
        path = self._folder / self.newsegment.make_filename(f".run{len(self._runs)}")
        write_run(path, batches)
        file = ArrayFile(path)
        self._runs.append((path, file))
        for name in batches:
            self._sources.setdefault(name, []).append(Source(FieldReader(file, name), None))

    def _flush_segment(self) -> None:
        """In place of Whoosh's, which takes posting by posting out of its pool."""
        path = self.newsegment.path(self.storage, POSTINGS)
        if self._sources:
            self._write_run()
            if self._vocabulary is not None:
                self._vocabulary.forget()  # what it holds would come on top of what merging takes
            write_merged(path, self._sources, self.docnum, self._rest)
        else:
            write_batches(path, self._take_buffers(), self.docnum)
        self.perdocwriter.close()
        self.newsegment.seal(self.storage)

    def _rest(self) -> None:
        """Between two batches of a merge."""
        self._pause()
        for _, file in self._runs:
            file.forget_pages()
        for old in self._old:
            old.forget_pages()

    def _close_segment(self) -> None:
        """In place of Whoosh's: there is no pool, and the two files are written by `_flush_segment`."""
        self._buffers.clear()
        self._sources.clear()
        for path, file in self._runs:
            file.close()
            with suppress(OSError):
                path.unlink()
        self._runs.clear()
        if self._vocabulary is not None:
            self._vocabulary.give_back()
            self._vocabulary = None
        self.pool.cleanup()
