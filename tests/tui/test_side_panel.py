"""How the sections of the panel share its height."""

from __future__ import annotations

import pytest
from driving import WIDE, reading
from hypothesis import given
from hypothesis import strategies as st

from metatui.tui.widgets.side_panel import allocate

NEEDS = st.lists(st.integers(0, 60), min_size=3, max_size=3)


@pytest.mark.parametrize(
    ("available", "needs", "shares"),
    [
        (30, [4, 4, 4], [4, 4, 22]),
        (30, [20, 4, 4], [20, 4, 6]),
        (30, [20, 20, 20], [10, 10, 10]),
        (31, [20, 20, 20], [11, 10, 10]),
        (30, [20, 4, 20], [13, 4, 13]),
        (0, [4, 4, 4], [0, 0, 0]),
        (2, [4, 4, 4], [1, 1, 0]),
    ],
)
def test_shares(available: int, needs: list[int], shares: list[int]) -> None:
    assert allocate(available, needs) == shares


@given(st.integers(0, 200), NEEDS)
def test_every_line_is_given_away(available: int, needs: list[int]) -> None:
    shares = allocate(available, needs)
    assert sum(shares) == available
    assert all(share >= 0 for share in shares)


@given(st.integers(0, 200), NEEDS)
def test_nobody_has_more_than_it_needs_but_the_last(available: int, needs: list[int]) -> None:
    shares = allocate(available, needs)
    for share, need in zip(shares[:-1], needs[:-1], strict=True):
        assert share <= need
    if sum(needs) >= available:
        assert shares[-1] <= needs[-1]


@given(st.integers(0, 200), NEEDS)
def test_nobody_goes_short_while_another_has_much_more(available: int, needs: list[int]) -> None:
    shares = allocate(available, needs)
    short = [share for share, need in zip(shares, needs, strict=True) if share < need]
    if short:
        assert max(shares) <= min(short) + 1


@given(st.integers(0, 200), NEEDS)
def test_where_there_is_enough_everybody_is_served(available: int, needs: list[int]) -> None:
    if sum(needs) <= available:
        shares = allocate(available, needs)
        assert all(share >= need for share, need in zip(shares, needs, strict=True))


async def test_what_is_counted_before_the_names_are_there_is_counted_again() -> None:
    async with reading(size=WIDE) as reader:
        opened = reader.screen.open
        found, article = opened.annotations, opened.head
        assert found is not None
        assert article is not None

        def told() -> list[str]:
            return [row.faint + row.text for row in reader.screen.panel.sections["entities"].rows]

        assert any("in 2 articles" in line for line in told())
        opened.annotations = None
        opened._show_reach(article.id, (9,) * len(found.entities))
        opened._show_marks(article.id, found)
        assert not any(" articles" in line for line in told())
        await reader.settle()
        assert any("in 2 articles" in line for line in told())
