"""Writing the file of postings of a segment: from sources, or from what a stock writer of Whoosh streams."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from metatui.search.codec.array_file import ArrayFileWriter
from metatui.search.codec.buffers import form_of
from metatui.search.codec.field_sink import FieldForm, FieldSink, TermBatch
from metatui.search.codec.merging import FieldMerge, Source
from metatui.search.codec.spool import Spool
from metatui.search.codec.wide_prefixes import WidePrefixes, prefix_field

POSTINGS = ".terms"
DOCUMENTS = ".docs"


def write_run(path: Path, fields: Mapping[str, TermBatch]) -> None:
    """Write the postings of some new documents as a file that can be merged."""
    file = ArrayFileWriter(path)
    for field in sorted(fields):
        _write_batch(file, field, fields[field], path.parent)
    file.close()


def write_merged(
    path: Path, fields: Mapping[str, Sequence[Source]], documents: int, pause: Callable[[], None]
) -> None:
    """Write the postings of a segment of so many documents, joined from sources for each field.

    `pause` is called now and then; what it raises ends the work.
    """
    file = ArrayFileWriter(path)
    try:
        for field in sorted(fields):
            _write_field(file, field, FieldMerge(fields[field]), documents, path.parent, pause)
    except BaseException:
        file.discard()
        raise
    file.close()


def write_batches(path: Path, fields: Mapping[str, TermBatch], documents: int) -> None:
    """Write the postings of a segment of so many documents that are all in memory."""
    file = ArrayFileWriter(path)
    for field in sorted(fields):
        batch = fields[field]
        _write_batch(file, field, batch, path.parent)
        if batch.places is not None:
            prefixes = WidePrefixes(batch.terms, batch.counts, documents)
            prefixes.add(batch)
            _write_prefixes(file, field, prefixes, path.parent)
    file.close()


def _write_batch(file: ArrayFileWriter, field: str, batch: TermBatch, folder: Path) -> None:
    sink = FieldSink(field, form_of(batch), _spools(folder))
    sink.add(batch)
    sink.write(file)


def _write_field(
    file: ArrayFileWriter,
    field: str,
    merge: FieldMerge,
    documents: int,
    folder: Path,
    pause: Callable[[], None],
) -> None:
    form = merge.form
    sink = FieldSink(field, form, _spools(folder))
    prefixes = WidePrefixes(merge.terms, merge.documents, documents) if form.has_places else None
    for batch in merge.batches(pause):
        sink.add(batch)
        if prefixes is not None:
            prefixes.add(batch)
    sink.write(file)
    if prefixes is not None:
        _write_prefixes(file, field, prefixes, folder)


def _write_prefixes(file: ArrayFileWriter, field: str, prefixes: WidePrefixes, folder: Path) -> None:
    batches = list(prefixes.batches())
    if batches:
        sink = FieldSink(prefix_field(field), FieldForm(has_times=True, has_places=False), _spools(folder))
        for batch in batches:
            sink.add(batch)
        sink.write(file)


def _spools(folder: Path) -> Callable[..., Spool]:
    return lambda dtype: Spool(folder, dtype)
