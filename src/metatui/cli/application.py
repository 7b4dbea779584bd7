"""The group of commands: which there are, and what a bare path means."""

from __future__ import annotations

import importlib
import os
from pathlib import Path

import click

from metatui.cli import COMMANDS
from metatui.cli.options import Options, pass_options, shared_options

_READ = "read"

_HELP = """Read the news: who is in the story, which numbers it gives, which articles tell it too.

Without a command it opens the reader: on the bundled articles, or on the files and folders
named. When the output is no terminal, it prints the front page as plain text.

A file or folder that is named like a command is given as ./list.
"""
_EPILOG = """\b
Exit status: 0 done, 1 nothing found, 2 wrong usage or query, 3 data damaged
or unreadable, 4 network, 130 interrupted.
"""


class Commands(click.Group):
    """The commands by name; anything else must be a path, and opens the reader."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module of a command and return the command, None for an unknown name."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"metatui.cli.{COMMANDS[cmd_name]}")
        command = getattr(module, f"{cmd_name}_command")
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the first word names; a path opens the reader on all words."""
        word = args[0]
        command = self.get_command(ctx, word)
        if command is not None:
            return word, command, args[1:]
        if not os.path.exists(os.path.expanduser(word)):
            raise click.UsageError(_unknown_word(word), ctx)
        # A path that begins with a dash came after "--", which the group has eaten.
        return _READ, read_command, ["--", *args] if word.startswith("-") else args


def _unknown_word(word: str) -> str:
    import difflib

    message = f"{word!r} is neither a command nor a file or folder."
    near = difflib.get_close_matches(word.lower(), COMMANDS, n=1)
    if near:
        return f"{message} Did you mean {near[0]!r}?"
    if os.sep in word or "." in word:
        return f"{message} Look whether the path is spelled right."
    return f"{message} 'metatui --help' lists the commands; 'metatui search {word}' would search for it."


@click.group(
    cls=Commands,
    invoke_without_command=True,
    help=_HELP,
    epilog=_EPILOG,
    subcommand_metavar="[PATH]... | COMMAND [ARGS]...",
    context_settings={"help_option_names": ["--help"], "max_content_width": 100},
)
@shared_options
@click.pass_context
def metatui(context: click.Context) -> int | None:
    """Open the reader where no command is named."""
    if context.invoked_subcommand is not None:
        return None
    return _open_reader(context.ensure_object(Options))


def _print_main_help(context: click.Context, parameter: click.Parameter, value: bool) -> None:
    if value:
        click.echo(context.find_root().get_help())
        context.exit()


@click.command(_READ, add_help_option=False)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--help", is_flag=True, is_eager=True, expose_value=False, callback=_print_main_help)
@shared_options
@pass_options
def read_command(options: Options, paths: tuple[Path, ...]) -> int:
    """Open the reader on files and folders."""
    options.library.extend(paths)
    return _open_reader(options)


def _open_reader(options: Options) -> int:
    from metatui.cli.reading import open_reader

    return open_reader(options)
