"""Two-key sequences, which are read key by key."""

from __future__ import annotations

from metatui.tui.bindings import KeySequences

LIST = ("anywhere", "list")
ARTICLE = ("anywhere", "article")


def test_two_keys_make_an_action() -> None:
    keys = KeySequences()
    assert keys.press("g", LIST) == ""
    assert keys.pending == "g"
    assert keys.press("g", LIST) == "to_first"
    assert keys.pending is None


def test_sequences_of_anywhere_and_of_the_group_live_together() -> None:
    keys = KeySequences()
    keys.press("g", LIST)
    assert keys.press("a", LIST) == "screen.go_to('article')"


def test_brackets_are_known_by_the_names_of_their_keys() -> None:
    keys = KeySequences()
    assert keys.press("right_square_bracket", ARTICLE) == ""
    assert keys.press("e", ARTICLE) == "screen.mention(1)"
    keys.press("left_square_bracket", ARTICLE)
    assert keys.press("v", ARTICLE) == "screen.figure(-1)"


def test_a_slip_ends_the_sequence_and_does_nothing() -> None:
    keys = KeySequences()
    keys.press("g", LIST)
    assert keys.press("q", LIST) == ""
    assert keys.pending is None
    assert keys.press("q", LIST) is None


def test_other_keys_are_left_to_their_bindings() -> None:
    keys = KeySequences()
    assert keys.press("j", LIST) is None
    assert keys.press("right_square_bracket", LIST) is None
    assert keys.pending is None
