"""Indexing anew some articles that both indexes hold already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from metatui.errors import IndexDamaged
from metatui.model import Progress
from metatui.newsroom.index_folders import INDEX_NAMES
from metatui.newsroom.index_sync import open_index

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from metatui.library import Library
    from metatui.model import Annotations, Article
    from metatui.newsroom.index_folders import IndexFolders
    from metatui.newsroom.run import Run

_STEP = 400


def update_rows(
    library: Library,
    folders: IndexFolders,
    rows: Sequence[int],
    documents: Callable[[Sequence[int]], Iterable[tuple[Article, Annotations]]],
    run: Run,
) -> None:
    """Put the articles of these rows into both indexes again, which stay at their revisions.

    Whoever calls holds the indexer's lock. Raises Cancelled and IndexDamaged.
    """
    for name in INDEX_NAMES if rows else ():
        index = open_index(name, folders.prepare(name))
        try:
            for start in range(0, len(rows), _STEP):
                run.stop_if_cancelled()
                run.report(Progress("correcting", start, len(rows)))
                index.update(
                    documents(rows[start : start + _STEP]),
                    removed=(),
                    revision=index.revision,
                    is_cancelled=run.is_cancelled,
                )
            index.tidy(run.is_cancelled)
        except IndexDamaged:
            folders.forget(name)
            raise
        finally:
            index.close()
    folders.write_note(folders.note())  # by which readers notice
