"""The signs the screen draws with: plain Unicode, or ASCII alone."""

from __future__ import annotations

from typing import NamedTuple


class Glyphs(NamedTuple):
    """One set of signs; every one is a single cell wide, but for `ellipsis` and `dot` in ASCII."""

    unread: str = "●"
    read: str = "○"
    starred: str = "★"
    opened: str = "▌"
    cursor: str = "▸"
    dot: str = " · "
    times: str = "×"
    ellipsis: str = "…"
    dash: str = "–"
    bars: str = "▁▂▃▄▅▆▇█"
    border: str = "round"
    prompt: str = "▏"
    about: str = "≈"
    at_least: str = "≥"
    at_most: str = "≤"
    arrow: str = "→"
    share: str = "╸━"
    included: str = "✓"
    excluded: str = "≠"
    bullet: str = "•"
    minus: str = "−"
    subject: str = "●"
    part: str = "◐"
    mention: str = "○"
    quote_begin: str = "“"
    quote_end: str = "”"


UNICODE = Glyphs()
ASCII = Glyphs(
    unread="*",
    read=".",
    starred="+",
    opened="|",
    cursor=">",
    dot=" - ",
    times="x",
    ellipsis="...",
    dash="-",
    bars=".:-=+*%#",
    border="ascii",
    prompt="_",
    about="~",
    at_least=">=",
    at_most="<=",
    arrow="->",
    share="=",
    included="+",
    excluded="-",
    bullet="-",
    minus="-",
    subject="*",
    part="o",
    mention=".",
    quote_begin='"',
    quote_end='"',
)
