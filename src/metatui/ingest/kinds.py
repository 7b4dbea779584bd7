"""Which files metatui reads, and the reasons why it does not read others."""

from __future__ import annotations

from metatui.text.clean import clean_line

MAX_BYTES = 20 * 1000 * 1000
SUFFIXES = (".txt", ".text", ".md", ".markdown", ".html", ".htm")


def too_large(size: int) -> str:
    """The reason why a file of so many bytes is not read."""
    return f"larger than {MAX_BYTES // 1_000_000} MB ({size / 1e6:,.0f} MB)"


def wrong_kind(suffix: str) -> str:
    """The reason why a file with this suffix is not read."""
    return f"not a kind metatui reads ({clean_line(suffix) or 'no suffix'})"
