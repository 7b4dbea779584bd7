"""`metatui figures`: the quantities that the articles give."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from metatui.cli.filters import Number, annotations_of, check_choice, chosen_ids
from metatui.cli.ids import id_shortener
from metatui.cli.opening import open_current_library
from metatui.cli.options import Options, pass_options, shared_options
from metatui.cli.status import DONE, NOTHING_FOUND
from metatui.cli.tables import Column, table_lines
from metatui.cli.terminal import Terminal, answer, say
from metatui.model.annotations import Figure
from metatui.model.kinds import FIGURE_KINDS
from metatui.tui.figure_text import as_of_text, value_text

if TYPE_CHECKING:
    from metatui.newsroom import Newsroom

_COLUMNS = (
    Column("article"),
    Column("text", flexible=True),
    Column("value"),
    Column("kind"),
    Column("measures", flexible=True),
    Column("owner", flexible=True),
    Column("as of"),
)
_FIELDS = tuple(Figure.__slots__)


@dataclass(frozen=True, slots=True)
class _Filter:
    """Which figures are wanted; empty and None let everything pass."""

    kinds: Sequence[str]
    unit: str | None
    low: float | None
    high: float | None
    owner: str | None = None

    def passes(self, figure: Figure) -> bool:
        if self.owner and self.owner.casefold() not in (figure.owner or "").casefold():
            return False
        if self.kinds and figure.kind not in self.kinds:
            return False
        if self.unit and self.unit.casefold() not in _units_of(figure):
            return False
        if self.low is None and self.high is None:
            return True
        if not isinstance(figure.low, (int, float)) or not isinstance(figure.high, (int, float)):
            return False
        return (self.low is None or figure.high >= self.low) and (
            self.high is None or figure.low <= self.high
        )


def _units_of(figure: Figure) -> set[str]:
    return {unit.casefold() for unit in (figure.unit, figure.currency) if unit}


@click.command("figures", short_help="List amounts, percentages, dates and more.")
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.option("--query", metavar="QUERY", help="The articles that answer this query.")
@click.option(
    "--kind", type=click.Choice(FIGURE_KINDS), multiple=True, help="Only this kind; may be repeated."
)
@click.option("--unit", metavar="U", help="Only this unit or currency: %, pp, year, USD.")
@click.option("--min", "low", type=Number(), metavar="X", help="Only numbers from X on: 1500, 30k, 14.3bn.")
@click.option("--max", "high", type=Number(), metavar="Y", help="Only numbers up to Y.")
@click.option("--owner", metavar="NAME", help="Only those of this owner; a part of its name is enough.")
@click.option("--grouped", is_flag=True, help="Put the figures of one quantity together.")
@click.option("--chart", is_flag=True, help="With --grouped: draw the values over time.")
@click.option(
    "--sort",
    type=click.Choice(("articles", "value", "date")),
    help="With --grouped: most articles, largest or newest first.",
)
@click.option("--json", "as_json", is_flag=True, help="Print a JSON array.")
@click.option(
    "--csv", "as_csv", is_flag=True, help="Print CSV; text that looks like a formula gets a ' in front."
)
@shared_options
@pass_options
def figures_command(
    options: Options,
    ids: tuple[str, ...],
    query: str | None,
    kind: tuple[str, ...],
    unit: str | None,
    low: float | None,
    high: float | None,
    owner: str | None,
    grouped: bool,
    chart: bool,
    sort: str | None,
    as_json: bool,
    as_csv: bool,
) -> int:
    """List amounts, percentages, counts, dates and more: of articles, of a query's hits, or of all articles.

    A range passes --min and --max when any part of it lies between them; dates have no number and do
    not pass.
    """
    if as_json and as_csv:
        raise click.UsageError("--json and --csv exclude each other: choose one.")
    if not grouped and (chart or sort):
        raise click.UsageError("--chart and --sort say how groups are shown: add --grouped.")
    wanted = check_choice(ids, query)
    with open_current_library(options, needs_index=wanted is not None) as newsroom:
        chosen = chosen_ids(newsroom, ids, wanted)
        found = _found(newsroom, chosen, _Filter(kind, unit, low, high, owner))
        if grouped:
            from metatui.cli.quantities import print_quantities

            printed = print_quantities(
                newsroom,
                found,
                sort or "articles",
                options.output(),
                chart=chart,
                as_json=as_json,
                as_csv=as_csv,
            )
            if found and not printed:
                return NOTHING_FOUND
        elif as_json:
            from metatui.cli.json_output import figure_object, print_array

            print_array(figure_object(figure) | {"article": article} for article, figure in found)
        elif as_csv:
            from metatui.cli.csv_output import print_csv

            rows = ([article, *(getattr(figure, name) for name in _FIELDS)] for article, figure in found)
            print_csv(("article", *_FIELDS), rows)
        elif found:
            for line in _table(found, newsroom.counts().total, options.output()):
                answer(line)
    if found:
        return DONE
    if chosen:
        say("No such figure was found in these articles.")
    return NOTHING_FOUND


def _found(newsroom: Newsroom, ids: Sequence[str], wanted: _Filter) -> list[tuple[str, Figure]]:
    from metatui.cli.progress import ProgressLine

    with ProgressLine() as progress:
        return [
            (article_id, figure)
            for article_id, annotations in annotations_of(newsroom, ids, progress)
            for figure in annotations.figures
            if wanted.passes(figure)
        ]


def _table(found: Sequence[tuple[str, Figure]], total: int, terminal: Terminal) -> Iterator[str]:
    short_id = id_shortener(total)
    rows = [
        (
            short_id(article),
            figure.text,
            value_text(figure, terminal.glyphs),
            figure.kind,
            figure.measures or "",
            figure.owner or "",
            as_of_text(figure.as_of, terminal.glyphs),
        )
        for article, figure in found
    ]
    return table_lines(_COLUMNS, rows, width=terminal.width, ellipsis=terminal.ellipsis)
