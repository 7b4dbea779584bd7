"""Opening what lies in an index folder, and only when it is whole."""

# mypy: allow-untyped-calls
# (much of Whoosh has no annotations)
from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC, FileIndex
from whoosh.reading import SegmentReader

from metatui.search.analyzer import fingerprint
from metatui.search.codec.array_codec import ArraySegment
from metatui.search.damage import damage_reported
from metatui.search.integrity import (
    Manifest,
    check_file,
    check_folder,
    damaged,
    read_manifest,
    seal_of,
    write_manifest,
    write_whole,
)
from metatui.search.schema import make_schema
from metatui.search.segment import Segment
from metatui.search.snapshot import Snapshot

_NAME = "MAIN"
_ATTEMPTS = 10


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit, opened: its generation, its manifest, and its segments by their names."""

    generation: int
    manifest: Manifest
    segments: dict[str, Segment]
    snapshot: Snapshot


def create(folder: Path) -> None:
    """Make an empty index in the folder, and the folder if need be; an index that is there stays as it is."""
    with damage_reported():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        check_folder(folder)
        if generation(folder) >= 0:
            return
        from whoosh.filedb.filestore import RamStorage

        memory = RamStorage()
        TOC(make_schema(), [], 0).write(memory, _NAME)
        name = TOC._filename(_NAME, 0)
        toc = memory.files[name]
        write_manifest(folder, 0, Manifest(0, 0, fingerprint(), seal_of(toc)))
        write_whole(folder / name, toc)


def generation(folder: Path) -> int:
    """The number of the last commit; -1 when there is none."""
    return int(TOC._latest_generation(FileStorage(str(folder)), _NAME))


def file_index(folder: Path) -> FileIndex:
    """Whoosh's index of a folder, for writing; its table of contents is checked before it is believed."""
    with damage_reported():
        check_folder(folder)
        number = generation(folder)
        name = TOC._filename(_NAME, number)
        check_file(folder, name, read_manifest(folder, number).toc)
        return FileIndex(FileStorage(str(folder)), indexname=_NAME)


def load(folder: Path, before: Commit | None = None) -> Commit:
    """Open the last commit. Segments that `before` has open are taken over; the others of `before` stay open.

    Raises IndexDamaged when the folder is not ours alone, holds no index or one that has changed since.
    """
    for attempt in range(_ATTEMPTS):
        with damage_reported():
            check_folder(folder)
            number = generation(folder)
            if number < 0:
                raise damaged(folder, "is not there")
            try:
                return _open(folder, number, before)
            except FileNotFoundError as error:
                # Another process may have committed meanwhile and deleted what this commit needed.
                if attempt + 1 == _ATTEMPTS or generation(folder) == number:
                    raise damaged(folder, f"lacks a file ({Path(error.filename or '').name})") from error
    raise AssertionError("the last attempt returns or raises")


def _open(folder: Path, number: int, before: Commit | None) -> Commit:
    manifest = read_manifest(folder, number)
    if manifest.fingerprint != fingerprint():
        raise damaged(folder, "was made with other rules for words")
    storage = FileStorage(str(folder))
    toc_name = TOC._filename(_NAME, number)
    check_file(folder, toc_name, manifest.toc)
    toc = TOC.read(storage, _NAME, gen=number)
    segments: dict[str, Segment] = {}
    opened = []
    try:
        for entry in toc.segments:
            name = entry.segment_id()
            if not isinstance(entry, ArraySegment) or not entry.digests:
                raise damaged(folder, f"has a segment that nothing vouches for ({name})")
            if before is not None and name in before.segments:
                segments[name] = before.segments[name]
            else:
                segments[name] = Segment(SegmentReader(storage, toc.schema, entry))
                opened.append(segments[name])
        pairs = [
            (segment, set(entry.deleted_docs()))
            for segment, entry in zip(segments.values(), toc.segments, strict=True)
        ]
        snapshot = Snapshot(pairs)
        if snapshot.count != manifest.documents:
            raise damaged(folder, "does not hold the documents it should")
    except BaseException:
        for segment in opened:
            segment.close()
        raise
    return Commit(number, manifest, segments, snapshot)
