"""Bringing together, across articles, the names of one: learned from the index, and the indexes follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from metatui.newsroom.row_updates import update_rows

if TYPE_CHECKING:
    from metatui.library import Library
    from metatui.model import EntityKind
    from metatui.newsroom.analysing import Analysing
    from metatui.newsroom.corrections import Corrections
    from metatui.newsroom.index_folders import IndexFolders
    from metatui.newsroom.run import Run


def unite_names(
    library: Library, folders: IndexFolders, corrections: Corrections, analysing: Analysing, run: Run
) -> None:
    """Learn which names are one, and index the articles anew in which that is news. Raises Cancelled."""
    from metatui.search import SearchIndex

    learned = corrections.learned
    learned.look()
    with SearchIndex.open(folders.path("search")) as index:
        found = index.same_names(learned.names)
        before = {one[:3] for one in learned.names}
        now = {one[:3] for one in found}
        if before == now and learned.is_indexed:
            return
        # Cut short, the indexes may go by the one or the other: then all of them are looked at.
        news = now ^ before if learned.is_indexed else now | before
        names: set[tuple[EntityKind, str]] = set()
        for name, kind, full in news:
            names.add((kind, name))
            if (name, kind, full) not in now or not learned.is_indexed:
                names.add((kind, full))
        ids = index.ids_named(sorted(names))
    learned.write(found, is_indexed=False)
    analysing.rules = corrections.rules
    rows = library.articles.rows_of(ids)
    update_rows(library, folders, rows, analysing.documents, run)
    learned.write(found, is_indexed=True)
