"""A copy of what the reader did beside the database, for the day when the database is damaged.

One JSON object a line, replaced as a whole, so that it is never half written.
"""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING

from metatui.library.reader_state import KeptState

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

STATE_COPY_NAME = "reader-state.jsonl"


def write_state_copy(folder: Path, states: Iterable[KeptState]) -> None:
    """Replace the copy in this folder; OSError where the folder cannot be written."""
    from metatui.library.whole_file import replace_file  # the first frame writes nothing

    rows = (
        [state.id, state.body_hash, state.read_at, state.starred_at, state.updated_at] for state in states
    )
    replace_file(folder / STATE_COPY_NAME, map(json.dumps, rows))


def read_state_copy(folder: Path) -> list[KeptState]:
    """What the copy in this folder says: nothing where there is none, without lines that cannot be read."""
    try:
        lines = (folder / STATE_COPY_NAME).read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []
    states = []
    for line in lines:
        with suppress(ValueError, TypeError):
            states.append(_checked(json.loads(line)))
    return states


def _checked(fields: object) -> KeptState:
    if not isinstance(fields, list):
        raise TypeError("not a list of fields")
    id, digest, read_at, starred_at, updated_at = fields
    times_fit = all(isinstance(time, int | None) for time in (read_at, starred_at))
    if not (isinstance(id, str) and isinstance(digest, str) and isinstance(updated_at, int) and times_fit):
        raise TypeError("not the fields of a state")
    return KeptState(id, digest, read_at, starred_at, updated_at)
