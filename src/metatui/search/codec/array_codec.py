# mypy: allow-untyped-calls
# (much of Whoosh has no annotations)
"""A Whoosh codec whose segments are arrays: postings in one file, what is kept of documents in another.

Segments, deletions, merges and the table of contents stay Whoosh's. Supported are fields whose postings are
documents, frequencies and positions with a boost of one; columns of numbers, bits and bytes; stored values
that JSON can hold. Files lie in a folder: they are mapped into memory.

The names in this module are written into index folders; renaming them takes a new `INDEX_VERSION`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from whoosh import formats
from whoosh.codec.base import FieldWriter
from whoosh.codec.whoosh3 import W3Codec, W3Segment

from metatui.search.codec.array_file import digest_of
from metatui.search.codec.buffers import PostingBuffer
from metatui.search.codec.documents import DocumentsReader, DocumentsWriter
from metatui.search.codec.segment_files import DOCUMENTS, POSTINGS, write_batches
from metatui.search.codec.terms_reader import ArrayTermsReader


class ArraySegment(W3Segment):
    """A segment; `digests` vouch for the contents of its two files once it is complete."""

    def __init__(self, codec: ArrayCodec, indexname: str) -> None:
        super().__init__(codec, indexname)
        self.digests: dict[str, int] = {}

    def should_assemble(self) -> bool:
        """The files stay as they are: a compound would copy them, and they are mapped one by one."""
        return False

    def path(self, storage: Any, extension: str) -> Path:
        """Where one of the two files lies."""
        return Path(str(storage.folder)) / str(self.make_filename(extension))

    def seal(self, storage: Any) -> None:
        """Take down the digests: both files are written."""
        self.digests = {name: digest_of(self.path(storage, name)) for name in (POSTINGS, DOCUMENTS)}


class ArrayCodec(W3Codec):
    """See the module."""

    # Lengths per term serve shortcuts that are not taken here.
    length_stats = False

    def per_document_writer(self, storage: Any, segment: ArraySegment) -> DocumentsWriter:
        """What keeps lengths, columns and stored values of new documents."""
        return DocumentsWriter(segment.path(storage, DOCUMENTS))

    def field_writer(self, storage: Any, segment: ArraySegment) -> ArrayFieldWriter:
        """What Whoosh's own writers stream postings into."""
        return ArrayFieldWriter(storage, segment)

    def terms_reader(self, storage: Any, segment: ArraySegment) -> ArrayTermsReader:
        """The terms and postings of a segment."""
        return ArrayTermsReader(segment.path(storage, POSTINGS), segment)

    def per_document_reader(self, storage: Any, segment: ArraySegment) -> DocumentsReader:
        """Lengths, columns and stored values of a segment."""
        return DocumentsReader(segment.path(storage, DOCUMENTS), segment)

    def new_segment(self, storage: Any, indexname: str) -> ArraySegment:
        """A segment without files as yet."""
        return ArraySegment(self, indexname)


class ArrayFieldWriter(FieldWriter):
    """Takes postings as Whoosh's own writers stream them, all in memory; `ArrayWriter` does without."""

    def __init__(self, storage: Any, segment: ArraySegment) -> None:
        self._storage, self._segment = storage, segment
        self._fields: dict[str, PostingBuffer] = {}
        self._buffer = PostingBuffer(has_times=False, has_places=False)
        self._term = b""
        self._documents = 0
        self._format: Any = None
        self.is_closed = False

    def start_field(self, fieldname: str, fieldobj: Any) -> None:
        self._format = fieldobj.format
        self._buffer = self._fields[fieldname] = buffer_for(fieldobj)

    def start_term(self, text: bytes) -> None:
        self._term = text

    def add(self, docnum: int, weight: float, vbytes: bytes, length: int) -> None:
        add_posting(self._buffer, self._format, self._term, docnum, weight, vbytes)
        self._documents = max(self._documents, docnum + 1)

    def add_spell_word(self, fieldname: str, text: str) -> None:
        raise NotImplementedError("this codec keeps no separate spelling")

    def finish_term(self) -> None:
        pass

    def close(self) -> None:
        batches = {name: buffer.take() for name, buffer in self._fields.items() if buffer.size}
        write_batches(self._segment.path(self._storage, POSTINGS), batches, self._documents)
        self.is_closed = True


def buffer_for(field: Any) -> PostingBuffer:
    """A buffer for the postings of a field of any type that the codec supports."""
    kept = field.format
    if isinstance(kept, formats.Characters | formats.PositionBoosts):
        raise NotImplementedError(
            f"this codec keeps no {type(kept).__name__}: only frequencies and positions"
        )
    counted, placed = not isinstance(kept, formats.Existence), kept.supports("positions")
    return PostingBuffer(has_times=counted, has_places=placed)


def add_posting(
    buffer: PostingBuffer, format_: Any, term: bytes, docnum: int, weight: float, vbytes: bytes
) -> None:
    """Put a posting as a field made it into a buffer."""
    placed = format_.supports("positions")
    places = format_.decode_positions(vbytes) if placed else ()
    times = len(places) if placed else format_.decode_frequency(vbytes) if vbytes else 1
    if weight != times:
        raise NotImplementedError("this codec keeps no weights beside frequencies: boost in the query")
    buffer.add(term, docnum, times, places)
