"""Words looked up piece by piece are the words of the whole text."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from metatui.search import word_table
from metatui.search.word_table import WordTable, word_rows
from metatui.text.tokens import words

_PIECES = st.sampled_from(
    [
        "U.S.",
        "U.",
        "S.",
        "7,000",
        "7",
        "000",
        "14.3bn",
        "AT&T",
        "don't",
        "Meta’s",
        "\u00a0",
        "\u2009",
        "\u0301",
        "\n",
        " ",
        "é",
        "e",
        "東",
        "京",
        "-",
        ".",
        "’",
        "\t",
        "\r",
        "\u2028",
        "\u200d",
        "½",
        "ﬁ",
        "Ⅳ",
        "x" * 60,
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=60), st.lists(_PIECES, max_size=14).map("".join)))
@example("U. S. a \u0301 7\u00a0000\n\n7 000")
def test_rows_are_what_words_gives(text: str) -> None:
    assert word_rows(text) == list(words(text))
    assert word_rows(text) == list(words(text))


def test_what_is_kept_does_not_grow_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_table, "_MOST_KNOWN", 100)
    monkeypatch.setattr(word_table, "_known", {})
    for number in range(300):
        assert word_rows(f"word{number} and {'long' * number}")[0][0] == f"word{number}"
        assert len(word_table._known) <= 100


def test_places() -> None:
    table = WordTable(word_rows("Meta met meta-metal."))
    assert table.places("meta") == [0, 2]
    assert table.places("none") == []
    assert table.prefixed("met") == [0, 1, 2, 3]
    assert table.meeting(lambda word: word.endswith("l")) == [3]
