"""What happens before a library is opened: a damaged database makes room, and the reader's state is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from metatui.library.damage import probe, salvage_state, set_aside
from metatui.library.state_copy import read_state_copy

if TYPE_CHECKING:
    from pathlib import Path

    from metatui.library.reader_state import KeptState


class Recovery(NamedTuple):
    """What was saved for a library that begins anew, and what the reader must be told."""

    states: tuple[KeptState, ...] = ()
    notices: tuple[str, ...] = ()


def recover(path: Path) -> Recovery:
    """Set a damaged database at `path` aside; afterwards there is a sound one or none.

    The reader's state comes from the damaged file as far as it can be read, else from the copy beside it. An
    empty file, or none, with such a copy beside it is a database that was lost.
    """
    finding = probe(path) if path.exists() and path.stat().st_size else None
    if finding is not None:
        aside = set_aside(path)
        states = _merged(read_state_copy(path.parent), salvage_state(aside))
        return Recovery(
            states,
            (
                f"The library was damaged ({_in_a_line(finding)}) and set aside as {aside}. "
                f"{_carried_over(states)} The articles are read from their files again.",
            ),
        )
    if not path.exists() or not path.stat().st_size:
        states = _merged(read_state_copy(path.parent), [])
        if states:
            return Recovery(
                states,
                (f"The library {path} was empty. {_carried_over(states)} The articles are read again.",),
            )
    return Recovery()


def _in_a_line(finding: str) -> str:
    """What SQLite found, in one line: its text has several, the first of which names the database alone."""
    lines = [line.strip() for line in finding.splitlines()]
    said = [line for line in lines if line and not line.startswith("***")]
    more = f" and {len(said) - 1} more" if len(said) > 1 else ""
    return f"{said[0]}{more}" if said else "damaged"


def _merged(copied: list[KeptState], salvaged: list[KeptState]) -> tuple[KeptState, ...]:
    """For each article what was written last."""
    merged = {state.id: state for state in copied}
    for state in salvaged:
        known = merged.get(state.id)
        if known is None or known.updated_at <= state.updated_at:
            merged[state.id] = state
    return tuple(merged[id] for id in sorted(merged))


def _carried_over(states: tuple[KeptState, ...]) -> str:
    if not states:
        return "No read or starred mark could be saved from it."
    read = sum(state.read_at is not None for state in states)
    starred = sum(state.starred_at is not None for state in states)
    return f"What you did was carried over: {read} read, {starred} starred."
