"""Markdown to paragraphs of plain text: headings, lists, quotes, code, tables; comments and images go."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from metatui.ingest.bare_metadata import split_bare_metadata
from metatui.ingest.dates import read_date_line
from metatui.ingest.draft import Draft
from metatui.ingest.front_matter import Values, fill, read_front_matter, split_front_matter
from metatui.ingest.mail_header import split_mail_header
from metatui.ingest.markdown_inline import inline_text
from metatui.ingest.paragraphs import tidy_spaces
from metatui.text.clean import clean_text

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r" {0,3}(#{1,6})(?:\s+|$)")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)\s*$")
_RULE = re.compile(r" {0,3}([-*_])(?:\s*\1){2,}\s*$")
_ITEM = re.compile(r"\s*(?:([-*+•])|(\d{1,9})[.)])\s+(?:\[[ xX]\]\s+)?(?=\S)")
_QUOTE = re.compile(r"(?: {0,3}>\s?)+")
_REFERENCE = re.compile(r" {0,3}\[([^\[\]]{1,300})\]:\s*\S")
_TABLE_RULE = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
_CONTAINER = re.compile(r"\s*(?::::|\{[%:{<]|\[TOC\])")
_ENDS_SENTENCE = re.compile(r"[.!?…][\"'”’)\]*_]*$")
_LONG_LINE = 130

_Kind = Literal["text", "heading", "item", "code", "table"]


@dataclass(frozen=True, slots=True)
class _Block:
    kind: _Kind
    text: str
    level: int = 0


def read_markdown(text: str) -> Draft:
    """Read a decoded Markdown file, with or without front matter.

    Without a title in the front matter the heading at its top is the title; in either case it is not
    among the paragraphs.
    """
    metadata, body = split_front_matter(clean_text(text))
    mail, body = split_mail_header(body)
    bare: Values = {}
    if metadata is None and mail is None:
        bare, body = split_bare_metadata(body)
    body = _without_comments(body)
    references = frozenset(match[1].lower() for match in map(_REFERENCE.match, body.split("\n")) if match)
    blocks = _merge_lists(_readable(_blocks(body), references))
    draft = fill(read_front_matter(metadata) if metadata is not None else bare, ())
    if mail:
        draft = replace(draft, subject=mail.subject, sent=mail.sent)
    top = next(
        (n for n, block in enumerate(blocks[:6]) if block.kind == "heading" and (not n or block.level == 1)),
        None,
    )
    if top is not None and (draft.title is None or _same(draft.title, blocks[top].text)):
        draft = replace(draft, title=draft.title or blocks[top].text)
        del blocks[top]
    return replace(draft, paragraphs=tuple(block.text for block in blocks))


def _same(one: str, other: str) -> bool:
    return re.sub(r"\W+", "", one).casefold() == re.sub(r"\W+", "", other).casefold()


def _without_comments(text: str) -> str:
    for opening, closing in (("<!--", "-->"), ("<script", "</script>"), ("<style", "</style>")):
        text = _cut(text, opening, closing)
    return text


def _cut(text: str, opening: str, closing: str) -> str:
    """Without what stands from each `opening` to its `closing`; one never closed takes nothing with it."""
    lower = text.lower() if opening.isalpha() or opening[1:].isalpha() else text
    kept = []
    position = 0
    while len(lower) == len(text) and (start := lower.find(opening, position)) >= 0:
        end = lower.find(closing, start)
        kept.append(text[position:start])
        position = end + len(closing) if end >= 0 else start + len(opening)
        if end < 0:
            break
    kept.append(text[position:])
    return "".join(kept)


def _blocks(text: str) -> Iterator[_Block]:
    """The blocks of a text, their inside still Markdown."""
    lines = text.split("\n")
    number = 0
    paragraph: list[str] = []
    kind: _Kind = "text"

    def flush() -> Iterator[_Block]:
        nonlocal kind
        if paragraph:
            yield _Block(kind, "\n".join(paragraph))
            paragraph.clear()
        kind = "text"

    while number < len(lines):
        line = lines[number]
        number += 1
        if quote := _QUOTE.match(line):
            line = line[quote.end() :]
        if not line.strip():
            yield from flush()
        elif fence := _FENCE.match(line):
            yield from flush()
            end = next((n for n in range(number, len(lines)) if lines[n].strip().startswith(fence[1])), None)
            if end is not None:  # a fence never closed would make code of the rest of the article
                if code := "\n".join(filter(None, map(str.rstrip, lines[number:end]))):
                    yield _Block("code", code)
                number = end + 1
        elif heading := _HEADING.match(line):
            yield from flush()
            yield _Block("heading", line[heading.end() :].strip().rstrip("#").rstrip(), len(heading[1]))
        elif paragraph and kind == "text" and (underline := _UNDERLINE.match(line)):
            yield _Block("heading", " ".join(paragraph), 1 if underline[1][0] == "=" else 2)
            paragraph.clear()
        elif _RULE.match(line) or _CONTAINER.match(line):
            yield from flush()
        elif item := _ITEM.match(line):
            yield from flush()
            kind = "item"
            paragraph.append((f"{item[2]}. " if item[2] else "• ") + line[item.end() :])
        elif not paragraph and (_REFERENCE.match(line)):
            if line.lstrip().startswith("[^"):  # a footnote has something to say
                paragraph.append(line.split("]:", 1)[1])
        elif not paragraph and "|" in line and number < len(lines) and _is_table_rule(lines[number]):
            end = next((n for n in range(number + 1, len(lines)) if "|" not in lines[n]), len(lines))
            yield _Block("table", "\n".join([line, *lines[number + 1 : end]]))
            number = end
        else:
            paragraph.append(line.strip("\n"))
    yield from flush()


def _is_table_rule(line: str) -> bool:
    return "|" in line and "-" in line and len(line) < 1000 and _TABLE_RULE.match(line) is not None


def _readable(blocks: Iterator[_Block], references: frozenset[str]) -> Iterator[_Block]:
    """The same blocks as plain text, without the empty ones, broken where their lines stand apart."""
    for block in blocks:
        if block.kind == "code":
            yield block
        elif block.kind == "table":
            rows = (row.strip().strip("|").split("|") for row in block.text.split("\n"))
            cells = ((inline_text(cell.strip(), references) for cell in row) for row in rows)
            yield replace(block, text=tidy_spaces(clean_text("\n".join(map(" | ".join, cells)))))
        else:
            for part in _parts(block):
                text = tidy_spaces(clean_text(inline_text(part, references)).replace("\n", " "))
                if text.strip("-*_=~#|+•· "):
                    yield replace(block, text=text)


def _parts(block: _Block) -> Iterator[str]:
    """The paragraphs that a block of lines holds.

    A line break is a space, but hard breaks, lines of a date or byline and long lines that end a sentence
    stand apart.
    """
    current: list[str] = []
    for line in block.text.split("\n"):
        current.append(line.strip().removesuffix("\\"))
        bare = line.strip(" *_")
        if block.kind == "text" and (
            line.endswith(("  ", "\\"))
            or (len(line) > _LONG_LINE and _ENDS_SENTENCE.search(line))
            or (bare.startswith("By ") and len(bare) < 80)
            or (len(bare) < 80 and bare[-1:].isalnum() and read_date_line(bare))
        ):
            yield " ".join(current)
            current = []
    if current:
        yield " ".join(current)


def _merge_lists(blocks: Iterator[_Block]) -> list[_Block]:
    merged: list[_Block] = []
    for block in blocks:
        if block.kind == "item" and merged and merged[-1].kind == "item":
            merged[-1] = replace(merged[-1], text=f"{merged[-1].text}\n{block.text}")
        else:
            merged.append(block)
    return merged
