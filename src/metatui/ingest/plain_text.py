"""Plain text, mostly clippings pasted from web pages: only paragraphs, no metadata of its own."""

from __future__ import annotations

from metatui.ingest.draft import Draft
from metatui.ingest.mail_header import split_mail_header
from metatui.ingest.paragraphs import split_paragraphs
from metatui.text.clean import clean_text


def read_plain_text(text: str) -> Draft:
    """Read a decoded text file into paragraphs; whatever says who and when is still among them."""
    mail, body = split_mail_header(clean_text(text))
    paragraphs = tuple(split_paragraphs(body))
    return Draft(paragraphs, subject=mail.subject, sent=mail.sent) if mail else Draft(paragraphs)
