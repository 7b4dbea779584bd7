"""Metadata at the head of a Markdown file, between two lines of `---`: names with a value or a list each.

Read from the parser's events, never by constructing objects: aliases, tags and nesting cannot do anything
here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from metatui.ingest.dates import parse_date
from metatui.ingest.draft import Draft
from metatui.text.clean import clean_line

Values = Mapping[str, tuple[str, ...]]

_BLOCK = re.compile(r"\s*^---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE | re.DOTALL)
_NAME = re.compile(r"^[\w\"'-][^\n]*:|^#", re.MULTILINE)
# A name of the outermost level and its value on one line.
_UNQUOTED = re.compile(r"^([A-Za-z_][\w-]*):[ \t]+(\S[^\n]*?)[ \t]*$", re.MULTILINE)
# Metadata is short and hardly nested; the YAML parser takes quadratic time for what is not.
_LONGEST = 16 * 1024
_MOST_BRACKETS = 200
_NULLS = frozenset(("", "~", "null", "none"))
FIELDS = {
    "title": ("title", "headline"),
    "byline": ("byline", "author", "authors", "by"),
    "source": ("source", "publication", "publisher", "outlet", "site", "sitename", "site_name"),
    "published": (
        "published",
        "date",
        "publication_date",
        "date_published",
        "pubdate",
        "published_at",
        "created",
    ),
    "tags": ("topics", "tags", "keywords", "categories"),
    "url": ("url", "link", "source_url", "canonical", "canonical_url", "permalink"),
}


def split_front_matter(text: str) -> tuple[str | None, str]:
    """The front matter of a text, or None where there is none, and the body behind it."""
    if text.lstrip()[:3] != "---":
        return None, text
    block = _BLOCK.match(text)
    if block is None or (block[1].strip() and not _NAME.search(block[1])):
        return None, text
    return block[1], text[block.end() :]


def read_front_matter(text: str) -> Values:
    """The values of YAML front matter by lower-case name; nothing at all where it is wrong or does too much.

    Only names with a scalar or a flat list of scalars count, others are left out. Aliases, anchors and
    tags of any kind make the whole invalid. A value is what is written: no dates, numbers or booleans are
    made of it. A headline with a colon or quotation marks of its own counts as written too, though YAML
    wants quotes around it.
    """
    import yaml

    if len(text) > _LONGEST or text.count("[") + text.count("{") > _MOST_BRACKETS:
        return {}
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    for attempt in dict.fromkeys((text, _UNQUOTED.sub(_quoted, text))):
        try:
            return _read_mapping(iter(yaml.parse(attempt, Loader=loader)), yaml)
        except yaml.YAMLError:
            continue
        except (_Refused, ValueError, RecursionError, StopIteration):
            break
    return {}


def _quoted(line: re.Match[str]) -> str:
    name, value = line.groups()
    is_quoted = len(value) > 1 and value[0] in "'\"" and value[-1] == value[0]
    plain = value[0] in "'\"%@`" or ": " in value or value.endswith(":")
    if is_quoted or not plain or value[0] in "[{|>&*!":
        return line[0]
    doubled = value.replace("'", "''")
    return f"{name}: '{doubled}'"


def fill(values: Values, paragraphs: tuple[str, ...]) -> Draft:
    """A draft of these paragraphs with what the front matter says about them, cleaned."""

    def first(field: str) -> str | None:
        return next(
            (line for name in FIELDS[field] for value in values.get(name, ()) if (line := clean_line(value))),
            None,
        )

    dates = (parse_date(value) for name in FIELDS["published"] for value in values.get(name, ()))
    authors = next((values[name] for name in FIELDS["byline"] if values.get(name)), ())
    tags = next((values[name] for name in FIELDS["tags"] if values.get(name)), ())
    if len(tags) == 1:
        tags = tuple(tags[0].split(","))
    source, url = first("source"), first("url")
    if source and is_web_address(source):
        source, url = None, url or source
    return Draft(
        paragraphs,
        title=first("title"),
        byline=", ".join(filter(None, map(clean_line, authors))) or None,
        source=source,
        published=next((date for date in dates if date), None),
        tags=tuple(dict.fromkeys(filter(None, map(clean_line, tags)))),
        url=url if url and is_web_address(url) else None,
    )


def is_web_address(text: str) -> bool:
    """Whether this is an http(s) address, and nothing else."""
    return len(text) <= 2000 and re.fullmatch(r"https?://[^\s<>\"'`]+", text, re.IGNORECASE) is not None


class _Refused(Exception):
    """YAML that does more than name values."""


def _read_mapping(events: Any, yaml: Any) -> Values:
    values: dict[str, tuple[str, ...]] = {}
    for event in events:
        if isinstance(event, (yaml.StreamStartEvent, yaml.DocumentStartEvent)):
            continue
        if isinstance(event, yaml.MappingStartEvent):
            _check(event, yaml)
            break
        return {}
    for event in events:
        if isinstance(event, yaml.MappingEndEvent):
            break
        _check(event, yaml)
        name = event.value.strip().lower() if isinstance(event, yaml.ScalarEvent) else None
        if name is None:
            _skip(event, events, yaml)
        value = _read_value(next(events), events, yaml)
        if name and value is not None and name not in values:
            values[name] = tuple(part for part in value if part)
    return values


def _read_value(event: Any, events: Any, yaml: Any) -> list[str] | None:
    """The scalars of a value; None for one that is nested."""
    _check(event, yaml)
    if isinstance(event, yaml.ScalarEvent):
        return [_scalar(event)]
    if not isinstance(event, yaml.SequenceStartEvent):
        _skip(event, events, yaml)
        return None
    scalars: list[str] = []
    is_flat = True
    for item in events:
        if isinstance(item, yaml.SequenceEndEvent):
            break
        _check(item, yaml)
        if isinstance(item, yaml.ScalarEvent):
            scalars.append(_scalar(item))
        else:
            is_flat = False
            _skip(item, events, yaml)
    return scalars if is_flat else None


def _scalar(event: Any) -> str:
    value: str = event.value
    return "" if event.style not in ("'", '"', "|", ">") and value.strip().lower() in _NULLS else value


def _skip(event: Any, events: Any, yaml: Any) -> None:
    """Pass over a nested value, still refusing what must not be in it."""
    depth = int(isinstance(event, yaml.CollectionStartEvent))
    while depth:
        event = next(events)
        _check(event, yaml)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)


def _check(event: Any, yaml: Any) -> None:
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        raise _Refused("an alias or anchor")
    if getattr(event, "tag", None):
        raise _Refused("a tag")
