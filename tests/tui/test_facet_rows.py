"""What the facets show."""

from __future__ import annotations

from datetime import date

from metatui.model import DateBucket, Facet, Facets, FacetValue
from metatui.tui.facet_rows import FacetRow, facet_rows

WEEK = DateBucket(date(2026, 3, 2), date(2026, 3, 9), 3)


def facet(name: str, *pairs: tuple[str, int], field: str, total: int | None = None) -> Facet:
    values = tuple(FacetValue(value, count, f'{field}:="{value}"') for value, count in pairs)
    return Facet(name, values, len(values) if total is None else total)  # type: ignore[arg-type]


SOURCES = facet("source", ("Coast", 9), ("Alder Post", 3), field="source")
PEOPLE = facet("person", *((f"Person {n}", 20 - n) for n in range(10)), field="who", total=40)
FACETS = Facets(12, (PEOPLE, SOURCES), (WEEK,), undated=9)


def texts(rows: list[FacetRow]) -> list[str]:
    return [row.text for row in rows]


def test_sections_stand_in_their_order_with_the_dates_behind_the_sources() -> None:
    headings = [row.text for row in facet_rows(FACETS, (), "", ()) if row.kind == "heading"]
    assert headings == ["Sources", "Dates", "People"]


def test_a_long_section_is_cut_and_says_how_many_more_there_are() -> None:
    rows = facet_rows(FACETS, (), "", ())
    more = next(row for row in rows if row.kind == "more")
    assert (more.text, more.section, more.selectable) == ("34 more", "person", True)
    opened = facet_rows(FACETS, (), "", {"person"})
    assert len([row for row in opened if row.section == "person" and row.kind == "value"]) == 10
    assert opened[-1].text == "30 more with fewer results"


def test_a_section_with_one_more_is_shown_whole() -> None:
    people = facet("person", *((f"P{n}", 9) for n in range(7)), field="who")
    rows = facet_rows(Facets(9, (people,)), (), "", ())
    assert not [row for row in rows if row.kind == "more"]


def test_counts_are_compared_within_their_section() -> None:
    shares = {row.text: row.share for row in facet_rows(FACETS, (), "", ()) if row.kind == "value"}
    assert shares["Coast"] == shares["Person 0"] == 1
    assert shares["Alder Post"] == 1 / 3


def test_what_the_query_asks_for_is_marked() -> None:
    clauses = ('source:="coast"', '-who:="Person 2"', "deal")
    states = {row.text: row.state for row in facet_rows(FACETS, clauses, "", ()) if row.state}
    assert states == {"Coast": "included", "Person 2": "excluded"}


def test_what_the_query_leaves_out_can_be_let_in_again() -> None:
    row = facet_rows(FACETS, ('-source:="Market Letter"',), "", ())[1]
    assert row == FacetRow(
        "value", "Market Letter", None, 0.0, 'source:="Market Letter"', "source", "excluded"
    )
    assert row.selectable


def test_the_filter_goes_through_all_sections_and_all_values() -> None:
    rows = facet_rows(FACETS, (), "9", ())
    assert texts(rows) == ["People", "Person 9"]
    assert "Coast" in texts(facet_rows(FACETS, (), "COÁ", ()))
    assert texts(facet_rows(FACETS, (), "zzz", ())) == ["No value contains “zzz”."]


def test_results_without_dates_say_so() -> None:
    rows = facet_rows(Facets(9, (SOURCES,), undated=9), (), "", ())
    assert "No results have a date." in texts(rows)
    assert not [row for row in rows if row.kind == "bars"]
    some = facet_rows(FACETS, (), "", ())
    assert next(row for row in some if row.text == "Dates").clause == "9 without a date"


def test_no_results_are_nothing_to_count() -> None:
    [row] = facet_rows(Facets(0), (), "", ())
    assert row.text == "No results to count."
    assert not row.selectable
