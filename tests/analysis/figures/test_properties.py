"""What holds for any text: no exception, true spans, order, and work that grows with the length alone."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.adversarial import FAMILIES
from metatui.analysis.figures import assign_owners, find_figures
from metatui.model import FIGURE_KINDS, Entity, Mention

WORDS = (
    "a an half of the to from between and or 5 12 1,000 14.3 2024 2025 May March July Q2 H1 million"
    " billion hundred dozens several few couple per cent percent point points second third quarter year"
    " years ago earlier 's s th $ US$ £ € 90 x fold one two twenty thousand multi magnitude aged no No."
    " number nautical square cubic feet 6 inches a.m. km GW page Llama 4 rose fell , . ; : – — - ‑ % ° ' \""
    " ( ) / & # + ½ \u00a0 \u202f \n last next this about more than at least nearly its their Meta said"
    " put into"
)
PIECES = WORDS.split(" ")

any_text = st.one_of(
    st.text(),
    st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join),
)
publications = st.one_of(st.none(), st.datetimes(timezones=st.just(UTC)))


@settings(max_examples=400, deadline=None)
@given(any_text, publications)
def test_every_text_gives_true_figures(text: str, published: datetime | None) -> None:
    figures = find_figures(text, published=published)
    last = 0
    for figure in figures:
        assert 0 <= last <= figure.start < figure.end <= len(text)
        assert figure.text == text[figure.start : figure.end]
        assert figure.kind in FIGURE_KINDS
        assert figure.owner is None
        assert figure.sentence
        assert figure.measures is None or figure.measures.strip() == figure.measures != ""
        if isinstance(figure.low, int | float) and isinstance(figure.high, int | float):
            assert figure.low <= figure.high
        last = figure.end
    assert find_figures(text, published=published) == figures


@settings(max_examples=100, deadline=None)
@given(any_text)
def test_owners_come_from_the_entities(text: str) -> None:
    places = [start for start in range(len(text)) if text.startswith("Meta", start)]
    mentions = tuple(Mention(start, start + 4, "Meta") for start in places)
    entities = [Entity("Meta", "organisation", mentions=mentions)] if mentions else []
    figures = find_figures(text)
    owned = assign_owners(figures, entities, text)
    assert [(figure.start, figure.end) for figure in owned] == [
        (figure.start, figure.end) for figure in figures
    ]
    assert {figure.owner for figure in owned} <= {None, "Meta"}


def work(function: Callable[[], object]) -> int:
    """How many calls a function makes, its own and those of the library."""
    calls = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        function()
    finally:
        sys.setprofile(before)
    return calls


@pytest.mark.parametrize("family", FAMILIES)
def test_work_grows_with_the_length(family: str) -> None:
    piece = FAMILIES[family]
    short, long = piece * 150, piece * 300

    def annotate(text: str) -> Callable[[], object]:
        def run() -> object:
            starts = [start for start in range(len(text)) if text.startswith("Meta", start)]
            mentions = tuple(Mention(start, start + 4, "Meta") for start in starts)
            entities = [Entity("Meta", "organisation", mentions=mentions)] if mentions else []
            return assign_owners(find_figures(text), entities, text)

        return run

    annotate(short)()
    assert work(annotate(long)) <= 2.5 * work(annotate(short)) + 100


def test_a_sentence_without_end_is_cut_around_its_figure() -> None:
    text = "word " * 2000 + "5 % of it " + "word " * 2000
    (figure,) = find_figures(text)
    assert "5 % of it" in figure.sentence
    assert len(figure.sentence) < 1500
