"""How a command line ends: whatever happens becomes a message and an exit status. Knows nothing of click."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from metatui.cli.status import DAMAGED, DONE, INTERRUPTED, WrongQuery
from metatui.cli.terminal import abandon_output, say, say_where
from metatui.errors import MetatuiError

if TYPE_CHECKING:
    from collections.abc import Callable


def ending_of(act: Callable[[], int]) -> int:
    """The exit status of an action: its own, or the one that belongs to the error it ended with."""
    try:
        return act()
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
    except KeyboardInterrupt:
        say("Interrupted.")
        return INTERRUPTED
    except Exception as error:
        import traceback

        from metatui.text.clean import clean_text

        sys.stderr.write(clean_text("".join(traceback.format_exception(error))))
        say("This is an error in metatui itself; the lines above say where.")
        return DAMAGED
