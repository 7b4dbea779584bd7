"""The forms of the lines that say who wrote an article, when and for whom."""

from __future__ import annotations

import re
from collections.abc import Sequence

from metatui.ingest.byline import read_byline
from metatui.ingest.dates import parse_date, read_date_line
from metatui.ingest.publications import publication

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
_DATELINE = re.compile(r"[A-Z][^()–—\n]{0,60}\((?P<agency>[A-Z][\w .&'’-]{1,30})\)\s*(?:[–—]|--?)\s")


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
    """The publication of a line like "BBC News, Acapulco"."""
    place = _PLACE.fullmatch(line)
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
