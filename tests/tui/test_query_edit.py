"""Queries changed clause by clause."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metatui.newsroom.query_clauses import clauses_of
from metatui.tui.query_edit import find_clause, is_plain, toggled, with_clause, with_field, without

META = 'org:="Meta"'
CLAUSES = st.sampled_from(
    ["deal", META, '-source:="Alder Post"', '"exact words"', "a OR b", "(c d)", "date:2026-01-01..2026-02-01"]
)


@pytest.mark.parametrize(
    ("clause", "plain"),
    [
        ("deal", True),
        ("GPT-4", True),
        ("don't", True),
        ("7,000", True),
        ("-deal", False),
        ("who:ruiz", False),
        ('"a b"', False),
        ("zuck*", False),
        ("word~1", False),
        ("a OR b", False),
    ],
)
def test_plain_words(clause: str, plain: bool) -> None:
    assert is_plain(clause) is plain


@pytest.mark.parametrize(
    ("query", "clause", "rest"),
    [
        ("deal who:ruiz", "who:ruiz", "deal"),
        ("a  b   c", "b", "a c"),
        ("a AND b", "a", "b"),
        ("a AND b AND c", "c", "a AND b"),
        ("a", "a", ""),
        ("Oregon a", "a", "Oregon"),
        ("(a b) c", "(a b)", "c"),
    ],
)
def test_a_clause_is_taken_away(query: str, clause: str, rest: str) -> None:
    span = find_clause(query, clauses_of(query), clause)
    assert span is not None
    assert without(query, span) == rest


@pytest.mark.parametrize("query", ["birch OR", '"birch', "birch -", "(birch", 'who:"bir', "birch who:"])
def test_a_clause_comes_before_an_end_that_is_open(query: str) -> None:
    assert with_clause(query, META, first=False) == f"{META} {query}"
    assert toggled(query, clauses_of(query), META, exclude=True, first=False) == f"-{META} {query}"


def test_a_clause_comes_before_the_word_that_is_being_typed() -> None:
    assert with_clause("bir", META, first=True) == f"{META} bir"
    assert with_clause("birch", META, first=False) == f"birch {META}"
    assert with_clause("  ", META, first=True) == META


def test_including_twice_takes_it_back() -> None:
    query = toggled("deal", clauses_of("deal"), META, exclude=False, first=False)
    assert query == f"deal {META}"
    assert toggled(query, clauses_of(query), META, exclude=False, first=False) == "deal"


def test_excluding_turns_an_included_clause_round() -> None:
    query = f"a {META} b"
    turned = toggled(query, clauses_of(query), META, exclude=True, first=False)
    assert turned == f"a -{META} b"
    assert toggled(turned, clauses_of(turned), META, exclude=True, first=False) == "a b"
    assert toggled(turned, clauses_of(turned), META, exclude=False, first=False) == query


def test_a_second_range_of_dates_takes_the_place_of_the_first() -> None:
    query = "a date:2026-01 b"
    assert with_field(query, clauses_of(query), "date:2026-02", first=False) == "a date:2026-02 b"
    assert with_field("a", clauses_of("a"), "date:2026-02", first=False) == "a date:2026-02"


@given(st.lists(CLAUSES, max_size=5, unique=True), CLAUSES, st.booleans())
def test_toggling_twice_changes_nothing(clauses: list[str], clause: str, first: bool) -> None:
    query = " ".join(clauses)
    if clause in clauses or clause.startswith("-"):
        return
    once = toggled(query, clauses_of(query), clause, exclude=False, first=first)
    assert toggled(once, clauses_of(once), clause, exclude=False, first=first) == query
