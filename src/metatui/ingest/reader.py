"""From the bytes of a file to an article, whatever its format."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePath

from metatui.errors import UnreadableFile
from metatui.ingest.boilerplate import remove_boilerplate
from metatui.ingest.decode import decode
from metatui.ingest.draft import Draft
from metatui.ingest.headline import read_head
from metatui.ingest.kinds import MAX_BYTES, SUFFIXES, too_large, wrong_kind
from metatui.ingest.plain_text import read_plain_text
from metatui.ingest.titles import same_line, title_from_text
from metatui.model.article import Article
from metatui.text.clean import clean_line, clean_text

_IS_HTML = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype html|html)\b",
    re.IGNORECASE | re.DOTALL,
)


def read_article(data: bytes, *, name: str, id: str, path: str | None = None) -> Article:
    """Make an article of the bytes of a file; the suffix of `name` says the format.

    `id` and `path` become the article's. Raises UnreadableFile, and nothing else whatever the bytes, with
    a reason that can be shown: not a text, no text in it, too large, of a kind metatui does not read.
    """
    if len(data) > MAX_BYTES:
        raise UnreadableFile(too_large(len(data)))
    try:
        draft = _read_draft(data, PurePath(name).suffix.lower())
        return _finish(draft, id, path)
    except UnreadableFile:
        raise
    except (RecursionError, MemoryError) as error:
        raise UnreadableFile("nested too deep to be read") from error
    except Exception as error:  # a bug or a parser's: one file must never stop the rest
        raise UnreadableFile(f"cannot be read ({type(error).__name__})") from error


def _read_draft(data: bytes, suffix: str) -> Draft:
    if suffix in (".html", ".htm"):
        from metatui.ingest.html import read_html

        return read_html(data)
    if suffix not in SUFFIXES:
        raise UnreadableFile(wrong_kind(suffix))
    text = decode(data)
    if suffix in (".md", ".markdown"):
        from metatui.ingest.markdown import read_markdown

        return read_markdown(text)
    if _IS_HTML.match(text[:2000]):
        from metatui.ingest.html import read_html

        return read_html(data)
    return read_plain_text(text)


def _finish(draft: Draft, id: str, path: str | None) -> Article:
    """Complete the metadata from the text, tidy the text, and clean all of it."""
    paragraphs = draft.paragraphs
    draft = read_head(draft)
    # Where nothing is left but head and furniture, they are the article; and a headline alone is one, too.
    candidates = (
        _join(remove_boilerplate(draft.paragraphs, byline=draft.byline), draft.title),
        _join(paragraphs, None),
        clean_line(draft.title or ""),
    )
    text = next((candidate for candidate in candidates if any(map(str.isalnum, candidate))), None)
    if text is None:
        raise UnreadableFile("no text in it")
    title = clean_line(draft.title or "") or clean_line(title_from_text(text.split("\n\n")))
    return Article(
        id=id,
        title=title,
        text=text,
        source=_line(draft.source),
        byline=_line(draft.byline),
        published=draft.published,
        tags=tuple(dict.fromkeys(filter(None, map(clean_line, draft.tags)))),
        url=_line(draft.url),
        path=None if path is None else clean_line(path),
    )


def _line(value: str | None) -> str | None:
    return clean_line(value or "") or None


def _join(paragraphs: Sequence[str], title: str | None) -> str:
    """The text of an article: its paragraphs with blank lines between, none that only repeats the title."""
    kept = [
        paragraph
        for number, paragraph in enumerate(paragraphs)
        if not (title and (number < 3 or len(paragraph.split()) > 4) and same_line(paragraph, title))
    ]
    return clean_text("\n\n".join(kept or paragraphs)).strip()
