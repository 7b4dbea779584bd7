"""`metatui keys` and `metatui config`: what can be pressed, and what was chosen."""

from __future__ import annotations

from collections.abc import Iterator

import click

from metatui.cli.options import Options, pass_options, shared_options
from metatui.cli.status import DONE
from metatui.cli.tables import Column, table_lines
from metatui.cli.terminal import answer


@click.command("keys", short_help="Print the keys of the reader.")
@click.option("--markdown", is_flag=True, help="Print Markdown tables.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON array.")
@shared_options
@pass_options
def keys_command(options: Options, markdown: bool, as_json: bool) -> int:
    """Print the keys of the reader."""
    if markdown and as_json:
        raise click.UsageError("--markdown and --json exclude each other: choose one.")
    if as_json:
        from metatui.cli.json_output import print_array
        from metatui.tui.keys import BINDINGS

        print_array(
            {
                "group": binding.group,
                "keys": binding.shown,
                "description": binding.description,
                "tooltip": binding.tooltip,
            }
            for binding in BINDINGS
        )
        return DONE
    for line in _markdown_lines() if markdown else _plain_lines(options):
        answer(line)
    return DONE


def _plain_lines(options: Options) -> Iterator[str]:
    from metatui.tui.keys import BINDINGS, GROUP_TITLES, in_group

    terminal = options.output()
    widest = max(len(binding.shown) for binding in BINDINGS)
    for number, (group, title) in enumerate(GROUP_TITLES.items()):
        if number:
            yield ""
        yield terminal.bold(title)
        rows = [(binding.shown.ljust(widest), binding.tooltip) for binding in in_group(group)]
        columns = (Column(), Column(flexible=True))
        for line in table_lines(columns, rows, ellipsis=terminal.ellipsis, header=False):
            yield "  " + line


def _markdown_lines() -> Iterator[str]:
    from metatui.tui.keys import GROUP_TITLES, in_group

    for number, (group, title) in enumerate(GROUP_TITLES.items()):
        if number:
            yield ""
        yield from (f"### {title}", "", "| Key | What it does |", "|---|---|")
        for binding in in_group(group):
            yield f"| `{binding.shown}` | {binding.tooltip} |"


@click.command("config", short_help="Print the settings and where things are kept.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@shared_options
@pass_options
def config_command(options: Options, as_json: bool) -> int:
    """Print where metatui looks for its settings and keeps things, and the settings in force."""
    from metatui import locations

    file, names = locations.config_file(), locations.names_file()
    settings = options.settings._asdict()
    places = {
        "config": str(file),
        "names": str(names),
        "data_dir": str(options.data_dir or locations.data_dir()),
        "cache_dir": str(options.cache_dir or locations.cache_dir()),
        "state_dir": str(locations.state_dir()),
    }
    if as_json:
        from metatui.cli.json_output import print_object

        print_object({**places, "exists": file.is_file(), "settings": settings})
        return DONE
    from metatui.text.clean import clean_line

    for name, place in places.items():
        missing = ""
        if name == "config" and not file.is_file():
            missing = " (not there: defaults)"
        elif name == "names" and not names.is_file():
            missing = " (not there)"
        answer(f"{name:<10} {clean_line(place)}{missing}")
    answer()
    for name, value in settings.items():
        answer(f"{name} = {_as_toml(value)}")
    return DONE


def _as_toml(value: object) -> str:
    if value is None:
        return '""  # the default'
    if isinstance(value, bool):
        return str(value).lower()
    return f'"{value}"' if isinstance(value, str) else str(value)
