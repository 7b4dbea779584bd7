"""The newsroom: the one thing that the command line and the screen talk to.

Light to import: SQLite comes with it; everything else is loaded with its first use.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from metatui.newsroom.facade import Newsroom

if TYPE_CHECKING:
    from metatui.library import Counts, Show
    from metatui.newsroom.background_task import BackgroundTask
    from metatui.newsroom.doctor import Check
    from metatui.newsroom.entity_card import EntityCard, Passage
    from metatui.newsroom.events import Changed, Event, Failed, Finished, IndexReport

__all__ = [
    "BackgroundTask",
    "Changed",
    "Check",
    "Counts",
    "EntityCard",
    "Event",
    "Failed",
    "Finished",
    "IndexReport",
    "Newsroom",
    "Passage",
    "Show",
]

_HOMES = {
    "BackgroundTask": "metatui.newsroom.background_task",
    "Check": "metatui.newsroom.doctor",
    "Counts": "metatui.library",
    **dict.fromkeys(("EntityCard", "Passage"), "metatui.newsroom.entity_card"),
    "Show": "metatui.library",
    **dict.fromkeys(("Changed", "Event", "Failed", "Finished", "IndexReport"), "metatui.newsroom.events"),
}


def __getattr__(name: str) -> Any:
    """What the first frame of the screen does not need is imported when it is asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
