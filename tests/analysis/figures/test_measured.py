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
        ("It counts 1,200 subscribers to Northflix+.", "subscribers"),
        ("It was 12 %.", None),
    ],
)
def test_what_a_figure_measures(one: Read, text: str, measures: str | None) -> None:
    assert one(text).measures == measures


def test_a_label_is_short() -> None:
    text = (
        "The rather long and winding road of the old new town hall committee of the board of works rose 5 %."
    )
    (figure,) = find_figures(text)
    assert figure.measures is None or len(figure.measures.split()) <= 7


def test_both_figures_of_a_fall_have_its_subject_over_a_weekday() -> None:
    fall, price = find_figures("The stock fell 4.5% on Thursday to $31.")
    assert (fall.measures, price.measures) == ("stock", "stock")
