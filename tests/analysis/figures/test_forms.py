"""Every written form that the grammar promises to read, and what it promises not to read."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from metatui.analysis.figures import find_figures

PUBLISHED = datetime(2025, 6, 12, tzinfo=UTC)  # a Thursday
BN = 1_000_000_000


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("It paid $14.3 billion.", 14.3 * BN, None, "USD"),
        ("It paid 14.3 billion dollars.", 14.3 * BN, None, "USD"),
        ("It paid 14.3bn.", 14.3 * BN, None, None),
        ("It paid USD 14.3 billion.", 14.3 * BN, None, "USD"),
        ("It paid 14.3 billion EUR.", 14.3 * BN, None, "EUR"),
        ("It paid US$5m.", 5e6, None, "USD"),
        ("It paid £5m.", 5e6, None, "GBP"),
        ("It paid 5 million euros.", 5e6, None, "EUR"),
        ("It paid 60 mln dlrs.", 60e6, None, "USD"),
        ("Spending is $113–118 billion.", 113 * BN, 118 * BN, "USD"),
        ("Spending is between $113 billion and $118 billion.", 113 * BN, 118 * BN, "USD"),
        ("It has billions in cash.", BN, 999 * BN, None),
        ("There were nine-figure offers.", 100e6, 999_999_999, None),
        ("It will spend hundreds of billions of dollars.", 100 * BN, 999 * BN, "USD"),
        ("It paid half a million dollars.", 500_000, None, "USD"),
        ("It paid 5 lakh rupees.", 500_000, None, "INR"),
        ("It paid ₹5 crore.", 50e6, None, "INR"),
        ("It costs 50 cents.", 0.5, None, "USD"),
        ("It costs 80 pence.", 0.8, None, "GBP"),
        ("It costs 80p.", 0.8, None, "GBP"),
    ],
)
def test_money(text: str, low: float, high: float | None, unit: str | None) -> None:
    (figure,) = find_figures(text)
    assert figure.low == pytest.approx(low)
    assert figure.high == pytest.approx(low if high is None else high)
    assert (figure.kind, figure.currency) == ("money" if unit else figure.kind, unit)


@pytest.mark.parametrize(
    ("text", "kind", "low", "high", "unit"),
    [
        ("Revenue rose 15 percent.", "percent", 15, 15, "%"),
        ("Revenue rose 15 per cent.", "percent", 15, 15, "%"),
        ("The margin fell by 3 percentage points.", "percent", 3, 3, "pp"),
        ("The yield rose 25 basis points.", "percent", 25, 25, "bp"),
        ("A third of the staff left.", "ratio", 1 / 3, 1 / 3, "share"),
        ("Four out of 1,000 fell ill.", "ratio", 0.004, 0.004, "share"),
        ("Sales doubled.", "ratio", 2, 2, "x"),
        ("Demand has grown tenfold.", "ratio", 10, 10, "x"),
        ("It has about 7,000 employees.", "count", 7000, 7000, None),
        ("It is a 7,000-employee firm.", "count", 7000, 7000, None),
        ("It has about a dozen recent hires.", "count", 12, 12, None),
        ("There are two smaller versions.", "count", 2, 2, None),
        ("There were dozens of protesters.", "count", 24, 99, None),
        ("It draws five gigawatts.", "measure", 5, 5, "GW"),
        ("It pumps 1.5 million barrels a day.", "measure", 1.5e6, 1.5e6, "bbl/d"),
        ("The file has 40 gigabytes.", "measure", 40, 40, "GB"),
        ("It lies 26 miles away.", "measure", 26, 26, "mi"),
        ("It used 300 kWh.", "measure", 300, 300, "kWh"),
        ("It lasted for three weeks.", "duration", 3, 3, "week"),
        ("The minister, 45, resigned.", "duration", 45, 45, "year"),
        ("A 28-year-old founder spoke.", "duration", 28, 28, "year"),
        ("It is the second-largest bank.", "ordinal", 2, 2, None),
    ],
)
def test_shares_counts_and_measures(text: str, kind: str, low: float, high: float, unit: str | None) -> None:
    (figure,) = find_figures(text)
    assert (figure.kind, figure.unit) == (kind, unit)
    assert figure.low == pytest.approx(low, rel=1e-5)
    assert figure.high == pytest.approx(high, rel=1e-5)


def test_several_of_a_unit_are_two_at_least() -> None:
    (figure,) = find_figures("A multi-gigawatt cluster is planned.")
    assert (figure.low, figure.high, figure.unit, figure.approximate) == (2, None, "GW", True)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("It opened on 12 June 2025.", "2025-06-12", "2025-06-12"),
        ("It opened in the second quarter.", "2025-Q2", "2025-Q2"),
        ("It opened in the first half of 2024.", "2024-H1", "2024-H1"),
        ("It opened in the 1990s.", "1990", "1999"),
        ("It ran from 2019 to 2023.", "2019", "2023"),
        ("It was so in fiscal 2026.", "FY2026", "FY2026"),
        ("It opened last month.", "2025-05", "2025-05"),
        ("It opened three days ago.", "2025-06-09", "2025-06-09"),
        ("It opened two years ago.", "2023", "2023"),
        ("It opened yesterday.", "2025-06-11", "2025-06-11"),
        ("It opened two weeks ago.", "2025-05-26", "2025-06-01"),
    ],
)
def test_dates(text: str, low: str, high: str) -> None:
    (figure,) = find_figures(text, published=PUBLISHED)
    assert (figure.kind, figure.low, figure.high) == ("date", low, high)


@pytest.mark.parametrize(
    ("text", "bound", "approximate"),
    [
        ("It has more than 300 shops.", "min", False),
        ("It has at least 300 shops.", "min", False),
        ("It has up to 300 shops.", "max", False),
        ("It has nearly 300 shops.", "max", True),
        ("It has as many as 300 shops.", "max", False),
        ("It has roughly 300 shops.", None, True),
        ("It has some 300 shops.", None, True),
        ("It has 300 shops.", None, False),
    ],
)
def test_bounds(text: str, bound: str | None, approximate: bool) -> None:
    (figure,) = find_figures(text)
    assert (figure.low, figure.bound, figure.approximate) == (300, bound, approximate)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The margin fell from 22% to 15%.", [(22, None), (15, "22%")]),
        ("Sales were up 15%.", [(15, None)]),
        ("Growth was 15%, down from 22%.", [(15, "22%"), (22, None)]),
        ("The rate rose 3 percentage points.", [(3, None)]),
    ],
)
def test_changes_have_both_ends(text: str, values: list[tuple[float, str | None]]) -> None:
    assert [(figure.low, figure.compared_to) for figure in find_figures(text)] == values


@pytest.mark.parametrize(
    "text",
    [
        "The shop runs on GPT-4 and Windows 11.",
        "It updated to version 2.14.1 of Llama 4.",
        "Call 030 123 4567 or +49 30 1234567.",
        "The office opens at 9.30 am.",
        "They won 3-1 on the night.",
        "He lives at 24 Station Road.",
        "See case no. 24-1234 of the court.",
        "This one is better than that one.",
        "They may leave, as they might.",
        "1. Open the box\n2. Close the box",
    ],
)
def test_what_is_no_figure(text: str) -> None:
    assert find_figures(text) == ()


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("It has 7\u2009000 employees.", 7000, 7000),  # thin space
        ("It has 7\u202f000 employees.", 7000, 7000),  # narrow no-break space
        ("It has 7\u00a0000 employees.", 7000, 7000),  # no-break space
        ("It has 7\u2007000 employees.", 7000, 7000),  # figure space
        *((f"It has 10{dash}20 shops.", 10, 20) for dash in "\u2010\u2011\u2012\u2013\u2014\u2015"),
        ("It has \uff17\uff10\uff10\uff10 employees.", 7000, 7000),  # full-width digits
        ("It has “7,000” employees.", 7000, 7000),
        ("It has 1’007’000 customers.", 1_007_000, 1_007_000),
    ],
)
def test_typography(text: str, low: float, high: float) -> None:
    (figure,) = find_figures(text)
    assert (figure.low, figure.high) == (low, high)
