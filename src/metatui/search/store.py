"""Opening what lies in an index folder, and only when it is whole."""

# mypy: allow-untyped-calls
# (much of Whoosh has no annotations)
from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from whoosh.filedb.filestore import FileStorage
from whoosh.reading import SegmentReader

from metatui.search.analyzer import fingerprint
from metatui.search.codec.array_codec import ArraySegment
from metatui.search.contents import contents_bytes, contents_name, latest_generation, read_contents
from metatui.search.damage import damage_reported
from metatui.search.integrity import (
    Manifest,
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
        if latest_generation(folder) >= 0:
            return
        contents = contents_bytes(make_schema(), [], 0)
        write_manifest(folder, 0, Manifest(0, 0, fingerprint(), seal_of(contents)))
        write_whole(folder / contents_name(0), contents)


def load(folder: Path, before: Commit | None = None) -> Commit:
    """Open the last commit. Segments that `before` has open are taken over; the others of `before` stay open.

    Raises IndexDamaged when the folder is not ours alone, holds no index or one that has changed since.
    """
    for attempt in range(_ATTEMPTS):
        with damage_reported():
            check_folder(folder)
            number = latest_generation(folder)
            if number < 0:
                raise damaged(folder, "is not there")
            try:
                return _open(folder, number, before)
            except FileNotFoundError as error:
                # Another process may have committed meanwhile and deleted what this commit needed.
                if attempt + 1 == _ATTEMPTS or latest_generation(folder) == number:
                    raise damaged(folder, f"lacks a file ({Path(error.filename or '').name})") from error
    raise AssertionError("the last attempt returns or raises")


def _open(folder: Path, number: int, before: Commit | None) -> Commit:
    manifest = read_manifest(folder, number)
    if manifest.fingerprint != fingerprint():
        raise damaged(folder, "was made with other rules for words")
    storage = FileStorage(str(folder))
    toc = read_contents(folder, number, manifest.toc)
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
