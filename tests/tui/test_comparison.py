"""What other articles say of a figure: the line in the panel, and the sentences side by side."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from driving import MEDIUM, WIDE, Reader, reading
from fake_newsroom import NOW, FakeNewsroom

from metatui.model import ComparedFigure, Figure, FigureComparison
from metatui.tui.comparison_text import comparison_line, distance
from metatui.tui.glyphs import ASCII, UNICODE
from metatui.tui.screens.comparison import ComparisonScreen
from metatui.tui.screens.explanation import ExplanationScreen

FIGURE = Figure(0, 9, "€65bn", "money", 65e9, 65e9, currency="EUR", measures="price", owner="Alder")


def other(
    relation: str, value: float, days: int, source: str = "The Wire", **fields: object
) -> ComparedFigure:
    newsroom = FakeNewsroom()
    id, published = f"{relation}{value}{days}", NOW + timedelta(days=days)
    head = replace(newsroom.articles()[0], id=id, source="The Wire", published=published)
    return ComparedFigure(relation, replace(FIGURE, low=value, high=value, **fields), head)  # type: ignore[arg-type]


def line(*others: ComparedFigure, figure: Figure = FIGURE) -> str:
    return comparison_line([FigureComparison(figure, others)], NOW, UNICODE)


def test_the_line_says_where_articles_differ_then_what_was_then_who_agrees() -> None:
    assert line(other("agrees", 65e9, 0)) == "1 article agrees"
    three = [other("agrees", 65e9, days) for days in range(3)]
    assert line(*three) == "3 articles agree"
    assert line(other("differs", 60e9, -14)) == "differs: €60bn, The Wire, 2 weeks earlier"
    assert (
        line(other("differs", 60e9, -14), other("differs", 61e9, 20), other("agrees", 65e9, 1))
        == "differs: €60bn, The Wire, 2 weeks earlier (and 1 more) · 1 article agrees"
    )
    assert line(other("before", 50e9, -360)) == "was €50bn a year earlier"
    assert line(other("after", 70e9, 4)) == "then €70bn, 4 days later"
    assert line(other("after", 80e9, 0, as_of="2026"), figure=replace(FIGURE, as_of="2025")) == (
        "then €80bn in 2026"
    )
    undated = FigureComparison(FIGURE, (other("differs", 60e9, 0),))
    assert comparison_line([undated], None, UNICODE) == "differs: €60bn, The Wire"
    assert comparison_line([undated], None, ASCII).startswith("differs: ")


def test_what_the_article_itself_says_of_before_is_said_where_no_other_does() -> None:
    before = replace(FIGURE, low=50e9, high=50e9)
    own = FigureComparison(FIGURE, (), before)
    assert comparison_line([own], NOW, UNICODE) == "was €50bn before"
    dated = replace(own, before=replace(before, as_of="2025-Q2"))
    assert comparison_line([dated], NOW, UNICODE) == "was €50bn in Q2 2025"
    said = replace(before, as_of="2024", text="€50bn", sentence="€65bn, after €50bn a year before.")
    assert comparison_line([replace(own, before=said)], NOW, UNICODE) == "was €50bn a year before"
    agreed = replace(dated, others=(other("agrees", 65e9, 0),))
    assert comparison_line([agreed], NOW, UNICODE) == "was €50bn in Q2 2025 · 1 article agrees"
    told = replace(dated, others=(other("before", 51e9, -360),))
    assert comparison_line([told], NOW, UNICODE) == "was €51bn a year earlier"


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "the same day"),
        (1, "a day later"),
        (-6, "6 days earlier"),
        (45, "2 months later"),
        (-800, "2 years earlier"),
    ],
)
def test_distances_are_told_in_the_largest_unit(days: int, words: str) -> None:
    assert distance(NOW, NOW + timedelta(days=days)) == words
    assert distance(None, NOW) == ""


def lines(reader: Reader) -> list[str]:
    return [row.text for row in reader.screen.panel.sections["figures"].rows if row.compared]


async def to_the_line(reader: Reader) -> None:
    """Put the cursor on the line that says what others say."""
    await reader.press("v")
    section = reader.screen.panel.sections["figures"]
    for _ in range(len(section.rows)):
        if section.rows[section.cursor].compared:
            return
        await reader.press("j")
    raise AssertionError("no figure is compared")


async def test_the_panel_says_what_others_say_and_enter_shows_it_side_by_side() -> None:
    async with reading(size=WIDE) as reader:
        assert lines(reader) == ["1 article agrees"]
        await to_the_line(reader)
        await reader.press("enter")
        assert isinstance(reader.app.screen, ComparisonScreen)
        assert "This article" in reader.shown
        assert "Others say the same" in reader.shown
        assert "Birch Mutual has 3,100 employees" in reader.shown
        await reader.press("escape")
        assert reader.app.screen is reader.screen
        title = reader.title
        await reader.press("enter", "j", "enter")
        assert reader.title != title
        assert reader.screen.view.current is not None
        await reader.press("ctrl+o")
        assert reader.title == title


async def test_the_line_explains_its_figure() -> None:
    async with reading(size=WIDE) as reader:
        await to_the_line(reader)
        await reader.press("x")
        assert isinstance(reader.app.screen, ExplanationScreen)
        assert "3,100" in reader.shown


async def test_a_hidden_figure_takes_what_others_say_of_it_along() -> None:
    async with reading(size=WIDE) as reader:
        await reader.press("v")
        section = reader.screen.panel.sections["figures"]
        while "3,100" not in section.rows[section.cursor].text:
            await reader.press("j")
        await reader.press("d")
        assert lines(reader) == []
        await reader.press("u")
        assert lines(reader) == ["1 article agrees"]


async def test_the_filter_keeps_the_line_with_its_figure() -> None:
    async with reading(size=WIDE) as reader:
        await reader.press("v", "ampersand")
        await reader.type("employees")
        rows = reader.screen.panel.sections["figures"].rows
        assert [bool(row.compared) for row in rows] == [False, True]


async def test_the_box_fits_small_windows() -> None:
    async with reading(size=MEDIUM) as reader:
        await to_the_line(reader)
        await reader.press("enter")
        assert all(len(shown) <= 80 for shown in reader.lines)
        assert "Others say the same" in reader.shown
