"""The forms of the lines that say who wrote an article, when and for whom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from metatui.ingest.byline import read_byline
from metatui.ingest.dates import parse_date, read_date_line
from metatui.ingest.publications import publication

# A line of the form "Name: value".
FIELD = re.compile(
    r"(?P<name>title|headline|subject|from|to|cc|author|byline|written by|source|publication"
    r"|publisher|date|published"
    r"|url|link|section)\s*:\s*(?P<value>\S.{0,300})",
    re.IGNORECASE,
)
_JUST_BY = re.compile(r"by\s*:?", re.IGNORECASE)
_ROLE = re.compile(
    r"(?!The |An? |This )(?:[A-Z][\w'’&-]*,? |of |and |in ){0,5}"
    r"(?:[Rr]eporter|[Cc]orrespondent|[Ee]ditor|[Ww]riter|[Cc]olumnist|[Jj]ournalist|[Cc]ontributor"
    r"|bureau chief)s?"
    r"(?:,? (?:in |at )?[A-Z]\w+(?: [A-Z]\w+)?)?"
)
_DATE_LABEL = re.compile(
    r"(?:first |originally |last )?(?:published|posted|created|updated|issued|date|modified)", re.IGNORECASE
)
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?(?: [A-Z]{1,4}T?)?", re.IGNORECASE)
_PLACE = re.compile(r"(?P<outlet>[^,|]{2,40})(?:, | \| )[A-Z][\w.]*(?: [A-Z][\w.]*){0,2}")
_EDITION = re.compile(
    r"(?P<outlet>[^,|]{2,40}) (?:in|en) (?:English|French|German|Spanish|Arabic|Chinese|Español|Français)"
)
_REPORTING = re.compile(
    r"\(?(?:reporting|writing)(?:,? (?:and |& )?(?:writing|editing|reporting))* by"
    r" (?P<names>[^;()]{3,120}?)\.?(?:\)|;.{0,200}|[.,] (?:editing|writing|additional)\b.{0,200})?",
    re.IGNORECASE,
)
_DATELINE = re.compile(r"[A-Z][^()–—\n]{0,60}\((?P<agency>[A-Z][\w .&'’-]{1,30})\)\s*(?:[–—]|--?)\s")


_DATED_LEAD = re.compile(
    r"(?:[A-Z][\w.,'’ -]{1,40}, )?"
    r"(?P<date>[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]{2,8}\.? \d{4})"
    r"(?: \([A-Z][\w .&'’-]{1,30}\))?\s*(?:—|–|--?)\s+(?=\S)"
)
_DESK = re.compile(r"(?:The |the )?(?:[A-Z][\w&'’.-]* ){1,4}(?:[Dd]esk|[Nn]ewsroom|[Bb]ureau)")
_REPORTED_IN = re.compile(r"\(?(?:reporting |writing )?(?:in|from) [A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}\)?")


def date_of_lead(paragraphs: Sequence[str]) -> datetime | None:
    """The date of a dateline: "Apr. 11, 2026 — Four astronauts …", "LAGOS, 3 May 2026 (Wire) — …"."""
    leads = filter(None, map(_DATED_LEAD.match, paragraphs[:3]))
    return next((date for found in leads if (date := parse_date(found["date"]))), None)


def is_reported_in(line: str) -> bool:
    """Whether a line says from where somebody reported, and nothing else: "in Madrid"."""
    return len(line) < 50 and _REPORTED_IN.fullmatch(line) is not None


def is_desk(line: str) -> bool:
    """Whether a line names a part of a newsroom and nothing else: "Nordic Desk"."""
    return len(line) < 50 and _DESK.fullmatch(line) is not None


def is_just_by(line: str) -> bool:
    """Whether a line is "By" alone, with the names on the next one."""
    return _JUST_BY.fullmatch(line) is not None


def is_role(line: str) -> bool:
    """Whether a line says what the author does and nothing else ("Technology reporter")."""
    return len(line) < 70 and _ROLE.fullmatch(line) is not None


def is_date_label(line: str) -> bool:
    """Whether a line is the "Published" above a date."""
    return _DATE_LABEL.fullmatch(line.rstrip(": ")) is not None


def is_clock(line: str) -> bool:
    """Whether a line is a time of day and nothing else."""
    return _CLOCK.fullmatch(line) is not None


def outlet_with_place(line: str) -> str | None:
    """The publication of a line like "BBC News, Acapulco" or "Le Monde in English"."""
    place = _EDITION.fullmatch(line) or _PLACE.fullmatch(line)
    return publication(place["outlet"]) if place else None


def is_credit(paragraph: str) -> bool:
    """Whether a line says who or when."""
    return is_just_by(paragraph) or bool(read_byline(paragraph) or read_date_line(paragraph))


def is_bare_date(paragraph: str) -> bool:
    """Whether a paragraph is a date, with nothing that says it is one of publication."""
    return len(paragraph) < 40 and parse_date(paragraph) is not None and not _DATE_LABEL.match(paragraph)


def agency_of(paragraphs: Sequence[str]) -> str | None:
    """The agency of a dateline: "LONDON, July 16 (Reuters) - …"."""
    datelines = filter(None, map(_DATELINE.match, paragraphs[:3]))
    return next((agency for found in datelines if (agency := publication(found["agency"]))), None)


def reporters_of(paragraphs: Sequence[str]) -> str | None:
    """Who is named in "(Reporting by Jane Doe; editing by John Roe)" at the end of an article."""
    credits = filter(None, map(_REPORTING.fullmatch, (one for one in paragraphs[-4:] if len(one) < 300)))
    return next((read.names for one in credits if (read := read_byline(f"By {one['names']}"))), None)


def is_unread(paragraph: str) -> bool:
    """Whether a line is a date or field that could not be understood; no title is made of it."""
    dates = read_date_line(paragraph)
    field = FIELD.fullmatch(paragraph)
    return (dates is not None and not dates.is_clear) or (
        field is not None and field["name"].lower() in ("date", "published", "from", "to", "cc", "url")
    )
