"""Bringing together, across articles, the names of one: learned from the index, and the indexes follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from metatui.model import CorrectedName, EntityCorrection
from metatui.newsroom.row_updates import update_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from metatui.corrections import Ruleset
    from metatui.library import Library
    from metatui.model import Annotations, Article, EntityKind, SameName
    from metatui.newsroom.corrections import Corrections
    from metatui.newsroom.index_folders import IndexFolders
    from metatui.newsroom.run import Run
    from metatui.search import SearchIndex


def unite_names(
    library: Library,
    folders: IndexFolders,
    corrections: Corrections,
    documents: Callable[[Sequence[int]], Iterable[tuple[Article, Annotations]]],
    run: Run,
) -> None:
    """Learn which names are one, and index the articles anew in which that is news. Raises Cancelled.

    Both indexes are in step with the library and the reader's corrections; whoever calls holds the lock.
    `documents` gives the articles of some rows, read with the corrections and what is learned at that moment.
    """
    from metatui.search import SearchIndex

    learned = corrections.learned
    learned.look()
    known, may_be = learned.names, learned.indexed_by
    with SearchIndex.open(folders.path("search")) as index:
        now = index.same_names(known, _corrected(corrections, index, known))
        news = _news(now, may_be)
        if not news and learned.is_indexed:
            return
        shown, hidden = _indexed_as(news, [corrections.rules_with(names) for names in may_be])
        ids = index.ids_named(sorted(shown))
    learned.write(now, before=may_be)
    rows = {*library.articles.rows_of(ids), *_rows_with(library, hidden)}
    update_rows(library, folders, sorted(rows), documents, run)
    learned.write(now)


def _news(now: Iterable[SameName], may_be: Iterable[Iterable[SameName]]) -> list[SameName]:
    """The names that are one now and may not have been so, or the other way round."""
    after = {one[:3]: one for one in now}
    news: dict[tuple[str, EntityKind, str], SameName] = {}
    for names in may_be:
        before = {one[:3]: one for one in names}
        news |= {key: (after | before)[key] for key in before.keys() ^ after.keys()}
    return list(news.values())


def _corrected(
    corrections: Corrections, index: SearchIndex, known: Iterable[SameName]
) -> Iterator[CorrectedName]:
    """The names that the reader changed, as far as they are known to be in the library.

    The index has them under their new names alone, and not at all where they are hidden or of a kind that it
    does not count: then they were seen here if that was said in this library, or if they were known.
    """
    from metatui.search.facet_key import FACET_OF

    fulls = {(one.kind, one.full): one.articles for one in known}
    mine = corrections.rules_with(())
    for kept in corrections.all():
        correction = kept.correction
        if not isinstance(correction, EntityCorrection):
            continue
        kinds: tuple[EntityKind, ...] = ("person", "organisation")
        for kind in kinds if correction.kind is None else (correction.kind,):
            outcome = mine.outcome(correction.name, kind)
            if outcome.hidden or outcome.kind not in FACET_OF:
                articles = fulls.get((kind, correction.name), 0) or int(kept.scope == "library")
            else:
                (articles,) = index.reach([(outcome.kind, outcome.name)])
            if articles:
                is_name = outcome.kind == kind and not outcome.hidden
                yield CorrectedName(correction.name, kind, outcome.name if is_name else None, articles)


def _indexed_as(
    names: Iterable[SameName], rulesets: Sequence[Ruleset]
) -> tuple[set[tuple[EntityKind, str]], set[str]]:
    """Under which names the articles with these short ones are indexed; and those that are hidden."""
    shown: set[tuple[EntityKind, str]] = set()
    hidden: set[str] = set()
    for one in names:
        for rules in rulesets:
            outcome = rules.outcome(one.name, one.kind)
            if outcome.hidden:
                hidden.add(one.name)
            else:
                shown.add((outcome.kind, outcome.name))
    return shown, hidden


def _rows_with(library: Library, names: Iterable[str]) -> list[int]:
    """The rows of articles in whose annotations these words stand: the index cannot tell."""
    words = sorted(names)
    if not words:
        return []
    from metatui.analysis import analyser_version

    return library.annotations.rows_with(words, (), analyser_version(), library.revision)
