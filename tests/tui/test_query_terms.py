"""Terms from the panel: a name is required or excluded, never both, and never twice."""

from __future__ import annotations

import pytest
from driving import reading
from hypothesis import given
from hypothesis import strategies as st

from metatui.search import parse
from metatui.search.syntax import Not
from metatui.tui.query_terms import excluded, with_term

WONG = 'who:"Lisa Wong"'
TERMS = (WONG, 'who:"Lisa"', "num:42 unit:EUR", "num:42", '"next week"')


@pytest.mark.parametrize(
    ("query", "term", "exclude", "expected"),
    [
        ("", WONG, False, WONG),
        (WONG, WONG, True, f"-{WONG}"),
        (f"a -{WONG} b", WONG, False, f"a b {WONG}"),
        (f"{WONG} a", WONG, False, f"{WONG} a"),
        (WONG, 'who:"Lisa"', True, f'{WONG} -who:"Lisa"'),
        ("num:42 unit:EUR", "num:42 unit:EUR", True, "-(num:42 unit:EUR)"),
        ("-(num:42 unit:EUR)", "num:42 unit:EUR", False, "num:42 unit:EUR"),
        ('who:"Lisa Wong"x', WONG, False, f'who:"Lisa Wong"x {WONG}'),
    ],
)
def test_a_term_replaces_its_opposite(query: str, term: str, exclude: bool, expected: str) -> None:
    assert with_term(query, term, exclude=exclude) == expected


@given(st.lists(st.tuples(st.sampled_from(TERMS), st.booleans()), max_size=12))
def test_the_last_word_on_a_term_counts(said: list[tuple[str, bool]]) -> None:
    query = ""
    for term, exclude in said:
        query = with_term(query, term, exclude=exclude)
    last = dict(said)
    for term, exclude in last.items():
        if term == "num:42" and "num:42 unit:EUR" in last:
            continue  # one is a part of the other
        assert query.count(excluded(term)) == (1 if exclude else 0)


def test_a_figure_with_its_unit_is_excluded_as_a_whole() -> None:
    parsed = parse(excluded("num:42 unit:EUR"))
    assert not parsed.problems
    assert isinstance(parsed.root, Not)


async def test_minus_on_a_required_name_turns_it_round() -> None:
    async with reading() as reader:
        await reader.press("e", "j", "plus", "minus")
        assert reader.screen.bar.input.value == '-org:"Harbour Bank"'
        assert len(reader.titles) == 2
