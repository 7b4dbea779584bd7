"""The cursor on the bars of the dates, and the range it stretches."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from metatui.model import DateBucket
from metatui.tui.date_range import DateRange

DAYS = tuple(
    DateBucket(date(2026, 3, 1) + timedelta(days=n), date(2026, 3, 2) + timedelta(days=n), n)
    for n in range(10)
)


def days() -> DateRange:
    dates = DateRange()
    dates.fit(DAYS, 40)
    return dates


def test_it_begins_with_the_newest() -> None:
    assert (days().bars, days().clause) == ((9, 9), "date:2026-03-10")


def test_space_begins_and_ends_a_range() -> None:
    dates = days()
    assert dates.mark() is True
    dates.move(-3)
    assert dates.bars == (6, 9)
    assert dates.mark() is False
    assert (dates.bars, dates.is_begun) == ((6, 9), True)
    dates.move(-1)
    assert (dates.bars, dates.is_begun) == ((5, 5), False)


def test_shift_stretches_from_where_the_cursor_is() -> None:
    dates = days()
    dates.move(-5)
    dates.stretch(1)
    dates.stretch(1)
    assert (dates.bars, dates.clause) == ((4, 6), "date:2026-03-05..2026-03-07")
    dates.forget()
    assert dates.bars == (6, 6)


def test_the_same_bars_keep_the_range_and_others_do_not() -> None:
    dates = days()
    dates.stretch(-2)
    dates.fit(DAYS, 40)
    assert dates.bars == (7, 9)
    dates.fit(DAYS, 5)
    assert dates.bars == (4, 4)


MOVES = st.tuples(st.sampled_from(["move", "stretch", "mark", "forget", "move_to"]), st.integers(-20, 20))


@given(st.lists(MOVES, max_size=20), st.integers(1, 40))
def test_the_range_stays_inside(moves: list[tuple[str, int]], width: int) -> None:
    dates = DateRange()
    dates.fit(DAYS, width)
    for name, distance in moves:
        getattr(dates, name)(*(() if name in ("mark", "forget") else (distance,)))
        first, last = dates.bars
        assert 0 <= first <= last < len(dates.histogram.bars)
        assert dates.clause.startswith("date:2026-03-")
