"""`metatui show`: one article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from metatui.cli.cells import cell_width
from metatui.cli.dates import long_day
from metatui.cli.front_page import number_of
from metatui.cli.opening import open_current_library
from metatui.cli.options import Options, pass_options, shared_options
from metatui.cli.status import DONE
from metatui.cli.terminal import Terminal, answer
from metatui.tui.bullets import text_with_bullets

if TYPE_CHECKING:
    from metatui.model.article import Article

_ENDS = " \n.!?…"


@click.command("show", short_help="Show one article.")
@click.argument("article_id", metavar="ID")
@click.option(
    "--json", "as_json", is_flag=True, help="Print one JSON object, with everything found in the text."
)
@click.option("--markdown", is_flag=True, help="Print Markdown with front matter.")
@shared_options
@pass_options
def show_command(options: Options, article_id: str, as_json: bool, markdown: bool) -> int:
    """Show one article.

    ID may be shortened to what is unambiguous; 'metatui list' prints ids.
    """
    if as_json and markdown:
        raise click.UsageError("--json and --markdown exclude each other: choose one.")
    with open_current_library(options, needs_index=False) as newsroom:
        article = newsroom.article(article_id)
        if as_json:
            from metatui.cli.json_output import full_article_object, print_object

            annotations = newsroom.annotations(article.id)
            print_object(full_article_object(newsroom.head(article.id), article, annotations))
        elif markdown:
            from metatui.cli.markdown_output import markdown_of

            answer(markdown_of(article))
        else:
            for line in article_lines(article, options.output(), options.settings.text_width):
                answer(line)
    return DONE


def article_lines(
    article: Article, terminal: Terminal, text_width: int, *, in_library: bool = True
) -> Iterator[str]:
    """An article for reading: title, what is known about it, and the text wrapped to `text_width` cells.

    A title that is the whole text is not said twice; what is in no library has no id to call it by.
    """
    width = min(text_width, terminal.width or text_width)
    if article.title.strip(_ENDS) != article.text.strip(_ENDS):
        for line in _wrapped(article.title, width):
            yield terminal.bold(line)
    about = [article.source, article.byline, long_day(article.published) if article.published else None]
    known = [part for part in about if part]
    known.append(number_of(len(article.text.split()), "word"))
    yield from map(terminal.dim, _wrapped(terminal.dot.join(known), width))
    if article.tags:
        yield from map(terminal.dim, _wrapped(", ".join(article.tags), width))
    if article.url:
        yield terminal.dim(article.url)
    if in_library:
        yield terminal.dim(f"id {article.id}")
    yield ""
    yield from _wrapped(text_with_bullets(article.text, terminal.glyphs.bullet), width)


def _wrapped(text: str, width: int) -> Iterator[str]:
    from metatui.text.wrap import wrap_text

    lines = wrap_text(text, width, cell_width)
    return (text[start:end] for start, end in zip(lines.starts, lines.ends, strict=True))
