"""Two figures: what they must share to be compared, and what one is to the other then."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from benchmarks.evaluation.pairs import measure, read
from metatui.model import Figure
from metatui.stories.comparison import Claim, compare, quantity_of

DAY = datetime(2025, 6, 2, tzinfo=UTC)


def count(value: float, high: float | None = None, **fields: object) -> Figure:
    figure = Figure(
        0, 1, "1", "count", value, value if high is None else high, measures="employees", owner="Alder AG"
    )
    return replace(figure, **fields)  # type: ignore[arg-type]


def relation(one: Figure, other: Figure, later: timedelta = timedelta()) -> str | None:
    return compare(Claim(one, DAY), Claim(other, DAY + later))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (count(7000), count(7000), "agrees"),
        (count(7000), count(7100), "agrees"),
        (count(7000), count(7900), "differs"),
        (count(7012), count(7019), "differs"),
        (count(7000, approximate=True), count(7400), "agrees"),
        (count(7000, approximate=True), count(7600), "differs"),
        (count(14_200, approximate=True), count(14_000), "agrees"),
        (count(850, approximate=True), count(900), "differs"),
        (count(6000, 8000), count(7000), "agrees"),
        (count(6000, 8000), count(9000), "differs"),
        (count(6000, 8000), count(7000, 9000), None),
        (count(6000, 8000), count(6000, 8000), "agrees"),
        (count(7000, bound="min"), count(7400), "agrees"),
        (count(7000, bound="min"), count(6400), "differs"),
        (count(7000, bound="min"), count(70_000), None),
        (count(7000, bound="max"), count(7400), "differs"),
        (count(7000, bound="max"), count(6900), "agrees"),
        (count(7000, bound="max"), count(7000, bound="min"), None),
        (count(2), count(3), None),
        (count(100, 999, approximate=True), count(5000), None),
        (count(7000), count(700_000), None),
        (count(7000), Figure(0, 1, "1", "count", None, None, measures="employees", owner="Alder AG"), None),
    ],
)
def test_values_are_compared_as_they_are_said(one: Figure, other: Figure, expected: str | None) -> None:
    assert relation(one, other) == expected
    assert relation(other, one) == expected


@pytest.mark.parametrize(
    "other",
    [
        count(7000, owner="Birch AG"),
        count(7000, owner=None),
        count(7000, measures="customers"),
        count(7000, measures=None),
        count(7000, unit="km"),
        replace(count(7000), kind="money", currency="EUR"),
        count(7000, sentence="Alder AG hired 1 employees."),
    ],
)
def test_what_is_of_another_quantity_is_not_compared(other: Figure) -> None:
    assert relation(count(7000, sentence="Alder AG has 1 employees."), other) is None


def test_the_owner_is_known_by_its_other_ways_of_writing_and_words_by_their_like() -> None:
    other = count(7000, owner="The Alder", measures="total staff")
    assert relation(count(7000), other) == "agrees"


def test_currencies_are_not_converted() -> None:
    euros = replace(count(100), kind="money", currency="EUR", measures="revenue")
    assert relation(euros, replace(euros, currency="USD")) is None
    assert relation(euros, euros) == "agrees"
    assert quantity_of(replace(euros, currency=None)) is None


def test_a_later_date_updates() -> None:
    before, after = count(7000, as_of="2024"), count(9000, as_of="2025")
    assert relation(after, before) == "before"
    assert relation(before, after) == "after"
    assert relation(before, count(9000, as_of="2024-Q2")) is None, "a quarter is no year"
    assert relation(before, count(9000, as_of="2020/2024")) is None


def test_without_dates_the_days_of_the_articles_tell() -> None:
    assert relation(count(7000), count(9000), timedelta(days=14)) == "differs"
    assert relation(count(7000), count(9000), timedelta(days=400)) == "after"
    assert relation(count(7000), count(7000), timedelta(days=400)) == "agrees"


def test_a_change_is_compared_with_that_of_the_same_time_and_direction() -> None:
    def change(words: str, value: float, **fields: object) -> Figure:
        sentence = f"Revenue of Alder {words} {value} percent."
        figure = Figure(0, 1, f"{value} percent", "percent", value, value, "%", sentence=sentence)
        return replace(figure, measures="Revenue", owner="Alder", **fields)  # type: ignore[arg-type]

    assert relation(change("rose", 9), change("grew by", 9)) == "agrees"
    assert relation(change("rose", 9), change("rose", 4)) == "differs"
    assert relation(change("rose", 9), change("fell", 9)) is None
    assert relation(change("rose", 9), change("rose", 4), timedelta(days=30)) is None
    assert relation(change("rose", 9, as_of="2024"), change("rose", 4, as_of="2023")) is None


def test_a_change_says_what_was_before() -> None:
    before, now, other = count(7000), count(9000), count(8000)
    change, start = Claim(now, DAY, before=before), Claim(before, DAY, after=now)
    earlier, later = DAY - timedelta(days=4), DAY + timedelta(days=4)
    assert compare(change, Claim(before, earlier)) == "before"
    assert compare(Claim(before, earlier), change) == "after"
    assert compare(change, Claim(before, later)) == "differs", "somebody still says so"
    assert compare(start, Claim(now, later)) == "after"
    assert compare(Claim(now, later), start) == "before"
    assert compare(start, Claim(before, earlier)) == "agrees"
    assert compare(start, Claim(other, earlier)) is None, "it held at another time"


def test_a_rate_that_is_cut_to_a_level_is_a_level() -> None:
    def rate(sentence: str, **fields: object) -> Figure:
        figure = Figure(0, 1, "4.5%", "percent", 4.5, 4.5, "%", measures="interest rates", owner="Alder")
        return replace(figure, sentence=sentence, **fields)  # type: ignore[arg-type]

    held, cut = rate("Alder held interest rates at 4.5%."), "Alder cut interest rates to 4.5% from 5%."
    assert relation(held, rate(cut, compared_to="5%")) == "agrees"


def test_a_month_that_is_told_later_is_that_of_an_article_of_it() -> None:
    told = count(7000, as_of="2025-06")
    later = Claim(told, DAY + timedelta(days=200))
    assert compare(later, Claim(count(7000), DAY)) == "agrees"
    assert compare(later, Claim(count(7900), DAY)) == "differs"
    assert compare(later._replace(figure=count(7000, as_of="2025")), Claim(count(7000), DAY)) is None


def test_what_is_nobodys_agrees_alone_and_only_with_the_same() -> None:
    def claim(*names: str, days: int = 0, **fields: object) -> Claim:
        figure = count(7000, owner=None, **fields)  # type: ignore[arg-type]
        return Claim(figure, DAY + timedelta(days=days), names=frozenset(names))

    here = claim("alder")
    assert compare(here, claim("alder", "birch")) == "agrees"
    assert compare(here, claim("birch")) is None
    assert compare(claim(as_of="2024"), claim(as_of="2024")) == "agrees"
    assert compare(here, claim("alder", days=90)) is None
    assert compare(here, claim("alder", low=7100, high=7100)) is None
    assert compare(here, claim("alder", bound="min")) is None
    assert compare(here, claim("alder", measures="customers")) is None
    few = claim("alder", low=12, high=12)
    assert compare(few, few) is None, "many things are twelve"


def test_a_precise_value_of_nobody_needs_but_one_word() -> None:
    def price(value: float, measures: str) -> Claim:
        money = replace(count(value), kind="money", currency="EUR", owner=None, measures=measures)
        return Claim(money, DAY, names=frozenset({"alder"}))

    assert compare(price(8.4e9, "price of Birch"), price(8.4e9, "deal")) == "agrees"
    assert compare(price(8.4e9, "price of Birch"), price(8.4e9, "debt")) is None
    assert compare(price(8e9, "price of Birch"), price(8e9, "deal")) is None, "round sums are many"
    assert compare(price(8e9, "price"), price(8e9, "deal")) == "agrees"


def test_what_something_rose_to_was_otherwise_before() -> None:
    offer = count(42, sentence="Alder AG offered 1 employees.")
    raised = count(46, sentence="Alder AG raised its offer to 1 employees.")
    assert relation(offer, raised, timedelta(days=5)) == "after"
    assert relation(raised, offer, timedelta(days=-5)) == "before"
    assert relation(raised, offer, timedelta(days=5)) == "differs", "who tells of it later says otherwise"
    assert (
        relation(offer, count(46, sentence="Alder AG offered 1 employees."), timedelta(days=5)) == "differs"
    )


def test_a_bank_has_one_rate() -> None:
    rate = replace(count(3.5), kind="percent", unit="%", measures="key interest rate")
    assert relation(rate, replace(rate, measures="main rate")) == "agrees"
    assert relation(rate, replace(rate, measures="unemployment rate")) is None


def test_what_is_said_without_its_owner_is_told_again_where_he_is_told_of() -> None:
    owned = Claim(count(7100), DAY, names=frozenset({"alder"}))
    unsaid = Claim(count(7100, owner=None), DAY, names=frozenset({"alder", "birch"}))
    assert compare(owned, unsaid) == compare(unsaid, owned) == "agrees"
    assert compare(owned, unsaid._replace(names=frozenset({"birch"}))) is None
    assert compare(owned, unsaid._replace(figure=count(7200, owner=None))) is None
    assert (
        compare(owned, unsaid._replace(figure=count(7100, owner=None, measures="new employees"))) == "agrees"
    )
    assert (
        compare(owned, unsaid._replace(figure=count(7100, owner=None, measures="former employees"))) is None
    )
    round_sum = owned._replace(figure=count(7000))
    assert compare(round_sum, unsaid._replace(figure=count(7000, owner=None))) is None


def test_a_quarter_is_no_year() -> None:
    money = replace(count(430), kind="money", currency="USD", measures="Revenue")
    assert relation(money, replace(money, low=1900, high=1900), timedelta(days=90)) is None
    debt = replace(money, measures="debt")
    assert relation(debt, replace(debt, low=500, high=500), timedelta(days=90)) == "after"


def test_a_part_is_not_the_whole() -> None:
    whole = count(900, sentence="Alder AG cuts 1 employees.")
    part = count(600, sentence="Alder AG has cut 1 of the 900 employees it sheds.")
    assert relation(whole, part, timedelta(days=90)) is None


def test_what_is_so_by_now_was_otherwise_before() -> None:
    before = count(14, sentence="Alder AG has raised 1 employees.")
    now = count(16, sentence="Alder AG has now raised 1 employees.")
    assert relation(before, now, timedelta(days=14)) == "after"


def test_this_year_says_nothing_of_what_is_measured() -> None:
    assert relation(count(7000), count(7000, measures="Employees this year")) == "agrees"
    assert relation(count(7000), count(7000, measures="employees for the year")) == "agrees"
    assert relation(count(7000), count(7000, measures="employees last year")) is None


def test_from_whom_money_was_raised_does_not_change_how_much() -> None:
    money = replace(count(250), kind="money", currency="USD", measures="funds raised from investors")
    assert relation(money, replace(money, measures="funds raised in funding round")) == "agrees"
    assert relation(money, replace(money, measures="funds raised for schools")) is None


def test_what_two_weekdays_tell_of_are_two_things() -> None:
    monday = count(800, sentence="Alder AG has 1 employees on Monday.")
    assert relation(monday, count(900, sentence="Alder AG has 1 employees on Friday.")) is None
    assert relation(monday, count(800, sentence="Alder AG said on Friday it had 1 employees.")) == "agrees"


def test_gold_pairs_are_many_and_rightly_compared() -> None:
    assert sum(len([*read(part)]) for part in ("open", "closed")) >= 150
    for part, told in measure(("open", "closed")).items():
        assert told["precision"] >= 0.95, part
        assert told["recall"] >= 0.85, part
