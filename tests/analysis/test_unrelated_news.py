"""What an article on anything else must not be made to say."""

from __future__ import annotations

import pytest

from metatui.analysis import annotate
from metatui.analysis.language import is_english
from metatui.model import Figure

GERMAN = (
    "Brüssel, 5. Februar 2026. Die EU hat sich auf Zölle von 50 Prozent auf Stahl geeinigt. Ursula von der"
    " Leyen sprach von 18,3 Millionen Tonnen. Die Kosten liegen bei 1,2 Milliarden Euro."
)


def figure(text: str, part: str) -> Figure:
    return next(one for one in annotate(text, careful=False).figures if part in one.text)


def test_a_month_that_is_somebody_is_no_date() -> None:
    text = "Her daughter, April Calloway, wept. She is survived by April and two grandsons."
    assert [one.text for one in annotate(text, careful=False).figures] == ["two"]
    assert figure("April Calloway wept in April.", "April").kind == "date"
    assert figure("It is due by April and costs $2.", "April").kind == "date"


def test_other_languages_are_not_read_as_english() -> None:
    assert not is_english(GERMAN)
    assert not is_english("Le ministre a dit que les prix sont en hausse dans une ville de France.")
    assert is_english("Apple rose 3 %")
    assert is_english("")
    found = annotate(GERMAN, careful=False)
    assert found.figures == ()
    assert {entity.name for entity in found.entities} <= {"European Union", "Ursula von der Leyen", "Brüssel"}


@pytest.mark.parametrize(
    ("text", "part", "low"),
    [
        ("It cut its loss to 46 million euros from 374 million a year earlier.", "374", 374_000_000),
        ("Revenue grew to €9.7 billion, beating the average estimate of 9.4 billion.", "9.4", 9_400_000_000),
    ],
)
def test_money_without_its_currency(text: str, part: str, low: float) -> None:
    found = figure(text, part)
    assert (found.kind, found.low, found.currency) == ("money", low, "EUR")


def test_what_is_counted_is_no_money() -> None:
    assert figure("It gave $5 billion to 3 million people.", "3 million").kind == "count"


def test_one_of_so_many() -> None:
    found = figure("One child in eight is alive because of it.", "One")
    assert (found.kind, found.low, found.text) == ("ratio", 0.125, "One child in eight")
    assert figure("One man in his 60s died.", "One").kind == "count"
    assert all(
        one.kind != "ratio" for one in annotate("One win in eight games is poor.", careful=False).figures
    )


def test_nearly_is_read_alike_before_numbers_and_multiples() -> None:
    one, other = figure("Sales nearly tripled.", "tripled"), figure("Nearly 300 people came.", "300")
    assert (one.approximate, one.bound) == (other.approximate, other.bound)
    assert one.approximate


@pytest.mark.parametrize(
    ("text", "part", "label"),
    [
        ("Management has offered 2.2% plus a bonus of 400 euros.", "2.2%", None),
        (
            "They pay up to 5% of its average daily worldwide turnover.",
            "5%",
            "of average daily worldwide turnover",
        ),
        ("Vancouver saw a drop of 7.9% to $2,310.", "$2,310", None),
        ("Scale sold 49 % of itself to Meta for $14.3bn.", "$14.3bn", "price"),
    ],
)
def test_labels_are_no_fragments(text: str, part: str, label: str | None) -> None:
    assert figure(text, part).measures == label


def test_an_owner_is_no_place_cut_from_a_name() -> None:
    assert figure("Insurance Ireland paid €90m for it.", "€90m").owner == "Insurance Ireland"
