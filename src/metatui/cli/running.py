"""Running one command line: click reads it, and whatever happens ends as a message and an exit status."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from metatui.cli.application import metatui
from metatui.cli.ending import ending_of
from metatui.cli.status import DONE, INTERRUPTED, WRONG_USAGE
from metatui.cli.terminal import prepare_streams, say


def run(arguments: Sequence[str]) -> int:
    """Run one command line and return its exit status; every error ends as a message and a status."""
    prepare_streams()
    status = ending_of(lambda: _invoke(list(arguments)))
    flushed = ending_of(_flush)
    return status if flushed == DONE else flushed


def _invoke(arguments: list[str]) -> int:
    try:
        with metatui.make_context("metatui", arguments) as context:
            status = metatui.invoke(context)
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.Abort:
        say("Interrupted.")
        return INTERRUPTED
    except click.ClickException as error:
        say(error.format_message())
        where = getattr(error, "ctx", None)
        if where is not None:
            say(f"'{where.command_path} --help' says how it is used.")
        return WRONG_USAGE
    return status if isinstance(status, int) else DONE


def _flush() -> int:
    sys.stdout.flush()
    return DONE
