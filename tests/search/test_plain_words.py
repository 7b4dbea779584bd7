"""Words found in the plain part of a text are those found when the whole text is taken apart."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from metatui.model import Span
from metatui.search.highlight import _in_table, merge_spans
from metatui.search.plain_words import PlainWords
from metatui.search.syntax import Words
from metatui.search.word_table import WordTable, word_rows
from metatui.text.tokens import is_lone, words

_PIECES = st.sampled_from(
    [
        *[
            "a",
            "A",
            "b",
            "ab",
            "AB",
            "1",
            "12",
            "000",
            "k",
            "m",
            "bn",
            "s",
            "'s",
            "’s",
            "&",
            "'",
            "’",
            ".",
            ",",
            "-",
            "_",
            "/",
        ],
        *["(", "“", "é", "ø", "東", "—", "…", "U.S.", "14.3bn", "AT&T"],
        *[" ", " ", " ", "\n", "\t", "\x85", "\u00a0", "\u2009", "\u2028", "a b"],
        *["\x00", "\xff", "\u0301", "\u0130", "\u212a", "\u017f", "\ufb01", "\u00bd"],
    ]
)
_TEXTS = st.one_of(st.lists(_PIECES, max_size=30).map("".join), st.text(max_size=40))
_ASKED = ["a", "b", "ab", "1", "12", "k", "m", "bn", "us", "14.3", "at&t", "e", "東", "ÿ", "i", "nothing"]


def _both(text: str, leaf: Words) -> tuple[tuple[Span, ...] | None, tuple[Span, ...]]:
    spans = PlainWords(text).spans(leaf)
    return None if spans is None else merge_spans(spans), merge_spans(
        _in_table(leaf, WordTable(word_rows(text)))
    )


@settings(max_examples=250, deadline=None)
@given(_TEXTS, st.lists(st.sampled_from(_ASKED), min_size=1, max_size=3), st.booleans())
@example("a a a a", ["a", "a"], False)
@example("a.b a b U.S.", ["a", "b"], True)
@example("a — b", ["a", "b"], False)
@example("ÿa aÿ \xff", ["a"], True)
def test_both_ways_agree(text: str, asked: list[str], open_end: bool) -> None:
    quick, full = _both(text, Words(tuple(asked), "text", 0, 0, open_end))
    assert quick is None or quick == full
    assert len(asked) > 1 or is_lone(asked[0]) or quick is not None


@settings(max_examples=100, deadline=None)
@given(_TEXTS)
def test_the_table_has_what_words_gives(text: str) -> None:
    assert PlainWords(text).table().rows == list(words(text))


@settings(max_examples=100, deadline=None)
@given(_TEXTS, st.data())
def test_both_ways_agree_on_words_of_the_text(text: str, data: st.DataObject) -> None:
    folded = [word for word, _, _ in words(text)]
    if not folded:
        return
    first = data.draw(st.integers(0, len(folded) - 1))
    run = folded[first : first + data.draw(st.integers(1, 3))]
    run[-1] = run[-1][: data.draw(st.integers(1, len(run[-1])))]
    quick, full = _both(text, Words(tuple(run), "text", 0, 0, open_end=True))
    assert full
    assert quick is None or quick == full


@pytest.mark.parametrize(
    ("text", "asked", "is_quick"),
    [
        ("the market, the Market; (market) markets", ("market",), True),
        ("Meta’s market", ("meta",), True),
        ("“Quoted” the new_state", ("new", "state"), True),
        ("the new state’s", ("new", "state"), False),
    ],
)
def test_what_is_quick(text: str, asked: tuple[str, ...], is_quick: bool) -> None:
    quick, full = _both(text, Words(asked, "text", 0, 0))
    assert full
    assert quick == (full if is_quick else None)
