"""Tolls of one event: which counts are tolls, and how one follows the other."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from metatui.analysis.figures import find_figures
from metatui.model import Annotations
from metatui.stories.comparison import Claim, claims_of, compare_tolls, toll_of, tolls_of

DAY = datetime(2025, 7, 8, tzinfo=UTC)


def claims(text: str, days: int = 0) -> tuple[Claim, ...]:
    published = DAY + timedelta(days=days)
    return claims_of(Annotations((), find_figures(text, published=published)), published)


@pytest.mark.parametrize(
    ("text", "toll"),
    [
        ("At least 14 people were killed.", "dead"),
        ("The flood killed 14 people.", "dead"),
        ("Twenty-six people died in the flood.", "dead"),
        ("The death toll rose to 23.", "dead"),
        ("It left 23 dead.", "dead"),
        ("Some 40 people are missing.", "missing"),
        ("More than 300 people were rescued from roofs.", "rescued"),
        ("The blast injured 60 people.", "injured"),
        ("Police detained 60 people.", "arrested"),
        ("The town has 300 people.", ""),
        ("It killed 300 cows.", ""),
        ("Three children were killed.", ""),
        ("It employs 60 people, and killed a plan.", ""),
    ],
)
def test_which_counts_are_tolls(text: str, toll: str) -> None:
    (figure,) = find_figures(text)
    assert toll_of(figure) == toll


def test_of_several_the_largest_counts_and_not_what_was_before() -> None:
    found = tolls_of(claims("It killed 3 people in Elling. In all 26 people were killed, up from 30 people."))
    assert {toll: claim.figure.low for toll, claim in found.items()} == {"dead": 26}


@pytest.mark.parametrize(
    ("one", "other", "days", "expected"),
    [
        ("It killed 14 people.", "The death toll rose to 23.", 1, "after"),
        ("The death toll rose to 23.", "It killed 14 people.", -1, "before"),
        ("It killed 14 people.", "It left 14 dead.", 1, "agrees"),
        ("It killed 14 people.", "It killed 12 people.", 1, "differs"),
        ("It killed 14 people.", "It killed 12 people.", 0, "differs"),
        ("It killed 14 people.", "It killed 900 people.", 1, None),
        ("It killed dozens of people.", "It killed 30 people.", 1, None),
        ("It killed 14 people.", "It killed 20 people.", 90, None),
        ("Some 60 people are missing.", "Some 12 people are missing.", 2, "after"),
    ],
)
def test_what_one_toll_is_to_another(one: str, other: str, days: int, expected: str | None) -> None:
    ((toll, mine),) = tolls_of(claims(one)).items() or [("dead", claims(one)[0])]
    (there,) = tolls_of(claims(other, days)).values() or [claims(other, days)[0]]
    assert compare_tolls(toll, mine, there) == expected
