"""How names and figures were read: a box whose rows lead into the text."""

from __future__ import annotations

import pytest
from driving import MEDIUM, NARROW, WIDE, reading

from metatui.model import ExplainedPart, Explanation
from metatui.tui.explanation_rows import explanation_rows
from metatui.tui.glyphs import ASCII, UNICODE
from metatui.tui.screens.explanation import ExplanationScreen


async def test_x_explains_a_name_and_leads_to_its_words() -> None:
    async with reading() as reader:
        await reader.press("e", "x")
        assert isinstance(reader.app.screen, ExplanationScreen)
        assert "Why Jonas Ruiz" in reader.shown
        assert "Jonas Ruiz is in the list of known names" in reader.shown
        assert "“Jonas Ruiz”" in reader.shown
        await reader.press("enter")
        assert reader.app.screen is reader.screen
        assert reader.marked == "Jonas Ruiz"
        await reader.press("ctrl+o")
        assert reader.focus == "entities"
        await reader.press("x", "x")
        assert (reader.app.screen, reader.focus) == (reader.screen, "entities")


async def test_x_explains_a_figure() -> None:
    async with reading() as reader:
        await reader.press("v", "x")
        assert "Why €4.2 billion" in reader.shown
        assert "a number before what it counts" in reader.shown
        await reader.press("escape")
        assert reader.focus == "figures"


async def test_x_says_where_there_is_nothing_to_explain() -> None:
    async with reading() as reader:
        await reader.press("t", "x")
        assert "Choose a name or a figure" in reader.status
        await reader.press("g", "l", "j", "j", "e", "x")
        assert "Lumen Grid" in reader.shown
        assert "It cannot be told any more" in reader.shown


@pytest.mark.parametrize("size", [WIDE, MEDIUM, NARROW])
async def test_long_rules_go_on_below_at_any_width(size: tuple[int, int]) -> None:
    async with reading(size=size) as reader:
        await reader.press("e", "x")
        text = " ".join(line.strip(" │╭╮╰╯") for line in reader.lines)
        assert " ".join(text.split()).count("list of known names") >= 3
        assert all(len(line) <= size[0] for line in reader.lines)
        await reader.resize(WIDE)
        assert "list of known names" in reader.shown
        await reader.press("escape")
        reader.check()


async def test_x_outside_the_panel_goes_to_the_clauses() -> None:
    async with reading() as reader:
        await reader.press("x")
        assert "no search that could be cut" in reader.status


def test_rows_say_what_each_word_gave() -> None:
    found = Explanation(
        ("a currency before a number", "one\nand " * 9),
        (
            ExplainedPart(4, 5, "$", "currency", "USD", "a sign"),
            ExplainedPart(5, 7, "14", "number", "14"),
        ),
    )
    head = object()
    rows = explanation_rows(found, head, 40, UNICODE)  # type: ignore[arg-type]
    assert rows[0].text == " • a currency before a number"
    assert all(len(row.text) <= 40 for row in rows[:-3])
    assert (rows[-3].text, rows[-3].lead) == ("", None)
    assert rows[-2].text.split() == ["“$”", "currency", "USD"]
    assert rows[-2].faint == "a sign"
    assert rows[-2].lead == (head, 4, 5)
    assert rows[-1].text.split() == ["“14”", "number"]
    assert all(row.text.isascii() for row in explanation_rows(found, head, 40, ASCII))  # type: ignore[arg-type]
