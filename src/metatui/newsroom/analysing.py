"""Finding entities, figures and quotes in articles, and keeping what was found."""

from __future__ import annotations

from collections import deque
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from metatui.analysis import annotate
from metatui.corrections import Ruleset, apply
from metatui.library import Annotated, Library
from metatui.model import Annotations, Article, Progress

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from concurrent.futures import Future
    from datetime import datetime
    from types import TracebackType

    from metatui.library import EncodedAnnotations
    from metatui.newsroom.analysis_pool import AnalysisPool
    from metatui.newsroom.run import Run

_BATCH = 20
# Fewer are done before a worker has started.
_WORTH_WORKERS = 200
# What lies ready for the workers while the caller is at something else: some seconds of work, some megabytes.
_ARTICLES_AHEAD = 2000
_CHARACTERS_AHEAD = 5_000_000
_LOOK_UP_SECONDS = 0.1


def analyse_text(
    text: str, title: str, published: datetime | None, *, careful: bool = False
) -> tuple[Annotations, str | None]:
    """What the analysis finds in a text; where it fails, nothing and the reason."""
    try:
        return annotate(text, title=title, published=published, careful=careful), None
    except (ImportError, MemoryError):
        raise
    except Exception as error:
        # One text that trips up a rule must not keep the reader from all the others.
        return Annotations(), f"{type(error).__name__}: {error}"


def analyse_article(article: Article) -> Annotated:
    """What the analysis finds in one article; where it fails nothing is found, and the reason is kept."""
    return Annotated(article, *analyse_text(article.text, article.title, article.published))


class Analysing:
    """Analyses what was not analysed yet in a library, always in the order of the library's revisions.

    Where that is much, other processes do it on all cores, and go ahead while the caller is at something
    else; leaving the context ends them. What is kept is what the analysis finds; what is given is that with
    the corrections in `rules`.
    """

    def __init__(self, library: Library, run: Run, rules: Ruleset, workers: int | None = None) -> None:
        from metatui.analysis import analyser_version

        self.version: int = analyser_version()
        self.rules = rules
        self._library = library
        self._run = run
        self._missing = dict.fromkeys(library.annotations.missing(self.version))
        self._total = len(self._missing)
        self._unsent = iter([*self._missing])
        self._sent: deque[_Sent] = deque()
        self._pool = _pool(workers) if self._total >= _WORTH_WORKERS else None

    def __enter__(self) -> Analysing:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool is not None:
            self._pool.close()

    def found_in(self, article: Article) -> Annotations:
        """What the analysis finds in an article: kept, or found now and kept."""
        kept = self._library.annotations.get(article, self.version)
        if kept is not None:
            return kept
        found = analyse_article(article)
        self._library.annotations.store([found], self.version)
        return found.annotations

    def analyse(self, rows: Iterable[int] | None = None) -> None:
        """Analyse those of these articles that need it, all that need it by default; raises Cancelled.

        Those before them in the library's order are analysed on the way.
        """
        wanted = [*self._missing] if rows is None else [row for row in rows if row in self._missing]
        for row in wanted:
            while row in self._missing:
                self._report()
                self._run.stop_if_cancelled()
                self._next_batch()
        if wanted:
            self._report()
        self._send()

    def documents(self, rows: Iterable[int]) -> Iterator[tuple[Article, Annotations]]:
        """These articles with their annotations, corrected, one at a time."""
        for row in rows:
            article = self._library.articles.get_row(row)
            yield article, apply(self.found_in(article), self.rules)

    def _next_batch(self) -> None:
        """Have one batch more analysed and stored, or wait a moment for it."""
        if self._pool is None:
            self._analyse_here([*islice(self._unsent, _BATCH)])
            return
        self._send()
        first = self._sent[0]
        try:
            found = first.found.result(_LOOK_UP_SECONDS)
        except TimeoutError:
            return
        self._sent.popleft()
        self._library.annotations.store_encoded(found, self.version)
        self._done(first.rows)

    def _analyse_here(self, rows: Sequence[int]) -> None:
        batch: list[Annotated] = []
        try:
            for row in rows:
                self._run.stop_if_cancelled()
                batch.append(analyse_article(self._library.articles.get_row(row)))
                self._done([row])
                self._report()
        finally:
            self._library.annotations.store(batch, self.version)

    def _send(self) -> None:
        """Keep the workers busy."""
        if self._pool is None:
            return
        articles = sum(len(batch.rows) for batch in self._sent)
        characters = sum(batch.characters for batch in self._sent)
        while articles < _ARTICLES_AHEAD and characters < _CHARACTERS_AHEAD:
            rows = [*islice(self._unsent, _BATCH)]
            if not rows:
                return
            batch = [self._library.articles.get_row(row) for row in rows]
            self._sent.append(
                _Sent(rows, sum(len(article.text) for article in batch), self._pool.submit(batch))
            )
            articles += len(rows)
            characters += self._sent[-1].characters

    def _done(self, rows: Iterable[int]) -> None:
        for row in rows:
            del self._missing[row]

    def _report(self) -> None:
        self._run.report(Progress("analysing", self._total - len(self._missing), self._total))


class _Sent(NamedTuple):
    """A batch that a worker was given."""

    rows: Sequence[int]
    characters: int
    found: Future[list[EncodedAnnotations]]


def _pool(workers: int | None) -> AnalysisPool | None:
    """Workers where there is more than one core for them."""
    from metatui.newsroom.analysis_pool import AnalysisPool, usable_cores

    return AnalysisPool(workers) if (workers or usable_cores()) > 1 else None
