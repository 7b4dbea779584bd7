"""The whole way from files to answers: look, read, store, analyse, index, relate."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from metatui import __version__
from metatui.model import Progress
from metatui.newsroom.events import IndexReport
from metatui.newsroom.index_folders import INDEX_NAMES, IndexFolders
from metatui.newsroom.index_sync import bring_up_to_date, is_current
from metatui.newsroom.reading import read_files

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from metatui.library import Library
    from metatui.newsroom.corrections import Corrections
    from metatui.newsroom.run import Run

_READ_WITH = "read_with"


def index_library(
    library: Library,
    sources: Sequence[Path],
    folders: IndexFolders,
    corrections: Corrections,
    run: Run,
    *,
    rebuild: bool = False,
    thorough: bool = False,
) -> IndexReport:
    """Bring library, annotations and indexes in step with the files under `sources` and the corrections.

    Whoever calls holds the library's indexer lock. `rebuild` reads, analyses and indexes everything anew;
    `thorough` opens the indexes to look at them even where nothing changed. Raises Cancelled, LibraryError
    and IndexDamaged; what was done until then is kept, and the next run goes on from there.
    """
    started = time.monotonic()
    library.check_once_a_day()
    # Files are read again after an upgrade: it may read them better. What says the same stays as it is.
    everything = rebuild or library.meta(_READ_WITH) != __version__
    intake = read_files(library, sources, run, everything=everything)
    if everything:
        library.set_meta(_READ_WITH, __version__)
    if rebuild:
        library.annotations.clear()
        for name in INDEX_NAMES:
            folders.remove(name)
    if thorough or not is_current(library, folders, corrections):
        bring_up_to_date(library, folders, corrections, run)
    total = library.articles.count()
    run.report(Progress("done", total, total))
    return IndexReport(
        intake.added,
        intake.changed,
        intake.gone,
        tuple(intake.skipped),
        total,
        time.monotonic() - started,
    )
