"""Dates as newspapers print them, to aware UTC; whatever a text leaves open stays open.

A clock time counts only with a zone that names its offset (Z, UTC, GMT, +02:00). "ET" or "BST" need a
calendar of daylight saving, and a time without a zone could be anywhere: there the printed day is kept,
at midnight UTC.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?(?![a-z])"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|thur|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_DAY = r"(?P<{}>\d{{1,2}})(?:st|nd|rd|th|\.)?(?!\d)"
_YEAR = r"(?P<{}>\d{{4}})(?!\d)"
_DATE = re.compile(
    _WEEKDAY
    + r"(?:"
    + r"(?P<y1>\d{4})(?P<sep>[-/.])(?P<m1>\d{1,2})(?P=sep)(?P<d1>\d{1,2})(?!\d)"
    + rf"|(?P<m2>{_MONTH})\s+{_DAY.format('d2')},?\s+{_YEAR.format('y2')}"
    + rf"|{_DAY.format('d3')}(?:\s+of)?[\s-]+(?P<m3>{_MONTH}),?[\s-]+{_YEAR.format('y3')}"
    + r"|(?P<d4>\d{1,2})\.\s?(?P<m4>\d{1,2})\.\s?(?P<y4>\d{4})(?!\d)"
    + r"|(?P<a5>\d{1,2})/(?P<b5>\d{1,2})/(?P<y5>\d{4})(?!\d)"
    + r")",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"t?(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d{1,9})?)?)?"
    r"\s*(?P<half>[ap]\.?m\b\.?)?(?:\s*hrs?\b)?(?!\d)",
    re.IGNORECASE,
)
_ZONE = re.compile(
    r"\(?(?:(?P<utc>z|utc|gmt)(?![a-z])(?P<beyond>[+-]\d{1,2}(?::?\d{2})?(?!\d))?"
    r"|(?P<offset>[+-]\d{2}(?::?\d{2})?(?!\d))"
    r"|(?:[ecmp][sd]?t|ak[sd]t|hst|bst|ist|wes?t|ces?t|ees?t|msk|sast|[ew]at|pkt|sgt|hkt|jst|kst|pht|wib"
    r"|a[cew][sd]t|nz[sd]t|eastern|pacific|central|local)(?![a-z])(?:\s+time)?"
    r"|(?<=\()[a-z]{3,14}(?: time)?(?=\)))\)?",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:(?P<first>(?:first |originally )?(?:published|posted|created|issued|released|filed"
    r"|publication date|date|on|at)"
    r"(?: (?:on|at))?)|(?P<later>(?:last )?(?:updated|modified|edited|revised)(?: (?:on"
    r"|at))?))(?![a-z])\s*:?",
    re.IGNORECASE,
)
_FILLER = re.compile(
    r"[\s,;|/·•∙–—-]+|\d+\s+(?:minutes?|mins?|hours?|hrs?|days?|weeks?|months?)\s+ago\b"
    r"|\d+[\s-]*min(?:ute)?s?\.?\s+read\b",
    re.IGNORECASE,
)
_LONGEST_LINE = 160


@dataclass(frozen=True, slots=True)
class DateLine:
    """A line that says nothing but when; both are None for "3 hours ago" and for dates open to doubt.

    `is_clear` says whether every date in it was understood.
    """

    published: datetime | None
    updated: datetime | None
    is_clear: bool = True


def parse_date(text: str) -> datetime | None:
    """The date that `text` consists of, in UTC; None if it is none, or incomplete, or open to doubt."""
    line = read_date_line(text)
    return (line.published or line.updated) if line else None


def read_date_line(text: str) -> DateLine | None:
    """Read a line of dates ("Published July 16, 2025 at 3:04 p.m. ET · 4 min read").

    None if it has any other words, or no date at all.
    """
    text = text.strip(" \t[]*_")
    if text.startswith("(") or "(" not in text:  # else they belong to a zone: "8:30 am (Paris)"
        text = text.strip(" \t()[]*_")
    if not text or len(text) > _LONGEST_LINE:
        return None
    position = 0
    moment: datetime | None = None
    clock: re.Match[str] | None = None
    is_clear = True
    label, seen_date, seen = "first", False, {"first": None, "later": None}
    found: dict[str, datetime | None] = dict(seen)
    while position < len(text):
        if match := _FILLER.match(text, position):
            seen_date = seen_date or match[0].strip(" ,;|/·•∙–—-").lower().endswith("ago")
        elif match := _LABEL.match(text, position):
            label = match.lastgroup or "first"
            clock = None
        elif match := _DATE.match(text, position):
            seen_date = True
            moment, end = _with_time(match, clock, text)
            clock = None
            is_clear = is_clear and moment is not None
            if moment and found[label] is None:
                found[label] = moment
            position = end
            continue
        elif (match := _TIME.match(text, position)) and (match["minute"] or match["half"]):
            clock = match
            zone = _ZONE.match(text, _skip_space(text, match.end()))
            position = zone.end() if zone and zone[0] else match.end()
            continue
        else:
            return None
        position = match.end()
    return DateLine(found["first"], found["later"], is_clear) if seen_date else None


def _skip_space(text: str, position: int) -> int:
    while position < len(text) and text[position] == " ":
        position += 1
    return position


def _with_time(match: re.Match[str], clock: re.Match[str] | None, text: str) -> tuple[datetime | None, int]:
    """The moment of a date, with its time before or behind it if the zone is known; and where it ends."""
    day = _day(match)
    position = match.end()
    behind = re.compile(r"(?:\s|,|\bat\b|[|·•–—-]\s)*", re.IGNORECASE).match(text, position)
    after = _TIME.match(text, behind.end() if behind else position)
    if after and (after["minute"] or after["half"]):
        clock = after
        position = after.end()
    zone = _ZONE.match(text, _skip_space(text, clock.end() if clock else position)) if clock else None
    if zone and zone[0] and clock is after:
        position = zone.end()
    if day is None:
        return None, position
    start = datetime.combine(day, time(), UTC)
    if clock is None:
        return start, position
    is_iso = match["y1"] is not None and clock is after and not clock["half"]
    offset = _offset(zone)
    if offset is None and not (is_iso and not (zone and zone[0])):
        return start, position
    moment = _clock_time(clock)
    if moment is None:
        return start, position
    local = datetime.combine(day, moment, timezone(offset or timedelta()))
    try:
        return local.astimezone(UTC), position
    except OverflowError:
        return None, position


def _day(match: re.Match[str]) -> date | None:
    found = match.groupdict()
    if found["y1"]:
        numbers = (found["y1"], found["m1"], found["d1"])
    elif found["y2"]:
        numbers = (found["y2"], _month(found["m2"]), found["d2"])
    elif found["y3"]:
        numbers = (found["y3"], _month(found["m3"]), found["d3"])
    elif found["y4"]:
        numbers = (found["y4"], found["m4"], found["d4"])
    else:
        # 07/16/2025 and 16/07/2025 can only be one day; 07/06/2025 is a different one on each side of the
        # Atlantic.
        one, other = int(found["a5"]), int(found["b5"])
        if one <= 12 and other <= 12 and one != other:
            return None
        numbers = (found["y5"], str(min(one, other)), str(max(one, other)))
    try:
        day = date(int(numbers[0]), int(numbers[1]), int(numbers[2]))
    except ValueError:
        return None
    return day if 1500 <= day.year <= 2199 else None


def _month(name: str) -> str:
    return str(_MONTHS.index(name[:3].lower()) + 1)


def _offset(zone: re.Match[str] | None) -> timedelta | None:
    if zone is None or not (zone["utc"] or zone["offset"]):
        return None
    written = zone["offset"] or zone["beyond"]
    if not written:
        return timedelta()
    sign, digits = written[0], written[1:].replace(":", "")
    hours, minutes = (int(digits[:-2]), int(digits[-2:])) if len(digits) > 2 else (int(digits), 0)
    offset = timedelta(hours=hours, minutes=minutes)
    if offset >= timedelta(hours=24):
        return None
    return -offset if sign == "-" else offset


def _clock_time(clock: re.Match[str]) -> time | None:
    hour = int(clock["hour"])
    if clock["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if clock["half"][0].lower() == "p" else 0)
    try:
        return time(hour, int(clock["minute"] or 0), int(clock["second"] or 0))
    except ValueError:
        return None
