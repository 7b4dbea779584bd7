"""Completion in the bar: offered as you type, taken with tab, in nobody's way."""

from __future__ import annotations

import threading

from driving import MEDIUM, reading
from fake_newsroom import FakeNewsroom

from metatui.model import Completion


async def test_completions_stand_below_the_bar_with_kind_and_count() -> None:
    async with reading(size=MEDIUM) as reader:
        await reader.search("who:j", keep=False)
        assert " tab name Jonas Ruiz 1" in reader.lines[2]
        await reader.press("x")
        assert "tab" not in reader.lines[2]


async def test_tab_takes_the_first_and_then_the_others() -> None:
    async with reading() as reader:
        await reader.search("birch p", keep=False)
        bar = reader.screen.bar.input
        seen = []
        for _ in range(4):
            await reader.press("tab")
            seen.append((bar.value, bar.cursor_position == len(bar.value)))
        assert [value for value, _ in seen] == [
            "birch place:",
            "birch product:",
            'birch place:"Port Alder" ',
            "birch p",
        ]
        assert all(at_end for _, at_end in seen)
        await reader.press("shift+tab")
        assert bar.value == 'birch place:"Port Alder" '
        assert len(reader.titles) == 2
        assert reader.focus == "query"


async def test_the_only_completion_leads_on_to_what_stands_behind_it() -> None:
    async with reading() as reader:
        await reader.search("sou", keep=False)
        await reader.press("tab")
        assert reader.screen.bar.input.value == "source:"
        assert "Northern Wire 2" in reader.lines[2]
        await reader.press("tab")
        assert reader.screen.bar.input.value == 'source:"Northern Wire" '


async def test_it_completes_in_the_middle_of_a_query() -> None:
    async with reading() as reader:
        await reader.search("who:j birch", keep=False)
        await reader.press(*["left"] * 6)
        await reader.press("o", "tab")
        bar = reader.screen.bar.input
        assert bar.value == 'who:"Jonas Ruiz"  birch'
        assert bar.cursor_position == len('who:"Jonas Ruiz" ')


async def test_enter_and_esc_are_left_alone() -> None:
    async with reading() as reader:
        await reader.search("who:j", keep=False)
        await reader.press("enter")
        assert (reader.screen.list.session.query, reader.focus) == ("who:j", "list")
        assert " tab " not in reader.shown
        await reader.press("slash")
        await reader.type("o")
        await reader.press("escape")
        assert (reader.screen.bar.input.value, reader.focus) == ("", "list")
        assert " tab " not in reader.shown


async def test_where_nothing_fits_tab_goes_to_the_next_pane() -> None:
    async with reading() as reader:
        await reader.search("birch zzz", keep=False)
        assert " tab " not in reader.lines[2]
        await reader.press("tab")
        assert reader.focus != "query"


async def test_a_tab_in_a_burst_waits_for_its_completion() -> None:
    async with reading() as reader:
        await reader.burst("slash", *"who:j", "tab", "enter")
        assert reader.screen.list.session.query in ('who:"Jonas Ruiz"', "who:j")
        await reader.press("slash")
        reader.screen.bar.set_query("")
        await reader.burst(*"who:j", "tab")
        assert reader.screen.bar.input.value == 'who:"Jonas Ruiz" '


async def test_typing_never_waits_and_only_the_newest_counts() -> None:
    class Held(FakeNewsroom):
        def __init__(self) -> None:
            super().__init__()
            self.gate = threading.Event()

        def complete(self, query: str, cursor: int) -> tuple[Completion, ...]:
            if query == "w":
                self.gate.wait(30)
            return super().complete(query, cursor)

    newsroom = Held()
    async with reading(newsroom) as reader:
        await reader.press("slash")
        for key in ("w", "h", "o", "colon", "j"):
            await reader.pilot.press(key)
            await reader.pump()
        assert reader.screen.bar.input.value == "who:j"
        newsroom.gate.set()
        await reader.settle()
        assert "Jonas Ruiz" in reader.lines[2]
        assert newsroom.completed == ["w", "who:j"]


async def test_a_completion_that_fails_is_none() -> None:
    class Broken(FakeNewsroom):
        def complete(self, query: str, cursor: int) -> tuple[Completion, ...]:
            raise OSError("no")

    async with reading(Broken()) as reader:
        await reader.search("birch", keep=False)
        assert len(reader.titles) == 2
        assert "OSError" not in reader.shown


async def test_many_completions_are_left_out_whole() -> None:
    class Many(FakeNewsroom):
        def complete(self, query: str, cursor: int) -> tuple[Completion, ...]:
            return tuple(
                Completion(0, cursor, f"Name number {n} 漢字", f"n{n}", "entity", 1000 + n) for n in range(20)
            )

    async with reading(Many(), size=MEDIUM) as reader:
        await reader.search("n", keep=False)
        assert "Name number 0 漢字 1 000" in reader.lines[2]
        assert reader.lines[2].count("Name") == reader.lines[2].count("漢字 1 0")
        for _ in range(8):
            await reader.press("tab")
        assert reader.screen.bar.input.value == "n7"  # at most eight are offered
        await reader.press("tab")
        assert reader.screen.bar.input.value == "n"
