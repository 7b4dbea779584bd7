"""An article as Markdown with front matter, which metatui reads back as the same article."""

from __future__ import annotations

import re
from collections.abc import Iterator

from metatui.cli.dates import iso_time
from metatui.model.article import Article

# Outside printable ASCII and the letters of the world a double-quoted YAML string holds escapes alone.
_UNSAFE_IN_YAML = re.compile(
    r'[\\"]|[^ -~\u00a0-\u1fff\u2010-\u2027\u2030-\u205f\u2070-\ud7ff\uf900-\ufefe\uff00-\uffef]'
)
# What begins a heading, a quotation, a list, a rule, a fence or a table when it begins a line.
_BLOCK_START = re.compile(r"(?:#{1,6}(?=\s|$)|>|[-+](?=\s|$)|[-=]+\s*$|~~~|\|)")
_NUMBERED = re.compile(r"(\d{1,9})([.)])(?=\s|$)")
# What could begin emphasis, code, a link, a tag, an entity or an escape; inside a word "_" is plain.
_INLINE = re.compile(r"[\\`*\[\]<]|(?<!\w)_|_(?!\w)|&(?=#?\w+;)|~~")


def markdown_of(article: Article) -> str:
    """The article as Markdown: metadata between dashes, then one paragraph after the other."""
    paragraphs = [markdown_paragraph(line) for line in article.text.split("\n") if line.strip()]
    return "\n".join(["---", *_front_matter(article), "---", ""]) + "\n" + "\n\n".join(paragraphs)


def markdown_paragraph(text: str) -> str:
    """A line of plain text as a Markdown paragraph that shows exactly this text."""
    text = _INLINE.sub(lambda match: "".join("\\" + character for character in match.group()), text.strip())
    numbered = _NUMBERED.match(text)
    if numbered:
        return f"{numbered[1]}\\{text[numbered.end(1) :]}"
    return "\\" + text if _BLOCK_START.match(text) else text


def yaml_string(text: str) -> str:
    """A text as a double-quoted YAML string on one line."""
    return '"' + _UNSAFE_IN_YAML.sub(lambda match: _yaml_escape(match.group()), text) + '"'


def _yaml_escape(character: str) -> str:
    if character in '\\"':
        return "\\" + character
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _front_matter(article: Article) -> Iterator[str]:
    yield f"title: {yaml_string(article.title)}"
    for key, value in (("source", article.source), ("author", article.byline)):
        if value:
            yield f"{key}: {yaml_string(value)}"
    if article.published:
        yield f"published: {iso_time(article.published)}"
    if article.tags:
        yield "topics:"
        yield from (f"  - {yaml_string(tag)}" for tag in article.tags)
    if article.url:
        yield f"url: {yaml_string(article.url)}"
