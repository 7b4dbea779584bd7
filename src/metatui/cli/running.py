"""Running one command line: whatever happens ends as a message and an exit status."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

import click

from metatui.cli.application import metatui
from metatui.cli.status import DAMAGED, DONE, INTERRUPTED, WRONG_USAGE, WrongQuery
from metatui.cli.terminal import abandon_output, prepare_streams, say, say_where
from metatui.errors import MetatuiError


def run(arguments: Sequence[str]) -> int:
    """Run one command line and return its exit status; every error ends as a message and a status."""
    prepare_streams()
    status = _ending_of(lambda: _invoke(list(arguments)))
    flushed = _ending_of(_flush)
    return status if flushed == DONE else flushed


def _invoke(arguments: list[str]) -> int:
    with metatui.make_context("metatui", arguments) as context:
        status = metatui.invoke(context)
    return status if isinstance(status, int) else DONE


def _flush() -> int:
    sys.stdout.flush()
    return DONE


def _ending_of(act: Callable[[], int]) -> int:
    """The exit status of an action: its own, or the one that belongs to the error it ended with."""
    try:
        return act()
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.ClickException as error:
        say(error.format_message())
        context = getattr(error, "ctx", None)
        if context is not None:
            say(f"'{context.command_path} --help' says how it is used.")
        return WRONG_USAGE
    except WrongQuery as error:
        say_where(str(error), error.query, error.problem.start, error.problem.end)
        return error.exit_status
    except MetatuiError as error:
        say(str(error))
        return error.exit_status
    except BrokenPipeError:
        # Whoever read the answer has seen enough.
        abandon_output()
        return DONE
    except OSError as error:
        abandon_output()
        place = f"{error.filename}: " if error.filename is not None else ""
        say(f"{place}{error.strerror or error}. Look whether there is room and permission, and try again.")
        return DAMAGED
    except (KeyboardInterrupt, click.Abort):
        say("Interrupted.")
        return INTERRUPTED
    except Exception as error:
        import traceback

        from metatui.text.clean import clean_text

        sys.stderr.write(clean_text("".join(traceback.format_exception(error))))
        say("This is an error in metatui itself; the lines above say where.")
        return DAMAGED
