"""`metatui list`: the articles, newest first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

import click

from metatui.cli.dates import day
from metatui.cli.ids import id_shortener
from metatui.cli.opening import open_current_library
from metatui.cli.options import Options, pass_options, shared_options
from metatui.cli.queries import articles_for, query_of
from metatui.cli.query_command import QueryCommand
from metatui.cli.status import DONE, NOTHING_FOUND
from metatui.cli.tables import Column, table_lines
from metatui.cli.terminal import Terminal, answer

if TYPE_CHECKING:
    from metatui.model.article import ArticleHead

_COLUMNS = (
    Column(),
    Column("id"),
    Column("date"),
    Column("source", flexible=True),
    Column("title", flexible=True),
)


@click.command("list", cls=QueryCommand, short_help="List the articles, newest first.")
@click.argument("query", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="Print a JSON array of articles.")
@shared_options
@pass_options
def list_command(options: Options, query: tuple[str, ...], as_json: bool) -> int:
    """List the articles, newest first; with a QUERY those that answer it.

    The sign in front of an article says that it is unread, or starred.
    """
    wanted = query_of(query)
    with open_current_library(options, needs_index=bool(wanted)) as newsroom:
        heads = articles_for(newsroom, wanted)
        if as_json:
            from metatui.cli.json_output import article_object, print_array

            print_array(map(article_object, heads))
        elif heads:
            for line in _table(heads, newsroom.counts().total, options.output()):
                answer(line)
    return DONE if heads else NOTHING_FOUND


def _table(heads: Iterable[ArticleHead], total: int, terminal: Terminal) -> Iterator[str]:
    glyphs = terminal.glyphs
    short_id = id_shortener(total)
    rows = []
    styles: list[Callable[[str], str]] = [terminal.dim]
    for head in heads:
        marks = (" " if head.read else glyphs.unread) + (glyphs.starred if head.starred else " ")
        rows.append((marks, short_id(head.id), day(head.published), head.source or "-", head.title))
        styles.append(str if head.read else terminal.bold)
    lines = table_lines(_COLUMNS, rows, width=terminal.width, ellipsis=terminal.ellipsis)
    for style, line in zip(styles, lines, strict=True):
        yield style(line)
