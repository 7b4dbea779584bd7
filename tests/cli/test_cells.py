"""Width, cutting and padding by terminal cells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metatui.cli.cells import cell_width, cut, pad


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("", 0),
        ("news", 4),
        ("東京", 4),
        ("ﾆｭｰｽ", 4),
        ("cafe\u0301", 4),
        ("\u1112\u1161\u11ab", 2),  # one Hangul syllable in three parts
        ("📰", 2),
        ("a\u200db", 2),
    ],
)
def test_width(text: str, cells: int) -> None:
    assert cell_width(text) == cells


def test_a_text_that_fits_is_not_cut() -> None:
    assert cut("東京", 4) == "東京"


def test_cutting_never_halves_a_wide_character() -> None:
    assert cut("東京都", 4) == "東…"
    assert cut("東京都", 5) == "東京…"


def test_cutting_with_the_ascii_ellipsis() -> None:
    assert cut("headlines", 6, "...") == "hea..."
    assert cut("headlines", 2, "...") == ".."


@given(st.text(), st.integers(0, 40))
def test_a_cut_text_fits(text: str, width: int) -> None:
    assert cell_width(cut(text, width)) <= width


@given(st.text(max_size=20), st.integers(0, 60))
def test_padding_fills_up(text: str, width: int) -> None:
    assert cell_width(pad(text, width)) == max(width, cell_width(text))


def test_padding_to_the_right_edge() -> None:
    assert pad("7", 3, right=True) == "  7"
