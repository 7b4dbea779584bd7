from __future__ import annotations

import re

import pytest

from metatui.analysis.figures import assign_owners, find_figures
from metatui.model import Entity, Mention

NAMES = ("Meta", "Scale AI", "Google", "France", "Cantor", "Hyperion")


def owners(text: str) -> list[str | None]:
    entities = [
        Entity(name, "organisation", mentions=mentions)
        for name in NAMES
        if (mentions := tuple(Mention(m.start(), m.end(), name) for m in re.finditer(name, text)))
    ]
    return [
        figure.owner for figure in assign_owners(find_figures(text), entities, text) if figure.kind != "date"
    ]


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Meta's revenue rose 15 %.", "Meta"),
        ("Meta’s revenue rose 15 %.", "Meta"),
        ("Meta put $14.3 billion into Scale AI.", "Meta"),
        ("In June 2025 Meta put $14.3 billion into Scale AI.", "Meta"),
        ("In June, Meta, the owner of Facebook, put $14.3 billion into it.", "Meta"),
        ("Meta said its revenue rose 15 %.", "Meta"),
        ("Meta was fined $5 billion.", "Meta"),
        ("He said that Meta would spend $5 billion.", "Meta"),
        ("The $14.3bn that Meta put into Scale AI is gone.", "Meta"),
        ("It takes 15 % of Meta's revenue.", "Meta"),
        ("Meta's spending is estimated at $113 billion.", "Meta"),
        ("Meta reported revenue of $48 billion.", "Meta"),
    ],
)
def test_the_sentence_says_whose_it_is(text: str, owner: str) -> None:
    assert owners(text) == [owner]


@pytest.mark.parametrize(
    "text",
    [
        "Revenue rose 15 %.",
        "Google and Meta spent $5 billion.",
        "Analysts at Cantor expect spending of $118 billion.",
        "Cantor said 49 % of users left.",
        "Unlike Meta, the rival lost $5 billion.",
        "After Google, Meta and others left, shares fell 5 %.",
        "Meta met Google, and its revenue rose 15 %.",
    ],
)
def test_nobody_owns_what_the_sentence_leaves_open(text: str) -> None:
    assert owners(text) == [None]


def test_one_sentence_can_hold_two_owners() -> None:
    assert owners("Meta spent $5 billion, while Google spent $6 billion.") == ["Meta", "Google"]


def test_what_a_participle_does_is_the_subjects() -> None:
    assert owners("Meta put $14.3 billion into Scale AI, taking 49 % of it.") == ["Meta", "Meta"]


def test_dates_and_figures_without_entities_have_no_owner() -> None:
    figures = find_figures("Meta spent $5 billion in 2025.")
    assert [figure.owner for figure in assign_owners(figures, (), "Meta spent $5 billion in 2025.")] == [
        None,
        None,
    ]
