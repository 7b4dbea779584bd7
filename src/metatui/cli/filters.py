"""Which articles a command is about, and numbers as people write them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from metatui.cli.queries import articles_for, query_of

if TYPE_CHECKING:
    from metatui.model.annotations import Annotations
    from metatui.model.progress import ReportProgress
    from metatui.newsroom import Newsroom

_FACTORS = {"": 1, "k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12, "t": 10**12}
_NUMBER = re.compile(r"([+-]?\d[\d,_]*(?:\.\d+)?(?:e[+-]?\d{1,3})?|[+-]?\.\d+) ?([a-z]{0,2})", re.IGNORECASE)


class Number(click.ParamType[float]):
    """A number with a size behind it, if any: 1500, 2.5, 1,000, 14.3bn, 30k."""

    name = "number"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """The value of the number; fails with the ways to write one."""
        match = _NUMBER.fullmatch(str(value).strip())
        factor = _FACTORS.get(match[2].lower()) if match else None
        if match is None or factor is None:
            self.fail(f"{value!r} is not a number; write 1500, 2.5, 30k, 20m, 14.3bn or 1tn.", param, ctx)
        return float(match[1].replace(",", "").replace("_", "")) * factor


def check_choice(ids: Sequence[str], query: str | None) -> str | None:
    """The query, checked; raises UsageError when both ids and a query say which articles are meant."""
    if ids and query is not None:
        raise click.UsageError("IDs and --query exclude each other: choose one.")
    return None if query is None else query_of([query])


def chosen_ids(newsroom: Newsroom, ids: Sequence[str], query: str | None) -> list[str]:
    """The full ids of the articles named, or answering the query, or of all articles; each once.

    Nothing chosen is said on standard error. Raises ArticleNotFound and AmbiguousId for ids.
    """
    if ids:
        return list(dict.fromkeys(newsroom.head(short).id for short in ids))
    return [head.id for head in articles_for(newsroom, query or "")]


def annotations_of(
    newsroom: Newsroom, ids: Sequence[str], progress: ReportProgress
) -> Iterator[tuple[str, Annotations]]:
    """The annotations of articles one after the other; those not made yet are made now."""
    from metatui.model.progress import Progress

    for done, article_id in enumerate(ids):
        progress(Progress("analysing", done, len(ids)))
        yield article_id, newsroom.annotations(article_id)
