"""Under --ascii the screen draws with ASCII alone, whatever it shows."""

from __future__ import annotations

from dataclasses import replace

import pytest
from driving import reading
from fake_newsroom import FakeNewsroom, many_articles, sample_articles

from metatui.model import QueryProblem, Skipped
from metatui.tui.glyphs import ASCII

STATES = {
    "list": ("j", "s", "m"),
    "search": ("slash", *"report"),
    "snippets": ("slash", *"paragraph"),
    "wrong": ("slash", *"report", "space", "left_parenthesis"),
    "nothing found": ("slash", *"zebra"),
    "filter": ("3",),
    "article": ("enter", "J", "right_square_bracket"),
    "panel": ("e", "enter"),
    "related": ("t",),
    "help": ("question_mark",),
    "palette": ("ctrl+p",),
    "zen": ("z",),
}


def plain(newsroom: FakeNewsroom) -> FakeNewsroom:
    """The same articles in ASCII, so that whatever is not must have been drawn."""
    newsroom._articles = {
        id: replace(
            article,
            title=article.title.replace("€", "EUR "),
            text=article.text.replace("€", "EUR "),
        )
        for id, article in newsroom._articles.items()
    }
    return newsroom


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (40, 10)])
@pytest.mark.parametrize("state", STATES)
async def test_every_state(state: str, size: tuple[int, int]) -> None:
    newsroom = plain(FakeNewsroom([*sample_articles(), *many_articles(1200)]))
    async with reading(newsroom, size, glyphs=ASCII) as reader:
        await reader.press(*STATES[state])
        if state == "palette":
            await reader.pump()
        assert reader.shown.isascii(), [sign for sign in reader.shown if not sign.isascii()]


async def test_the_reason_for_a_wrong_query_is_quoted_with_straight_marks() -> None:
    async with reading(plain(FakeNewsroom()), glyphs=ASCII) as reader:
        await reader.search("num:>>5", keep=False)
        reader.screen.bar.show_problem(QueryProblem("“>>5” is no number", 4, 7))
        await reader.settle()
        assert '    ^^^ ">>5" is no number' in reader.shown


async def test_an_empty_library_and_a_long_notice() -> None:
    newsroom = FakeNewsroom(
        [], [Skipped("a.pdf", "not a text format"), Skipped("b.pdf", "not a text format")]
    )
    newsroom.notices = ("One thing. " * 20,)
    async with reading(newsroom, (80, 24), glyphs=ASCII) as reader:
        assert "Please note" in reader.shown
        assert reader.shown.isascii()
        await reader.press("enter")
        assert "2 x not a text format" in reader.shown
        assert reader.shown.isascii()
