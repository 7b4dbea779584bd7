"""From the lines of a plain text to its paragraphs: wrapped lines are joined again, lists keep their lines.

Whether a text is hard-wrapped shows in its lines: each is as long as it can be, so that the first word of
the next one would not have fitted. A width at which this holds for most lines is the width it was wrapped
at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

_SPACES = re.compile(r"[^\S\n]+")
# A space that groups the digits of a number ("7 000") is no space between words, and stays.
_GROUPING = re.compile(r"(?<=\d)[\u00a0\u202f\u2009](?=\d{3}(?!\d))")
_BULLET = re.compile(r"[•·▪▫◦‣●○■□⁃∙➤►]\s*|[*+-]\s+")
_DASH = re.compile(r"[–—]\s+")
_NUMBERED = re.compile(r"\(?\d{1,3}[.)]\s+(?=\S)")
_NARROWEST, _WIDEST = 40, 130
_BYLINE = re.compile(r"by [A-Z]")
_ENDS_SENTENCE = re.compile(r"[.!?:…][\"'”’)\]]*$")


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    indent: int
    is_item: bool


def tidy_spaces(text: str) -> str:
    """Every run of spaces of any kind as one space, none at the end of a line; newlines stay."""
    if not text.isascii():
        text = _GROUPING.sub("\x00", text)
    if "\n" not in text and "\x00" not in text:
        return " ".join(text.split())
    lines = _SPACES.sub(" ", text).split("\n")
    return "\n".join(line.strip() for line in lines).replace("\x00", "\u00a0")


def split_paragraphs(text: str) -> list[str]:
    """The paragraphs of cleaned plain text, in order, each on one line but lists, which keep their lines.

    A blank line ends a paragraph, and so does a line break unless the text is hard-wrapped there. Bullets
    of any kind become "• ", numbers of lists stay.
    """
    blocks = [_read_block(block) for block in re.split(r"\n(?:[^\S\n]*\n)+", text)]
    width = _wrap_width(blocks)
    joined = (line for block in blocks for line in _join(block, width))
    return _gather_lists(joined)


def _read_block(block: str) -> list[_Line]:
    lines = [line for line in block.split("\n") if line.strip()]
    # A dash may also open a remark; it is a bullet beside another one.
    bullets = sum(1 for line in lines if _BULLET.match(line.lstrip()) or _DASH.match(line.lstrip()))
    read = []
    for line in lines:
        bare = line.lstrip()
        indent = len(line) - len(bare)
        bullet = _BULLET.match(bare) or (_DASH.match(bare) if bullets > 1 else None)
        if bullet and re.search(r"\w", bare):
            read.append(_Line("• " + tidy_spaces(bare[bullet.end() :]), indent, True))
        elif any(character.isalnum() for character in bare):
            read.append(_Line(tidy_spaces(bare), indent, _NUMBERED.match(bare) is not None))
        elif bullet:  # a bullet alone on its line: the item is the next one
            read.append(_Line("•", indent, True))
        elif len(set(bare.replace(" ", ""))) > 1:  # a rule (----) goes, other signs may say something
            read.append(_Line(tidy_spaces(bare), indent, False))
    return read


def _wrap_width(blocks: list[list[_Line]]) -> int | None:
    """The column at which most lines are broken, or None where lines are paragraphs."""
    shortest: list[int] = []
    too_long: list[int] = []
    goes_on = unbroken = 0
    for block in blocks:
        for line, following in pairwise(block):
            length = line.indent + len(line.text)
            if length > _WIDEST:
                unbroken += 1
            elif length >= _NARROWEST and not following.is_item:
                shortest.append(length)
                too_long.append(length + 1 + len(following.text.split(" ", 1)[0]))
                goes_on += following.text[0].islower() and not _ENDS_SENTENCE.search(line.text)
    pairs = len(shortest)
    # In wrapped prose every other line at least ends in the middle of a sentence.
    if pairs < 2 or unbroken > pairs or goes_on < 0.4 * pairs:
        return None
    # The width that most lines agree on: not shorter than the line, too short for the next word as well.
    changes = sorted([(length, 1) for length in shortest] + [(length, -1) for length in too_long])
    best = agreeing = width = 0
    for length, change in changes:
        agreeing += change
        if agreeing > best:
            best, width = agreeing, length
    return width if best >= 0.6 * pairs and (best >= 3 or best == pairs) else None


def _join(block: list[_Line], width: int | None) -> Iterator[_Line]:
    """The lines of a block with those joined that a wrap broke apart."""
    current: list[str] = []
    first: _Line | None = None
    previous: _Line | None = None
    for line in block:
        if first and previous and _continues(previous, line, width):
            current.append(line.text)
        else:
            if first:
                yield _Line(" ".join(current), first.indent, first.is_item)
            current, first = [line.text], line
        previous = line
    if first:
        yield _Line(" ".join(current), first.indent, first.is_item)


def _continues(line: _Line, following: _Line, width: int | None) -> bool:
    if line.text == "•":
        return not following.is_item
    if following.is_item:
        return False
    if width:
        if following.indent >= line.indent + 2 and not line.is_item:  # a first line set in
            return False
        length = line.indent + len(line.text)
        return length <= width + 2 and length + 1 + len(following.text.split(" ", 1)[0]) > width
    # No width, but a sentence that goes on in the middle is no new paragraph.
    return (
        _NARROWEST <= len(line.text) <= _WIDEST
        and following.text[0].islower()
        and not _BYLINE.match(following.text)
        and not _ENDS_SENTENCE.search(line.text)
    )


def _gather_lists(lines: Iterator[_Line]) -> list[str]:
    paragraphs: list[str] = []
    in_list = False
    for line in lines:
        if line.text == "•":
            continue
        if line.is_item and in_list:
            paragraphs[-1] += "\n" + line.text
        else:
            paragraphs.append(line.text)
        in_list = line.is_item
    return paragraphs
