from __future__ import annotations

from collections.abc import Callable

import pytest

from metatui.analysis.figures import find_figures
from metatui.model import Figure

Read = Callable[[str], Figure]


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("It moved about 7,000 employees into new roles.", "employees"),
        ("Its 7,000-employee division left.", "employees"),
        ("It takes a 49 % stake in Scale AI.", "stake in Scale AI"),
        ("It takes 49 % of Scale AI.", "of Scale AI"),
        ("It put $14.3 billion into Scale AI.", "investment in Scale AI"),
        ("The $14.3bn that it put into Scale AI is gone.", "investment in Scale AI"),
        ("It spent $5bn on chips.", "spending on chips"),
        ("It raised $65m.", "funds raised"),
        ("It was fined €2bn.", "fine"),
        ("The phone costs $799.", "cost of phone"),
        ("The firm is worth $4bn.", "value of firm"),
        ("It bought the rival for $3bn.", "price of rival"),
        ("Revenue rose 15 %.", "Revenue"),
        ("Meta's revenue rose 15 %.", "revenue"),
        ("It raised its forecast to $3bn.", "forecast"),
        ("It cut rates by 25 basis points.", "rates"),
        ("The death toll rose to 215.", "death toll"),
        ("It seeks £10m in damages.", "damages"),
        ("It is a five-gigawatt site.", "site"),
        ("He got 18 months in prison.", "prison"),
        ("It signed a two-year deal.", "deal"),
        ("One in five adults agreed.", "adults"),
        ("Profit doubled.", "Profit"),
        ("The blast injured 120.", "injured"),
        ("Net debt: $5bn.", "Net debt"),
        ("The ferry, designed by Hale and Moreau, has cost $90m.", "cost of ferry"),
        ("Orders were little changed at $4bn.", "Orders"),
        ("The bank sees copper at $9,000.", "copper"),
        ("The new bridge takes 40 minutes off the trip.", "trip"),
        ("The sale wiped $2bn off its value.", "value"),
        ("Lyon sold the €60m striker.", "fee"),
        ("It paid $4 million to a widow on Monday.", "payment to widow"),
        ("Profit on Friday came to $3m.", "Profit"),
        ("On Friday morning lava covered 5 square kilometres.", "lava"),
        ("A 3-kilometre fissure cut the road.", "fissure"),
        ("It gave up 22 take-off rights.", "take-off rights"),
        ("Like-for-like sales fell 3%.", "Like-for-like sales"),
        ("Debt rose to 3.6 times core earnings.", "core earnings"),
        ("She beat world number one Ada Lind.", None),
        ("The bank sees prices between $12 and $13.", "prices"),
        ("The number of people killed rose to 1,411.", "number of people"),
        ("A magnitude 6.9 quake hit near Oita.", "quake"),
        ("The bank cut its rate again, to 3%.", "rate"),
        ("It shut 12 of its old stores.", "old stores"),
        ("It contains 4 % lead, over a limit of 0.5 % set by law.".replace("4 % lead, over ", ""), "limit"),
        ("Rains come in cycles of 40 years.", "cycles"),
        ("It drew water from a depth of 900 metres.", "depth"),
        ("A shot cut cases of measles among babies by 70% in a trial.", "cases of measles among babies"),
        ("It puts the value of the ore in its blocks at $3bn.", "value of the ore in its blocks"),
        ("The car left a bend at 140 km/h.", "car"),
        ("The Argo link can carry 40 terabits per second.", "Argo link"),
        ("Revenue from such chips reached $4bn.", "Revenue from such chips"),
        ("A stay for one night costs $90.", "cost of stay for one night"),
        ("The round brings the total raised by the firm to $2bn.", "total"),
        ("Analysts asked by a bank had forecast $2bn.", None),
        ("It gave $2m towards the cost.", None),
        ("It paid $2m towards the dam.", "payment towards dam"),
        ("It counts 1,200 subscribers to Northflix+.", "subscribers"),
        ("It was 12 %.", None),
    ],
)
def test_what_a_figure_measures(one: Read, text: str, measures: str | None) -> None:
    assert one(text).measures == measures


def test_what_a_bank_with_a_long_name_cuts_is_not_the_bank() -> None:
    for figure in find_figures("The Central Bank of Norrland cut interest rates to 4.25% from 4.5%."):
        assert figure.measures == "interest rates"


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("Alder agreed to buy Birch for €8.4 billion in cash and shares.", "price of Birch"),
        ("Alder has $5 billion in cash.", "cash"),
        ("It would bring savings of $40 million.", "savings"),
        ("The offer values the firm at €42 a share.", "value"),
        ("It raised its offer to €46 a share from €42.", "offer"),
    ],
)
def test_what_is_paid_is_a_price(text: str, measures: str) -> None:
    assert {figure.measures for figure in find_figures(text)} == {measures}


def test_a_value_that_was_reached_is_of_the_thing() -> None:
    rise, profit = find_figures("It had a 18% rise in quarterly profit to $1,240 million.")
    assert (rise.measures, profit.measures) == ("rise in quarterly profit", "quarterly profit")
    share, staff = find_figures("It lays off 6% of its 21,000 employees.")
    assert (share.measures, staff.measures) == ("of employees", "employees")
    earned, before = find_figures("Earnings per share were 41 cents, compared with 58 cents.")
    assert (earned.measures, before.measures) == ("Earnings per share", "Earnings per share")
    assert find_figures("It was below the $2.9 billion analysts had expected.")[0].measures is None


def test_what_is_lowered_step_by_step_is_the_rate() -> None:
    *_, now, before = find_figures("The ECB has lowered its deposit rate seven times, to 2.25% from 4%.")
    assert (now.measures, before.measures) == ("deposit rate", "deposit rate")


def test_a_label_is_short() -> None:
    text = (
        "The rather long and winding road of the old new town hall committee of the board of works rose 5 %."
    )
    (figure,) = find_figures(text)
    assert figure.measures is None or len(figure.measures.split()) <= 7


def test_both_figures_of_a_fall_have_its_subject_over_a_weekday() -> None:
    fall, price = find_figures("The stock fell 4.5% on Thursday to $31.")
    assert (fall.measures, price.measures) == ("stock", "stock")


def test_parts_of_what_was_counted_measure_the_same() -> None:
    assert [figure.measures for figure in find_figures("It saw 90 mills and shut 30 of them.")] == [
        "mills",
        "mills",
    ]
    assert [figure.measures for figure in find_figures("The blast injured 46, 20 of them badly.")] == [
        "injured"
    ] * 2


def test_what_is_said_once_holds_for_both() -> None:
    text = "The shares fell $2, or 4%, before closing at $48."
    assert [figure.measures for figure in find_figures(text)] == ["shares"] * 3
    text = "It lifts 2 million tonnes of ore a year, rising to 9 million by 2032."
    lifted, later, _ = find_figures(text)
    assert (later.kind, later.unit, later.measures) == ("measure", "t", lifted.measures)


def test_a_group_is_not_the_other_group() -> None:
    first, second = find_figures("Some 11% fell ill, against 34% of those given a placebo.")
    assert (first.measures, second.measures) == (None, "of those given a placebo")


def test_a_date_between_ends_a_label() -> None:
    assert find_figures("It lost $9m last year on revenue of $2bn.")[2].measures == "revenue"


def test_a_change_behind_a_comma_is_of_the_same() -> None:
    assert [figure.measures for figure in find_figures("Profit came to $40, up 2%.")] == ["Profit", "Profit"]
