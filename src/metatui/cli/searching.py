"""`metatui search`: ranked hits with snippets."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

import click

from metatui.cli.cells import cell_width
from metatui.cli.dates import day
from metatui.cli.front_page import number_of
from metatui.cli.ids import id_shortener
from metatui.cli.opening import open_current_library
from metatui.cli.options import Options, pass_options, shared_options
from metatui.cli.queries import say_how_it_went, wanted_query_of
from metatui.cli.query_command import QueryCommand
from metatui.cli.status import DONE, NOTHING_FOUND
from metatui.cli.terminal import Terminal, answer, say
from metatui.model.query import Sort

if TYPE_CHECKING:
    from collections.abc import Sequence

    from metatui.model.query import Hit, SearchAnswer, Span

_LIMIT = 30
_SNIPPET_INDENT = "    "


@click.command("search", cls=QueryCommand, short_help="Search all articles, best hits first.")
@click.argument("query", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object with the hits.")
@click.option("--count", is_flag=True, help="Print the number of hits alone.")
@click.option("--limit", type=click.IntRange(min=1), default=_LIMIT, show_default=True, metavar="N")
@click.option(
    "--sort",
    type=click.Choice(["relevance", "newest", "oldest", "hits"]),
    default="relevance",
    show_default=True,
    help="The order of the hits.",
)
@shared_options
@pass_options
def search_command(
    options: Options, query: tuple[str, ...], as_json: bool, count: bool, limit: int, sort: str
) -> int:
    """Search all articles and print ranked hits with snippets.

    Words mean AND. There are "exact phrases", OR, -without, ( ), word*, word~1, "a b"~10,
    title: source: author: tag:, is:unread, is:starred, newer:"3 days ago", older:2026-01-01,
    date:2026-03..2026-04, who: org: place: product: entity:, num:>1bn, num:10..20, unit:USD,
    like:ID, has:figure, source:="Reuters" for a whole name, and query:NAME for a saved search.
    A plain word finds its plural and the like too; in quotation marks it does not.
    All that follows -- is part of the query.
    """
    if as_json and count:
        raise click.UsageError("--json and --count exclude each other: choose one.")
    wanted = wanted_query_of(query)
    with open_current_library(options) as newsroom:
        found = newsroom.search(wanted, limit=limit, sort=cast("Sort", sort))
        say_how_it_went(newsroom, found)
        if as_json:
            from metatui.cli.json_output import print_object, search_object

            print_object(search_object(found))
        elif count:
            answer(str(found.total))
        else:
            for line in _hit_lines(found, newsroom.counts().total, options.output()):
                answer(line)
    if not found.total:
        return NOTHING_FOUND
    if not (as_json or count):
        _say_summary(found)
    return DONE


def _hit_lines(found: SearchAnswer, total: int, terminal: Terminal) -> Iterator[str]:
    short_id = id_shortener(total)
    for number, hit in enumerate(found.hits):
        if number:
            yield ""
        yield _marked(hit.head.title, hit.title_highlights, terminal)
        about = [short_id(hit.head.id), day(hit.head.published), hit.head.source or "unknown source"]
        about.append(number_of(hit.matches, "match") if hit.matches == 1 else f"{hit.matches:,} matches")
        yield _SNIPPET_INDENT + terminal.dim(terminal.dot.join(about))
        yield from _snippet_lines(hit, terminal)


def _snippet_lines(hit: Hit, terminal: Terminal) -> Iterator[str]:
    """The snippet with its marks, in lines of at most 80 cells; marks without style may add to them."""
    from metatui.text.wrap import wrap_text
    from metatui.tui.bullets import flat_with_bullets
    from metatui.tui.snippet_text import with_ellipsis

    text, spans = with_ellipsis(hit.snippet, terminal.ellipsis)
    text = flat_with_bullets(text, terminal.glyphs.bullet)
    width = min(terminal.width or 80, 80) - len(_SNIPPET_INDENT)
    lines = wrap_text(text, width, cell_width)
    for start, end in zip(lines.starts, lines.ends, strict=True):
        inside = [
            (max(first, start) - start, min(last, end) - start)
            for first, last in spans
            if first < end and last > start
        ]
        yield _SNIPPET_INDENT + _marked(text[start:end], inside, terminal)


def _marked(text: str, spans: Sequence[Span], terminal: Terminal) -> str:
    """The text with the spans (sorted, apart) marked."""
    parts = []
    done = 0
    for start, end in spans:
        parts += [text[done:start], terminal.mark(text[start:end])]
        done = end
    return "".join([*parts, text[done:]])


def _say_summary(found: SearchAnswer) -> None:
    shown = len(found.hits)
    if shown < found.total:
        say(f"{shown:,} of {number_of(found.total, 'article')} shown; --limit {found.total} shows all.")
    else:
        say(f"{number_of(found.total, 'article')}.")
