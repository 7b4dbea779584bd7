"""Questions and answers of the search."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from metatui.model.article import ArticleHead

Span = tuple[int, int]
Sort = Literal["relevance", "newest", "oldest", "hits"]


@dataclass(frozen=True, slots=True)
class QueryProblem:
    """What is wrong with a query, and where: `start`/`end` are offsets into the query as typed."""

    message: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Snippet:
    """The best window of an article's text for a query, on one line; highlights are offsets into `text`."""

    text: str
    highlights: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that answers a query.

    `matches` counts the marks in its text; `title_highlights` are offsets into its title.
    """

    head: ArticleHead
    score: float
    snippet: Snippet
    matches: int
    title_highlights: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Advice:
    """What to try when nothing was found: the term without which there would be hits, and a near spelling.

    Where few articles were found, or none with all words, there may be a spelling too.
    """

    blocking_term: str | None = None
    hits_without_it: int = 0
    spelling: str | None = None


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """All hits in order; `hits` may be lazy: a snippet is made when its row is asked for.

    `total` counts all of them, also where `hits` was cut to a limit; `relaxed` says that no article has all
    words and any of them was enough; `problem` is set when a part of the query was left out; `incomplete`
    while the index is being built, so that there may be more.
    """

    query: str
    total: int
    took_ms: float
    hits: Sequence[Hit]
    relaxed: bool = False
    problem: QueryProblem | None = None
    advice: Advice | None = None
    incomplete: bool = False
