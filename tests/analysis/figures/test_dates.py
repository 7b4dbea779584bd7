from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from metatui.analysis.figures import find_figures
from metatui.model import Figure

Read = Callable[[str], Figure]


@pytest.mark.parametrize(
    ("text", "span", "low", "high"),
    [
        ("It began on 16 July 2025.", "16 July 2025", "2025-07-16", "2025-07-16"),
        ("It began on July 16, 2025.", "July 16, 2025", "2025-07-16", "2025-07-16"),
        ("It began on July 16th.", "July 16th", "XXXX-07-16", "XXXX-07-16"),
        ("It began on the 16th of July.", "16th of July", "XXXX-07-16", "XXXX-07-16"),
        ("It began on 2025-07-16.", "2025-07-16", "2025-07-16", "2025-07-16"),
        ("It began in July 2025.", "July 2025", "2025-07", "2025-07"),
        ("It began in Sept. 2025.", "Sept. 2025", "2025-09", "2025-09"),
        ("It began in June.", "June", "XXXX-06", "XXXX-06"),
        ("It began in 2025.", "2025", "2025", "2025"),
        ("It began in early 2023.", "early 2023", "2023", "2023"),
        ("It began in mid-July.", "mid-July", "XXXX-07", "XXXX-07"),
        ("It began in the 1990s.", "1990s", "1990", "1999"),
        ("It began in the ’90s.", "’90s", "1990", "1999"),
        ("It began in Q2 2025.", "Q2 2025", "2025-Q2", "2025-Q2"),
        ("It began in the second quarter.", "second quarter", "XXXX-Q2", "XXXX-Q2"),
        ("It began in the first half of 2025.", "first half of 2025", "2025-H1", "2025-H1"),
        ("It began in fiscal 2026.", "fiscal 2026", "FY2026", "FY2026"),
        ("It ran in 2024-25.", "2024-25", "2024", "2025"),
        ("It ran from 2019 to 2023.", "2019 to 2023", "2019", "2023"),
        ("It ran between 2019 and 2023.", "between 2019 and 2023", "2019", "2023"),
        ("It ran from June to August 2024.", "June to August 2024", "2024-06", "2024-08"),
        ("It ran on July 16-18.", "July 16-18", "XXXX-07-16", "XXXX-07-18"),
        ("It ran in the first nine months of 2025.", "first nine months of 2025", "2025-01", "2025-09"),
        ("It began in the summer of 2024.", "summer of 2024", "2024", "2024"),
        ("It began last week.", "last week", None, None),
        ("It began three years ago.", "three years ago", None, None),
    ],
)
def test_a_date_is_read(one: Read, text: str, span: str, low: str | None, high: str | None) -> None:
    figure = one(text)
    assert (figure.kind, figure.text, figure.low, figure.high) == ("date", span, low, high)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("It began last week.", "2025-07-07", "2025-07-13"),
        ("It began last month.", "2025-06", "2025-06"),
        ("It begins next year.", "2026", "2026"),
        ("It began last quarter.", "2025-Q2", "2025-Q2"),
        ("It began yesterday.", "2025-07-15", "2025-07-15"),
        ("It began three years ago.", "2022", "2022"),
        ("It began two days ago.", "2025-07-14", "2025-07-14"),
        ("It began last June.", "2025-06", "2025-06"),
        ("It began last December.", "2024-12", "2024-12"),
        ("It began in June.", "2025-06", "2025-06"),
        ("It will begin in August.", "2025-08", "2025-08"),
        ("It began in the second quarter of last year.", "2024-Q2", "2024-Q2"),
        ("It began in April of this year.", "2025-04", "2025-04"),
        ("It began a year earlier.", None, None),
    ],
)
def test_the_publication_places_what_is_told_from_it(
    published: datetime, text: str, low: str | None, high: str | None
) -> None:
    (figure,) = find_figures(text, published=published)
    assert (figure.low, figure.high) == (low, high)


@pytest.mark.parametrize(
    "text",
    [
        "It began in December.",  # five months back or ahead
        "It began in August.",  # past tense, and August is to come
        "In 2021 it began. It ended in June.",  # told of another year
        "## 2024\nIt began in June.",
        "It began that July.",
    ],
)
def test_a_month_without_a_sure_year_has_none(published: datetime, text: str) -> None:
    figure = find_figures(text, published=published)[-1]
    assert str(figure.low).startswith("XXXX-")


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("It was worth $4bn in February.", "2025-02"),
        ("It is worth $4bn, up from $3bn in February.", "2025-02"),
        ("It opened in the first quarter.", "2025-Q1"),
        ("The deal closes in February.", "XXXX-02"),
        ("It opened, and will close in February.", "2026-02"),
        ("It announced that it closes in February.", "XXXX-02"),
        ("It opened in December.", "XXXX-12"),
    ],
)
def test_what_is_over_was_earlier_in_the_year(text: str, low: str) -> None:
    published = datetime(2025, 9, 10, tzinfo=UTC)
    (date,) = [figure for figure in find_figures(text, published=published) if figure.kind == "date"]
    assert date.low == low


def test_a_year_that_something_is_counted_from_is_not_the_one_told_of() -> None:
    text = "The bank has cut its rate seven times since June 2024. Inflation stood at 2.2% in April."
    *_, rate, april = find_figures(text, published=datetime(2025, 5, 27, tzinfo=UTC))
    assert (rate.as_of, april.low) == ("2025-04", "2025-04")


def test_whoever_is_named_begins_in_days_to_come() -> None:
    text = "The railway has appointed Ann Poe as chief executive from 1 November."
    (date,) = find_figures(text, published=datetime(2025, 10, 2, tzinfo=UTC))
    assert date.low == "2025-11-01"


def test_dates_at_the_ends_of_the_calendar_do_not_fail() -> None:
    first, last = datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, tzinfo=UTC)
    for published in (first, last):
        find_figures("Last week, next year, 9,000 years ago, in December, next century.", published=published)


@pytest.mark.parametrize(
    "text",
    [
        "It may march.",
        "May said so.",
        "April Jones met August Wilson.",
        "The March on Washington.",
        "On a Monday.",
    ],
)
def test_no_date_where_none_is(text: str) -> None:
    assert find_figures(text) == ()


def test_a_figure_knows_the_date_of_its_clause() -> None:
    dated = {figure.text: figure.as_of for figure in find_figures(
        "In 2024 it sold 300 cars, and profit was $5m in June 2025. It has 20 shops, more than in 2019."
    )}  # fmt: skip
    assert dated["300"] == "2024"
    assert dated["$5m"] == "2025-06"
    assert dated["20"] is None


def test_what_is_announced_lies_ahead(published: datetime) -> None:
    (month,) = find_figures("A second ship is due to leave in March.", published=published)
    assert month.low == "2026-03"
    (month,) = find_figures("A second ship left in March.", published=published)
    assert month.low == "2025-03"


def test_a_range_up_to_the_end_of_a_year() -> None:
    (stretch,) = find_figures("It sank between June 2023 and the end of 2024.")
    assert (stretch.low, stretch.high) == ("2023-06", "2024")


def test_when_something_was_founded_or_written_dates_no_figure() -> None:
    (_, mills) = find_figures("Founded in 2003, it runs 19 mills.")
    assert mills.as_of is None
    (killed,) = find_figures("DELHI, March 4 (Wire) - A blast killed 21 people.")
    assert killed.as_of is None


@pytest.mark.parametrize(
    "dateline",
    [
        "Apr. 11, 2026 — ",
        "2026-04-11 – ",
        "DELHI, March 4 (Wire) - ",
        "LAGOS, Nigeria, 3 May 2026 (Wire) — ",
    ],
)
def test_the_day_of_a_dateline_is_no_figure(dateline: str) -> None:
    text = f"{dateline}Four ships came back on 4 April 2026."
    assert [figure.text for figure in find_figures(text)] == ["Four", "4 April 2026"]
    # Only what opens a text is a dateline.
    assert len(find_figures(f"Ships came back.\n\n{text}")) == 3


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("On March 4, 2026 — a Wednesday — prices rose.", "March 4, 2026"),
        ("2024 — the year of the flood — was warm.", "2024"),
        ("The report of April 11, 2026 — the last one — is bad.", "April 11, 2026"),
        ("April 11, 2026, is the day.", "April 11, 2026"),
    ],
)
def test_a_day_that_is_told_of_is_a_figure_before_a_dash_too(text: str, date: str) -> None:
    assert [figure.text for figure in find_figures(text)] == [date]
