"""A wrong query: the carets stand under the part at fault, and the reason can be read, at every width."""

from __future__ import annotations

import pytest
from driving import NARROW, Reader, reading
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from metatui.tui.widgets.query_problem import Marked, problem_lines

REASON = "this bracket is never closed"


def bar_lines(reader: Reader) -> list[str]:
    """The lines of the search bar."""
    region = reader.screen.bar.region
    return reader.lines[region.y : region.bottom]


@pytest.mark.parametrize("size", [NARROW, (60, 20), (80, 24), (120, 36)])
@pytest.mark.parametrize("query", ["birch (", "harbour mutual lenders ruiz (", "x" * 200 + " ("])
async def test_the_caret_stands_below_the_bracket_and_the_reason_is_whole(
    size: tuple[int, int], query: str
) -> None:
    async with reading(size=size) as reader:
        for keep in (False, True):
            await reader.search(query, keep=keep)
            line, *below = bar_lines(reader)
            assert below[0][line.index("(")] == "^"
            assert below[0].count("^") == 1
            assert REASON in " ".join(" ".join(below).split())
            reader.check()
            await reader.press("escape")
            await reader.press("escape")


async def test_a_part_that_was_scrolled_away_is_said_to_be_at_the_left() -> None:
    async with reading(size=NARROW) as reader:
        await reader.search("( " + "harbour " * 8, keep=False)
        assert bar_lines(reader)[1].split()[0] == "<"
        await reader.press("home")
        line, below = bar_lines(reader)[:2]
        assert below.index("^") == line.index("(")


async def test_wide_characters_before_the_mistake_count_as_two_cells() -> None:
    async with reading() as reader:
        await reader.search("東京 (", keep=False)
        line, below = bar_lines(reader)
        assert cell_len(line[: line.index("(")]) == below.index("^")


async def test_the_list_keeps_a_whole_row_in_the_smallest_window() -> None:
    async with reading(size=NARROW) as reader:
        await reader.search("harbour mutual birch (", keep=False)
        assert reader.screen.articles.content_size.height >= 2


async def test_what_was_left_open_is_wrong_once_enter_keeps_it() -> None:
    async with reading() as reader:
        await reader.search('harbour "birch', keep=False)
        titles = reader.titles
        assert "^" not in "".join(bar_lines(reader))
        await reader.press("enter")
        line, below = bar_lines(reader)
        assert below[line.index('"')] == "^"
        assert "never closed" in below
        assert (reader.titles, reader.focus) == (titles, "list")
        await reader.press("escape")
        assert len(bar_lines(reader)) == 1


@given(
    st.integers(-300, 300),
    st.integers(1, 50),
    st.text(alphabet="ab 東—", min_size=1, max_size=120),
    st.integers(40, 200),
    st.integers(10, 190),
    st.sampled_from([2, 3]),
)
def test_no_line_is_too_long_and_carets_stay_under_the_input(
    start: int, length: int, message: str, width: int, seen: int, most: int
) -> None:
    seen = min(seen, width - 3)
    lines = problem_lines(Marked(start, start + length), message, width, seen, most)
    assert 1 <= len(lines) <= most + 1
    assert all(cell_len(line) <= width for line in lines)
    carets = [at for at, sign in enumerate(lines[0].removesuffix(message)) if sign == "^"]
    assert carets == list(range(3 + max(start, 0), 3 + min(start + length, seen)))


@pytest.mark.parametrize("width", range(30, 70))
def test_a_date_is_never_broken(width: int) -> None:
    message = "A date is written like 2026-01-31, 2026-01 or 2026-01-01..2026-02-01, and not otherwise"
    lines = problem_lines(Marked(0, 4), message, width, width - 3, most=9)
    assert " ".join(line.strip() for line in lines[-9:]).removeprefix("^^^^ ") == message
