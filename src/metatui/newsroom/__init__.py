"""The newsroom: the one thing that the command line and the screen talk to.

Light to import: SQLite comes with it, the analysis, the search and everything else with the first use.
"""

from metatui.library import Counts, Show
from metatui.newsroom.background_indexing import BackgroundIndexing
from metatui.newsroom.doctor import Check
from metatui.newsroom.events import Changed, Event, Failed, Finished, IndexReport
from metatui.newsroom.facade import Newsroom

__all__ = [
    "BackgroundIndexing",
    "Changed",
    "Check",
    "Counts",
    "Event",
    "Failed",
    "Finished",
    "IndexReport",
    "Newsroom",
    "Show",
]
