from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metatui.analysis.figures.lexer import END, PADDING, fold, lex


def texts(text: str) -> list[str]:
    folded = fold(text)
    return [token.text for token in lex(folded, 0, len(folded))[:-PADDING]]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("$14.3bn", ["$", "14.3", "bn"]),
        ("US$4.5", ["US$", "4.5"]),
        ("EUR4.2bn", ["EUR", "4.2", "bn"]),
        ("7,000-employee", ["7,000", "-", "employee"]),
        ("GPT-4, R1 and PM2.5.", ["GPT", "-", "4", ",", "R1", "and", "PM2.5", "."]),
        ("Meta’s 49 %", ["Meta's", "49", "%"]),
        ("1,50,000", ["1,50,000"]),
        ("14\u202f300\u202f000", ["14\u00a0300\u00a0000"]),
        ("１２", ["12"]),
        ("https://a.example/5-percent 5", ["https://a.example/5-percent", "5"]),
        ("2025-07-16", ["2025", "-", "07", "-", "16"]),
        (".5", [".5"]),
        ("R500 million", ["R", "500", "million"]),
    ],
)
def test_a_text_falls_into_its_tokens(text: str, tokens: list[str]) -> None:
    assert texts(text) == tokens


def test_dots_make_a_version_and_many_digits_an_identifier() -> None:
    kinds = [token.kind for token in lex("4.2.1 12345678901234567890 49", 0, 29)[:-PADDING]]
    assert kinds == ["version", "mix", "number"]


def test_looking_past_either_end_meets_the_end() -> None:
    tokens = lex("one", 0, 3)
    assert tokens[-1] is END
    assert tokens[1 + PADDING - 1] is END


@settings(max_examples=150, deadline=None)
@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    last = 0
    for token in lex(folded, 0, len(folded))[:-PADDING]:
        assert folded[token.start : token.end] == token.text
        assert token.start >= last
        last = token.end
