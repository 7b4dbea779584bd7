"""Web pages saved as files: trafilatura finds the article in them. Its downloader is never used."""

from __future__ import annotations

import html
import logging
import re
from datetime import datetime

from metatui.errors import UnreadableFile
from metatui.ingest.dates import parse_date
from metatui.ingest.decode import decode
from metatui.ingest.draft import Draft
from metatui.ingest.front_matter import is_web_address
from metatui.ingest.paragraphs import split_paragraphs
from metatui.ingest.titles import is_bare_section, same_line
from metatui.text.clean import clean_line, clean_text

# What makes parsers take minutes: tags with thousands of attributes, elements nested without end.
_MOST_CHARACTERS = 5_000_000
_LONGEST_TAG = 64 * 1024
_DEEPEST = 2_000
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([a-zA-Z0-9_:.-]{2,40})", re.IGNORECASE)
_META = re.compile(r"<meta\s[^>]{0,2000}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([a-zA-Z:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_DATE_NAMES = (
    "article:published_time",
    "datepublished",
    "parsely-pub-date",
    "dc.date.issued",
    "pubdate",
    "date",
)
_JSON_DATE = re.compile(r"\"datePublished\"\s*:\s*\"([^\"]{8,40})\"")
# Elements that are often not closed do not nest.
_VOID = "area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr|p|li|td|tr|th|option|dt|dd"
_TAG = re.compile(rf"<(/?)(?!(?:{_VOID})\b)[a-zA-Z][^>]*>", re.IGNORECASE)
_BLOCK_TAG = re.compile(
    r"</?(?:p|div|section|article|main|h[1-6]|ul|ol|table|tr|blockquote|pre|figure|br|hr|d[ldt]"
    r"|header|title|body)"
    r"\b[^<>]*>",
    re.IGNORECASE,
)
_ANY_TAG = re.compile(r"</?[a-zA-Z!][^<>]*>")
_TITLE = re.compile(r"<title\b[^>]{0,200}>([^<]{1,500})</title", re.IGNORECASE)
_TITLE_BREAK = re.compile(r"(\s+[|·•–—-]\s+)")
_COMMENT = re.compile(r"<!--(?:(?!<!--).)*?-->", re.DOTALL)


def read_html(data: bytes) -> Draft:
    """Read a web page; raises UnreadableFile for what no parser should be given."""
    declared = _CHARSET.search(data[:4096])
    text = decode(data, declared=declared[1].decode("ascii") if declared else None)
    _check(text)
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    from trafilatura import bare_extraction

    found = bare_extraction(
        text.replace("\x00", ""),
        fast=True,
        include_comments=False,
        include_tables=True,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    metadata = {} if found is None else found if isinstance(found, dict) else found.as_dict()
    paragraphs = _paragraphs(str(metadata.get("text") or "")) or _all_text(text)
    url = metadata.get("url")
    title = _line(metadata.get("title"))
    return Draft(
        tuple(paragraphs),
        title=title,
        byline=_names(metadata.get("author")),
        source=_stated_site(text, _line(metadata.get("sitename")), title) or _site_of(text, title or ""),
        published=_published(text) or _day(metadata.get("date")),
        tags=tuple(map(clean_line, metadata.get("tags") or ())),
        url=url if isinstance(url, str) and is_web_address(url) else None,
    )


def _check(text: str) -> None:
    """Refuse what would keep a parser busy for minutes."""
    if len(text) > _MOST_CHARACTERS:
        raise UnreadableFile(f"a web page larger than {_MOST_CHARACTERS // 1_000_000} MB")
    position = text.find("<")
    while position >= 0:
        end = text.find(">", position)
        if (end if end >= 0 else len(text)) - position > _LONGEST_TAG and text[
            position + 1 : position + 2
        ].isalpha():
            raise UnreadableFile("a web page with a tag of more than 64 KB")
        position = text.find("<", end) if end >= 0 else -1
    depth = deepest = 0
    for tag in _TAG.finditer(text):
        if tag[1]:
            depth = max(0, depth - 1)
        else:
            depth += 1
            deepest = max(deepest, depth)
    if deepest > _DEEPEST:
        raise UnreadableFile("a web page nested too deep to be read")


def _paragraphs(text: str) -> list[str]:
    """trafilatura puts every paragraph on a line of its own, and items of lists behind "- "."""
    return split_paragraphs("\n\n".join(clean_text(text).split("\n"))) if text.strip() else []


def _all_text(text: str) -> list[str]:
    """The text of the whole page, where no article was found in it."""
    for name in ("head", "script", "style", "noscript", "template", "svg", "nav", "footer"):
        text = _without_element(text, name)
    text = _BLOCK_TAG.sub("\n\n", _COMMENT.sub("", text))
    return split_paragraphs(clean_text(html.unescape(_ANY_TAG.sub("", text))))


def _without_element(text: str, name: str) -> str:
    """Without these elements; one that is never closed loses only its tag, later."""
    opening = re.compile(rf"<{name}\b", re.IGNORECASE)
    closing = re.compile(rf"</{name}\s*>", re.IGNORECASE)
    kept = []
    position = 0
    while (start := opening.search(text, position)) and (end := closing.search(text, start.end())):
        kept.append(text[position : start.start()])
        position = end.end()
    return "".join([*kept, text[position:]])


def _stated_site(text: str, name: str | None, title: str | None) -> str | None:
    """The name of the site that was found; not where it is the beginning of the title and no page says it.

    A dot is enough for trafilatura to take a part of the <title> for a domain: "Firm raises $1.2bn - …".
    """
    if name is None or title is None or not title.casefold().startswith(name.casefold()):
        return name
    is_stated = any(f"{mark}{name}{mark}" in text for mark in "\"'")
    return name if is_stated and not same_line(name, title) else None


def _site_of(text: str, title: str) -> str | None:
    """The name of the site, where the page's <title> is the article's title with it behind."""
    element = _TITLE.search(text[:200_000])
    whole = clean_line(html.unescape(element[1])) if element else ""
    parts = _TITLE_BREAK.split(whole)
    for number in range(1, len(parts), 2):
        name = parts[-1].strip()
        if same_line("".join(parts[:number]), title) and 2 <= len(name) <= 40 and not is_bare_section(name):
            return name
    return None


def _published(text: str) -> datetime | None:
    """The moment of publication from the page's own metadata, with its time of day."""
    found: dict[str, str] = {}
    for meta in _META.finditer(text[:200_000]):
        attributes = {name.lower(): one or other for name, one, other in _ATTRIBUTE.findall(meta[0])}
        name = (
            attributes.get("property") or attributes.get("itemprop") or attributes.get("name") or ""
        ).lower()
        if name in _DATE_NAMES and "content" in attributes:
            found.setdefault(name, attributes["content"])
    dates = [found[name] for name in _DATE_NAMES if name in found] + _JSON_DATE.findall(text[:1_000_000])[:1]
    return next((date for date in map(parse_date, dates) if date), None)


def _day(value: object) -> datetime | None:
    return parse_date(value) if isinstance(value, str) else None


def _line(value: object) -> str | None:
    return clean_line(value) or None if isinstance(value, str) else None


def _names(value: object) -> str | None:
    """trafilatura parts authors by semicolons."""
    return (
        ", ".join(filter(None, map(clean_line, value.split(";")))) or None if isinstance(value, str) else None
    )
