"""Careful tagging: newest first, kept at once, resumed, and the indexes follow."""

from __future__ import annotations

import re
import select
from collections.abc import Sequence
from concurrent.futures import Future
from datetime import datetime
from pathlib import Path

import pytest

from metatui.analysis import ANALYSER_VERSION
from metatui.errors import Cancelled
from metatui.library import EncodedAnnotations
from metatui.library.annotations_codec import encode
from metatui.model import Annotations, Article, Entity, EntityCorrection, Mention, Progress
from metatui.newsroom import Failed, Finished, Newsroom, careful_tagging, close_reader
from metatui.newsroom.analysing import analyse_text
from metatui.newsroom.analysis_pool import WorkerDied
from metatui.newsroom.run import Run


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Taggers of whom only the careful one knows Port Alder, in this process; the titles that it has seen."""
    seen: list[str] = []

    def annotate(
        text: str, *, title: str = "", careful: bool = True, published: datetime | None = None
    ) -> Annotations:
        if careful:
            seen.append(title)
        entities = []
        people = dict.fromkeys(("Mara Quill", "Anna Quill", "Quill"), "person")
        kinds = {"Harbour Bank": "organisation", "Port Alder": "place", **people}
        for name, kind in kinds.items():
            found = tuple(
                Mention(*match.span(), name) for match in re.finditer(rf"(?<!Mara )(?<!Anna ){name}", text)
            )
            if found and (careful or kind == "organisation"):
                entities.append(Entity(name, kind, salience=0.5, mentions=found))  # type: ignore[arg-type]
        return Annotations(tuple(entities))

    class Pool:
        def __init__(self, workers: int | None = None, *, careful: bool = False, niceness: int = 0) -> None:
            assert careful
            self.workers = workers or 2

        def submit(self, articles: Sequence[Article]) -> Future[list[EncodedAnnotations]]:
            done: Future[list[EncodedAnnotations]] = Future()
            found = []
            for article in articles:
                annotations, error = analyse_text(article.text, article.title, None, careful=True)
                found.append(EncodedAnnotations(article, encode(annotations, article.text), error))
            done.set_result(found)
            return done

        def close(self) -> None:
            """Nothing to end."""

    monkeypatch.setattr("metatui.newsroom.analysing.annotate", annotate)
    monkeypatch.setattr(careful_tagging, "AnalysisPool", Pool)
    monkeypatch.setattr(close_reader, "AnalysisPool", Pool)
    monkeypatch.setattr(careful_tagging, "_BATCH", 2)
    return seen


@pytest.fixture
def newsroom(open_newsroom, corpus: Path, seen: list[str]) -> Newsroom:
    """Twelve articles, of which four tell of Port Alder, quickly tagged and indexed."""
    newsroom: Newsroom = open_newsroom(corpus)
    newsroom.index()
    assert seen == []
    return newsroom


def places(newsroom: Newsroom) -> int:
    return newsroom.search('place:"Port Alder"').total


def test_what_the_careful_tagger_finds_is_kept_and_can_be_searched(newsroom: Newsroom) -> None:
    assert places(newsroom) == 0
    heard: list[Progress] = []
    assert newsroom.tag_all(heard.append) == 12
    assert places(newsroom) == 4
    assert newsroom.is_current
    assert [(one.phase, one.total) for one in heard[:1]] == [("tagging", 12)]
    assert [one.done for one in heard] == sorted(one.done for one in heard)
    assert heard[-1].done == 12
    storm = next(head for head in newsroom.articles("storm"))
    assert [entity.name for entity in newsroom.annotations(storm.id).entities] == ["Port Alder"]
    assert newsroom.tag_all() == 0


def test_the_newest_come_first(newsroom: Newsroom, seen: list[str]) -> None:
    newsroom.tag_all()
    assert seen == [f"Story number {number}" for number in range(11, -1, -1)]


def test_a_cancelled_run_keeps_what_it_did_and_the_next_goes_on(newsroom: Newsroom, seen: list[str]) -> None:
    heard: list[Progress] = []
    with pytest.raises(Cancelled):
        newsroom.tag_all(heard.append, lambda: any(one.done >= 4 for one in heard))
    assert places(newsroom) == 0, "the indexes follow later"
    seen.clear()
    assert newsroom.tag_all() == 8
    assert seen[0] == "Story number 7"
    assert places(newsroom) == 4


def test_the_indexes_follow_in_between(newsroom: Newsroom, monkeypatch) -> None:
    monkeypatch.setattr(careful_tagging, "_INDEX_AFTER", 4)
    found: list[int] = []
    newsroom.tag_all(lambda _: found.append(places(newsroom)))
    assert set(found) >= {0, 1, 2}


def test_an_index_that_is_behind_is_left_to_the_indexing(
    newsroom: Newsroom, corpus: Path, write_story
) -> None:
    library = newsroom._library
    storm = next(head for head in newsroom.articles("storm"))
    assert newsroom.tag_carefully(storm.id) is not None
    library.articles.mark_gone([newsroom.articles()[0].id])  # as if another process were reading files
    newsroom.tag_all()
    assert len(library.annotations.unindexed(ANALYSER_VERSION)) == 11
    newsroom.index()
    newsroom.tag_all()
    assert places(newsroom) == 4
    assert library.annotations.unindexed(ANALYSER_VERSION) == []


def test_an_article_that_changes_is_tagged_again(newsroom: Newsroom, corpus: Path, write_story) -> None:
    newsroom.tag_all()
    write_story(corpus, 6, "Harbour Bank has nothing to do with it.")
    newsroom.index()
    assert places(newsroom) == 3
    assert newsroom.tag_all() == 1
    assert places(newsroom) == 4


def test_corrections_hold_for_what_is_tagged_carefully(newsroom: Newsroom) -> None:
    newsroom.corrections.add(EntityCorrection("Port Alder", "place", "hide"), "library")
    newsroom.index()
    storm = next(head for head in newsroom.articles("storm"))
    found = newsroom.tag_carefully(storm.id)
    assert found is not None
    assert found.entities == ()
    newsroom.tag_all()
    assert places(newsroom) == 0


def test_names_that_only_the_careful_tagger_sees_become_one(
    newsroom: Newsroom, corpus: Path, write_story
) -> None:
    write_story(corpus, 1, "Mara Quill of the auditors was there.")
    write_story(corpus, 2, "Quill signed the report.")
    newsroom.index()
    newsroom.tag_all()
    assert newsroom.search('who:="Mara Quill"').total == 2
    assert newsroom.search("who:=Quill").total == 0
    assert newsroom.is_current
    # One that is opened is tagged before the others; the indexes follow with them.
    write_story(corpus, 3, "Anna Quill was there too, her sister.")
    newsroom.index()
    opened = next(head for head in newsroom.articles("sister"))
    newsroom.tag_carefully(opened.id)
    assert newsroom.tag_all() == 0
    assert newsroom.search("who:=Quill").total == 1


def test_one_article_is_tagged_once(newsroom: Newsroom, seen: list[str]) -> None:
    head = newsroom.articles()[2]
    assert newsroom.tag_carefully(head.id) is not None
    assert newsroom.tag_carefully(head.id) is None
    assert seen == [head.title]
    assert newsroom.tag_all() == 11
    assert seen.count(head.title) == 1


def test_it_waits_before_each_batch(newsroom: Newsroom) -> None:
    asked: list[int] = []
    finished = newsroom.tag_if_free(Run(), lambda: asked.append(1))
    assert finished.report.changed == 12
    assert len(asked) == 6


def test_only_one_of_two_tags(newsroom: Newsroom, open_newsroom, corpus: Path) -> None:
    other: Newsroom = open_newsroom(corpus)
    told: list[bool] = []
    newsroom.tag_all(lambda _: told.append(other.tag_if_free(Run(), lambda: None).elsewhere))
    assert set(told) == {True}
    assert not other.tag_if_free(Run(), lambda: None).elsewhere


def test_a_reader_that_is_closed_stores_nothing(newsroom: Newsroom, monkeypatch) -> None:
    class Closed:
        def __init__(self, *_: object, **__: object) -> None:
            """A pool that is closed while it works."""

        def submit(self, articles: Sequence[Article]) -> Future[list[EncodedAnnotations]]:
            broken: Future[list[EncodedAnnotations]] = Future()
            broken.set_exception(WorkerDied())
            return broken

        def close(self) -> None:
            """Nothing to end."""

    monkeypatch.setattr(close_reader, "AnalysisPool", Closed)
    assert newsroom.tag_carefully(newsroom.articles()[0].id) is None
    newsroom.stop_tagging()
    assert newsroom.tag_carefully(newsroom.articles()[0].id) is None
    assert len(newsroom._library.annotations.quick(ANALYSER_VERSION)) == 12


def test_a_child_tags_and_reports(open_newsroom, corpus: Path) -> None:
    newsroom: Newsroom = open_newsroom(corpus)
    newsroom.index()
    child = newsroom.start_tagging()
    events = []
    while child.is_running:
        select.select([child.fileno()], [], [])
        events += child.poll()
    assert isinstance(events[-1], Finished), events
    assert events[-1].report.changed == 12
    assert Progress("tagging", 12, 12) in events
    assert newsroom._library.annotations.quick(ANALYSER_VERSION) == []


def test_a_child_that_is_cancelled_says_so(open_newsroom, corpus: Path) -> None:
    newsroom: Newsroom = open_newsroom(corpus)
    newsroom.index()
    child = newsroom.start_tagging()
    child.cancel()
    events = []
    while child.is_running:
        select.select([child.fileno()], [], [])
        events += child.poll()
    assert isinstance(events[-1], Failed | Finished)
