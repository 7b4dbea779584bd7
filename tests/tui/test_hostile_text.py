"""Hostile text in every place the screen shows: no crash, shown literally, nothing that steers a terminal."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import Any

import pytest
from driving import MEDIUM, WIDE, Reader, reading
from fake_newsroom import NOW, FakeNewsroom, sample_articles

from metatui.model import (
    Advice,
    Annotations,
    Article,
    Entity,
    Figure,
    Mention,
    QueryProblem,
    Reason,
    Related,
    Relation,
    SearchAnswer,
    Skipped,
)

# The escape sequences stand for text that got past the first wall.
HOSTILE = {
    "escapes": "\x1b]52;c;QUJD\x07\x1b[2J\x1b[?1049l\x1b]0;pwned\x1b\\\x9b31mred\x07\x08\x00\x7f",
    "action markup": "[@click=app.quit]quit[/] [@click=app.bell()]x[/]",
    "broken markup": "[/nope] [red] [bold [link=x] [/] $text {curly} \\[x]",
    "bidi": "\u202egnol \u2066isolate\u2069 \u200bzero\ufeff width \U000e0041tag",
    "zalgo": "Z" + "\u0334\u0335\u0336\u0337\u0321" * 20 + "algo",
    "wide": "日本語の見出し 👩\u200d👩\u200d👧 🇫🇷 ❤\ufe0f 1\ufe0f\u20e3 한국어 العربية",
    "blanks": "  \t tab\u00a0nbsp\u3000wide\u2028line\u2029para\r\n\x0b\x0c end",
    "long": "x" * 5_000,
    "nothing": "",
}
NAMES = list(HOSTILE)
_STEERING = re.compile(
    "[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b\u2028\u2029\ufeff\ud800-\udfff\U000e0000-\U000e007f]"
)


class HostileNewsroom(FakeNewsroom):
    """Has hostile text wherever a newsroom has text."""

    def __init__(self, text: str, skipped: tuple[Skipped, ...] = (), empty: bool = False) -> None:
        body = f"Harbour Bank {text} paid €4.2 billion. {text} said Ruiz."
        articles = [
            replace(
                article,
                title=f"{text} {number}".strip(),
                text=body,
                source=text,
                byline=text,
                path=text,
                url=f"https://example.org/{text}",
                tags=(text,),
            )
            for number, article in enumerate(sample_articles()[:2])
        ]
        super().__init__([] if empty else articles, skipped)
        self._text = text
        self.name = text
        self.notices = (text,)

    def annotations(self, id: str) -> Annotations:
        text = self.article(id).text
        at = text.index("€4.2 billion")
        bank = Mention(0, 12, "Harbour Bank")
        entity = Entity(self._text or "x", "person", (self._text,), self._text, 1.0, (bank,))
        figures = (
            Figure(at, at + 12, "€4.2 billion", "money", 4.2e9, 4.2e9, None, self._text, measures=self._text),
            Figure(at + 13, at + 14, self._text, "measure", 1, 2, self._text, owner=self._text),
            Figure(at + 15, at + 16, self._text, "date", None, None, measures=self._text),
            Figure(at + 17, at + 18, self._text, "date", self._text, self._text),
        )
        return Annotations((entity,), figures)

    def related(self, id: str, limit: int = 9) -> tuple[Related, ...]:
        reasons = (Reason("terms", self._text, ((0, 1),), ((0, 1),)),)
        others = [self.head(other) for other in self._articles if other != id]
        return tuple(Related(head, Relation(head.id, "same event", 0.5, reasons)) for head in others)

    def search(self, query: str, **options: Any) -> SearchAnswer:
        answer = super().search(query, **options)
        problem = QueryProblem(self._text or "x", 0, 1)
        return replace(answer, problem=problem, advice=Advice(self._text, 2, self._text))


async def walk_everywhere(reader: Reader, clean: list[str]) -> None:
    """Go through every pane, and keep what each showed."""
    for keys in (
        ("enter", "space"),
        ("e", "enter"),
        ("v", "j", "enter"),
        ("t", "enter"),
        ("s",),
        ("o",),
        ("y",),
        ("e", "plus"),
        ("escape", "escape"),
    ):
        await reader.press(*keys)
        clean.append(reader.shown)
        reader.check()


def assert_harmless(shown: str) -> None:
    steering = [hex(ord(c)) for c in shown.replace("\n", "") if _STEERING.match(c)]
    assert steering == []
    assert not [c for c in shown if unicodedata.category(c) == "Cc" and c != "\n"]


@pytest.mark.parametrize("name", NAMES)
async def test_no_pane_lets_hostile_text_through(name: str) -> None:
    seen: list[str] = []
    async with reading(HostileNewsroom(HOSTILE[name]), WIDE) as reader:
        seen.append(reader.shown)
        # Every line is as wide as the terminal takes it to be, so that the borders stay where they are.
        for strip in reader.app.screen._compositor.render_strips():
            assert sum(segment.cell_length for segment in strip) == WIDE[0]
        await walk_everywhere(reader, seen)
        assert reader.app._exception is None
        assert reader.app.is_running
        assert_harmless(reader.app.export_screenshot())
    for shown in seen:
        assert_harmless(shown)


@pytest.mark.parametrize("text", ["soft\u00adhyphen", "a\ud800b"])
async def test_what_the_guard_takes_away_leaves_the_borders_in_place(text: str) -> None:
    articles = [replace(sample_articles()[0], title=text, text=text, source=text)]
    async with reading(FakeNewsroom(articles), WIDE) as reader:
        for strip in reader.app.screen._compositor.render_strips():
            assert sum(segment.cell_length for segment in strip) == WIDE[0]


@pytest.mark.parametrize("name", ["action markup", "broken markup"])
async def test_markup_is_shown_as_it_is_written(name: str) -> None:
    text = HOSTILE[name]
    async with reading(HostileNewsroom(text), (200, 50)) as reader:
        lines = reader.lines
        assert lines[0].startswith(f" metatui   {text}")  # the name of the library
        assert lines[-2].startswith(f" {text}")  # the notice
        word = text.split()[0]
        shown = reader.shown
        # List, head and text of the article, panel: at least once each.
        assert shown.count(word) >= 6
        await reader.press("slash")
        await reader.type("Harbour")
        assert word in reader.lines[2]  # the problem


async def test_a_click_on_markup_runs_nothing() -> None:
    async with reading(HostileNewsroom("[@click=app.quit]" + "x" * 30 + "[/]")) as reader:
        # Title line, list, head and text of the article, entities, figures, related, status.
        for x, y in ((20, 0), (10, 3), (50, 4), (50, 8), (95, 4), (100, 10), (95, 16), (30, 34)):
            await reader.pilot.click(offset=(x, y))
        await reader.settle()
        assert reader.app.is_running
        assert not reader.app._exit


@pytest.mark.parametrize("name", ["escapes", "broken markup", "long"])
async def test_hostile_reasons_in_an_empty_library(name: str) -> None:
    text = HOSTILE[name]
    newsroom = HostileNewsroom(text, (Skipped(text, text), Skipped("a", "b")), empty=True)
    async with reading(newsroom, MEDIUM) as reader:
        assert_harmless(reader.shown)
        assert_harmless(reader.app.export_screenshot())
        await reader.press("j", "enter", "e", "escape")
        reader.check()


@pytest.mark.parametrize("name", ["escapes", "bidi", "broken markup"])
async def test_hostile_messages_of_errors(name: str) -> None:
    class Failing(FakeNewsroom):
        def annotations(self, id: str) -> Annotations:
            raise OSError(HOSTILE[name])

    async with reading(Failing()) as reader:
        assert reader.status.startswith("OSError")
        assert_harmless(reader.shown)
        assert_harmless(reader.status)


@pytest.mark.parametrize("name", ["escapes", "broken markup", "bidi"])
async def test_a_hostile_query_can_be_typed_and_pasted(name: str) -> None:
    from textual import events

    async with reading() as reader:
        await reader.press("slash")
        reader.screen.bar.input.post_message(events.Paste(HOSTILE[name]))
        await reader.settle()
        assert_harmless(reader.shown)
        await reader.press("enter", "j", "slash", "x", "escape")
        assert_harmless(reader.shown)
        assert len(reader.titles) == 4
        reader.check()


async def test_one_line_of_a_hundred_thousand_characters() -> None:
    text = "x" * 100_000
    article = Article("a" * 32, text, text, text, text, NOW, path=text, url=f"https://example.org/{text}")
    async with reading(FakeNewsroom([article])) as reader:
        assert "xxx" in reader.shown
        await reader.press("enter", "G", "z", "z", "y", "m")
        await reader.resize(MEDIUM)
        await reader.press("g", "g", "escape")
        reader.check()
        assert all(len(line) <= 80 for line in reader.lines)
