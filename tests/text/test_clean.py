"""The gate: what has passed it drives no terminal, reorders and hides nothing; good text passes as it is."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metatui.text.clean import clean_line, clean_text

JOINERS = "\u200c\u200d"

HOSTILE = [
    "\x1b]0;owned\x07",
    "\x1b]52;c;ZXZpbA==\x1b\\",
    "\x1b]8;;http://evil.example\x1b\\",
    "\x1b[31m",
    "\x1b[2J",
    "\x1b[?1049l",
    "\x1b[",
    "\x1b]",
    "\x1bP$q",
    "\x1bPtmux;",
    "\x1b_Ga=T;",
    "\x1b^",
    "\x1bX",
    "\x1b\\",
    "\x1b(B",
    "\x1bc",
    "\x1b",
    "\x9b31m",
    "\x9d0;t\x9c",
    "\x90q#0\x9c",
    "\x9f",
    "\x9c",
    "\x07",
    "\x08\x08",
    "\x00",
    "\r",
    "\r\n",
    "\x85",
    "\u2028",
    "\t",
    "\u202e",
    "\u2066",
    "\u200b",
    "\u200c",
    "\u200d",
    "\ufe0f",
    "\ufeff",
    "\u3164",
    "\U000e0041",
    "\ud800",
    "\uffff",
    "é",
    "e\u0301",
    "\u0301" * 5,
    "\u0e34" * 12,
    "ك",
    "☺",
    "👩",
    "क",
    "Hello",
    " ",
    "\n",
    "7",
    "m",
]
hostile = st.lists(
    st.one_of(st.sampled_from(HOSTILE), st.characters(), st.text("ABC[]0;\\m\x1b\x9b", max_size=5))
).map("".join)


def assert_harmless(text: str) -> None:
    for index, character in enumerate(text):
        if character in JOINERS:
            assert 0 < index < len(text) - 1
            continue
        assert character == "\n" or unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Zl", "Zp"), (
            ascii(character)
        )


def test_no_code_point_survives_that_could_do_harm() -> None:
    for code_point in range(0x110000):
        cleaned = clean_text(chr(code_point))
        assert_harmless(cleaned)
        assert clean_text(cleaned) == cleaned


def test_code_points_are_kept_unless_they_are_invisible() -> None:
    kept = "".join(
        character
        for character in map(chr, range(0xE0000))
        if unicodedata.category(character)[0] in "LNPSZ"
        and unicodedata.category(character) not in ("Zl", "Zp")
    )
    lost = {character for character in kept if clean_text(character) != character}
    assert lost == set("\u115f\u1160\u3164\uffa0\ufffc")


@given(hostile)
@settings(max_examples=500)
def test_mixtures_are_harmless_and_stay_as_they_are_when_cleaned_again(text: str) -> None:
    cleaned = clean_text(text)
    assert_harmless(cleaned)
    assert clean_text(cleaned) == cleaned
    assert len(cleaned) <= 4 * len(text)
    line = clean_line(text)
    assert_harmless(line)
    assert line == clean_line(line) == line.strip()
    assert "\n" not in line


@given(hostile, hostile)
def test_a_line_of_good_text_survives_whatever_stands_around_it(before: str, after: str) -> None:
    good = "Meta put $14.3 billion into Scale AI."
    assert good in clean_text(f"{before}\n{good}\n{after}")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Meta put $14.3 billion into Scale AI.\n\n“A bet”, said Zoë Müller — naïve, perhaps… 49 %",
        "Zu\u0308rich, e\u0301te\u0301, Vie\u0302\u0323t",
        "Привет, 世界。 مرحبا שלום नमस्ते สวัสดี 안녕",
        "می‌خواهم",  # Persian: the zero-width non-joiner changes the letters' shapes
        "क्‍ष",
        "👩‍👩‍👧 ❤️ 1️⃣ 🇫🇷 👍🏽 🏴",
        "7\u00a0000\u202fm² \u2009thin",
        "[@click=app.quit]stays literal[/]",
        "שִׂ֣ים שָׁל֔וֹם",
    ],
)
def test_clean_text_passes_unchanged(text: str) -> None:
    assert clean_text(text) == text


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("a\x1b[31mred\x1b[0m b", "ared b"),
        ("a\x1b]0;a title\x07b", "ab"),
        ("a\x1b]8;;http://x.example/\x1b\\link\x1b]8;;\x1b\\b", "alinkb"),
        ("a\x1b]52;c;ZXZpbA==\x9cb", "ab"),
        ("a\x1bP$qm\x1b\\b", "ab"),
        ("a\x1b_Gf=100;AAAA\x1b\\b", "ab"),
        ("a\x1b(Bb\x1bcd\x1b7e\x1b F", "abde"),
        ("a\x9b2Jb\x9d0;t\x9cc\x90q#0\x9cd", "abcd"),
        ("a\x1b[?1049lb\x1b[1;2Hc\x1b[>4;2md", "abcd"),
        ("a\x1b[38:2::1:2:3mb", "ab"),
    ],
)
def test_whole_escape_sequences_vanish(text: str, cleaned: str) -> None:
    assert clean_text(text) == cleaned


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        # Never ended: only the introducer goes, and what may be good text stays.
        ("\x1b]0;The minister resigned.", "The minister resigned."),
        ("\x1b]The minister resigned.\nMore.", "The minister resigned.\nMore."),
        ("\x1bP" + "long " * 1000 + "\x1b\\end", "long " * 1000 + "end"),
        ("\x1bPtmux;\x1b\x1b]52;c;ZXZpbA==\x07\x1b\\b", "b"),
        ("\x1b]0;title\nThe article.\x07", "title\nThe article."),
        ("\x1b[ Paragraph", "aragraph"),
        ("end\x1b", "end"),
        ("\x1b[" + "1" * 200 + " good", "1" * 136 + " good"),
        # UTF-8 that somebody read as Latin-1: these C1 characters introduce nothing.
        ("â\x80\x98Yesâ\x80\x99 and â\x80\x9cnoâ\x80\x9d", "âYesâ and ânoâ"),
    ],
)
def test_sequences_swallow_no_good_text_behind_them(text: str, cleaned: str) -> None:
    assert clean_text(text) == cleaned


@pytest.mark.parametrize(
    "line_break", ["\r\n", "\r", "\x0b", "\x0c", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029"]
)
def test_every_line_break_becomes_a_newline(line_break: str) -> None:
    assert clean_text(f"a{line_break}b") == "a\nb"
    assert clean_line(f"a{line_break}b") == "a b"


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("a\tb", "a    b"),
        ("a\ud83db", "a\ufffdb"),
        ("pass\u200bword \u202egnirts\u202c", "password gnirts"),
        ("co\u00adoperate", "cooperate"),
        ("Z\u0301\u0302\u0303\u0304\u0305algo", "Z\u0301\u0302\u0303algo"),
        ("ก" + "\u0e34" * 40, "ก" + "\u0e34" * 8),
        ("a\u200db", "ab"),
        ("a\u200cb", "ab"),
        ("👩\u200d", "👩"),
        ("a\ufe0f", "a"),
        ("hidden\U000e0068\U000e0069", "hidden"),
        ("ad\x08\x08min\x00", "admin"),
    ],
)
def test_what_is_dropped_or_replaced(text: str, cleaned: str) -> None:
    assert clean_text(text) == cleaned


def test_a_line_has_single_spaces() -> None:
    assert clean_line("  A \t title\n over\u00a0lines \x1b[1m ") == "A title over lines"
