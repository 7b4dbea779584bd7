"""Careful tagging on the screen: the panel changes in place, and B stops what is in the background."""

from __future__ import annotations

from dataclasses import replace

import pytest
from driving import Reader, reading
from fake_newsroom import FakeNewsroom, annotate_by_hand
from test_empty_and_errors import IndexedNewsroom

from metatui.errors import LibraryError
from metatui.model import Annotations, Entity, Mention, Progress
from metatui.newsroom import Failed, Finished, IndexReport


def names(reader: Reader) -> list[str]:
    return [row.text for row in reader.screen.panel.sections["entities"].rows if row.selectable]


def chosen(reader: Reader) -> str:
    annotations, number = reader.screen.open.annotations, reader.screen.view.chosen
    assert annotations is not None
    assert number is not None
    return annotations.entities[number].name


def read_better(newsroom: FakeNewsroom) -> Annotations:
    """What careful tagging finds in the newest article: one name more, before all others."""
    article = newsroom.article(newsroom.articles()[0].id)
    found = annotate_by_hand(article.text)
    start = article.text.index("branch")
    more = Entity("Branch", "product", salience=1.0, mentions=(Mention(start, start + 6, "branch"),))
    better = replace(found, entities=(more, *found.entities))
    newsroom.careful[article.id] = better
    return better


async def test_the_panel_changes_in_place() -> None:
    newsroom = IndexedNewsroom()
    async with reading(newsroom, watch=True) as reader:
        await reader.press("e", "j")
        assert chosen(reader) == "Harbour Bank"
        read_better(newsroom)
        reader.screen.close_reading.read([newsroom.articles()[0].id])
        await reader.settle()
        assert names(reader) == ["Jonas Ruiz", "Harbour Bank", "Birch Mutual", "Port Alder", "Branch"]
        section = reader.screen.panel.sections["entities"]
        assert section.row_at_cursor is not None
        assert section.row_at_cursor.text == "Harbour Bank"
        assert chosen(reader) == "Harbour Bank"
        assert reader.screen.view.marks.count("product") == 1


async def test_what_comes_for_another_article_is_not_shown() -> None:
    newsroom = IndexedNewsroom()
    async with reading(newsroom, watch=True) as reader:
        better, first = read_better(newsroom), newsroom.articles()[0].id
        await reader.press("j")
        reader.screen.close_reading.read([first])
        await reader.settle()
        assert reader.screen.open.annotations != better
        assert "Branch" not in names(reader)


async def test_the_open_article_is_read_first_and_then_the_hits_on_the_screen() -> None:
    newsroom = IndexedNewsroom()
    async with reading(newsroom, watch=True) as reader:
        assert newsroom.tagged == [newsroom.articles()[0].id], "without a search the open one alone"
        newsroom.tagged.clear()
        await reader.search("grid")
        hits = [hit.head.id for hit in newsroom.search("grid").hits]
        assert newsroom.tagged[-len(hits) :] == hits
        await reader.press("j")
        assert newsroom.tagged[-2:] == [hits[1], hits[0]]


async def test_without_a_watch_nothing_is_tagged_behind_the_readers_back() -> None:
    async with reading() as reader:
        await reader.press("j")
        assert reader.newsroom.tagged == []


async def test_a_library_that_fails_is_told_of_and_the_quick_names_stand(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    newsroom = IndexedNewsroom()

    def fail(_: str) -> None:
        raise LibraryError("The library cannot be read.")

    monkeypatch.setattr(newsroom, "tag_carefully", fail)
    async with reading(newsroom, watch=True) as reader:
        assert reader.status == "The library cannot be read."
        assert names(reader)[0] == "Jonas Ruiz"


async def test_tagging_follows_the_indexing_and_shows_where_it_is() -> None:
    newsroom = IndexedNewsroom()
    async with reading(newsroom, watch=True) as reader:
        indexing = reader.screen.indexing
        newsroom.work.events = [Finished(IndexReport(total=4))]
        indexing._poll()
        await reader.settle()
        assert (indexing.is_running, indexing.is_tagging) == (False, True)
        reader.screen.status.coach("")
        newsroom.tagging.events = [Progress("tagging", 2, 4)]
        indexing._poll_tagging()
        assert reader.status == "Reading names closely 2 of 4 …"
        newsroom.tagging.events = [Finished(IndexReport())]
        indexing._poll_tagging()
        assert reader.status == ""
        assert not indexing.is_tagging


async def test_looking_for_changes_puts_tagging_off() -> None:
    newsroom = IndexedNewsroom()
    async with reading(newsroom, watch=True) as reader:
        newsroom.work.events = [Finished(IndexReport(total=4))]
        reader.screen.indexing._poll()
        await reader.settle()
        await reader.press("r")
        assert newsroom.tagging.cancelled
        assert (reader.screen.indexing.is_running, reader.screen.indexing.is_tagging) == (True, False)


async def test_a_key_stops_the_work_in_the_background_and_goes_on_with_it() -> None:
    newsroom = IndexedNewsroom()
    async with reading(newsroom, watch=True) as reader:
        assert reader.screen.indexing.is_running
        await reader.press("B")
        assert newsroom.work.cancelled
        assert not reader.screen.indexing.is_running
        assert "B goes on with it" in reader.status
        await reader.press("B")
        assert reader.screen.indexing.is_running
        newsroom.work.events = [Finished(IndexReport(total=4))]
        reader.screen.indexing._poll()
        await reader.settle()
        await reader.press("B")
        assert newsroom.tagging.cancelled
        await reader.press("B")
        newsroom.work.events = [Finished(IndexReport(total=4))]
        reader.screen.indexing._poll()
        await reader.settle()
        newsroom.tagging.events = [Finished(IndexReport(total=4))]
        reader.screen.indexing._poll_tagging()
        await reader.press("B")
        assert "Nothing goes on in the background" in reader.status
        assert not reader.screen.indexing.is_running


async def test_tagging_that_breaks_off_says_why() -> None:
    newsroom = IndexedNewsroom()
    async with reading(newsroom, watch=True) as reader:
        newsroom.work.events = [Finished(IndexReport(total=4))]
        reader.screen.indexing._poll()
        await reader.settle()
        newsroom.tagging.events = [Failed("Reading names closely broke off.")]
        reader.screen.indexing._poll_tagging()
        assert reader.status == "Reading names closely broke off."
        assert not reader.screen.indexing.is_tagging
