"""The clauses of a query, as they were typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metatui.newsroom.query_clauses import clauses_of


@pytest.mark.parametrize(
    ("query", "clauses"),
    [
        ("", []),
        ("   ", []),
        ("a b", ["a", "b"]),
        ('who:ruiz "x y" -source:"Alder Post" deal', ["who:ruiz", '"x y"', '-source:"Alder Post"', "deal"]),
        ("a OR b c", ["a OR b", "c"]),
        ("(a b) c", ["(a b)", "c"]),
        ("who:(a b) c", ["who:(a b)", "c"]),
        ("-(a b) c", ["-(a b)", "c"]),
        ("( a  ) b", ["( a  )", "b"]),
        ("a (b OR c)", ["a", "(b OR c)"]),
        ("(a b)", ["(a b)"]),
        ("  (a b) ", ["(a b)"]),
        ("a AND b", ["a", "b"]),
        ("NOT a b", ["NOT a", "b"]),
        ("a num:abc b", ["a", "b"]),
        ('foo "bar', ["foo", '"bar']),
        ("num:>1bn unit:USD", ["num:>1bn", "unit:USD"]),
    ],
)
def test_clauses(query: str, clauses: list[str]) -> None:
    assert [query[start:end] for start, end in clauses_of(query)] == clauses


@given(st.text(st.sampled_from('ab ()"-:~*OR AND who:'), max_size=40))
def test_clauses_lie_side_by_side_in_any_query(query: str) -> None:
    before = 0
    for start, end in clauses_of(query):
        assert before <= start < end <= len(query)
        assert query[start:end] == query[start:end].strip()
        before = end
