"""Words into pieces, and sentences into windows."""

from __future__ import annotations

import numpy as np
import pytest

from metatui.analysis.entities.transformer.weights import load
from metatui.analysis.entities.transformer.windows import spread, windows
from metatui.analysis.entities.transformer.wordpiece import (
    CLASSIFY,
    MOST_PIECES,
    SEPARATE,
    UNKNOWN,
    WordPiece,
)

_WORDS = ["meta", "##tui", "gig", "##a", "##watt", "cafe", ".", "$", "don", "'", "t", "##x", "x", "京"]
VOCABULARY = [f"[unused{number}]" for number in range(200)] + _WORDS


@pytest.fixture
def pieces() -> WordPiece:
    return WordPiece(VOCABULARY)


def words_of(numbers: tuple[int, ...]) -> list[str]:
    return [VOCABULARY[number] for number in numbers]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Meta", ["meta"]),
        ("Metatui", ["meta", "##tui"]),
        ("gigawatt", ["gig", "##a", "##watt"]),
        ("Café", ["cafe"]),
        ("don't", ["don", "'", "t"]),
        ("$x", ["$", "x"]),
        ("京京", ["京", "京"]),
        ("X\u200bx", ["x", "##x"]),
    ],
)
def test_the_longest_pieces_are_taken_from_left_to_right(
    pieces: WordPiece, word: str, expected: list[str]
) -> None:
    assert words_of(pieces.pieces(word)) == expected


@pytest.mark.parametrize("word", ["zebra", "metaz", "", "\u0301", "x" * 101])
def test_a_word_that_cannot_be_made_of_pieces_is_unknown(pieces: WordPiece, word: str) -> None:
    assert pieces.pieces(word) == (UNKNOWN,)


def test_a_word_is_cut_after_many_pieces(pieces: WordPiece) -> None:
    assert len(pieces.pieces("x" * 60)) == MOST_PIECES


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Zuckerberg", [16950, 9102, 4059]),  # zu ##cker ##berg
        ("Reykjavik", [28559]),
        ("Nvidia", [1050, 17258, 2401]),  # n ##vid ##ia
        ("OpenAI", [2330, 4886]),  # open ##ai
        ("Élysée", [20779, 19763]),  # ely ##see
        ("O’Neill", [1051, 1521, 11511]),  # o ’ neill
        ("GPT4", [14246, 2102, 2549]),  # gp ##t ##4
        ("AT&T", [2012, 1004, 1056]),  # at & t
        ("multi-gigawatt", [4800, 1011, 15453, 10830, 4779]),  # multi - gig ##awa ##tt
        ("東京", [1879, 1755]),
    ],
)
def test_the_vocabulary_of_the_package_splits_as_the_pretrained_model_was_taught(
    word: str, expected: list[int]
) -> None:
    assert [*load().pieces.pieces(word)] == expected


def test_a_sentence_is_one_window_and_a_long_one_several(pieces: WordPiece) -> None:
    (window,) = windows(["Metatui", "zebra"], pieces)
    assert (window.begin, window.end) == (0, 2)
    assert window.ids[0] == CLASSIFY
    assert window.ids[-1] == SEPARATE
    assert window.words.tolist() == [-1, 0, 0, 1, -1]
    assert window.first.tolist() == [1, 3]
    found = [*windows(["Metatui"] * 10, pieces, longest=8)]
    assert [(one.begin, one.end) for one in found] == [(0, 3), (3, 6), (6, 9), (9, 10)]
    assert all(len(one.ids) <= 8 for one in found)
    assert [*windows([], pieces)] == []


def test_the_features_of_a_word_go_to_each_of_its_pieces(pieces: WordPiece) -> None:
    (window,) = windows(["Metatui", "x"], pieces)
    known = np.array([[1, 0], [0, 1]], dtype=np.float32)
    assert spread(known, window).tolist() == [[0, 0], [1, 0], [1, 0], [0, 1], [0, 0]]
