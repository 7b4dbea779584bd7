"""The second line of a result: the snippet begins where its first hit can be seen, with words before it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from metatui.model import Snippet
from metatui.tui.fit import fit
from metatui.tui.snippet_text import with_ellipsis
from metatui.tui.widgets.article_list import _from_first_hit

TEXT = "…he hired those who built the group called Meta Superintelligence Labs, a unit led by Alexandr Wang…"


def line(words: str, width: int, ellipsis: str = "…") -> str:
    start = TEXT.index(words)
    text, hits = _from_first_hit(TEXT, [(start, start + len(words))], width, ellipsis)
    assert text[slice(*hits[0])] == words
    return fit(text, width, ellipsis)


@pytest.mark.parametrize(
    ("words", "width", "shown"),
    [
        ("hired", 26, "…he hired those who built…"),  # seen as it is
        ("Labs", 26, "…Superintelligence Labs,…"),
        ("unit", 26, "…Labs, a unit led by Alex…"),
        ("Superintelligence", 29, "…Meta Superintelligence Labs…"),
        ("Superintelligence Labs", 26, "…Superintelligence Labs,…"),
        ("Superintelligence Labs", 50, "…called Meta Superintelligence Labs, a unit led b…"),
        ("Wang", 26, "…led by Alexandr Wang…"),
    ],
)
def test_a_hit_has_words_before_it(words: str, width: int, shown: str) -> None:
    assert line(words, width) == shown


def test_an_ellipsis_of_three_points_is_counted() -> None:
    assert line("Superintelligence", 29, "...") == "...Meta Superintelligence..."


@given(st.text("ab 日", max_size=60), st.data(), st.integers(8, 40))
def test_the_first_hit_is_seen_wherever_it_fits(text: str, data, width: int) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(start + 4, len(text))))
    shown, ((a, b),) = _from_first_hit(text, [(start, end)], width, "…")
    assert shown[a:b] == text[start:end]
    if cell_len(text[start:end]) <= width - 2:
        assert fit(shown, width)[a:].startswith(text[start:end].rstrip())


def test_the_snippet_has_the_ellipsis_of_the_screen() -> None:
    text, hits = with_ellipsis(Snippet("…a storm…", ((3, 8),)), "...")
    assert text == "...a storm..."
    assert [text[a:b] for a, b in hits] == ["storm"]
    assert with_ellipsis(Snippet("a storm", ((2, 7),)), "...") == ("a storm", [(2, 7)])
