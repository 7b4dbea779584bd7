"""Nothing to read, nothing that works, and what the reader is told of it; the coach; the indexing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from driving import MEDIUM, reading
from fake_newsroom import FakeNewsroom, many_articles

from metatui.errors import LibraryError
from metatui.model import Annotations, Article, Progress, Skipped
from metatui.newsroom import Changed, Event, Failed, Finished, IndexReport
from metatui.tui.app import MetatuiApp, run


async def test_an_empty_library_says_what_was_found_and_what_to_do() -> None:
    skipped = [
        Skipped("a.pdf", "not a text format"),
        Skipped("b.pdf", "not a text format"),
        Skipped("s", "a socket"),
    ]
    async with reading(FakeNewsroom([], skipped)) as reader:
        for words in (
            "No articles in Port Alder.",
            "3 files were passed over:",
            "2 × not a text format",
            "1 × a socket",
            "press r",
            "metatui doctor --library alder",
        ):
            assert words in reader.shown
        assert "0 articles" in reader.lines[0]
        for key in (
            "j",
            "enter",
            "e",
            "v",
            "t",
            "escape",
            "slash",
            "a",
            "enter",
            "escape",
            "J",
            "n",
            "m",
            "s",
            "u",
            "o",
            "y",
            "z",
            "z",
        ):
            await reader.press(key)
            reader.check()


async def test_skipped_files_are_named_in_the_status() -> None:
    async with reading(FakeNewsroom(skipped=[Skipped("a.pdf", "not a text format")])) as reader:
        assert "1 file passed over: metatui doctor --library alder" in reader.status


async def test_notices_of_the_newsroom_are_shown() -> None:
    newsroom = FakeNewsroom()
    newsroom.notices = ("The library was damaged and was set aside as library.damaged.",)
    async with reading(newsroom) as reader:
        assert reader.status == newsroom.notices[0]


@pytest.mark.parametrize("size", [(120, 36), MEDIUM, (60, 20), (40, 10)])
async def test_a_long_notice_can_be_read_whole(size: tuple[int, int]) -> None:
    newsroom = FakeNewsroom()
    newsroom.notices = (
        "The library was damaged (file is not a database) and set aside as "
        "/home/reader/.local/share/metatui/library.db.damaged-20260302T120000Z. "
        "No read or starred mark could be saved from it. "
        "[red]The articles[/] are read from their files again.",
    )
    async with reading(newsroom, size) as reader:
        seen = "".join(line.strip("╭╮╰╯─│ ▁▂▃▄▅▆▇█") for line in reader.lines).replace(" ", "")
        for _ in range(8):
            await reader.press("j")
            seen += "".join(line.strip("╭╮╰╯─│ ▁▂▃▄▅▆▇█") for line in reader.lines).replace(" ", "")
        for words in (
            "library.db.damaged-20260302T120000Z",
            "starred mark could be saved",
            "[red]The articles[/]",
        ):
            assert words.replace(" ", "") in seen
        await reader.press("enter")
        assert reader.app.screen is reader.screen
        reader.check()


async def test_an_article_that_cannot_be_loaded_is_no_crash() -> None:
    class Broken(FakeNewsroom):
        def article(self, id: str) -> Article:
            raise LibraryError("The disk is full. Free some space.")

    async with reading(Broken()) as reader:
        assert reader.status == "The disk is full. Free some space."
        for key in ("j", "enter", "e", "t", "z", "z", "n", "escape", "m"):
            await reader.press(key)
        reader.check()


async def test_an_article_that_cannot_be_annotated_can_be_read() -> None:
    class Broken(FakeNewsroom):
        def annotations(self, id: str) -> Annotations:
            raise RuntimeError("no tagger")

        def related(self, id: str, limit: int = 9) -> tuple[Any, ...]:
            return ()

    async with reading(Broken()) as reader:
        assert "Jonas Ruiz, who runs" in reader.shown
        assert reader.status == "RuntimeError: no tagger"
        await reader.press("e", "enter", "v", "enter", "escape")
        reader.check()


async def test_marks_that_cannot_be_written_are_told() -> None:
    class Broken(FakeNewsroom):
        def star(self, ids: Any, starred: bool) -> None:
            raise LibraryError("The library cannot be written.")

    async with reading(Broken()) as reader:
        await reader.press("s")
        assert reader.status == "The library cannot be written."
        await reader.press("j")
        reader.check()


# The coach.


async def test_the_coach_names_the_next_key_until_it_was_used(tmp_path: Path) -> None:
    file = tmp_path / "coach.json"
    async with reading(coach_file=file) as reader:
        assert reader.status == "Try: press j and k to move through the articles"
        await reader.press("j")
        assert reader.status.startswith("Try: press / and type a word")
        await reader.search("harbour")
        assert "enter to read" in reader.status
    assert "move" in json.loads(file.read_text())
    async with reading(coach_file=file) as reader:
        assert "enter to read" in reader.status


# The indexing.


class Work:
    """An indexing that reports what it is given."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.cancelled = False

    def poll(self) -> list[Event]:
        events, self.events = self.events, []
        return events

    def cancel(self) -> None:
        self.cancelled = True


class IndexedNewsroom(FakeNewsroom):
    """Starts an indexing by hand."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.work = Work()
        self.tagging = Work()

    def start_indexing(self) -> Work:
        self.work.cancelled = False
        return self.work

    def start_tagging(self) -> Work:
        self.tagging.cancelled = False
        return self.tagging

    def add(self, count: int) -> None:
        self._articles |= {article.id: article for article in many_articles(count)}


async def test_progress_is_shown_and_new_articles_come_in_under_a_still_cursor() -> None:
    newsroom = IndexedNewsroom()
    async with reading(newsroom, watch=True) as reader:
        poll = reader.screen.indexing._poll
        await reader.press("j")
        cursor, title = reader.cursor, reader.title
        newsroom.work.events = [Progress("reading", 120, 1500)]
        poll()
        await reader.settle()
        assert reader.status.replace("\u202f", " ") == "Reading 120 of 1 500 …"
        newsroom.add(30)
        newsroom.work.events = [Changed(2)]
        poll()
        await reader.settle()
        assert (len(reader.titles), reader.cursor, reader.title) == (34, cursor, title)
        assert "34 articles" in reader.lines[0]
        newsroom.work.events = [Finished(IndexReport(added=30, total=34))]
        poll()
        await reader.settle()
        assert reader.status == "The library is up to date: 30 new."
        assert not reader.screen.indexing.is_running


async def test_a_phase_that_begins_counts_from_nothing() -> None:
    newsroom = IndexedNewsroom()
    async with reading(newsroom, watch=True) as reader:
        for phase, words in (
            ("reading", "Reading 0 of 20"),
            ("analysing", "Finding names and figures 0 of 20"),
        ):
            newsroom.work.events = [Progress(phase, 0, 20)]  # type: ignore[arg-type]
            reader.screen.indexing._poll()
            await reader.settle()
            assert reader.status == f"{words} …"


async def test_a_new_library_leaves_the_line_to_the_coach() -> None:
    newsroom = IndexedNewsroom([])
    async with reading(newsroom, watch=True) as reader:
        newsroom.add(3)
        newsroom.work.events = [Changed(2), Finished(IndexReport(added=3, total=3))]
        reader.screen.indexing._poll()
        await reader.settle()
        assert reader.status.startswith("Try: ")
        await reader.press("r")
        newsroom.work.events = [Finished(IndexReport(added=3, total=3))]
        reader.screen.indexing._poll()
        await reader.settle()
        assert reader.status == "The library is up to date: 3 new."


async def test_the_coach_names_n_while_there_are_hits_alone() -> None:
    async with reading() as reader:
        await reader.press("j", "enter")
        await reader.search("harbour", keep=False)
        assert "press n" in reader.status
        await reader.press("escape")
        assert "press n" not in reader.status


async def test_the_first_article_of_an_empty_library_opens_by_itself() -> None:
    newsroom = IndexedNewsroom([])
    async with reading(newsroom, watch=True) as reader:
        reader.screen._show_emptiness()
        await reader.settle()
        assert "Looking for articles in Port Alder" in reader.shown
        newsroom.add(3)
        newsroom.work.events = [Changed(2)]
        reader.screen.indexing._poll()
        await reader.settle()
        assert reader.title == "Report 0"


async def test_an_indexing_that_found_nothing_says_so() -> None:
    newsroom = IndexedNewsroom([], [Skipped("a.pdf", "not a text format")])
    async with reading(newsroom, watch=True) as reader:
        newsroom.work.events = [Finished(IndexReport(skipped=newsroom.skipped()))]
        reader.screen.indexing._poll()
        await reader.settle()
        assert "No articles in Port Alder." in reader.shown
        assert "1 × not a text format" in reader.shown


async def test_a_failed_indexing_is_told_and_reading_goes_on() -> None:
    newsroom = IndexedNewsroom()
    async with reading(newsroom, watch=True) as reader:
        newsroom.work.events = [Failed("No space left on the disk.")]
        reader.screen.indexing._poll()
        await reader.settle()
        assert reader.status == "No space left on the disk."
        await reader.press("j")
        assert reader.title == reader.cursor


async def test_r_looks_for_changes_and_tells_when_there_are_none() -> None:
    newsroom = IndexedNewsroom()
    async with reading(newsroom) as reader:
        await reader.press("r")
        newsroom.work.events = [Finished(IndexReport(total=4))]
        reader.screen.indexing._poll()
        await reader.settle()
        assert reader.status == "No changes."


async def test_closing_the_reader_ends_the_indexing() -> None:
    newsroom = IndexedNewsroom()
    async with reading(newsroom, watch=True) as reader:
        assert reader.screen.indexing.is_running
        await reader.pilot.press("Q")
    assert newsroom.work.cancelled


@pytest.mark.parametrize("during", ["search", "article"])
async def test_a_reload_disturbs_nothing(during: str) -> None:
    newsroom = IndexedNewsroom()
    async with reading(newsroom, MEDIUM, watch=True) as reader:
        await reader.press("j")
        if during == "search":
            await reader.search("harbour", keep=False)
            await reader.press("down")
        else:
            await reader.press("enter", "j")
        before = (reader.cursor, reader.title, reader.focus, reader.screen.view.scroll_line)
        newsroom.add(30)
        newsroom.work.events = [Changed(2)]
        reader.screen.indexing._poll()
        await reader.settle()
        assert (reader.cursor, reader.title, reader.focus, reader.screen.view.scroll_line) == before


def test_a_crash_ends_the_program_with_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(app: MetatuiApp) -> None:
        app._return_code = 1

    monkeypatch.setattr(MetatuiApp, "run", crash)
    with pytest.raises(SystemExit) as ending:
        run(FakeNewsroom())  # type: ignore[arg-type]
    assert ending.value.code == 1
