"""The signs the screen draws with, and the ASCII mode."""

from __future__ import annotations

from driving import reading

from metatui.tui.glyphs import ASCII, UNICODE


def test_ascii_is_ascii() -> None:
    assert all(sign.isascii() for sign in ASCII)


def test_both_sets_have_bars_of_the_same_number() -> None:
    assert len(ASCII.bars) == len(UNICODE.bars) == len(set(UNICODE.bars)) == 8


async def test_ascii_mode_draws_nothing_but_ascii_of_its_own() -> None:
    async with reading(glyphs=ASCII) as reader:
        for keys in ((), ("s", "m"), ("e", "enter"), ("slash", "b"), ("escape", "z")):
            await reader.press(*keys)
            foreign = {character for character in reader.shown if not character.isascii()}
            assert foreign <= {"€"}, keys  # the articles' own
