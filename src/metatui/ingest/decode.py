"""From bytes to text: byte order mark, UTF-8, then a guess by charset-normalizer."""

from __future__ import annotations

import codecs
import re

from metatui.errors import UnreadableFile

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Files of other kinds under the name of a text.
_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a picture"),
    (b"GIF8", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"),
    (b"{\\rtf", "a rich text document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
)
_SAMPLE = 64 * 1024
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = re.compile(rb"[\x80-\xff]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
# charset-normalizer needs long texts to tell the Latin code pages apart; the letters that their languages
# use do it on short ones. A page is right if it leaves nothing but letters of its languages; the first
# such page wins.
_PUNCTUATION = "“”‘’‚„‹›«»–—…•€£¥©®™°·½¼¾²§¡¿\u00a0\u00ad"
_LATIN_PAGES = (
    ("cp1252", "àâäáãåæçèéêëìíîïñòóôöõøœùúûüßÿªº"),
    ("cp1254", "çğıöşüâîûi\u0307"),
    ("cp1250", "ąćęłńóśźżáčďéěíňřšťúůýžäĺľŕôöüőűăâîşţđß"),
    ("iso8859_2", "ąćęłńóśźżáčďéěíňřšťúůýžäĺľŕôöüőűăâîşţđß"),
)
# What charset-normalizer chooses from: the encodings news was saved in. Fewer candidates, fewer wrong
# guesses.
_CANDIDATES = [
    *("cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "koi8_r"),
    *("shift_jis", "euc_jp", "iso2022_jp", "gb18030", "big5", "euc_kr"),
]


def decode(data: bytes, *, declared: str | None = None) -> str:
    """The text of a file; never loses it: bytes that no encoding explains become U+FFFD.

    `declared` is an encoding that the file itself names, believed after a byte order mark and strict
    UTF-8. Raises UnreadableFile for pictures, archives and other files that are no text at all.
    """
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise UnreadableFile(f"not a text but {kind}, whatever its name says")
    text = _decode(data, declared)
    sample = text[:_SAMPLE]
    if len(_CONTROL.findall(sample)) > max(8, len(sample) // 20):
        raise UnreadableFile("not a text but binary data")
    return text


def _decode(data: bytes, declared: str | None) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    if wide := _wide_without_mark(data[:_SAMPLE]):
        return data.decode(wide, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if declared and (told := _decode_as(data, declared)) is not None:
        return told
    high = len(_HIGH.findall(data))
    explained = sum(map(len, _MULTIBYTE.findall(data)))
    if explained > 0.9 * high:  # UTF-8 with a scar, as from a cut in the middle of a character
        return data.decode("utf-8", "replace")
    page = _latin_page(data) if high < 0.25 * len(data) else None
    guessed = _decode_as(data, page or _guess(data))
    return data.decode("cp1252", "replace") if guessed is None else guessed


def _latin_page(data: bytes) -> str | None:
    outside_ascii = bytes(sorted(set(data) - set(range(0x80))))
    for encoding, letters in _LATIN_PAGES:
        characters = _decode_as(outside_ascii, encoding)
        if characters is not None and set(characters.lower()) <= set(letters + _PUNCTUATION):
            return encoding
    return None


def _wide_without_mark(sample: bytes) -> str | None:
    """UTF-16 without its mark shows as a NUL in nearly every second place."""
    pairs = len(sample) // 2
    if pairs < 4 or b"\x00" not in sample:
        return None
    if sample[1::2].count(0) > 0.7 * pairs and sample[::2].count(0) < 0.1 * pairs:
        return "utf-16-le"
    if sample[::2].count(0) > 0.7 * pairs and sample[1::2].count(0) < 0.1 * pairs:
        return "utf-16-be"
    return None


def _guess(data: bytes) -> str:
    from charset_normalizer import from_bytes

    first = _HIGH.search(data)
    start = max(0, first.start() - _SAMPLE // 8) if first else 0
    best = from_bytes(data[start : start + _SAMPLE], cp_isolation=_CANDIDATES).best()
    return best.encoding if best else "cp1252"


def _decode_as(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError, ValueError):
        return None
