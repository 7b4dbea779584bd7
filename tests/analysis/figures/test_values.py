"""Values, units and bounds, kind by kind; whole sentences are in tests/gold/figures."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from metatui.analysis.figures import find_figures
from metatui.model import Figure

Read = Callable[[str], Figure]


@pytest.mark.parametrize(
    ("text", "low", "high", "currency"),
    [
        ("It paid $14.3 billion.", 14_300_000_000, 14_300_000_000, "USD"),
        ("It paid $14.3bn.", 14_300_000_000, 14_300_000_000, "USD"),
        ("It paid US$65m.", 65_000_000, 65_000_000, "USD"),
        ("It paid A$1.2 billion.", 1_200_000_000, 1_200_000_000, "AUD"),
        ("It paid €4.2 billion.", 4_200_000_000, 4_200_000_000, "EUR"),
        ("It paid 4.2 billion euros.", 4_200_000_000, 4_200_000_000, "EUR"),
        ("It paid EUR4.2bn.", 4_200_000_000, 4_200_000_000, "EUR"),
        ("It paid 4.2bn USD.", 4_200_000_000, 4_200_000_000, "USD"),
        ("It paid £1,250.50.", 1250.5, 1250.5, "GBP"),
        ("It paid ¥650 billion.", 650_000_000_000, 650_000_000_000, "JPY"),
        ("It paid Rs 500 crore.", 5_000_000_000, 5_000_000_000, "INR"),
        ("It paid 3 lakh rupees.", 300_000, 300_000, "INR"),
        ("It paid 75 cents.", 0.75, 0.75, "USD"),
        ("It paid 50p.", 0.5, 0.5, "GBP"),
        ("It paid 2 billion Swiss francs.", 2_000_000_000, 2_000_000_000, "CHF"),
        ("It paid 4.5 mln dlrs.", 4_500_000, 4_500_000, "USD"),
        ("It paid $113–118 billion.", 113_000_000_000, 118_000_000_000, "USD"),
        ("It paid between $113 billion and $118 billion.", 113_000_000_000, 118_000_000_000, "USD"),
        ("It paid $113 billion to $118 billion.", 113_000_000_000, 118_000_000_000, "USD"),
        ("It paid 10 to 12 million dollars.", 10_000_000, 12_000_000, "USD"),
        ("It paid half a million dollars.", 500_000, 500_000, "USD"),
        ("It paid one and a half million euros.", 1_500_000, 1_500_000, "EUR"),
        ("It paid a hundred dollars.", 100, 100, "USD"),
        ("It paid twenty-five thousand dollars.", 25_000, 25_000, "USD"),
        ("It paid hundreds of billions of dollars.", 100 * 10**9, 999 * 10**9, "USD"),
        ("It paid tens of millions of pounds.", 10 * 10**6, 99 * 10**6, "GBP"),
        ("It is a nine-figure offer.", 10**8, 10**9 - 1, None),
        ("It is a multibillion-dollar plan.", 10**9, 999 * 10**9, "USD"),
        ("It spent billions on chips.", 10**9, 999 * 10**9, None),
        ("It is a 14-billion-dollar bet.", 14_000_000_000, 14_000_000_000, "USD"),
        ("It owes R500 million.", 500_000_000, 500_000_000, "ZAR"),
    ],
)
def test_money(one: Read, text: str, low: float, high: float, currency: str | None) -> None:
    figure = one(text)
    assert (figure.kind, figure.low, figure.high, figure.currency) == ("money", low, high, currency)


def test_money_by_the_piece_has_a_unit(one: Read) -> None:
    assert (one("Oil is at $80 a barrel.").unit, one("It earned $2.40 per share.").unit) == (
        "per barrel",
        "per share",
    )


def test_pounds_are_money_or_weight_by_their_neighbours(one: Read) -> None:
    assert one("He lost 30 pounds.").unit == "lb"
    assert one("It cost 30 million pounds.").currency == "GBP"
    assert find_figures("It cost £5, then 30 pounds.")[1].currency == "GBP"


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("It rose 49%.", 49, 49, "%"),
        ("It rose 49 %.", 49, 49, "%"),
        ("It rose 49\u202f%.", 49, 49, "%"),
        ("It rose 49 per cent.", 49, 49, "%"),
        ("It rose 3.5 percent.", 3.5, 3.5, "%"),
        ("It rose 5 to 10 percent.", 5, 10, "%"),
        ("It rose 1‑2 %.", 1, 2, "%"),
        ("It rose 3 percentage points.", 3, 3, "pp"),
        ("It rose 25 basis points.", 25, 25, "bp"),
        ("It was a quarter-point cut.", 0.25, 0.25, "pp"),
        ("It rose half a percentage point.", 0.5, 0.5, "pp"),
        ("It saw double-digit growth.", 10, 99, "%"),
        ("It fell to -0.3%.", -0.3, -0.3, "%"),
    ],
)
def test_percent(one: Read, text: str, low: float, high: float, unit: str) -> None:
    figure = one(text)
    assert (figure.kind, figure.low, figure.high, figure.unit) == ("percent", low, high, unit)


@pytest.mark.parametrize(
    ("text", "low", "unit"),
    [
        ("It draws five gigawatts.", 5, "GW"),
        ("It draws 5 GW.", 5, "GW"),
        ("It is a 5-GW site.", 5, "GW"),
        ("It pumps 1.5 million barrels a day.", 1_500_000, "bbl/d"),
        ("It was 30 °C.", 30, "°C"),
        ("It was 1.5C warmer.", 1.5, "°C"),
        ("It was minus 12 degrees Celsius.", -12, "°C"),
        ("It was −5 °C.", -5, "°C"),
        ("An 8.1-magnitude quake.", 8.1, "magnitude"),
        ("A quake of magnitude 8.1 hit.", 8.1, "magnitude"),
        ("Category 4 winds hit.", 4, "category"),
        ("It covers 3 square kilometres.", 3, "km²"),
        ("It covers 23,700 acres.", 23_700, "acre"),
        ("It goes 120 km/h.", 120, "km/h"),
        ("It goes 70 miles per hour.", 70, "mi/h"),
        ("It weighs 4.2 metric tons.", 4.2, "t"),
        ("It stores 32GB.", 32, "GB"),
        ("It stood at 424 parts per million.", 424, "ppm"),
        ("It used 3 kilowatt-hours.", 3, "kWh"),
        ("He is 6ft 3in.", 6.25, "ft"),
        ("Half a metre fell.", 0.5, "m"),
    ],
)
def test_measures(one: Read, text: str, low: float, unit: str) -> None:
    figure = one(text)
    assert (figure.kind, figure.low, figure.unit) == ("measure", low, unit)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("It has 7,000 employees.", 7000, 7000),
        ("It has 7\u202f000 employees.", 7000, 7000),
        ("It has 14 300 employees.", 14_300, 14_300),
        ("It has seven thousand employees.", 7000, 7000),
        ("It has two hundred and fifty employees.", 250, 250),
        ("It has two dozen employees.", 24, 24),
        ("It has half a dozen employees.", 6, 6),
        ("It has 1.5 lakh employees.", 150_000, 150_000),
        ("It has dozens of employees.", 24, 99),
        ("It has tens of thousands of employees.", 10_000, 99_000),
        ("It has several hundred employees.", 200, 900),
        ("It has five or six employees.", 5, 6),
        ("It has 10-15 employees.", 10, 15),
        ("It has between 2,500 and 3,000 employees.", 2500, 3000),
        ("It has 5m users.", 5_000_000, 5_000_000),
        ("It has 2½ million users.", 2_500_000, 2_500_000),
    ],
)
def test_counts(one: Read, text: str, low: float, high: float) -> None:
    figure = one(text)
    assert (figure.kind, figure.low, figure.high) == ("count", low, high)


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("It took 18 months.", 18, 18, "month"),
        ("It is a two-year deal.", 2, 2, "year"),
        ("It took two and a half years.", 2.5, 2.5, "year"),
        ("It took half an hour.", 0.5, 0.5, "hour"),
        ("It took over a decade.", 1, 1, "decade"),
        ("It took two to three weeks.", 2, 3, "week"),
        ("It took five- to six-year terms.", 5, 6, "year"),
        ("The 13-year-old fled.", 13, 13, "year"),
        ("Those aged 18 to 24 fled.", 18, 24, "year"),
        ("Ms Wang, 28, leads.", 28, 28, "year"),
        ("Women over 65 lead.", 65, 65, "year"),
    ],
)
def test_durations_and_ages(one: Read, text: str, low: float, high: float, unit: str) -> None:
    figure = one(text)
    assert (figure.kind, figure.low, figure.high, figure.unit) == ("duration", low, high, unit)


@pytest.mark.parametrize(
    ("text", "low", "unit"),
    [
        ("One in five agreed.", 0.2, "share"),
        ("Four out of 1,000 fell ill.", 0.004, "share"),
        ("Two-thirds of them agreed.", 0.666667, "share"),
        ("A quarter of voters agreed.", 0.25, "share"),
        ("Nearly half of voters agreed.", 0.5, "share"),
        ("Prices doubled.", 2, "x"),
        ("Prices will double by then.", 2, "x"),
        ("It was a tenfold rise.", 10, "x"),
        ("It was a ten-fold rise.", 10, "x"),
        ("It was three times as high.", 3, "x"),
        ("It was twice the rate.", 2, "x"),
        ("It grew 10x.", 10, "x"),
        ("Output was halved.", 0.5, "x"),
    ],
)
def test_ratios(one: Read, text: str, low: float, unit: str) -> None:
    figure = one(text)
    assert (figure.kind, figure.low, figure.unit) == ("ratio", low, unit)


@pytest.mark.parametrize(
    ("text", "low", "measures"),
    [
        ("It is the second-largest economy.", 2, "largest economy"),
        ("It is the 3rd most populous state.", 3, "most populous state"),
        ("It is the fifth straight rise.", 5, "straight rise"),
        ("It ranked third.", 3, None),
        ("It is ranked No. 2.", 2, None),
    ],
)
def test_ordinals_that_carry_news(one: Read, text: str, low: int, measures: str | None) -> None:
    figure = one(text)
    assert (figure.kind, figure.low, figure.measures) == ("ordinal", low, measures)


@pytest.mark.parametrize(
    ("phrase", "bound", "approximate"),
    [
        ("more than 300", "min", False),
        ("at least 300", "min", False),
        ("over 300", "min", False),
        ("300 or more", "min", False),
        ("300-plus", "min", False),
        ("300+", "min", False),
        ("up to 300", "max", False),
        ("as many as 300", "max", False),
        ("fewer than 300", "max", False),
        ("nearly 300", "max", True),
        ("just over 300", "min", True),
        ("about 300", None, True),
        ("roughly 300", None, True),
        ("some 300", None, True),
        ("an estimated 300", None, True),
        ("300 or so", None, True),
    ],
)
def test_bounds_are_a_part_of_the_figure(
    one: Read, phrase: str, bound: str | None, approximate: bool
) -> None:
    figure = one(f"They saved {phrase} people.")
    assert (figure.text, figure.low, figure.bound, figure.approximate) == (phrase, 300, bound, approximate)


def test_both_ends_of_a_change_are_kept() -> None:
    before, after = find_figures("Inflation fell from 22% to 15%.")
    assert (before.low, before.compared_to, after.low, after.compared_to) == (22, None, 15, "22%")
    assert before.measures == after.measures == "Inflation"


@pytest.mark.parametrize(
    "text",
    [
        "Growth was 15 %, after 22 % in May.",
        "Growth was 15 %, down from 22 % in May.",
        "Growth slowed to 15 % from 22 % in May.",
        "Growth was 15 %, compared with 22 % in May.",
        "Growth was 15 % (22 % a year earlier).",
        "Growth was 15 %, against 22 % in May.",
    ],
)
def test_the_base_of_a_comparison_is_named(text: str) -> None:
    assert find_figures(text)[0].compared_to == "22 %"


@pytest.mark.parametrize(
    "text",
    [
        "They recalled 45,000 tins after 12 people fell ill.",
        "Police closed 45 roads after 12 trees fell.",
        "It has 300 shops against 40 offices.",
    ],
)
def test_another_thing_is_no_base(text: str) -> None:
    assert [figure.compared_to for figure in find_figures(text)] == [None, None]


def test_both_ends_of_a_price_are_by_the_share() -> None:
    now, before = find_figures("It raised its offer to €46 a share from €42 after a rival bid.")
    assert (now.compared_to, now.unit, before.unit) == ("€42", "per share", "per share")


def test_a_step_by_so_much_to_a_level_is_no_range() -> None:
    step, level = find_figures("Foreign reserves fell by $1.1bn to $18.4bn.")
    assert (step.low, step.high, level.low) == (1.1e9, 1.1e9, 18.4e9)
    (rise,) = find_figures("Prices rose by 3 to 5 percent.")
    assert (rise.low, rise.high) == (3, 5)


def test_a_range_is_no_change() -> None:
    (figure,) = find_figures("Prices range from $5 to $10.")
    assert (figure.low, figure.high) == (5, 10)


def test_a_step_and_its_end_are_two_figures() -> None:
    assert [figure.low for figure in find_figures("Oil rose $1.20 to $84.35.")] == [1.2, 84.35]


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("Output rose by 2.4m bpd.", 2_400_000, 2_400_000, "bbl/d"),
        ("Output rose by 800k bpd.", 800_000, 800_000, "bbl/d"),
        ("Output was 90,000 b/d.", 90_000, 90_000, "bbl/d"),
        ("A wall is 2.4m high.", 2.4, 2.4, "m"),
        ("A tremor of magnitude 4 to 5 was felt.", 4, 5, "magnitude"),
        ("A tremor of magnitude 4 was felt.", 4, 4, "magnitude"),
        ("Rates fell by a tenth of a percentage point.", 0.1, 0.1, "pp"),
        ("Rates fell by three-tenths of a percentage point.", 0.3, 0.3, "pp"),
        ("Rates fell by two-fifths of a percent.", 0.4, 0.4, "%"),
        ("The toll rose to six.", 6, 6, None),
    ],
)
def test_units_in_short(one: Read, text: str, low: float, high: float, unit: str | None) -> None:
    figure = one(text)
    assert (figure.low, figure.high, figure.unit) == (low, high, unit)


def test_several_of_a_unit_are_at_least_two(one: Read) -> None:
    figure = one("It needs several megawatts.")
    assert (figure.low, figure.high, figure.bound) == (2, None, "min")


def test_over_two_legs_is_no_bound(one: Read) -> None:
    assert one("They won over two legs.").bound is None
    assert one("They won over two hundred games.").bound == "min"


def test_both_ends_of_a_small_change_are_read() -> None:
    now, before, *_ = find_figures("The toll rose to 21 from 18 a day earlier.")
    assert (now.low, now.compared_to, before.low) == (21, "18", 18)


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("Manila said it cost 3 million pesos.", "PHP"),
        ("Mexico said it cost 3 million pesos.", "MXN"),
        ("It cost 3 million pesos.", None),
        ("Denmark paid 3 million kroner.", "DKK"),
        ("Norway paid 3 million kroner.", "NOK"),
        ("Uganda owes 3 billion shillings.", "UGX"),
        ("Romania lost 3 billion lei.", "RON"),
    ],
)
def test_whose_money_the_text_shows(one: Read, text: str, currency: str | None) -> None:
    figure = one(text)
    assert (figure.kind, figure.currency) == ("money", currency)


def test_a_short_sum_is_in_the_currency_of_the_sentence_before() -> None:
    _, figure = find_figures("It made €2.1bn. Analysts had forecast 2.7bn on average.")
    assert (figure.kind, figure.currency) == ("money", "EUR")
    _, figure = find_figures("It made €2.1bn. The app has 2.7bn users.")
    assert figure.kind == "count"


def test_an_age_that_a_verb_tells(one: Read) -> None:
    figure = one("He drove a taxi until he was 24.")
    assert (figure.kind, figure.low, figure.measures) == ("duration", 24, "age")
