"""What stands where there is nothing to read: what was found, and what to do."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from metatui.tui.fit import compact_count
from metatui.tui.glyphs import UNICODE, Glyphs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from metatui.model import Skipped


def empty_library(
    name: str,
    skipped: Sequence[Skipped],
    *,
    indexing: bool,
    doctor: str = "metatui doctor --library FOLDER",
    glyphs: Glyphs = UNICODE,
) -> list[str]:
    """The lines for a library without articles; `doctor` is the command that says what was passed over."""
    if indexing:
        return [f"Looking for articles in {name} {glyphs.ellipsis}"]
    lines = [f"No articles in {name}.", ""]
    if skipped:
        number = len(skipped)
        lines.append(f"{compact_count(number)} file{'s were' if number != 1 else ' was'} passed over:")
        for reason, count in Counter(entry.reason for entry in skipped).most_common(5):
            lines.append(f"  {compact_count(count)} {glyphs.times} {reason}")
        lines.append("")
    lines += [
        "metatui reads .txt, .md and .html files, in folders too.",
        "Put some here and press r.",
        "Or open another folder: metatui FOLDER",
        f"What was passed over, and why: {doctor}",
    ]
    return lines


def nothing_shown(show: str) -> list[str]:
    """The lines for a filter that leaves nothing."""
    if show == "starred":
        return ["No starred articles.", "", "s stars the article that is open; 1 shows all articles."]
    return ["No unread articles.", "", "1 shows all articles."]
