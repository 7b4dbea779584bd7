"""Words in a row in many documents at once, against looking at one text after the other."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from metatui.search.codec.field_reader import Postings
from metatui.search.runs import runs
from metatui.search.segment import TermPlaces

_TEXTS = st.lists(st.lists(st.sampled_from("abc"), max_size=30), min_size=1, max_size=12)


def term(texts: list[list[str]], word: str) -> TermPlaces:
    """The postings of a word as a segment has them."""
    ids = [number for number, text in enumerate(texts) if word in text]
    times = [texts[number].count(word) for number in ids]
    places = [place for number in ids for place, other in enumerate(texts[number]) if other == word]
    return TermPlaces(
        Postings(np.array(ids, dtype=np.int32), np.array(times, dtype=np.uint8)),
        np.cumsum(times, dtype=np.int32),
        np.array(places, dtype=np.uint16),
    )


@pytest.mark.parametrize("far_more", [0, 10**9])
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_TEXTS, st.lists(st.sampled_from("abc"), min_size=2, max_size=4), st.data())
def test_runs_are_those_of_each_text(
    monkeypatch: pytest.MonkeyPatch,
    far_more: int,
    texts: list[list[str]],
    words: list[str],
    data: st.DataObject,
) -> None:
    monkeypatch.setattr("metatui.search.runs._FAR_MORE", far_more)
    among = data.draw(st.none() | st.sets(st.integers(0, len(texts) - 1)).map(sorted))
    expected = [
        (number, times)
        for number, text in enumerate(texts)
        if (among is None or number in among)
        and (times := sum(text[at : at + len(words)] == words for at in range(len(text))))
    ]
    chosen = None if among is None else np.array(among, dtype=np.int64)
    found, often = runs([term(texts, word) for word in words], chosen, len(texts))
    assert list(zip(found.tolist(), often.tolist(), strict=True)) == expected
