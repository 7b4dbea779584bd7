"""The gold articles, as their README describes them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parents[3] / "tests" / "gold" / "entities"
_MARK = re.compile(r"\{([^{}|]+)\|([a-z]+)(?:\|([^{}|]+))?\}")
_SAY = re.compile(r"@say ([^:]+): (.+)")

Span = tuple[int, int]


@dataclass(frozen=True)
class Said:
    """A quote by its first words and where it begins; its speaker, None where nobody is named."""

    words: str
    start: int
    speaker: str | None


@dataclass(frozen=True)
class GoldArticle:
    """An article without its marks.

    `mentions` gives the kind and the entity of each span of `text`; `top` are the three entities that it is
    about most, none where nobody said, and `also` those that may as well be among them; `said` are its
    quotes, None where nobody marked them.
    """

    name: str
    title: str
    text: str
    mentions: dict[Span, tuple[str, str]]
    top: tuple[str, ...]
    also: tuple[str, ...]
    said: tuple[Said, ...] | None


def read(part: str) -> list[GoldArticle]:
    """The articles of a part, by name."""
    return [_read_one(path) for path in sorted((FOLDER / part).glob("*.txt"))]


def read_marks(marked: str) -> tuple[str, dict[Span, tuple[str, str]]]:
    """A text without its marks, and the kind and the entity of each span that was marked in it."""
    body, text, last = marked.strip(), "", 0
    mentions: dict[Span, tuple[str, str]] = {}
    for mark in _MARK.finditer(body):
        text += body[last : mark.start()]
        mentions[len(text), len(text) + len(mark[1])] = (mark[2], mark[3] or mark[1])
        text += mark[1]
        last = mark.end()
    return text + body[last:], mentions


def _read_one(path: Path) -> GoldArticle:
    head, _, body = path.read_text("utf-8").partition("\n\n")
    title, *notes = head.split("\n")
    text, mentions = read_marks(body)
    top, also = (_names(notes, mark) for mark in ("@top ", "@also "))
    said = [
        Said(found[2], text.index(found[2]), None if found[1] == "?" else found[1])
        for note in notes
        if (found := _SAY.fullmatch(note))
    ]
    return GoldArticle(
        path.name,
        _MARK.sub(r"\1", title.removeprefix("# ")),
        text,
        mentions,
        top,
        also,
        tuple(said) if top else None,
    )


def _names(notes: list[str], mark: str) -> tuple[str, ...]:
    found = next((note.removeprefix(mark) for note in notes if note.startswith(mark)), "")
    return tuple(name.strip() for name in found.split(";") if name.strip())
