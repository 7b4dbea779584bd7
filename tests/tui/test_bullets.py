"""Bullets of lists in the signs of the screen."""

from __future__ import annotations

import pytest

from metatui.tui.bullets import flat_with_bullets, line_with_bullet, text_with_bullets

TEXT = "• one • two\n• three\n•four\nand\n\n• five"


def test_bullets_that_begin_a_line_are_drawn() -> None:
    assert text_with_bullets(TEXT, "-") == "- one • two\n- three\n•four\nand\n\n- five"
    assert text_with_bullets(TEXT, "•") == TEXT


@pytest.mark.parametrize(
    ("start", "end", "line"), [(0, 5, "- one"), (6, 11, "• two"), (12, 19, "- three"), (20, 25, "•four")]
)
def test_a_line_of_a_text(start: int, end: int, line: str) -> None:
    assert line_with_bullet(TEXT, start, end, "-") == line
    assert line_with_bullet(TEXT, start, end, "•") == TEXT[start:end]


def test_a_text_that_was_made_one_line() -> None:
    assert flat_with_bullets("• one • two·three•four …•five", "-") == "- one - two·three•four …•five"
    assert flat_with_bullets("• one", "•") == "• one"
