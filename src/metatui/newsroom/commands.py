"""What to type in a shell, as messages quote it."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def doctor_command(paths: Sequence[Path]) -> str:
    """The call of `metatui doctor` for the library of these files and folders, of the default one for none.

    A path below the folder that metatui was started in is written from there.
    """
    here = Path.cwd()
    short = [path.relative_to(here) if path != here and path.is_relative_to(here) else path for path in paths]
    words = "".join(f" --library {shlex.quote(str(path))}" for path in short)
    return "metatui doctor" + "".join(sign if sign.isprintable() else "?" for sign in words)
