"""Snippets with the ellipsis of whoever shows them: the screen, or the command line without Textual."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from metatui.model.query import Snippet, Span

SNIPPET_ELLIPSIS = "…"


def with_ellipsis(snippet: Snippet, ellipsis: str) -> tuple[str, Sequence[Span]]:
    """A snippet with this ellipsis where the search has left something out."""
    text, shift = snippet.text, 0
    if text.startswith(SNIPPET_ELLIPSIS):
        text, shift = ellipsis + text[1:], len(ellipsis) - 1
    if text.endswith(SNIPPET_ELLIPSIS):
        text = text[:-1] + ellipsis
    return text, [(start + shift, end + shift) for start, end in snippet.highlights]
