"""The window found on the line that a text makes is the one that counting its words piece by piece gives."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from metatui.model import Span
from metatui.search.window import _of_line, _of_pieces, _pieces, window

_PIECES = st.sampled_from(
    ["a", "bb", "ccc", "é", "x" * 9, ".", " ", " ", " ", "  ", "\n\n", "\n", "\t", "\u3000"]
)
_TEXTS = st.lists(_PIECES, min_size=1, max_size=80).map("".join)


def _reach(text: str, core: Span, room: int) -> Span:
    begin, finish = max(0, core[0] - room - 1), min(len(text), core[0] + 2 * room + 1)
    while begin and begin < core[0] and not text[begin - 1].isspace():
        begin += 1
    return begin, finish


@settings(max_examples=400, deadline=None)
@given(_TEXTS, st.data(), st.integers(1, 60))
@example("a  bb ccc", None, 4)
def test_both_ways_agree(text: str, data: st.DataObject | None, room: int) -> None:
    start = data.draw(st.integers(0, len(text) - 1)) if data else 3
    end = data.draw(st.integers(start, len(text))) if data else 5
    core, (begin, finish) = (start, end), _reach(text, (start, end), room)
    if begin == start and begin:
        return  # a word of unknown width stands before: nothing is said of the line then
    is_cut = finish < len(text) and not text[finish].isspace()
    quick = _of_line(text[begin:finish], start - begin, end - begin, room, is_cut=is_cut)
    if not quick:
        return
    pieces = _of_pieces(_pieces(text, begin, finish, core, room), text, core, room)
    shown = [(begin + first, begin + last) for first, last in quick]
    assert shown[0][0] == pieces[0][0]
    assert shown[-1][1] == pieces[-1][1]
    assert " ".join(" ".join(text[a:b].split()) for a, b in shown) == " ".join(text[a:b] for a, b in pieces)
    assert window(text, core, room) == shown


def test_what_the_line_is_good_for() -> None:
    assert _of_line("one two\n\nthree four", 4, 7, 7, is_cut=False) == [(4, 7)]
    assert _of_line("one two\n\nthree four", 4, 7, 12, is_cut=False) == [(4, 7), (9, 14)]
    assert _of_line("one two\n\nthree four", 9, 14, 11, is_cut=True) == [(4, 7), (9, 14)]
    # Too wide a word, and a core that is none.
    assert _of_line("one two", 4, 7, 2, is_cut=False) == []
    assert _of_line("one two", 3, 4, 9, is_cut=False) == []
    assert window("  \n", (3, 3), 9) == []
