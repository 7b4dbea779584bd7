"""The signs the screen draws with, and the ASCII mode."""

from __future__ import annotations

from dataclasses import replace

from driving import reading
from fake_newsroom import FakeNewsroom, sample_articles

from metatui.tui.glyphs import ASCII, UNICODE


def test_ascii_is_ascii() -> None:
    assert all(sign.isascii() for sign in ASCII)


def test_both_sets_have_bars_of_the_same_number() -> None:
    assert len(ASCII.bars) == len(UNICODE.bars) == len(set(UNICODE.bars)) == 8


async def test_the_bullets_of_lists_are_ascii_and_what_the_article_says_stays() -> None:
    text = "• first point of a list\n• second • with a dot\n\nThe end • of it."
    for glyphs, bullet in ((ASCII, "-"), (UNICODE, "•")):
        newsroom = FakeNewsroom([replace(article, text=text) for article in sample_articles()])
        async with reading(newsroom, glyphs=glyphs) as reader:
            await reader.press("enter")
            assert f"{bullet} first point of a list" in reader.shown
            assert f"{bullet} second • with a dot" in reader.shown
            assert "The end • of it." in reader.shown
            await reader.press("q")
            await reader.search("point")
            assert f"{bullet} first point" in reader.shown


async def test_ascii_mode_draws_nothing_but_ascii_of_its_own() -> None:
    async with reading(glyphs=ASCII) as reader:
        for keys in ((), ("s", "m"), ("e", "enter"), ("slash", "b"), ("escape", "z")):
            await reader.press(*keys)
            foreign = {character for character in reader.shown if not character.isascii()}
            assert foreign <= {"€"}, keys  # the articles' own
