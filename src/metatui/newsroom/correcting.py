"""Which articles an index is to take anew because the reader's corrections are others than they were."""

from __future__ import annotations

from typing import TYPE_CHECKING

from metatui.model import Progress
from metatui.newsroom.learned_names import as_corrections

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from metatui.library import Library
    from metatui.model import SameName
    from metatui.newsroom.analysing import Analysing
    from metatui.newsroom.index_folders import RuleLines
    from metatui.newsroom.run import Run


def are_read_with(noted: RuleLines, lines: Sequence[str]) -> bool:
    """Whether all articles of an index with this note were read with the corrections of these lines."""
    return [list(each) for each in noted] == [list(lines)]


def rows_to_correct(
    library: Library,
    analysing: Analysing,
    noted: RuleLines,
    learned: Iterable[Iterable[SameName]],
    revision: int,
    run: Run,
) -> Sequence[int]:
    """The rows of articles, as they were up to this revision, that read otherwise with the corrections now.

    `learned` are the names that the library itself took for one: what each article may have been read with.
    Reads the annotations of those articles alone in which one of the names or sentences may stand.
    """
    from metatui.corrections import Ruleset, affected_by
    from metatui.corrections.toml_lines import read_lines

    before = [
        Ruleset((*as_corrections(names), *(one for one, _ in read_lines(lines).corrections)))
        for lines in noted
        for names in learned
    ]
    affected = affected_by(before, analysing.rules)
    if not affected:
        return ()
    possible = library.annotations.rows_with(
        affected.words_of_names, affected.words_of_sentences, analysing.version, revision
    )
    rows = []
    for done, row in enumerate(possible):
        run.report(Progress("analysing", done, len(possible)))
        run.stop_if_cancelled()
        if affected.has(analysing.found_in(library.articles.get_row(row))):
            rows.append(row)
    return rows
