"""`metatui entities`: who and what the articles name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import click

from metatui.cli.filters import annotations_of, check_choice, chosen_ids
from metatui.cli.merging import MergedEntity, merge_entities
from metatui.cli.opening import open_current_library
from metatui.cli.options import Options, pass_options, shared_options
from metatui.cli.status import DONE, NOTHING_FOUND
from metatui.cli.tables import Column, table_lines
from metatui.cli.terminal import Terminal, answer, say
from metatui.model.kinds import ENTITY_KINDS

if TYPE_CHECKING:
    from metatui.newsroom import Newsroom

_COLUMNS = (
    Column("name", flexible=True),
    Column("kind"),
    Column("mentions", right=True),
    Column("articles", right=True),
    Column("salience", right=True),
    Column("role", flexible=True),
    Column("also", flexible=True),
)
_CSV = ("name", "kind", "aliases", "role", "salience", "mentions", "articles")


@click.command("entities", short_help="List people, organisations, places and more.")
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.option("--query", metavar="QUERY", help="The articles that answer this query.")
@click.option(
    "--kind", type=click.Choice(ENTITY_KINDS), multiple=True, help="Only this kind; may be repeated."
)
@click.option("--json", "as_json", is_flag=True, help="Print a JSON array.")
@click.option(
    "--csv", "as_csv", is_flag=True, help="Print CSV; text that looks like a formula gets a ' in front."
)
@click.option("--rules", is_flag=True, help="List what was corrected about names and figures instead.")
@shared_options
@pass_options
def entities_command(
    options: Options,
    ids: tuple[str, ...],
    query: str | None,
    kind: tuple[str, ...],
    as_json: bool,
    as_csv: bool,
    rules: bool,
) -> int:
    """List people, organisations, places and more: of articles, of a query's hits, or of all articles.

    For one ID the JSON has every mention with its place in the text; for several articles an entity is
    one under its name and kind, with the ids of its articles and the number of its mentions.

    With --rules, list the corrections that hold in this library, for all libraries and for this one alone,
    each with its line in the file where it can be edited.
    """
    if rules:
        if ids or query is not None or kind or as_csv:
            raise click.UsageError("--rules goes with --json alone: it lists all corrections.")
        from metatui.cli.corrections import list_corrections

        return list_corrections(options, as_json=as_json)
    if as_json and as_csv:
        raise click.UsageError("--json and --csv exclude each other: choose one.")
    wanted = check_choice(ids, query)
    with open_current_library(options, needs_index=wanted is not None) as newsroom:
        if as_json and len(ids) == 1:
            return _print_mentions(newsroom, ids[0], kind)
        merged = _merged(newsroom, chosen_ids(newsroom, ids, wanted), kind)
        if as_json:
            from metatui.cli.json_output import merged_entity_object, print_array

            print_array(map(merged_entity_object, merged))
        elif as_csv:
            from metatui.cli.csv_output import print_csv

            print_csv(_CSV, map(_csv_row, merged))
        elif merged:
            for line in _table(merged, options.output()):
                answer(line)
    return _status(merged)


def _print_mentions(newsroom: Newsroom, short_id: str, kinds: Sequence[str]) -> int:
    from metatui.cli.json_output import entity_object, print_array

    found = newsroom.annotations(newsroom.head(short_id).id).entities
    entities = [entity for entity in found if not kinds or entity.kind in kinds]
    print_array(map(entity_object, entities))
    return _status(entities)


def _status(found: Sequence[object]) -> int:
    if found:
        return DONE
    say("No entity was found in these articles.")
    return NOTHING_FOUND


def _merged(newsroom: Newsroom, ids: Sequence[str], kinds: Sequence[str]) -> list[MergedEntity]:
    from metatui.cli.progress import ProgressLine

    with ProgressLine() as progress:
        merged = merge_entities(
            (article_id, annotations.entities)
            for article_id, annotations in annotations_of(newsroom, ids, progress)
        )
    return [entity for entity in merged if not kinds or entity.kind in kinds]


def _csv_row(entity: MergedEntity) -> tuple[str | int | float | None, ...]:
    aliases = "; ".join(entity.aliases)
    articles = " ".join(entity.articles)
    salience = round(entity.salience, 4)
    return entity.name, entity.kind, aliases, entity.role, salience, entity.mention_count, articles


def _table(entities: Iterable[MergedEntity], terminal: Terminal) -> list[str]:
    rows = [
        (
            entity.name,
            entity.kind,
            f"{entity.mention_count:,}",
            f"{len(entity.articles):,}",
            f"{entity.salience:.2f}",
            entity.role or "",
            ", ".join(entity.aliases),
        )
        for entity in entities
    ]
    return list(table_lines(_COLUMNS, rows, width=terminal.width, ellipsis=terminal.ellipsis))
