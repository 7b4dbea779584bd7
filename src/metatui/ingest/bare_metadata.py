"""Metadata at the head of a Markdown file without the lines of `---`: "Title: …", "Date: …", a blank line."""

from __future__ import annotations

import re

from metatui.ingest.dates import parse_date
from metatui.ingest.front_matter import FIELDS, Values, is_web_address

_LINE = re.compile(
    r"[*_]{0,2}(?P<name>[A-Za-z][\w -]{0,20}?)[*_]{0,2}[^\S\n]*:[*_]{0,2}[^\S\n]+(?P<value>\S.{0,400})"
)
_FIELD_OF = {name: field for field, names in FIELDS.items() for name in names}
_FEWEST = 2


def split_bare_metadata(text: str) -> tuple[Values, str]:
    """The values at the very top of a text by lower-case name, and the text without them.

    They are metadata if at least two names are known and a blank line follows. A line of another name or
    with a value that cannot be used stays in the text.
    """
    head, blank, body = text.lstrip("\n").partition("\n\n")
    lines = head.split("\n")
    found = [_LINE.fullmatch(line.strip().rstrip("\\")) for line in lines]
    if not blank or not body.strip() or len(lines) > 20:
        return {}, text
    values: dict[str, tuple[str, ...]] = {}
    filled: set[str] = set()
    kept: list[str] = []
    known = 0
    for line, match in zip(lines, found, strict=True):
        if match is None:
            return {}, text
        name = re.sub(r"[\s-]+", "_", match["name"].strip().lower())
        value = match["value"].strip()
        field = _FIELD_OF.get(name)
        known += field is not None
        # A source that is an address gives the address.
        given = "url" if field == "source" and is_web_address(value) else field
        if given is None or field is None or given in filled or not _is_of_use(given, value):
            kept.append(line)
        else:
            filled.add(given)
            values[name] = (_unquoted(value),)
    if known < _FEWEST:
        return {}, text
    return values, "\n\n".join([*kept, body])


def _is_of_use(field: str, value: str) -> bool:
    if field == "published":
        return parse_date(value) is not None
    return field != "url" or is_web_address(value)


def _unquoted(value: str) -> str:
    if value[0] == "[" and value[-1] == "]":
        return value[1:-1]
    is_quoted = len(value) > 2 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if is_quoted else value
