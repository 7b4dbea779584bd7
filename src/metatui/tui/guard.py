"""The second wall against hostile text: what reaches the terminal holds no control character.

The first is `text.clean`, through which all text from outside has come; this one stands at the exit,
for anything that slipped by (a message of the system, a file name, what the reader typed).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.filter import LineFilter

if TYPE_CHECKING:
    from rich.segment import Segment
    from textual.color import Color

# C0, DEL, C1, bidirectional controls, zero-width and tag characters. ZWJ and ZWNJ stay: emoji and
# Persian need them.
_FORBIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u206f"
    "\ud800-\udfff\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)


class ControlFilter(LineFilter):
    """Takes every control character out of the text of a line; control segments of Rich itself stay.

    One that was given room on the line (a soft hyphen, a lone surrogate) leaves a blank, so that what stands
    behind it, and the border of the pane, keep their places.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments without control characters; the very list when there was none."""
        if not any(_FORBIDDEN.search(segment.text) for segment in segments if not segment.control):
            return segments
        return [
            segment if segment.control else segment._replace(text=_FORBIDDEN.sub(_blank, segment.text))
            for segment in segments
        ]


def _blank(forbidden: re.Match[str]) -> str:
    return " " * cell_len(forbidden[0])
