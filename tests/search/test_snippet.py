"""Snippets: the best window, whole words, marks in the right places."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st
from small_articles import ask

from metatui.model import Snippet
from metatui.search import find_hits, make_snippet

FILLER = "nothing much of note was said about it that day or the day after by anybody at all "


def snippet(text: str, query: str, width: int = 60) -> Snippet:
    return make_snippet(text, find_hits(ask(query), text), width)


def marked(found: Snippet) -> list[str]:
    return [found.text[start:end] for start, end in found.highlights]


def test_the_beginning_when_nothing_is_marked() -> None:
    found = snippet("  " + FILLER, "unsaid")
    assert found == Snippet("nothing much of note was said about it that day or the day…")


def test_a_short_text_is_shown_whole_on_one_line() -> None:
    found = snippet("One line.\n\n  Two\tlines.\n", "lines")
    assert found.text == "One line. Two lines."
    assert marked(found) == ["line", "lines"]


def test_different_words_count_for_more_than_many() -> None:
    text = "meta meta meta meta. " + FILLER * 2 + "Here meta meets scale. " + FILLER * 2
    found = snippet(text, "meta scale")
    assert marked(found) == ["meta", "scale"]
    assert found.text.startswith("…")
    assert found.text.endswith("…")


def test_the_first_window_wins_a_tie() -> None:
    text = "First meta here. " + FILLER * 3 + "Then meta there."
    assert snippet(text, "meta").text.startswith("First meta here.")


def test_something_is_shown_before_the_mark() -> None:
    found = snippet(FILLER * 3 + "but meta won. " + FILLER * 3, "meta")
    assert 5 < found.highlights[0][0] < 40


def test_a_phrase_across_a_line_break_is_one_mark() -> None:
    found = snippet("They bought scale\n\nai that year.", '"scale ai"')
    assert marked(found) == ["scale ai"]


def test_a_word_wider_than_the_window_is_cut_around_its_mark() -> None:
    text = "x" * 50 + "-meta-" + "y" * 50
    found = snippet(text, "meta", 20)
    assert len(found.text) <= 20
    assert marked(found) == ["meta"]


def test_a_phrase_wider_than_the_window_is_marked_as_far_as_it_goes() -> None:
    found = snippet("one two three four five six", '"one two three four five six"', 16)
    assert found.text == "one two three…"
    assert marked(found) == ["one two three"]


def test_words_that_stand_closest_together_are_shown() -> None:
    far = "Meta sells a lot of things that have no scale at all. " + FILLER * 2
    near = "Then Meta bought Scale. "
    assert marked(snippet(far + near + FILLER, "meta scale")) == ["Meta", "Scale"]
    assert "Then Meta bought Scale" in snippet(far + near + FILLER, "meta scale").text


def test_forms_of_one_word_are_no_different_words() -> None:
    text = "Chips and a chip and chips. " + FILLER * 2 + "The chip of Nvidia. " + FILLER
    found = snippet(text, "chip nvidia")
    assert marked(found) == ["chip", "Nvidia"]


def test_a_text_without_spaces_is_shown_around_its_mark() -> None:
    text = "他说" + "技術開発部門" * 20 + "東京都は新しい" + "計画発表資料" * 20
    found = snippet(text, "東京", 40)
    assert marked(found) == ["東京"]
    assert len(found.text) <= 40
    assert found.text.startswith("…")
    assert found.text.endswith("…")
    assert 5 < found.highlights[0][0] < 20


def test_words_among_characters_are_left_whole() -> None:
    text = "開発" * 30 + "OpenAI社は東京に" + "開発" * 30
    for width in range(14, 30):
        assert (
            "OpenAI" in snippet(text, "東京", width).text or "penAI" not in snippet(text, "東京", width).text
        )


def test_characters_keep_their_marks() -> None:
    family, accent = "\U0001f468\u200d\U0001f469\u200d\U0001f467", "e\u0301"
    for width in range(5, 40):
        for unit in (family, accent, "กี่", "\U0001f44d\U0001f3fd"):
            line = snippet(unit * 60 + "meta" + unit * 60, "nothing", width).text.strip("…")
            assert line == unit * (len(line) // len(unit)) or width - 2 < len(unit)


def test_no_room_at_all() -> None:
    assert make_snippet("text", [(0, 4)], 2) == Snippet("")
    assert make_snippet("", [], 60) == Snippet("")
    assert make_snippet(" \n ", [], 60) == Snippet("")


@settings(max_examples=300, deadline=None)
@given(
    st.text("ab \n\u3000é東京。", max_size=120),
    st.sampled_from(["a", "b*", '"a b"', "ab aa", "é", "zz", '"a b"~2', "東", "東京 a"]),
    st.integers(3, 60),
)
@example("\n\n\n\nba  a \n\n\n", "zz", 4)
def test_properties(text: str, query: str, width: int) -> None:
    hits = find_hits(ask(query), text)
    found = make_snippet(text, hits, width)
    assert len(found.text) <= width
    assert "\n" not in found.text
    assert all(0 <= start < end <= len(found.text) for start, end in found.highlights)
    words = text.split()
    shown = found.text.strip("…")
    line = " ".join(words)
    assert shown in line
    if words and max(map(len, words)) <= width - 2:
        whole = [each for each in shown.split() if each.isascii()]
        assert all(each in words or any(character in line for character in "東京") for each in whole)
        assert shown
        assert bool(found.highlights) == bool(hits)
    flat = {text[start:end].split()[0] for start, end in hits}
    # A mark may begin within a piece that is wider than the window.
    assert all(any(mark[:1] in word for word in flat) for mark in marked(found))
