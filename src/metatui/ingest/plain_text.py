"""Plain text, mostly clippings pasted from web pages: only paragraphs, no metadata of its own."""

from __future__ import annotations

from metatui.ingest.draft import Draft
from metatui.ingest.paragraphs import split_paragraphs
from metatui.text.clean import clean_text


def read_plain_text(text: str) -> Draft:
    """Read a decoded text file into paragraphs; whatever says who and when is still among them."""
    return Draft(tuple(split_paragraphs(clean_text(text))))
