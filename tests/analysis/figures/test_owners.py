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
        "Meta approved a $95 billion budget.",
        "Meta answered questions from some 2,000 people.",
        "Analysts at Cantor expect spending of $118 billion.",
        "Cantor said 49 % of users left.",
        "Unlike Meta, the rival lost $5 billion.",
        "After Google, Meta and others left, shares fell 5 %.",
        "Meta met Google, and its revenue rose 15 %.",
    ],
)
def test_nobody_owns_what_the_sentence_leaves_open(text: str) -> None:
    assert owners(text) == [None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Meta makes glasses. Revenue rose 34% to $4 billion.", ["Meta", "Meta"]),
        ("Meta makes glasses. It employs 620 people. Net profit fell 3%.", ["Meta", "Meta"]),
        ("Meta makes glasses. Its revenue rose 34%.", ["Meta"]),
        ("Meta makes glasses. The company's sales rose 34%.", ["Meta"]),
        ("Meta makes glasses. It said its sales rose 34%.", ["Meta"]),
        ("Meta expects that sales rise. It will cut 1,800 jobs.", ["Meta"]),
        ("Meta makes glasses. Revenue was $3bn, less than Cantor had said.", ["Meta"]),
        ("Meta makes glasses. Shares fell 3%.", ["Meta"]),
        ("Meta makes glasses. The Oslo-based company sold 300 shops.", ["Meta"]),
        ("Meta makes glasses. Sales of cars rose 34%.", [None]),
        ("Meta makes glasses. It was bought for $5 billion. It took $5 billion.", [None, None]),
        ("Meta makes glasses. Rain fell for days. Revenue rose 34%.", [None]),
        ("Meta makes glasses.\n\nRevenue rose 34%.", ["Meta"]),
        ("Meta makes glasses.\n\nCars\n\nRevenue rose 34%.", [None]),
        ("Meta bought Scale AI. Its revenue rose 34%.", [None]),
        ("Analysts at Cantor were wrong. Revenue rose 34%.", [None]),
        ("Revenue rose 34%. Meta makes glasses.", [None]),
    ],
)
def test_a_sentence_that_names_nobody_goes_on_about_the_one_before(
    text: str, expected: list[str | None]
) -> None:
    assert owners(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Meta raised $250m from funds including Cantor, at a valuation of $2.8bn.", ["Meta", "Meta"]),
        ("Meta has raised $250m at a valuation of $2.8bn.", ["Meta", "Meta"]),
        ("Cantor invested $250m in Meta at a valuation of $2.8bn.", ["Cantor", None]),
        ("Google and Meta raised $250m at a valuation of $2.8bn.", [None, None]),
        ("Google and Meta will build a plant, investing $4 billion.", [None]),
    ],
)
def test_who_raises_money_is_worth_it(text: str, expected: list[str | None]) -> None:
    assert owners(text) == expected


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("The offer values Meta at €42 a share.", "Meta"),
        ("Google will sell four plants with sales of €600 million.", None),
    ],
)
def test_what_is_valued_is_worth_it_and_what_is_sold_is_not_its_sellers(text: str, owner: str | None) -> None:
    assert owners(text)[-1] == owner


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
