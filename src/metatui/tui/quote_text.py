"""What somebody said, as one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from metatui.model import Quote
    from metatui.tui.glyphs import Glyphs


def quote_text(quote: Quote, glyphs: Glyphs) -> str:
    """The words between quotation marks, without the comma that only leads to "he said"."""
    said = " ".join(quote.text.split()).removesuffix(",")
    return f"{glyphs.quote_begin}{said}{glyphs.quote_end}"
