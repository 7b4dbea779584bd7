"""Labelled spans, searched by bisection."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from metatui.text.spans import SpanIndex

UNHURRIED = settings(deadline=None)


@st.composite
def separate_spans(draw: st.DrawFn) -> list[tuple[int, int, str]]:
    """Spans that do not overlap and are not empty; they may touch."""
    spans, offset = [], 0
    for gap, length in draw(st.lists(st.tuples(st.integers(0, 5), st.integers(1, 6)), max_size=12)):
        spans.append((offset + gap, offset + gap + length, draw(st.sampled_from("abc"))))
        offset += gap + length
    return spans


@UNHURRIED
@given(separate_spans(), st.integers(0, 80), st.integers(1, 80))
def test_within_gives_the_parts_that_lie_in_a_range(
    spans: list[tuple[int, int, str]], start: int, length: int
) -> None:
    end = start + length
    expected = [
        (max(a, start) - start, min(b, end) - start, label)
        for a, b, label in spans
        if max(a, start) < min(b, end)
    ]
    assert SpanIndex.of(spans).within(start, end) == expected


@UNHURRIED
@given(separate_spans(), st.integers(0, 80))
def test_after_and_before_name_the_neighbours(spans: list[tuple[int, int, str]], offset: int) -> None:
    index = SpanIndex.of(spans)
    later = [number for number, (start, _, _) in enumerate(spans) if start > offset]
    earlier = [number for number, (start, _, _) in enumerate(spans) if start < offset]
    assert index.after(offset) == (later[0] if later else None)
    assert index.before(offset) == (earlier[-1] if earlier else None)


@UNHURRIED
@given(separate_spans(), st.randoms())
def test_the_order_in_which_spans_come_does_not_matter(spans: list[tuple[int, int, str]], random) -> None:
    shuffled = list(spans)
    random.shuffle(shuffled)
    assert SpanIndex.of(shuffled) == SpanIndex.of(spans)
    assert len(SpanIndex.of(shuffled)) == len(spans)


def test_a_span_that_only_touches_the_range_is_not_in_it() -> None:
    index = SpanIndex.of([(2, 5, "a"), (5, 8, "b")])
    assert index.within(5, 6) == [(0, 1, "b")]
    assert index.within(4, 6) == [(0, 1, "a"), (1, 2, "b")]
    assert index.within(8, 9) == []


def test_an_empty_index_has_nothing() -> None:
    empty = SpanIndex()
    assert (len(empty), empty.within(0, 10), empty.after(0), empty.before(0)) == (0, [], None, None)
