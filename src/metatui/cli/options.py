"""The options that every command takes, before or after its name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from metatui.cli.choices import Options

__all__ = ["Options", "pass_options", "shared_options"]

Command = TypeVar("Command", bound=Callable[..., Any])


def _remember(context: click.Context, parameter: click.Parameter, value: Any) -> None:
    """Keep an option that was given; one that was not must not undo the same option before the command."""
    options = context.ensure_object(Options)
    assert parameter.name is not None
    if parameter.name == "library":
        options.library.extend(value)
    elif value:
        setattr(options, parameter.name, value)


def _print_version(context: click.Context, parameter: click.Parameter, value: bool) -> None:
    if value and not context.resilient_parsing:
        from metatui import __version__

        click.echo(f"metatui {__version__}")
        context.exit()


def _option(*names: str, **attributes: Any) -> Callable[[Command], Command]:
    return click.option(*names, expose_value=False, callback=_remember, **attributes)


_PATH = click.Path(path_type=Path)
_SHARED = (
    _option(
        "--library",
        type=_PATH,
        multiple=True,
        metavar="PATH",
        help="A folder or file instead of the bundled articles; may be repeated.",
    ),
    _option("--data-dir", type=_PATH, metavar="DIR", help="Keep libraries and read marks here."),
    _option("--cache-dir", type=_PATH, metavar="DIR", help="Keep indexes here."),
    _option("--no-color", is_flag=True, help="No colours or styles."),
    _option("--ascii", is_flag=True, help="Draw with ASCII signs alone."),
    click.option(
        "--version",
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=_print_version,
        help="Print the version and end.",
    ),
)


def shared_options(command: Command) -> Command:
    """Give a command the options that all commands take."""
    for option in reversed(_SHARED):
        command = option(command)
    return command


pass_options = click.make_pass_decorator(Options, ensure=True)
