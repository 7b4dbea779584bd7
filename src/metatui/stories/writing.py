"""Writing: how the index grows, in segments that are merged as they become many."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from metatui.model import Annotations, Article
from metatui.stories.features import Features, features_of
from metatui.stories.segment import ARRAYS, MOST_ARTICLES, build, rows_of
from metatui.stories.snapshot import Part, Snapshot, array_name, count_lost, load_part
from metatui.stories.storage import Manifest, read_array, write_array, write_manifest

# Articles gathered in memory before they become a segment.
_BATCH = 4_096
# A segment is merged into the next larger one unless that is more than this many times as large.
_GROWTH = 3
# A segment with a larger share of dead articles is written anew.
_MOST_DEAD = 0.2


class Writer:
    """The next state of an index, made beside the present one; `publish` puts it in its place.

    Articles become segments batch by batch, and all but the smallest segment are on the disk at once: what
    is held in memory does not grow with the library. All methods raise OSError where writing fails.
    """

    def __init__(self, folder: Path, snapshot: Snapshot) -> None:
        self._folder = folder
        self._former = snapshot
        self._parts = list(snapshot.parts)
        self._files = dict(snapshot.manifest.files)
        self._next_number = snapshot.manifest.next_number
        self._pending: dict[str, Features] = {}
        self._gone: set[str] = set()

    def remove(self, article_id: str) -> None:
        """Take an article out, if it is there."""
        self._pending.pop(article_id, None)
        self._gone.add(article_id)

    def add(self, article: Article, annotations: Annotations) -> None:
        """Add an article, or replace the one with its id."""
        self._pending[article.id] = features_of(article, annotations)
        self._gone.add(article.id)
        if len(self._pending) >= _BATCH:
            self._flush()

    def publish(self, revision: int) -> Snapshot:
        """Make the new state the present one, and return it."""
        self._flush()
        self._tidy()
        self._parts = [self._with_dead_written(self._written(part)) for part in self._parts]
        segments = tuple((part.name, part.dead_name) for part in self._parts)
        lost = self._lost_written()
        names = {array_name(name, array) for name, _ in segments for array in ARRAYS}
        names |= {array_name(dead, "dead") for _, dead in segments if dead is not None}
        if lost is not None:
            names |= {array_name(lost, "lost_features"), array_name(lost, "lost_counts")}
        files = {name: self._files[name] for name in names}
        manifest = Manifest(revision, self._next_number, segments, lost, files)
        write_manifest(self._folder, manifest)
        features, counts = np.zeros(0, np.uint64), np.zeros(0, np.uint32)
        if lost is not None:
            features = read_array(self._folder, array_name(lost, "lost_features"), manifest, features.dtype)
            counts = read_array(self._folder, array_name(lost, "lost_counts"), manifest, counts.dtype)
        return Snapshot(manifest, tuple(self._parts), features, counts)

    def _flush(self) -> None:
        """Mark what was removed or replaced, and make the pending articles a segment."""
        if self._gone:
            gone = np.array([name.encode("utf-8", "surrogatepass") for name in sorted(self._gone)], np.bytes_)
            self._parts = [_without(part, gone) for part in self._parts]
            self._gone.clear()
        if self._pending:
            segment = build([rows_of(self._pending)])
            self._pending.clear()
            self._parts.append(Part("", segment, np.zeros(0, np.uint16)))
            self._merge()

    def _tidy(self) -> None:
        """Drop segments without live articles, and write those anew that have many dead ones."""
        self._parts = [part for part in self._parts if len(part)]
        for place, part in enumerate(self._parts):
            if len(part.dead) > _MOST_DEAD * len(part.segment):
                self._parts[place] = _joined(part)
        self._merge()

    def _merge(self) -> None:
        """Merge until each segment is several times as large as the next, and write all but the last."""
        self._parts.sort(key=len, reverse=True)
        while len(self._parts) > 1:
            larger, smaller = self._parts[-2:]
            if len(larger) > _GROWTH * len(smaller) or len(larger) + len(smaller) > MOST_ARTICLES:
                break
            self._parts[-2:] = [_joined(larger, smaller)]
            self._parts.sort(key=len, reverse=True)
        self._parts[:-1] = [self._written(part) for part in self._parts[:-1]]

    def _written(self, part: Part) -> Part:
        """The part with its segment on the disk."""
        if part.name:
            return part
        name = self._number()
        for array in ARRAYS:
            self._write(name, array, getattr(part.segment, array))
        written = load_part(self._folder, Manifest(files=self._files), name, None)
        return Part(name, written.segment, part.dead, None)

    def _with_dead_written(self, part: Part) -> Part:
        if not len(part.dead) or part.dead_name is not None:
            return part
        name = self._number()
        self._write(name, "dead", part.dead)
        return Part(part.name, part.segment, part.dead, name)

    def _lost_written(self) -> str | None:
        """The name of the counts for the features of dead articles; those of before if they still hold."""
        dead = {(part.name, part.dead_name) for part in self._parts if len(part.dead)}
        if not dead:
            return None
        if dead == {(part.name, part.dead_name) for part in self._former.parts if len(part.dead)}:
            return self._former.manifest.lost
        name = self._number()
        features, counts = count_lost(self._parts)
        self._write(name, "lost_features", features)
        self._write(name, "lost_counts", counts)
        return name

    def _write(self, name: str, array: str, content: np.ndarray) -> None:
        file = array_name(name, array)
        self._files[file] = write_array(self._folder, file, content)

    def _number(self) -> str:
        number = self._next_number
        self._next_number += 1
        return f"{number:08d}"


def _without(part: Part, gone: np.ndarray) -> Part:
    """The part with the articles of these ids dead."""
    found = np.flatnonzero(np.isin(part.segment.ids, gone)).astype(np.uint16)
    dead = np.union1d(part.dead, found)
    return part if len(dead) == len(part.dead) else Part(part.name, part.segment, dead, None)


def _joined(*parts: Part) -> Part:
    """One part of the live articles of all, not yet on the disk."""
    segment = build([part.segment.rows(part.live() if len(part.dead) else None) for part in parts])
    return Part("", segment, np.zeros(0, np.uint16))
