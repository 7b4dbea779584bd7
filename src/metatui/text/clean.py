"""The one gate for text from outside: nothing that has passed it can drive a terminal or hide from the eye.

Apply it after every decoding (encodings, entities, YAML) and before anything else: all offsets refer to
cleaned text.
"""

from __future__ import annotations

import re
import unicodedata

# Everything a terminal or an editor may take for the end of a line.
_LINE_BREAK = re.compile("\r\n|[\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]")

# An escape sequence goes as a whole, or its tail would stay as litter. Three rules keep good text from going
# with it: a string (OSC, DCS, SOS, PM, APC) counts only if it ends on its own line within 4,096 characters,
# else its introducer alone goes; parameters are bounded; and a C1 character behind a non-ASCII one of Latin-1
# is no introducer but a piece of UTF-8 that somebody read as Latin-1 ("â\x80\x9c" was a quotation mark).
# A string's body holds no further introducer, which keeps the search linear.
_STRING_BODY = "[^\x07\n\x1b\x90\x98\x9c-\x9f]{0,4096}(?:\x07|\x1b\\\\|\x9c)"
_CSI_BODY = r"[0-?]{0,64}[ -/]{0,4}[@-~]?"
_ESCAPE = re.compile(
    f"\x1b[\\]PX^_](?:{_STRING_BODY}|(?:[0-9]{{1,4}};|tmux;)?)"
    f"|\x1b\\[{_CSI_BODY}"
    r"|\x1b(?: [FGLMN]|[!-/]{1,2}[0-~]|[0-~])?"
    f"|(?<![\x80-\xff])[\x90\x98\x9d-\x9f]{_STRING_BODY}"
    f"|(?<![\x80-\xff])\x9b{_CSI_BODY}"
)

# Written as code points, so that this file holds none of what it guards against.
_INVISIBLE = (
    *((0x00, 0x08), (0x0B, 0x1F), (0x7F, 0x9F)),  # C0 but tab and newline, DEL, C1
    *((0xAD, 0xAD), (0x34F, 0x34F), (0x61C, 0x61C)),  # soft hyphen, grapheme joiner, Arabic letter mark
    *(
        (0x600, 0x605),
        (0x6DD, 0x6DD),
        (0x70F, 0x70F),
        (0x890, 0x891),
        (0x8E2, 0x8E2),
    ),  # they enclose what follows
    *((0x115F, 0x1160), (0x3164, 0x3164), (0xFFA0, 0xFFA0)),  # Hangul fillers: blank letters
    *((0x17B4, 0x17B5), (0x180B, 0x180F)),  # Khmer and Mongolian characters without a shape of their own
    *((0x200B, 0x200B), (0x200E, 0x200F)),  # zero width space, direction marks
    *((0x202A, 0x202E), (0x2060, 0x206F)),  # bidi embeddings, overrides and isolates; word joiner and its kin
    *(
        (0xFE00, 0xFE0D),
        (0xFEFF, 0xFEFF),
        (0xFFF0, 0xFFFC),
    ),  # variants, byte order mark, annotations, placeholder
    *((0x110BD, 0x110BD), (0x110CD, 0x110CD), (0x13430, 0x1345F)),  # Kaithi and Egyptian format characters
    *((0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A), (0xE0000, 0xE0FFF)),  # shorthand, music, tags and variants
)
_NOT_CHARACTERS = (
    *((0xD800, 0xDFFF), (0xFDD0, 0xFDEF)),  # lone surrogates and the like
    *((plane + 0xFFFE, plane + 0xFFFF) for plane in range(0, 0x110000, 0x10000)),
)
_ACCENTS = ((0x300, 0x36F), (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF), (0x20D0, 0x20FF), (0xFE20, 0xFE2F))
_JOINERS = "\u200c\u200d"
_SELECTORS = "\ufe0e\ufe0f"
# The scripts whose letters join, and the blocks of pictures: where joiners and selectors do real work.
_CURSIVE = (
    *((0x600, 0x8FF), (0x900, 0xDFF), (0x1000, 0x109F), (0x1780, 0x17FF)),
    *((0xFB50, 0xFDFF), (0xFE70, 0xFEFC)),
)
_PICTURES = (
    *((0xA9, 0xA9), (0xAE, 0xAE), (0x203C, 0x203C), (0x2049, 0x2049), (0x2100, 0x2BFF)),
    *((0x3030, 0x303D), (0x3297, 0x3299), (0x1F000, 0x1FAFF)),
)
# More than three accents on a letter is no language but a way to draw over other lines; some scripts stack
# more marks of their own.
_MAX_ACCENTS = 3
_MAX_MARKS = 8


def _charset(*ranges: tuple[int, int]) -> str:
    return "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in ranges)


_SUSPECT_ASCII = re.compile("[\x00-\x09\x0b-\x1f\x7f]")
_SUSPECT = re.compile(
    f"[\t\u2028\u2029{_JOINERS}{_SELECTORS}{_charset(*_INVISIBLE, *_NOT_CHARACTERS, *_ACCENTS)}]"
)
_DROPPED = re.compile(f"[{_charset(*_INVISIBLE)}]+")
_REPLACED = re.compile(f"[{_charset(*_NOT_CHARACTERS)}]")
_ACCENT = re.compile(f"[{_charset(*_ACCENTS)}]")
# Marks are neither letters nor ASCII nor space, so a pile of them lies within such a stretch.
_MARKS_STRETCH = re.compile(rf"[^\w\s\x00-\x7f]{{{_MAX_ACCENTS + 1},}}")
_IDLE_SELECTOR = re.compile(f"(?<![0-9#*{_charset(*_PICTURES)}])[{_SELECTORS}]")
_IDLE_JOINER = re.compile(
    f"(?<![{_charset(*_CURSIVE)}])\u200c|\u200c(?![{_charset(*_CURSIVE)}])"
    f"|(?<![\ufe0f{_charset(*_CURSIVE, *_PICTURES)}])\u200d|\u200d(?![{_charset(*_CURSIVE, *_PICTURES)}])"
)


def clean_text(text: str) -> str:
    """Text without anything that could drive a terminal, reorder or hide: the way in for outside strings.

    Whole escape sequences vanish, then control characters but the newline, bidi controls and what has no
    width; every kind of line break becomes a newline, a tab four spaces, a lone surrogate U+FFFD. Joiners
    stay where Arabic, Indic scripts and emoji need them; at most three accents and eight marks stay on a
    letter. Clean text comes back as it is, so cleaning twice changes nothing. There is no Unicode
    normalisation: names and quotes stay as printed, and `tokens.words` folds accents, composed or not.
    """
    if text.isascii():
        if not _SUSPECT_ASCII.search(text):
            return text
    elif not _SUSPECT.search(text):
        return _MARKS_STRETCH.sub(_cap_marks, text)
    text = _LINE_BREAK.sub("\n", text)
    text = _ESCAPE.sub("", text)
    text = _DROPPED.sub("", text).replace("\t", "    ")
    text = _REPLACED.sub("\ufffd", text)
    text = _IDLE_SELECTOR.sub("", text)
    text = _MARKS_STRETCH.sub(_cap_marks, text)
    return _IDLE_JOINER.sub("", text)


def clean_line(text: str) -> str:
    """Cleaned text on one line, white space of any kind as one space: for titles, names, paths, messages."""
    return " ".join(clean_text(text).split())


def _cap_marks(stretch: re.Match[str]) -> str:
    # Joiners neither count nor end a pile: they may be dropped later and bring its parts together.
    kept = []
    accents = marks = 0
    for character in stretch[0]:
        if character not in _JOINERS:
            is_accent = _ACCENT.match(character) is not None
            is_mark = is_accent or unicodedata.category(character) in ("Mn", "Me")
            accents = accents + 1 if is_accent else 0
            marks = marks + 1 if is_mark else 0
            if accents > _MAX_ACCENTS or marks > _MAX_MARKS:
                continue
        kept.append(character)
    return "".join(kept)
