"""The style of a part of a widget: what its component class says, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.style import Style

if TYPE_CHECKING:
    from textual.widget import Widget


def part_style(widget: Widget, name: str) -> Style:
    """The style that a component class sets, to be laid over the style of the line it stands in.

    `Widget.get_visual_style(partial=True)` loses opaque backgrounds, so the rules are read here.
    """
    styles = widget.get_component_styles(name)
    text = styles.text_style
    return Style(
        background=styles.background if styles.has_rule("background") else None,
        foreground=styles.color if styles.has_rule("color") else None,
        bold=text.bold,
        dim=text.dim,
        italic=text.italic,
        underline=text.underline,
        reverse=text.reverse,
        strike=text.strike,
    )
