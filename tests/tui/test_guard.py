"""The wall at the exit: no control character reaches the terminal."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import ControlType, Segment
from rich.style import Style
from textual.color import Color

from metatui.tui.guard import ControlFilter

BLACK = Color(0, 0, 0)
HOSTILE = "\x1b]52;c;AAAA\x07\x1b[2J\x9b31m\u202eabc\u2066\u200b\ufeff\U000e0041\x00\x7f\u0085\ud800"


def through(text: str) -> str:
    return "".join(segment.text for segment in ControlFilter().apply([Segment(text)], BLACK))


def test_hostile_text_loses_its_teeth_and_keeps_its_letters() -> None:
    assert through(HOSTILE) == "]52;c;AAAA[2J31mabc "  # the surrogate had a cell


def test_every_code_point_that_steers_a_terminal_is_gone() -> None:
    every = "".join(map(chr, range(0x110000)))
    left = through(every)
    steering = [c for c in left if unicodedata.category(c) in ("Cc", "Cs") or c in "\u2028\u2029"]
    assert steering == []
    bidi = [
        c
        for c in left
        if unicodedata.bidirectional(c) in ("RLO", "LRO", "RLE", "LRE", "PDF", "RLI", "LRI", "FSI", "PDI")
    ]
    assert bidi == []


def test_letters_of_every_script_and_joiners_stay() -> None:
    text = "Straße, naïve, 日本語, العربية, می\u200cخواهم, 👩\u200d🚀, e\u0301, 49\u00a0%"
    assert through(text) == text


def test_clean_segments_come_back_as_they_are() -> None:
    segments = [Segment("clean"), Segment("text", Style(bold=True))]
    assert ControlFilter().apply(segments, BLACK) is segments


def test_styles_stay_and_control_segments_of_rich_are_left_alone() -> None:
    bell = Segment("\x07", None, [(ControlType.BELL,)])
    dirty = Segment("a\x1bb", Style(bold=True))
    assert ControlFilter().apply([bell, dirty], BLACK) == [bell, Segment("ab", Style(bold=True))]


@given(st.text())
def test_the_rest_of_a_text_is_left_in_order(text: str) -> None:
    left = through(text)
    characters = iter(text.replace("\u00ad", " "))
    assert all(character in characters for character in left)
    assert through(left) == left


@pytest.mark.parametrize("hidden", ["\u00ad", "\ud800", "\x1b", "\u202e", "\u200b", "\U000e0041"])
def test_a_line_keeps_its_width(hidden: str) -> None:
    text = f"a{hidden}b{hidden}{hidden}"
    assert cell_len(through(text)) == cell_len(text)
    assert through(text).replace(" ", "") == "ab"
