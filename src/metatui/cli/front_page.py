"""The front page as plain text: what the library is and what is new in it."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from metatui.cli.cells import cut
from metatui.cli.dates import day
from metatui.cli.ids import id_shortener
from metatui.cli.status import DONE, NOTHING_FOUND
from metatui.cli.terminal import Terminal, answer, say

if TYPE_CHECKING:
    from metatui.newsroom import Newsroom

_NEWEST = 10
_WIDTH = 80
_INDENT = "    "


def print_front_page(newsroom: Newsroom, terminal: Terminal) -> int:
    """Print title, counts and the newest articles, each with a line of its lead; return the exit status."""
    counts = newsroom.counts()
    if not counts.total:
        say_empty(newsroom)
        return NOTHING_FOUND
    dot = terminal.dot
    short_id = id_shortener(counts.total)
    answer(f"{newsroom.name}{dot}{number_of(counts.total, 'article')}{dot}{counts.unread:,} unread")
    for head in islice(newsroom.articles(), _NEWEST):
        answer()
        answer(head.title)
        about = [head.source or "unknown source", day(head.published), short_id(head.id)]
        answer(_INDENT + dot.join(about))
        if head.lead:
            answer(_INDENT + cut(head.lead, _WIDTH - len(_INDENT), terminal.ellipsis))
    answer()
    if counts.total > _NEWEST:
        answer(f"{counts.total - _NEWEST:,} more: metatui list")
    answer("Read one with: metatui show ID. Search with: metatui search WORDS. In a terminal: metatui.")
    return DONE


def say_empty(newsroom: Newsroom) -> None:
    """Say on standard error that the library has no article, and what to do about it."""
    say(f"There is no article in {newsroom.name}.")
    skipped = newsroom.skipped()
    if skipped:
        say(f"{number_of(len(skipped), 'file')} could not be read. Why: {newsroom.doctor_command}")
    else:
        say("metatui reads .txt, .md and .html files: name a folder that has some, as in 'metatui FOLDER'.")


def number_of(count: int, noun: str) -> str:
    """A count with its noun: "1 article", "1,200 articles"."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
