"""What a list says in place of its rows: lines wrapped to its width, as many as there is room for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.strip import Strip

from metatui.tui.widgets.article_layout import wrapped_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.scroll_view import ScrollView
    from textual.style import Style


def note_lines(lines: Sequence[str], width: int, height: int) -> list[str]:
    """The lines for a box of this size: where it is too low, blank ones go first, then indented details."""
    shorter = [lines, [line for line in lines if line], [line for line in lines if line and line[0] != " "]]
    wrapped = [[part for line in form for part in wrapped_lines(line, max(width, 1))] for form in shorter]
    return next((form for form in wrapped if len(form) <= height), wrapped[-1])[:height]


def draw_note_line(widget: ScrollView, lines: Sequence[str], y: int, style: Style) -> Strip:
    """Line `y` of the note in a widget that has no rows."""
    width, height = widget.scrollable_content_region.size
    shown = note_lines(lines, width - 2, height)
    text = f" {shown[y]}" if y < len(shown) else ""
    content = Content(text, strip_control_codes=False).stylize(style)
    strip = Strip(content.render_segments(widget.visual_style))
    return strip.adjust_cell_length(width, widget.rich_style)
