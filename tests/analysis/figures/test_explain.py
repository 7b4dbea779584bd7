"""How a figure was read: each word with what it gave, and the rule; the same grammar that found it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from metatui.analysis import annotate, explain_figure
from metatui.model import Explanation, Figure

PUBLISHED = datetime(2025, 7, 1, tzinfo=UTC)


def explained(text: str, words: str) -> Explanation:
    annotations = annotate(text, published=PUBLISHED, careful=False)
    figure = next(figure for figure in annotations.figures if figure.text == words)
    found = explain_figure(text, figure, entities=annotations.entities, published=PUBLISHED)
    assert found is not None
    for part in found.parts:
        assert text[part.start : part.end] == part.text
    return found


def gave(explanation: Explanation) -> list[tuple[str, str, str]]:
    return [(part.text, part.what, part.gave) for part in explanation.parts]


@pytest.mark.parametrize(
    ("text", "words", "rule", "parts"),
    [
        (
            "Its order book stands at $14.3 billion.",
            "$14.3 billion",
            "a number with a currency before or behind it",
            [("$", "currency", "USD"), ("14.3 billion", "number", "14,300,000,000")],
        ),
        (
            "They lost 4.2bn euros.",
            "4.2bn euros",
            "a number with a currency before or behind it",
            [("4.2bn", "number", "4,200,000,000"), ("euros", "currency", "EUR")],
        ),
        (
            "It burns more than 1.5 million barrels a day.",
            "more than 1.5 million barrels a day",
            "a number with a unit behind it",
            [
                ("more than", "bound", "at least"),
                ("1.5 million", "number", "1,500,000"),
                ("barrels a day", "unit", "bbl/d"),
            ],
        ),
        (
            "They met about a dozen ministers.",
            "about a dozen",
            "a number before what is counted",
            [("about", "about", "about"), ("a dozen", "number", "12")],
        ),
        (
            "It needs between 40 and 50 percent of the vote.",
            "between 40 and 50 percent",
            "a number with percent, points or basis points behind it",
            [
                ("between", "link", "from one end to the other"),
                ("40", "number", "40"),
                ("and", "link", "from one end to the other"),
                ("50", "number", "50"),
                ("percent", "unit", "%"),
            ],
        ),
        (
            "Prices were $80 a barrel or so.",
            "$80 a barrel or so",
            "a number with a currency before or behind it",
            [
                ("$", "currency", "USD"),
                ("80", "number", "80"),
                ("a barrel", "unit", "per barrel"),
                ("or so", "about", "about"),
            ],
        ),
        ("Output doubled.", "doubled", "a share or a multiple of something", [("doubled", "ratio", "2 x")]),
    ],
)
def test_each_word_says_what_it_gave(
    text: str, words: str, rule: str, parts: list[tuple[str, str, str]]
) -> None:
    found = explained(text, words)
    assert found.rules[0] == rule
    assert gave(found)[: len(parts)] == parts


def test_a_range_and_a_change_are_told() -> None:
    text = "Margins fell from 22% to 15%. Costs were $113–118 billion."
    later = explained(text, "15%")
    assert "one end of a change, the other is 22%" in later.rules
    assert ("22%", "against", "22%") in gave(later)
    spread = explained(text, "$113–118 billion")
    assert any(rule.startswith("a range") for rule in spread.rules)
    assert ("–", "link", "from one end to the other") in gave(spread)


def test_a_relative_date_is_told_from_the_day_of_the_article() -> None:
    found = explained("Sales fell last month.", "last month")
    assert "told from the day of the article, 2025-07-01" in found.rules
    assert gave(found) == [("last month", "date", "2025-06")]


def test_measure_owner_and_date_point_at_their_words() -> None:
    text = "Nothing changed. Volkswagen said its revenue rose 15 percent in 2024."
    found = explained(text, "15 percent")
    parts = {part.what: part for part in found.parts}
    assert parts["measures"].text == "revenue"
    assert parts["owner"].text == "Volkswagen"
    assert (parts["as of"].text, parts["as of"].gave) == ("2024", "2024")


def test_what_no_reading_gives_is_not_explained() -> None:
    figure = Figure(0, 5, "Seven", "count", 7, 7)
    assert explain_figure("Severn floods were bad.", figure) is None
    assert explain_figure("", figure) is None
