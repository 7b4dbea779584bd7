"""Lines to paragraphs: wrapped lines are joined, lists keep their lines."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metatui.ingest.paragraphs import split_paragraphs, tidy_spaces
from metatui.text.clean import clean_text

PROSE = [
    "The council of Little Falls voted 7 to 2 on Monday night to rebuild the stone bridge that the"
    " flood of March swept "
    "away, ending months of argument over who should pay for it.",
    "The cost is put at $4.2 million, of which the state has promised half. Nobody on the council"
    " expects the other half "
    "to come from anywhere but the town, which has borrowed twice since 2019.",
    "“We could not go on with a ferry,” said the mayor, who grew up on the far bank and was married"
    " in the church there.",
    "Two members voted against. One of them said that the town was borrowing too much, the other that"
    " a tunnel would "
    "last longer; neither would say what else should be done with the money.",
]


@pytest.mark.parametrize("width", [60, 65, 72, 78, 80, 100])
@pytest.mark.parametrize("between", ["\n\n", "\n"])
@pytest.mark.parametrize("indent", ["", "    "])
def test_hard_wrapped_lines_become_paragraphs(width: int, between: str, indent: str) -> None:
    wrapped = between.join(textwrap.fill(one, width, initial_indent=indent) for one in PROSE)
    assert split_paragraphs(wrapped) == PROSE


@given(st.integers(58, 100), st.permutations(PROSE))
@settings(max_examples=40)
def test_wrapping_and_joining_cancel_out(width: int, paragraphs: list[str]) -> None:
    assert split_paragraphs("\n\n".join(textwrap.fill(one, width) for one in paragraphs)) == paragraphs


@pytest.mark.parametrize("between", ["\n", "\n\n", "\n \n\n  \n"])
def test_one_line_a_paragraph(between: str) -> None:
    assert split_paragraphs(between.join(PROSE)) == PROSE


def test_a_headline_and_a_byline_are_not_joined_to_wrapped_text() -> None:
    text = "Bridge to be rebuilt after flood\nBy Kim Fox\n" + "\n".join(
        textwrap.fill(one, 72) for one in PROSE
    )
    assert split_paragraphs(text) == ["Bridge to be rebuilt after flood", "By Kim Fox", *PROSE]


def test_lists_keep_their_lines() -> None:
    text = "Before:\n\n* one\n* two\n\n- three\n\n1. first\n2) second\n\nAfter it."
    assert split_paragraphs(text) == ["Before:", "• one\n• two\n• three\n1. first\n2) second", "After it."]


def test_bullets_alone_on_their_lines_and_of_other_kinds() -> None:
    assert split_paragraphs("•\nThe rate is 4%.\n•\nMore in May.\n•\n") == [
        "• The rate is 4%.\n• More in May."
    ]
    assert split_paragraphs("▪ one\n◦ two\n– three") == ["• one\n• two\n• three"]
    assert split_paragraphs("– one\n– two") == ["• one\n• two"]
    assert split_paragraphs("– No, she said.") == ["– No, she said."]
    assert split_paragraphs("*Correction: it was 12.*") == ["*Correction: it was 12.*"]


def test_wrapped_items_are_joined() -> None:
    text = (
        textwrap.fill(PROSE[0], 68) + "\n\n"
        "  * two fire engines that were ordered in the spring of 2023 and have\n"
        "    not been paid for\n"
        "  * the roof of the school\n\n" + textwrap.fill(PROSE[1], 68)
    )
    assert split_paragraphs(text) == [
        PROSE[0],
        "• two fire engines that were ordered in the spring of 2023 and have not been paid for\n• the"
        " roof of the school",
        PROSE[1],
    ]


def test_rules_go_and_signs_stay() -> None:
    assert split_paragraphs("One\n-----\nTwo\n\n***\n\n= = =\nThree") == ["One", "Two", "Three"]


def test_spaces() -> None:
    assert tidy_spaces("a\u00a0 b\tc \n d  ") == "a b c\nd"
    assert (
        tidy_spaces("7\u202f000 km, 14\u00a0% of 1\u00a0000\u00a0000")
        == "7\u00a0000 km, 14 % of 1\u00a0000\u00a0000"
    )


@given(st.one_of(st.text(), st.text("aA .\n-•*1) ")))
def test_no_letter_is_lost(text: str) -> None:
    text = clean_text(text)
    paragraphs = split_paragraphs(text)
    letters = [character for character in text if character.isalpha()]
    assert [character for one in paragraphs for character in one if character.isalpha()] == letters
    for one in paragraphs:
        assert one.strip() == one != ""
        assert "\n\n" not in one
