"""Bytes to text: marks, UTF-8, a guess; a clear reason for what is no text at all."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metatui.errors import UnreadableFile
from metatui.ingest.decode import decode

ENGLISH = "“It’s naïve,” she said — the café’s price is £5…\n" * 3


@pytest.mark.parametrize(
    "mark_and_encoding",
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        (b"", "utf-8"),
        (b"", "utf-16-le"),
        (b"", "utf-16-be"),
    ],
)
def test_unicode_with_and_without_mark(mark_and_encoding: tuple[bytes, str]) -> None:
    mark, encoding = mark_and_encoding
    assert decode(mark + ENGLISH.encode(encoding)) == ENGLISH


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ENGLISH, "cp1252"),
        ("Le ministère a annoncé une dépense supplémentaire à l’été.\n" * 3, "cp1252"),
        ("Die Prüfung läuft, die Größe zählt für Müller.\n" * 3, "iso8859-1"),
        ("El señor Muñoz explicó que la economía creció más.\n" * 3, "cp1252"),
        ("Spółka ogłosiła, że będzie inwestować więcej pieniędzy.\n" * 3, "cp1250"),
        ("Spółka ogłosiła, że będzie inwestować więcej pieniędzy.\n" * 3, "iso8859-2"),
        ("Şirket, daha fazla yatırım yapacağını açıkladı.\n" * 3, "cp1254"),
        ("Москва заявила, что будет работать над новой моделью.\n" * 5, "cp1251"),
        ("Москва заявила, что будет работать над новой моделью.\n" * 5, "koi8-r"),
        ("東京の会社は新しい研究所を発表しました。\n" * 8, "shift_jis"),
        ("北京的公司宣布了一个新的研究实验室。\n" * 8, "gb18030"),
        ("회사는 새로운 연구소를 발표했다.\n" * 8, "euc_kr"),
    ],
)
def test_older_encodings(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


def test_utf8_with_a_scar_stays_utf8() -> None:
    text = "Zürich, Genève, München: drei Städte. " * 5
    assert decode(text.encode() + b"\xc3") == text + "\ufffd"


def test_a_declared_encoding_is_believed_after_utf8() -> None:
    assert decode("Ελλάδα".encode("cp1253"), declared="windows-1253") == "Ελλάδα"
    assert decode("Zürich".encode(), declared="windows-1253") == "Zürich"
    assert decode("naïve".encode("cp1252"), declared="no-such-code") == "naïve"


def test_the_first_strange_byte_may_come_late() -> None:
    text = "plain ascii text, " * 10_000 + "Le ministère a annoncé une dépense à l’été. "
    assert decode(text.encode("cp1252")) == text


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7 ...",
        b"PK\x03\x04...",
        b"\x1f\x8b\x08...",
        b"\x89PNG\r\n",
        b"\x7fELF",
        bytes(range(32)) * 40,
    ],
)
def test_what_is_no_text_is_refused_with_the_reason(data: bytes) -> None:
    with pytest.raises(UnreadableFile, match="not a text"):
        decode(data)


@given(st.binary(max_size=400))
def test_any_bytes_give_text_or_a_reason(data: bytes) -> None:
    try:
        text = decode(data)
    except UnreadableFile:
        return
    text.encode("utf-8", "surrogatepass")
