"""`metatui analyse`: annotate files without a library."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from metatui.cli.options import Options, pass_options, shared_options
from metatui.cli.showing import article_lines
from metatui.cli.status import DAMAGED, DONE, WRONG_USAGE
from metatui.cli.terminal import Terminal, answer, say
from metatui.errors import UnreadableFile
from metatui.model.article import article_id
from metatui.tui.figure_text import value_text

if TYPE_CHECKING:
    from metatui.corrections import Ruleset
    from metatui.model.annotations import Annotations
    from metatui.model.article import Article

MAX_BYTES = 20_000_000
_STDIN = "-"
_FORMATS = ("txt", "md", "html")


@click.command("analyse", short_help="Annotate files without a library.")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
@click.option(
    "--format",
    "file_format",
    type=click.Choice(_FORMATS),
    help="The format of what is read, where the name does not say it; txt for standard input.",
)
@shared_options
@pass_options
def analyse_command(options: Options, files: tuple[str, ...], as_json: bool, file_format: str | None) -> int:
    """Find entities, figures and quotes in files, without a library; "-" reads standard input.

    What was corrected for all libraries is applied here too.

    A file that cannot be read is named, and the others are still analysed.
    """
    status = DONE
    terminal = options.output()
    rules = _rules(options)
    for number, file in enumerate(files):
        if file != _STDIN and os.path.isdir(file):
            say(f"{file} is a folder; 'metatui list --library FOLDER' opens one, and analyse takes files.")
            status = max(status, WRONG_USAGE)
            continue
        try:
            article = _read(file, file_format)
        except FileNotFoundError:
            say(f"There is no file {file!r}.")
            status = max(status, WRONG_USAGE)
            continue
        except (UnreadableFile, OSError) as error:
            say(f"{file}: {getattr(error, 'strerror', None) or error}")
            status = max(status, DAMAGED)
            continue
        annotations = _annotate(article, rules)
        if as_json:
            from metatui.cli.json_output import analysed_object, print_object

            print_object(analysed_object(article.path, article, annotations))
            sys.stdout.flush()
            continue
        if number:
            answer()
        for line in article_lines(article, terminal, options.settings.text_width, in_library=False):
            answer(line)
        for line in _findings(annotations, terminal):
            answer(line)
    return status


def _read(file: str, file_format: str | None) -> Article:
    from metatui.ingest import read_article
    from metatui.text.clean import clean_line

    if file == _STDIN:
        data = sys.stdin.buffer.read(MAX_BYTES + 1)
        name, shown = f"standard input.{file_format or 'txt'}", None
    else:
        with open(file, "rb") as opened:
            data = opened.read(MAX_BYTES + 1)
        name, shown = os.path.basename(file), clean_line(file)
        if file_format is not None:
            name = f"{name}.{file_format}"
    if len(data) > MAX_BYTES:
        raise UnreadableFile("This is longer than 20 MB.")
    return read_article(data, name=name, id=article_id("file", "", shown or ""), path=shown)


def _rules(options: Options) -> Ruleset:
    """Take the reader's own names; what was corrected for all libraries."""
    from metatui.locations import data_dir, names_file
    from metatui.newsroom.corrections import everywhere
    from metatui.newsroom.names_file import use_names_file

    for problem in use_names_file(names_file()):
        say(problem)
    corrections = everywhere(options.data_dir or data_dir())
    for problem in corrections.problems:
        say(problem)
    return corrections.rules


def _annotate(article: Article, rules: Ruleset) -> Annotations:
    from metatui.analysis import annotate
    from metatui.corrections import apply

    found = annotate(article.text, title=article.title, published=article.published)
    return apply(found, rules)


def _findings(annotations: Annotations, terminal: Terminal) -> Iterator[str]:
    if annotations.entities:
        yield ""
        yield terminal.bold(f"Entities {len(annotations.entities)}")
        for entity in annotations.entities:
            aliases = f" ({', '.join(entity.aliases)})" if entity.aliases else ""
            role = f", {entity.role}" if entity.role else ""
            times = f"{terminal.glyphs.times}{len(entity.mentions)}"
            yield f"  {entity.name}{aliases}{role}{terminal.dot}{entity.kind}{terminal.dot}{times}"
    if annotations.figures:
        yield ""
        yield terminal.bold(f"Figures {len(annotations.figures)}")
        for figure in annotations.figures:
            parts = [figure.text, value_text(figure, terminal.glyphs), figure.measures, figure.owner]
            yield "  " + terminal.dot.join(part for part in parts if part)
    if annotations.quotes:
        yield ""
        yield terminal.bold(f"Quotes {len(annotations.quotes)}")
        for quote in annotations.quotes:
            yield f"  {quote.speaker or '?'}: {quote.text}"
