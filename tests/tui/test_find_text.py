"""Finding words in a text, literally but for case and accents."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metatui.tui.find import FindText

TEXT = "Harbour Bank buys Birch. The harbour banks; Zürich's BANK, GPT-4 at €4.2 billion. 港の銀行"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("harbour", ["Harbour", "harbour"]),
        ("harb", ["Harbour", "harbour"]),
        ("harb ", []),
        ("bank", ["Bank", "banks", "BANK"]),
        ("bank ", ["Bank", "BANK"]),
        ("harbour ba", ["Harbour Bank", "harbour banks"]),
        ('"harbour bank"', ["Harbour Bank"]),
        ("birch the har", ["Birch. The harbour"]),
        ("zurich", ["Zürich"]),
        ("gpt 4", ["GPT-4"]),
        ("gpt-4", ["GPT-4"]),
        ("4.2", ["4.2"]),
        ("€", ["€"]),
        ("港", ["港"]),
        ("銀行", ["銀行"]),
        ("", []),
        ("   ", []),
        ("zebra", []),
        ("billion 港 の 銀 行 zebra", []),
    ],
)
def test_find(typed: str, found: list[str]) -> None:
    assert [TEXT[start:end] for start, end in FindText(TEXT).find(typed)] == found


@given(st.text(), st.text())
def test_finds_are_sorted_and_inside(text: str, typed: str) -> None:
    spans = FindText(text).find(typed)
    assert list(spans) == sorted(spans)
    assert all(0 <= start < end <= len(text) for start, end in spans)
