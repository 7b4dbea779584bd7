"""The header of a forwarded or saved e-mail above a clipping: "Subject: …", "From: …", "Date: …"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from metatui.ingest.dates import parse_date
from metatui.text.clean import clean_line

_FIELD = re.compile(
    r"[*_]{0,2}(?P<name>subject|from|to|date|sent|cc|bcc|reply-to|importance|attachments?)[*_]{0,2}:[*_]{0,2}"
    r"(?:[^\S\n]+(?P<value>\S.{0,500})|[^\S\n]*)",
    re.IGNORECASE,
)
# Two different ones of these in a row make a header; "To:" alone may begin an article.
_TELLING = frozenset(("subject", "from", "to", "date", "sent"))
_FORWARDED = re.compile(
    r"(?:-{2,}\s*(?:forwarded message|original message)\s*-{2,}|begin forwarded message:?)", re.IGNORECASE
)
_REPLY = re.compile(r"(?:(?:fwd?|re|aw|wg|tr)\s*:\s*)+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class MailHeader:
    """What the header says: the subject without "FW:" and "RE:", and when it was sent."""

    subject: str | None
    sent: datetime | None


def split_mail_header(text: str) -> tuple[MailHeader | None, str]:
    """The header at the top of cleaned text, and the text behind it; None and all of the text without one.

    A date that is open to doubt stays at the top of the text.
    """
    lines = text.split("\n")
    number = _skip_blank(lines, 0)
    if number < len(lines) and _FORWARDED.fullmatch(lines[number].strip()):
        number = _skip_blank(lines, number + 1)
    found: dict[str, str] = {}
    kept: list[str] = []
    sent: datetime | None = None
    name = ""
    while number < len(lines) and lines[number].strip():
        line = lines[number].rstrip().rstrip("\\")
        if field := _FIELD.fullmatch(line.strip()):
            name = field["name"].lower()
            if name in found:
                break
            found[name] = field["value"] or ""
            if name in ("date", "sent"):
                date = parse_date(found[name])
                sent = sent or date
                kept += [] if date else [line]
        elif name in ("subject", "to", "cc") and line[0] in " \t":  # a long field goes on, set in
            found[name] += " " + line.strip()
        else:
            break
        number += 1
    if len(_TELLING & found.keys()) < 2:
        return None, text
    subject = clean_line(_REPLY.sub("", found.get("subject", "").strip(" *_"), count=1)) or None
    above = "\n".join(kept) + "\n\n" if kept else ""
    return MailHeader(subject, sent), above + "\n".join(lines[number:])


def _skip_blank(lines: list[str], number: int) -> int:
    while number < len(lines) and not lines[number].strip():
        number += 1
    return number
