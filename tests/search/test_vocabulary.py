"""The terms near a word, found by measuring many at once, are those that measuring one by one finds."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from metatui.search.spelling import distance
from metatui.search.vocabulary import Vocabulary

_TERMS = st.one_of(
    st.text("abc", min_size=1, max_size=7), st.text("aé東J\U0001f600\ud800", min_size=1, max_size=4)
)


@settings(max_examples=200, deadline=None)
@given(st.sets(_TERMS, max_size=60), _TERMS, st.integers(0, 3))
def test_near_terms_are_those_within_the_distance(terms: set[str], word: str, edits: int) -> None:
    rows = [(term, number) for number, term in enumerate(sorted(terms))]
    vocabulary = Vocabulary([term for term, _ in rows], [number for _, number in rows])
    expected = [
        (term, number, distance(word, term, edits))
        for term, number in rows
        if distance(word, term, edits) <= edits
    ]
    assert list(vocabulary.near(word, edits)) == expected


def test_many_terms_are_measured_at_once() -> None:
    terms = sorted({f"{a}{b}{c}market" for a in "abcdef" for b in "abcdef" for c in "abcdef"})
    found = dict.fromkeys(terms)
    vocabulary = Vocabulary(terms, range(len(terms)))
    near = {term: apart for term, _, apart in vocabulary.near("bacmarket", 2)}
    assert near == {term: apart for term in found if (apart := distance("bacmarket", term, 2)) <= 2}
    assert near["cabmarket"] == 2
    assert near["abcmarket"] == near["bcamarket"] == 1
