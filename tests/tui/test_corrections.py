"""Corrections by key in the panel: shown at once, kept, and undone."""

from __future__ import annotations

import asyncio
import threading

import pytest
from driving import MEDIUM, NARROW, WIDE, Reader, reading
from fake_newsroom import FakeNewsroom

from metatui.errors import MetatuiError
from metatui.model import Correction, EntityCorrection, FigureCorrection, Progress, Scope
from metatui.newsroom import Finished, IndexReport
from metatui.newsroom.events import Event
from metatui.tui.screens.notice import NoticeScreen
from metatui.tui.widgets.panel_section import PanelRow

RUIZ = EntityCorrection("Jonas Ruiz", "person", "hide")


def names(reader: Reader) -> list[str]:
    """The names in the panel."""
    return [row.text for row in reader.screen.panel.sections["entities"].rows if row.selectable]


def values(reader: Reader) -> list[str]:
    return [row.text.split()[0] for row in reader.screen.panel.sections["figures"].rows if row.selectable]


def at_cursor(reader: Reader) -> str:
    section = reader.screen.focused
    row = section.row_at_cursor  # type: ignore[union-attr]
    return " ".join(row.text.split())


def kept(reader: Reader) -> list[tuple[Correction, Scope]]:
    return reader.newsroom.corrections.kept


async def test_a_name_is_hidden_and_comes_back() -> None:
    async with reading() as reader:
        assert names(reader) == ["Jonas Ruiz", "Harbour Bank", "Birch Mutual", "Port Alder"]
        await reader.press("e", "d")
        assert names(reader) == ["Harbour Bank", "Birch Mutual", "Port Alder"]
        assert kept(reader) == [(RUIZ, "library")]
        assert (reader.focus, at_cursor(reader)) == ("entities", "Harbour Bank")
        assert reader.screen.view.chosen == 0
        assert reader.screen.view.marks.count("person") == 0
        assert "Jonas Ruiz is hidden   (u undoes it)" in reader.status
        assert "Entities 3" in reader.shown
        await reader.press("u")
        assert names(reader) == ["Jonas Ruiz", "Harbour Bank", "Birch Mutual", "Port Alder"]
        assert kept(reader) == []
        assert "Undone" in reader.status
        assert at_cursor(reader) == "Jonas Ruiz"
        await reader.press("u")
        assert "Nothing to undo" in reader.status


async def test_a_correction_holds_in_other_articles_and_when_one_comes_back() -> None:
    async with reading() as reader:
        await reader.press("e", "j", "d", "g", "l", "j")
        assert "Harbour Bank" not in names(reader)
        await reader.press("k")
        assert names(reader) == ["Jonas Ruiz", "Birch Mutual", "Port Alder"]


async def test_a_burst_of_keys_hides_one_name_after_the_other() -> None:
    async with reading() as reader:
        await reader.press("e")
        await reader.burst("d", "d", "d")
        assert names(reader) == ["Port Alder"]
        assert [correction.name for correction, _ in kept(reader)] == [
            "Jonas Ruiz",
            "Harbour Bank",
            "Birch Mutual",
        ]
        await reader.burst("u", "u")
        assert names(reader) == ["Harbour Bank", "Birch Mutual", "Port Alder"]
        assert kept(reader) == [(RUIZ, "library")]


async def test_after_undo_the_cursor_is_on_the_name_again() -> None:
    async with reading() as reader:
        await reader.press("e", "j", "j")
        assert at_cursor(reader) == "Birch Mutual"
        await reader.press("c")
        await reader.type("place")
        await reader.press("enter")
        assert at_cursor(reader) != "Birch Mutual"
        await reader.press("u")
        assert at_cursor(reader) == "Birch Mutual"
        await reader.press("k", "d")
        assert "Harbour Bank" not in names(reader)
        await reader.press("j", "u")
        assert at_cursor(reader) == "Harbour Bank"


async def test_a_name_that_is_left_as_it_is_closes_the_line() -> None:
    async with reading() as reader:
        await reader.press("e", "r", "enter")
        assert "This is its name already" in reader.status
        assert (reader.focus, kept(reader)) == ("entities", [])
        await reader.press("a", "enter")
        assert reader.focus == "ask", "a name is still asked for"


async def test_a_name_is_the_same_as_another() -> None:
    async with reading() as reader:
        await reader.press("e", "j", "j")
        assert at_cursor(reader) == "Birch Mutual"
        await reader.press("a")
        assert reader.focus == "ask"
        assert "Birch Mutual is the same as:" in reader.shown
        await reader.type("harb")
        assert [each.text for each in reader.screen.ask_line.suggestions] == ["Harbour Bank"]
        assert "Harbour Bank organisation 2" in reader.shown
        await reader.press("tab")
        assert reader.screen.ask_line.input.value == "Harbour Bank"
        await reader.press("enter")
        assert kept(reader) == [
            (EntityCorrection("Birch Mutual", "organisation", "same-as", "Harbour Bank"), "library")
        ]
        assert names(reader) == ["Jonas Ruiz", "Harbour Bank", "Port Alder"]
        assert (reader.focus, at_cursor(reader)) == ("entities", "Port Alder")
        assert not reader.screen.ask_line.display
        annotations = reader.screen.open.annotations
        assert annotations is not None
        assert annotations.entities[0].aliases == ("Birch Mutual",)
        await reader.press("u")
        assert "Birch Mutual" in names(reader)


async def test_a_name_of_another_kind_is_found_in_the_library() -> None:
    async with reading() as reader:
        await reader.press("e", "a")
        await reader.type("lum")
        await reader.press("tab", "enter")
        assert kept(reader) == [
            (EntityCorrection("Jonas Ruiz", "person", "same-as", "Lumen Grid", "organisation"), "library")
        ]
        assert "Lumen Grid" in names(reader)


async def test_a_name_is_renamed_everywhere() -> None:
    async with reading() as reader:
        await reader.press("e", "R")
        assert "Jonas Ruiz, in all libraries, is called:" in reader.shown
        assert reader.screen.ask_line.input.value == "Jonas Ruiz"
        await reader.press("ctrl+u")
        await reader.type("Juan Ruiz")
        await reader.press("enter")
        assert kept(reader) == [
            (EntityCorrection("Jonas Ruiz", "person", "rename", "Juan Ruiz"), "everywhere")
        ]
        assert at_cursor(reader) == "Juan Ruiz"
        assert reader.screen.view.chosen is not None
        assert "in all libraries   (u undoes it)" in reader.status


async def test_a_kind_is_changed_and_the_next_row_is_next() -> None:
    async with reading() as reader:
        await reader.press("e", "c")
        assert "Jonas Ruiz is a:" in reader.shown
        await reader.type("pl")
        assert [each.text for each in reader.screen.ask_line.suggestions] == ["place"]
        await reader.press("enter")
        assert kept(reader)[0][0] == EntityCorrection("Jonas Ruiz", "person", "change-kind", new_kind="place")
        assert "People" not in reader.shown
        assert "Places 2" in reader.shown
        assert at_cursor(reader) == "Harbour Bank"


async def test_a_bad_answer_is_said_and_esc_changes_nothing() -> None:
    async with reading() as reader:
        await reader.press("e", "c", "p", "enter")
        assert "A kind is one of person" in reader.status
        assert reader.focus == "ask"
        await reader.press("escape")
        assert (reader.focus, kept(reader)) == ("entities", [])
        await reader.press("r", *("x" * 250), "enter")
        assert "too long" in reader.status
        assert names(reader)[0] == "Jonas Ruiz"
        await reader.press("u")
        assert "Nothing to undo" in reader.status


async def test_a_figure_is_hidden_with_all_its_places() -> None:
    async with reading() as reader:
        before = values(reader)
        await reader.press("v", "d")
        assert values(reader) == before[1:]
        correction = kept(reader)[0][0]
        assert isinstance(correction, FigureCorrection)
        assert correction.text == "€4.2 billion"
        assert correction.sentence.startswith("Harbour Bank has agreed")
        assert "€4.2 billion is hidden   (u undoes it)" in reader.status
        await reader.press("D")
        assert kept(reader)[1][1] == "everywhere"
        assert values(reader) == before[2:]
        await reader.press("u", "u")
        assert values(reader) == before
        assert kept(reader) == []
        await reader.press("a")
        assert "Choose a name" in reader.status


async def test_where_there_is_nothing_to_correct_it_is_said() -> None:
    async with reading() as reader:
        await reader.press("t", "d")
        assert "Choose a name or a figure" in reader.status
        await reader.press("r")
        assert "Choose a name in the panel first: e goes to them" in reader.status


async def test_u_undoes_what_came_last() -> None:
    async with reading() as reader:
        await reader.press("s", "e", "d", "m")
        await reader.press("u")
        assert kept(reader) != []
        assert "unread again" in reader.status
        await reader.press("u")
        assert kept(reader) == []
        await reader.press("u")
        assert "not starred again" in reader.status
        await reader.search("birch")
        await reader.press("ctrl+s", *"deals", "enter")
        await reader.press("e", "d", "g", "s", "d", "u")
        assert [one.name for one in reader.newsroom.saved_searches.all()] == ["deals"]
        assert len(kept(reader)) == 1
        await reader.press("u")
        assert kept(reader) == []


async def test_an_article_that_becomes_read_by_itself_does_not_come_before_a_correction() -> None:
    async with reading() as reader:
        await reader.press("e", "d")
        reader.screen._mark_as_read()
        assert reader.screen.marks.depth == 1
        await reader.press("u")
        assert kept(reader) == []
        await reader.press("u")
        assert "unread again" in reader.status


async def test_what_cannot_be_kept_is_said_and_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    async with reading() as reader:

        def refuse(correction: Correction, scope: Scope) -> None:
            raise MetatuiError("The disk is full.")

        monkeypatch.setattr(reader.newsroom.corrections, "add", refuse)
        await reader.press("e", "d")
        assert "The disk is full." in reader.status
        assert names(reader)[0] == "Jonas Ruiz"
        await reader.press("u")
        assert "Nothing to undo" in reader.status


async def test_what_was_not_written_yet_is_written_when_the_reader_closes() -> None:
    async with reading() as reader:
        await reader.press("e")
        await reader.pilot.press("d")
        newsroom = reader.newsroom
    assert newsroom.corrections.kept == [(RUIZ, "library")]


async def test_what_is_being_written_when_the_reader_closes_is_written_once() -> None:
    begun, let_go = threading.Event(), threading.Event()
    async with reading() as reader:
        corrections = reader.newsroom.corrections
        add = corrections.add

        def slowly(*arguments: object) -> None:
            begun.set()
            let_go.wait(30)
            add(*arguments)  # type: ignore[arg-type]

        corrections.add = slowly  # type: ignore[method-assign]
        await reader.press("e")
        await reader.pilot.press("d")
        await asyncio.to_thread(begun.wait, 30)
        closing = asyncio.create_task(asyncio.to_thread(reader.screen.correcting.flush))
        let_go.set()
        await closing
        await reader.settle()
        assert corrections.kept == [(RUIZ, "library")]


@pytest.mark.parametrize("size", [WIDE, MEDIUM, NARROW])
async def test_the_question_fits_every_window(size: tuple[int, int]) -> None:
    async with reading(size=size) as reader:
        await reader.press("e", "A")
        assert reader.focus == "ask"
        assert "same as:" in reader.shown
        assert "tab" in reader.shown
        reader.check()
        await reader.type("birch mutual")
        assert "birch mutual" in reader.shown
        await reader.press("enter")
        assert kept(reader)[0][0].new_name == "Birch Mutual"  # type: ignore[union-attr]
        assert reader.focus == "entities"
        reader.check()


async def test_a_question_ends_where_another_article_is_opened() -> None:
    async with reading() as reader:
        await reader.press("e", "a")
        reader.screen.set_focus(reader.screen.articles)
        await reader.press("j")
        assert not reader.screen.ask_line.display
        await reader.press("e", "a", "escape")
        assert reader.focus == "entities"


async def test_the_footer_says_what_can_be_corrected() -> None:
    async with reading(size=(200, 50)) as reader:
        await reader.press("e")
        assert "a/r/c/d correct" in reader.lines[-1]
        await reader.press("v")
        assert "a/r/c/d correct" not in reader.lines[-1]
        assert "d hide" in reader.lines[-1]
        await reader.press("t")
        assert "hide" not in reader.lines[-1]
        await reader.press("e", "r")
        for hint in ("enter take", "tab complete", "esc leave"):
            assert hint in reader.lines[-1]


async def test_the_palette_offers_corrections() -> None:
    async with reading() as reader:
        await reader.press("e")
        commands = {command.title: command for command in reader.app.get_system_commands(reader.screen)}
        commands["Hide"].callback()
        await reader.settle()
        assert kept(reader) == [(RUIZ, "library")]
        commands["Rename a name everywhere"].callback()
        await reader.settle()
        assert reader.focus == "ask"


async def test_what_is_wrong_with_the_files_is_said_once() -> None:
    newsroom = FakeNewsroom()
    newsroom.corrections.problems = ("corrections.toml, line 3: this is no TOML.",)
    async with reading(newsroom) as reader:
        assert "line 3: this is no TOML" in reader.status
        await reader.press("e", "d")
        assert "is hidden" in reader.status
        newsroom.corrections.problems += ("one more: " + "long " * 50, "and another")
        await reader.press("d")
        assert isinstance(reader.app.screen, NoticeScreen)
        assert "and another" in reader.shown
        assert "line 3" not in reader.shown
        await reader.press("enter")
        assert reader.focus == "entities"


async def test_a_quote_cannot_be_hidden() -> None:
    async with reading(size=(200, 50)) as reader:
        quotes = reader.screen.panel.sections["quotes"]
        quotes.display = True
        quotes.show_rows([PanelRow("Said", places=((0, 4),))], 1)
        reader.screen.set_focus(quotes)
        await reader.press("d")
        assert "Choose a name or a figure" in reader.status
        assert kept(reader) == []
        assert "hide" not in reader.lines[-1]


async def test_the_filter_holds_while_names_are_corrected() -> None:
    async with reading() as reader:
        await reader.press("e", "ampersand")
        await reader.type("b")
        await reader.press("enter", "d")
        assert names(reader) == ["Birch Mutual"]
        assert at_cursor(reader) == "Birch Mutual"
        await reader.press("u")
        assert names(reader) == ["Harbour Bank", "Birch Mutual"]
        assert at_cursor(reader) == "Harbour Bank"


class Indexed(FakeNewsroom):
    """Counts how often an indexing was started; one that is under way ends when the test says so."""

    def __init__(self) -> None:
        super().__init__()
        self.started = 0
        self.events: list[Event] = []

    def start_indexing(self) -> Indexed:
        self.started += 1
        return self

    def poll(self) -> list[Event]:
        events, self.events = self.events, []
        return events

    def cancel(self) -> None:
        pass


async def test_the_indexes_follow_when_several_corrections_were_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("metatui.tui.screens.correction_keys.INDEX_AFTER", 1000)
    newsroom = Indexed()
    async with reading(newsroom, watch=True) as reader:
        newsroom.events = [Finished(IndexReport(total=4))]
        reader.screen.indexing._poll()
        await reader.settle()
        assert (newsroom.started, reader.screen.indexing.is_running) == (1, False)
        await reader.press("e", "d", "d")
        timer = reader.screen._index_timer
        assert timer is not None
        assert newsroom.started == 1  # it waits for more
        reader.screen.indexing.start(again=True)
        assert newsroom.started == 2
        newsroom.events = [Progress("correcting", 3, 20)]
        reader.screen.indexing._poll()
        reader.screen.status._forget()
        await reader.settle()
        assert reader.status == "Taking over corrections 3 of 20 …"
        # One that comes while it is at work is not missed.
        reader.screen.indexing.start(again=True)
        assert newsroom.started == 2
        newsroom.events = [Finished(IndexReport(total=4))]
        reader.screen.indexing._poll()
        await reader.settle()
        assert (newsroom.started, reader.screen.indexing.is_running) == (3, True)
