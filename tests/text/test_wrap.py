"""Lines of a text by cell width: nothing lost, nothing too wide, offsets that hold."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from metatui.text.wrap import WrappedText, wrap_text

# Words, blanks, paragraph breaks, dashes, wide characters, emoji and combining marks.
TEXTS = st.text(st.sampled_from("ab cd ef  \n\n-–— ,.界語字🙂é\u0301\u200d"), max_size=120)
WIDTHS = st.integers(1, 30)
UNHURRIED = settings(deadline=None)


def lines_of(text: str, width: int) -> list[str]:
    wrapped = wrap_text(text, width, cell_len)
    return [text[start:end] for start, end in zip(wrapped.starts, wrapped.ends, strict=True)]


@UNHURRIED
@given(TEXTS, st.integers(2, 30))
@example("a" * 100, 7)
@example("界" * 20, 5)
@example("  indented " * 4, 6)
def test_no_line_is_wider_than_the_measure(text: str, width: int) -> None:
    for line in lines_of(text, width):
        assert cell_len(line) <= width


@UNHURRIED
@given(TEXTS, WIDTHS)
@example("a -- b", 2)
@example("    x", 2)
def test_the_lines_hold_every_character_but_blanks_in_order(text: str, width: int) -> None:
    assert "".join("".join(lines_of(text, width)).split()) == "".join(text.split())


@UNHURRIED
@given(TEXTS, WIDTHS)
def test_lines_follow_one_another_without_overlap(text: str, width: int) -> None:
    wrapped = wrap_text(text, width, cell_len)
    assert len(wrapped.starts) == len(wrapped.ends) == len(wrapped) >= 1
    assert all(start <= end for start, end in zip(wrapped.starts, wrapped.ends, strict=True))
    assert all(end <= start for end, start in zip(wrapped.ends, wrapped.starts[1:], strict=False))
    assert all(before < after for before, after in zip(wrapped.starts, wrapped.starts[1:], strict=False))


@UNHURRIED
@given(TEXTS, WIDTHS)
def test_line_of_names_the_line_that_shows_a_character(text: str, width: int) -> None:
    wrapped = wrap_text(text, width, cell_len)
    for offset, character in enumerate(text):
        line = wrapped.line_of(offset)
        if not character.isspace():
            assert wrapped.starts[line] <= offset < wrapped.ends[line]


@UNHURRIED
@given(TEXTS, WIDTHS)
def test_no_line_crosses_a_paragraph_break(text: str, width: int) -> None:
    assert not any("\n" in line for line in lines_of(text, width))


@UNHURRIED
@given(st.lists(st.sampled_from(["one", "two words", "", "a longer paragraph of words"]), min_size=1), WIDTHS)
def test_blank_lines_are_kept(paragraphs: list[str], width: int) -> None:
    lines = lines_of("\n".join(paragraphs), width)
    assert lines.count("") == paragraphs.count("")


@UNHURRIED
@given(TEXTS, WIDTHS)
def test_a_line_is_filled_before_the_next_begins(text: str, width: int) -> None:
    """Greedy: the first word of a line would not have fitted on the line before."""
    wrapped = wrap_text(text, width, cell_len)
    for line in range(1, len(wrapped)):
        before, here = wrapped.starts[line - 1], wrapped.starts[line]
        if "\n" in text[wrapped.ends[line - 1] : here] or not text[here : here + 1].strip():
            continue
        # Up to a blank, or behind the next dashes.
        first = re.match(r"[^\s\-–—]*[\-–—]+|[^\s\-–—]+", text[here:]).group()
        assert cell_len(text[before:here]) + cell_len(first) > width


def test_words_are_wrapped_at_blanks() -> None:
    assert lines_of("the quick brown fox", 10) == ["the quick", "brown fox"]


def test_blanks_at_a_break_belong_to_no_line() -> None:
    assert lines_of("the quick   brown fox   ", 10) == ["the quick", "brown fox"]


def test_a_word_may_break_behind_a_hyphen_and_never_before_one() -> None:
    assert lines_of("a well-known fact", 8) == ["a well-", "known", "fact"]
    assert lines_of("words — and more", 8) == ["words —", "and more"]


def test_a_word_longer_than_a_line_is_cut_between_characters() -> None:
    assert lines_of("see https://example.org/abc now", 10) == ["see", "https://ex", "ample.org/", "abc now"]


def test_wide_characters_count_two_cells() -> None:
    assert lines_of("日本語の新聞", 6) == ["日本語", "の新聞"]
    assert lines_of("日本語の新聞", 5) == ["日本", "語の", "新聞"]


def test_a_character_wider_than_the_line_stands_alone() -> None:
    assert lines_of("日本", 1) == ["日", "本"]


def test_emoji_are_measured_in_cells() -> None:
    assert lines_of("🙂🙂🙂 ok", 4) == ["🙂🙂", "🙂", "ok"] or lines_of("🙂🙂🙂 ok", 4) == ["🙂🙂", "🙂 ok"]
    assert all(cell_len(line) <= 4 for line in lines_of("🙂🙂🙂 ok", 4))


def test_an_indented_paragraph_keeps_its_indent() -> None:
    assert lines_of("    code here and more", 12)[0].startswith("    code")


def test_an_empty_text_is_one_empty_line() -> None:
    assert wrap_text("", 10) == WrappedText([0], [0])


def test_an_impossible_width_is_taken_as_one() -> None:
    assert lines_of("ab", 0) == ["a", "b"]


def test_offsets_behind_the_end_are_on_the_last_line() -> None:
    wrapped = wrap_text("one two three", 5)
    assert wrapped.line_of(1000) == len(wrapped) - 1


def test_a_long_line_costs_time_in_proportion() -> None:
    """A hundred thousand characters without a blank: cut into lines, no character lost."""
    lines = lines_of("x" * 100_000, 80)
    assert len(lines) == 1250
    assert lines_of("字" * 10_000, 80) == ["字" * 40] * 250


@pytest.mark.parametrize(
    ("text", "width"),
    [("   ", 1), ("    x", 2), (" " * 60 + "word", 40), ("❤\ufe0f" * 30, 10), ("1\ufe0f\u20e3" * 20, 10)],
)
def test_indents_and_signs_of_several_code_points_are_cut_too(text: str, width: int) -> None:
    assert max(map(cell_len, lines_of(text, width))) <= width


@pytest.mark.parametrize("space", ["\u00a0", "\u202f"])
def test_a_no_break_space_does_not_break(space: str) -> None:
    assert lines_of(f"about 49{space}% of it", 8) == ["about", f"49{space}% of", "it"]


def test_the_hyphen_that_begins_a_word_stays_with_it() -> None:
    assert lines_of('who:"Lisa Wong" -who:"Lisa Wong"', 18) == ['who:"Lisa Wong"', '-who:"Lisa Wong"']
    assert lines_of("it was -5 degrees", 8) == ["it was", "-5", "degrees"]
    assert lines_of("a well-known man", 8) == ["a well-", "known", "man"]
    assert lines_of("-very-long-word", 6) == ["-very-", "long-", "word"]
