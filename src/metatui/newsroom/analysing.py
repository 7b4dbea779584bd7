"""Finding entities, figures and quotes in articles, and keeping what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from metatui.analysis import annotate
from metatui.corrections import Ruleset, apply
from metatui.library import Annotated, Library
from metatui.model import Annotations, Article, Progress

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from metatui.newsroom.run import Run

_BATCH = 50


def analyse_article(article: Article) -> Annotated:
    """What the analysis finds in one article; where it fails nothing is found, and the reason is kept."""
    try:
        return Annotated(article, annotate(article.text, title=article.title, published=article.published))
    except (ImportError, MemoryError):
        raise
    except Exception as error:
        # One text that trips up a rule must not keep the reader from all the others.
        return Annotated(article, Annotations(), f"{type(error).__name__}: {error}")


class Analysing:
    """Analyses what was not analysed yet in a library, in the order in which it is asked for.

    What is kept is what the analysis finds; what is given is that with the corrections in `rules`.
    """

    def __init__(self, library: Library, run: Run, rules: Ruleset) -> None:
        from metatui.analysis import ANALYSER_VERSION

        self.version: int = ANALYSER_VERSION
        self.rules = rules
        self._library = library
        self._run = run
        self._missing = dict.fromkeys(library.annotations.missing(self.version))
        self._total = len(self._missing)

    def found_in(self, article: Article) -> Annotations:
        """What the analysis finds in an article: kept, or found now and kept."""
        kept = self._library.annotations.get(article, self.version)
        if kept is not None:
            return kept
        found = analyse_article(article)
        self._library.annotations.store([found], self.version)
        return found.annotations

    def analyse(self, rows: Iterable[int] | None = None) -> None:
        """Analyse those of these articles that need it, all that need it by default; raises Cancelled."""
        wanted = list(self._missing) if rows is None else [row for row in rows if row in self._missing]
        batch: list[Annotated] = []
        try:
            for row in wanted:
                self._run.report(Progress("analysing", self._total - len(self._missing), self._total))
                self._run.stop_if_cancelled()
                batch.append(analyse_article(self._library.articles.get_row(row)))
                del self._missing[row]
                if len(batch) >= _BATCH:
                    self._store(batch)
        finally:
            self._store(batch)
        if wanted:
            self._run.report(Progress("analysing", self._total - len(self._missing), self._total))

    def documents(self, rows: Iterable[int]) -> Iterator[tuple[Article, Annotations]]:
        """These articles with their annotations, corrected, one at a time."""
        for row in rows:
            article = self._library.articles.get_row(row)
            yield article, apply(self.found_in(article), self.rules)

    def _store(self, batch: list[Annotated]) -> None:
        self._library.annotations.store(batch, self.version)
        batch.clear()
