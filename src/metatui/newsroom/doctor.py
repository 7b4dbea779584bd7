"""A look at everything that can go wrong: each check with its finding in plain words."""

from __future__ import annotations

import shutil
import stat
from typing import TYPE_CHECKING, NamedTuple

from metatui.errors import MetatuiError
from metatui.newsroom.index_folders import INDEX_NAMES, IndexFolders, IndexName
from metatui.newsroom.index_sync import is_current, open_index

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from metatui.library import Library
    from metatui.newsroom.corrections import Corrections
    from metatui.newsroom.opening import Place

_LITTLE_SPACE = 100_000_000


class Check(NamedTuple):
    """What was looked at, whether it is sound, and what was found."""

    name: str
    ok: bool
    detail: str


def examine(
    library: Library, place: Place, folders: IndexFolders, corrections: Corrections
) -> Iterator[Check]:
    """All checks, one after the other; a check that fails does not keep the others from being made."""
    for source in place.sources:
        there = source.exists()
        yield Check(
            "source", there, f"{source}" if there else f"{source} is not there now; its articles are kept"
        )
    yield _database(library)
    yield _folder("data folder", place.data)
    yield _space(place.data)
    counts = library.counts()
    yield Check("articles", True, f"{counts.total:,}, {counts.unread:,} unread, {counts.starred:,} starred")
    yield _annotations(library)
    yield _corrections(corrections)
    for name in INDEX_NAMES:
        yield _index(library, folders, name)
    if place.cache.exists():
        yield _folder("cache folder", place.cache)
    current = is_current(library, folders, corrections)
    yield Check("in step", current, "everything" if current else "no: `metatui reindex` brings the rest")
    skipped = len(library.skipped.all())
    yield Check("skipped files", True, f"{skipped:,}")


def _database(library: Library) -> Check:
    try:
        findings = library.check()
    except MetatuiError as error:
        return Check("database", False, str(error))
    if findings:
        return Check("database", False, f"{library.path}: {'; '.join(findings)}")
    size = library.path.stat().st_size
    return Check("database", True, f"{library.path}, {size / 1e6:,.1f} MB, revision {library.revision}")


def _folder(name: str, folder: Path) -> Check:
    try:
        mode = stat.S_IMODE(folder.stat().st_mode)
    except OSError as error:
        return Check(name, False, f"{folder}: {error.strerror}")
    if mode & 0o077:
        return Check(name, False, f"{folder} can be entered by others (mode {mode:o}): chmod 700 it")
    return Check(name, True, str(folder))


def _space(folder: Path) -> Check:
    free = shutil.disk_usage(folder).free
    return Check("disk", free >= _LITTLE_SPACE, f"{free / 1e9:,.1f} GB free")


def _annotations(library: Library) -> Check:
    from metatui.analysis import ANALYSER_VERSION, analyser_version

    missing, failures = len(library.annotations.missing(analyser_version())), library.annotations.failures()
    if failures:
        path, error = failures[0]
        return Check(
            "annotations", False, f"the analysis failed in {len(failures):,} articles, first {path}: {error}"
        )
    if missing:
        return Check(
            "annotations", False, f"{missing:,} articles are not analysed yet: run `metatui reindex`"
        )
    quick = len(library.annotations.quick(analyser_version()))
    detail = f"analyser version {ANALYSER_VERSION}"
    if quick:
        detail += f"; {quick:,} articles were tagged quickly so far: the reader or `metatui refine` goes on"
    return Check("annotations", True, detail)


def _corrections(corrections: Corrections) -> Check:
    problems = corrections.problems
    if problems:
        return Check("corrections", False, " ".join(problems))
    here, everywhere = (
        sum(kept.scope == scope for kept in corrections.all()) for scope in ("library", "everywhere")
    )
    return Check("corrections", True, f"{here:,} for this library, {everywhere:,} for all libraries")


def _index(library: Library, folders: IndexFolders, name: IndexName) -> Check:
    label = f"{name} index"
    if not folders.path(name).exists():
        return Check(label, False, "not built yet: run `metatui reindex`")
    if not folders.is_trusted(name):
        return Check(label, False, f"{folders.path(name)} can be written by others: run `metatui reindex`")
    try:
        index = open_index(name, folders.path(name))
    except Exception as error:
        return Check(label, False, f"cannot be opened ({error}): run `metatui reindex`")
    try:
        count, revision, expected = index.count, index.revision, library.articles.count()
    finally:
        index.close()
    detail = f"{count:,} articles, revision {revision}"
    if (count, revision) != (expected, library.revision):
        return Check(
            label,
            False,
            f"{detail}; the library has {expected:,} at {library.revision}: run `metatui reindex`",
        )
    return Check(label, True, detail)
