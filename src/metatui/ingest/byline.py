"""Who wrote it: lines like "By Jane Doe and John Roe, Reuters", and names that stand alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from metatui.ingest.dates import parse_date
from metatui.ingest.publications import masthead, publication

_PART = (
    r"(?:[A-ZÀ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪİĶĹĽŁŃŅŇŐŒŔŘŚŞŠŢŤŪŮŰŸŹŻŽ][\w'’.-]*"
    r"|de|da|di|du|del|della|der|den|van|von|bin|ibn|al|el|la|le|dos|y|e|ter|ten|af|zu)"
)
_PERSON = re.compile(rf"(?!(?:de|da|di|du|la|le|el|y|e)\b){_PART}(?: {_PART}){{0,4}}")
_DESK = re.compile(
    r"(?:[\w&'’.-]+ ){0,4}(?:desk|staff|team|newsroom|editorial board|reporters|writers|editors"
    r"|agencies)",
    re.IGNORECASE,
)
_BY = re.compile(
    r"(?:by|written by|posted by|published by|reported by|story by|words by|words|text by|analysis by"
    r"|opinion by|authors?)"
    r"\s*:?\s+(?P<rest>\S.{0,150})",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s*(?:\s[|·•∙]|[|·•∙]\s|\s[–—-]\s|\s/\s|;|,\s|\s\(|\)$|,$|\son\s(?=\w+\.? \d))\s*")
_BAR = re.compile(r"\s*[|·•∙]\s*")
_OUTLET = re.compile(r"(?:The |the )?[A-Z][\w&'’.-]*(?: (?:[A-Z][\w&'’.-]*|of|the|and|for)){1,4}")
_TOGETHER = re.compile(r"\s+(?:and|AND|&|with)\s+")
_ROLE = re.compile(
    r"(?:[\w&'’-]+ ){0,5}(?:reporter|correspondent|editor|writer|columnist|journalist|contributor"
    r"|chief|analyst"
    r"|producer|fellow|staff|presenter|author)(?: (?:for|at|in|of|on) .{1,40})?"
    r"|updated|published|posted",
    re.IGNORECASE,
)
_JOB = re.compile(
    r"(?!(?:the|a|an|who|and)\b)(?:[\w&'’-]+ ){0,4}(?:reporter|correspondent|editor|writer|columnist"
    r"|journalist|contributor|bureau chief)(?: (?:at|in) .{1,40})?",
    re.IGNORECASE,
)
_REPORTED_FROM = re.compile(r" in [A-Z][\w.]*(?: [A-Z][\w.]*){0,2}(?=,| and |$)")
_REPORTERS = re.compile(
    rf"{_PERSON.pattern}{_REPORTED_FROM.pattern}(?:(?:, | and "
    rf"|, and ){_PERSON.pattern}{_REPORTED_FROM.pattern})*"
)
_FROM = re.compile(r" (?:in|reporting from|from) [A-Z][\w .-]{2,40}$")
_FOR = re.compile(r" (?:for|of|at) (?P<source>(?:The |the )?[A-Z][\w .&'’-]{1,40})$")

_PLACE = re.compile(r"(?:[A-Z][\w.'’-]*(?: |$)){1,4}")

# Words of headings that look like names when capitalised: "Key Points", "New York", "Getty Images".
_HEADING_WORDS = """
a an the and or of in on at to for from with by as is are was be it its this that these what when where
who why how key main new more most top last next first second third big bigger biggest small great good
bad best worst all any points facts news story stories article articles images image photo photos video
audio podcast live update updates breaking exclusive opinion analysis review interview report reports
summary highlights background context timeline technology tech science business world politics sports
sport health culture economy markets market money finance ai labs lab inc corp company companies group
bank street wall valley city county state states united north south east west york angeles francisco
hong kong park house white court supreme senate congress parliament government ministry minister
president prime federal central national international global university institute college school
department agency office council committee union party press media times post journal daily weekly
morning evening tonight today tomorrow yesterday monday tuesday wednesday thursday friday saturday
sunday january february march april may june july august september october november december read listen
watch share save follow related question questions answer answers reaction reactions response outlook
conclusion introduction overview bottom line road ahead race war peace deal deals talks vote election
rules law laws rights act case cases trial verdict superintelligence intelligence artificial open source
model models data center centers centre centres power energy
"""
_NO_NAMES = frozenset(_HEADING_WORDS.split())
# Some of them are first names all the same, where "By" stands before them.
_FIRST_NAMES = frozenset({"april", "may", "june", "august", "summer", "west"})


@dataclass(frozen=True, slots=True)
class Credit:
    """What a byline says: the names as printed, and a source or date if it goes on with them.

    `rest` is what a line without "By" says besides: a place before a date.
    """

    names: str | None
    source: str | None = None
    published: datetime | None = None
    rest: str | None = None


def read_byline(line: str) -> Credit | None:
    """Read a line that begins with "By" or its like.

    None unless names follow, and nothing else but roles, places, sources and dates. Where the author wrote
    it ("…, Copenhagen, 10 September") is no part of the article and goes with the line.
    """
    found = _BY.fullmatch(line.strip("*_ \t"))
    if found is None:
        return None
    credit = _read_with_bars(found["rest"]) or _read(found["rest"])
    return replace(credit, rest=None) if credit and credit.names else credit


def read_credit(line: str) -> Credit | None:
    """Read a line that has a name but no "By".

    It needs a role, or a source or date behind a bar or dash:

    "Jane Doe, Technology Editor | 28 May 2025", "Jane Doe in Paris and John Roe in Rome", and of "Little
    Falls, 9 May 2025", which may be a place, the date alone; None for everything else.
    """
    if _REPORTERS.fullmatch(line):
        names = _REPORTED_FROM.sub("", line)
        parts = re.split(r", and | and |, ", names)
        return None if any(publication(part) or masthead(part) for part in parts) else Credit(names)
    if len(line) > 120 or not _SEPARATOR.search(line):
        return None
    credit = _read(line)
    if credit is None or credit.names is None or not (credit.source or credit.published):
        return None
    if not all(map(is_person, re.split(r", | and ", credit.names))):
        return None
    is_sure = re.search(r"[|·•∙–—]|\s-\s", line) or credit.source or _ROLE.search(line)
    return credit if is_sure else Credit(None, None, credit.published, credit.names)


def read_name_with_role(line: str) -> str | None:
    """The name in "Maya Oduya, health editor"; None for any other line."""
    name, comma, role = line.partition(", ")
    return name if comma and is_person(name) and _JOB.fullmatch(role) else None


def is_person(line: str) -> bool:
    """Whether a line is the name of a person and nothing else.

    That is two to five capitalised parts, none of them a word that headings are made of.
    """
    name = line.strip()
    parts = name.split()
    if not 2 <= len(parts) <= 5 or len(name) > 50 or not _PERSON.fullmatch(name) or publication(name):
        return False
    words = {word for part in parts for word in re.split(r"[-.'’]", part.casefold())}
    return not words & _NO_NAMES and parts[-1][0].isupper() and len(parts[-1].strip(".")) > 1


def _read_with_bars(text: str) -> Credit | None:
    """ "Jane Doe | Coast Wire | 14 Feb 2026": between the names and the date stands for whom they write."""
    parts = [part.strip() for part in _BAR.split(text.strip().rstrip(",;|."))]
    if len(parts) != 3 or not _OUTLET.fullmatch(parts[1]) or _ROLE.fullmatch(parts[1]):
        return None
    published = parse_date(parts[2])
    named = _read(parts[0]) if published else None
    if named is None or named.names is None or named.source:
        return None
    return Credit(named.names, parts[1], published)


def _read(text: str) -> Credit | None:
    names: list[str] = []
    places: list[str] = []
    source: str | None = None
    published: datetime | None = None
    is_credited = is_desk = False
    for chunk in _chunks(text.strip().rstrip(",;|.")):
        if date := parse_date(chunk):
            published = published or date
        elif not names and " " in chunk and _DESK.fullmatch(chunk):
            names.append(chunk)
            is_desk = True
        elif _ROLE.fullmatch(chunk):
            is_credited = True
        elif outlet := publication(chunk) or masthead(chunk):
            source = source or outlet
        elif names and _PLACE.fullmatch(chunk) and (is_desk or _is_place(chunk)):
            places.append(chunk)
        elif found := _read_names(chunk):
            people, outlet = found
            names += people
            source = source or outlet
        elif names and _PLACE.fullmatch(chunk):
            places.append(chunk)
        else:
            return None
    if not names and source is None:
        return None
    if len(names) == 1 and " " not in names[0] and not (is_credited or source or published):
        return None
    printed = f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)
    return Credit(printed or None, source, published, ", ".join(places) or None)


def _is_place(chunk: str) -> bool:
    """Whether a capitalised part behind a name is rather a place than another name."""
    return " " not in chunk or chunk.casefold().startswith(("los ", "san ", "santa ", "saint ", "st. "))


def _chunks(text: str) -> Iterator[str]:
    """The parts of a byline; a date stays whole over its comma."""
    parts = [part for part in _SEPARATOR.split(text) if part]
    position = 0
    while position < len(parts):
        for count in (3, 2):
            together = ", ".join(parts[position : position + count])
            if any(map(str.isdigit, together)) and parse_date(together):
                yield together
                position += count
                break
        else:
            yield parts[position]
            position += 1


def _read_names(chunk: str) -> tuple[list[str], str | None] | None:
    """The people a part of a byline names, and the source if it says whom for."""
    source: str | None = None
    if employer := _FOR.search(chunk):
        source = publication(employer["source"]) or masthead(employer["source"])
        chunk = chunk[: employer.start()] if source else chunk
    people: list[str] = []
    is_placed = False
    for part in _TOGETHER.split(chunk):
        if is_placed and " " not in part:  # "in Trinidad and Tobago"
            continue
        name = _FROM.sub("", part)
        is_placed = name != part
        if outlet := publication(name) or masthead(name):
            source = source or outlet
        elif _DESK.fullmatch(name) or _is_name(name):
            people.append(name)
        else:
            return None
    return (people, source) if people or source else None


def _is_name(name: str) -> bool:
    """Whether this is a name, given that it stands where one is expected."""
    if not _PERSON.fullmatch(name) or any(map(str.isdigit, name)):
        return False
    first, *others = name.casefold().split()
    if not others:
        return first not in _NO_NAMES
    return first not in _NO_NAMES - _FIRST_NAMES
