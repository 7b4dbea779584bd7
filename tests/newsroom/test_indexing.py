"""From files to answers, and back in step after every change."""

from __future__ import annotations

import shutil
from itertools import pairwise
from pathlib import Path

import pytest

from metatui.errors import ArticleNotFound, Cancelled, LibraryError, UnreadableFile
from metatui.model import Progress
from metatui.newsroom import Counts, Newsroom

pytestmark = pytest.mark.usefixtures("quick_analysis")


def test_a_folder_becomes_a_library(open_newsroom, corpus: Path) -> None:
    newsroom = open_newsroom(corpus)
    heard: list[Progress] = []
    assert not newsroom.is_current
    report = newsroom.index(heard.append)
    assert (report.added, report.changed, report.gone, report.skipped, report.total) == (12, 0, 0, (), 12)
    assert newsroom.is_current
    assert newsroom.name == "Evening News"
    assert newsroom.counts() == Counts(12, 12, 0)
    heads = newsroom.articles()
    assert [head.title for head in heads[:2]] == ["Story number 11", "Story number 10"]
    assert heads[0].source == "Northern Wire"
    assert "Harbour Bank paid" in newsroom.article(heads[0].id[:12]).text
    assert newsroom.annotations(heads[0].id).entities[0].name == "Harbour Bank"
    phases = list(dict.fromkeys(progress.phase for progress in heard))
    assert phases == ["looking", "reading", "analysing", "indexing", "relating", "done"]
    assert all(0 <= progress.done <= progress.total or not progress.total for progress in heard)


def test_nothing_is_done_twice(open_newsroom, corpus: Path, quick_analysis: list[str], monkeypatch) -> None:
    newsroom = open_newsroom(corpus)
    newsroom.index()
    revision = newsroom.revision
    quick_analysis.clear()
    monkeypatch.setattr("metatui.newsroom.reading._read", None)
    report = newsroom.index()
    assert (report.added, report.changed, report.gone, report.total) == (0, 0, 0, 12)
    assert newsroom.revision == revision
    assert quick_analysis == []


def test_files_come_change_and_go(
    open_newsroom, corpus: Path, write_story, quick_analysis: list[str]
) -> None:
    newsroom = open_newsroom(corpus)
    newsroom.index()
    quick_analysis.clear()
    write_story(corpus, 4, extra="Zanzibar was mentioned as well.")
    write_story(corpus, 12)
    (corpus / "story-06.md").unlink()
    report = newsroom.index()
    assert (report.added, report.changed, report.gone, report.total) == (1, 1, 1, 12)
    assert sorted(quick_analysis) == ["Story number 12", "Story number 4"]
    assert [hit.head.title for hit in newsroom.search("zanzibar").hits] == ["Story number 4"]
    assert "Story number 6" not in {head.title for head in newsroom.articles("storm")}
    assert newsroom.is_current


def test_what_the_reader_did_follows_a_renamed_file_and_waits_for_a_lost_one(
    open_newsroom, corpus: Path
) -> None:
    newsroom = open_newsroom(corpus)
    newsroom.index()
    by_title = {head.title: head.id for head in newsroom.articles()}
    newsroom.mark_read([by_title["Story number 2"], by_title["Story number 3"]], True)
    newsroom.star([by_title["Story number 2"]], True)
    (corpus / "story-02.md").rename(corpus / "renamed.md")
    lost = (corpus / "more" / "story-03.md").read_bytes()
    (corpus / "more" / "story-03.md").unlink()
    report = newsroom.index()
    assert (report.added, report.gone) == (1, 2)
    renamed = next(head for head in newsroom.articles() if head.title == "Story number 2")
    assert renamed.id != by_title["Story number 2"]
    assert renamed.read
    assert renamed.starred
    assert newsroom.counts() == Counts(11, 10, 1)
    # An article that was open when its file went away can still be read.
    assert newsroom.article(by_title["Story number 3"]).title == "Story number 3"
    with pytest.raises(ArticleNotFound):
        newsroom.article(by_title["Story number 3"][:20])
    (corpus / "more" / "story-03.md").write_bytes(lost)
    newsroom.index()
    assert newsroom.head(by_title["Story number 3"]).read
    assert newsroom.counts() == Counts(12, 10, 1)


def test_one_bad_file_never_stops_the_rest(open_newsroom, corpus: Path) -> None:
    import metatui.ingest

    really_read = metatui.ingest.read_article
    read: list[str] = []

    def read_article(data: bytes, *, name: str, id: str, path: str | None = None) -> object:
        read.append(name)
        if name == "story-02.md":
            raise UnreadableFile("there is no text in it")
        if name == "story-04.md":
            raise RecursionError
        return really_read(data, name=name, id=id, path=path)

    patch = pytest.MonkeyPatch()
    patch.setattr("metatui.ingest.read_article", read_article)
    newsroom = open_newsroom(corpus)
    report = newsroom.index()
    assert report.added == 10
    assert [(Path(skipped.path).name, skipped.reason) for skipped in report.skipped] == [
        ("story-02.md", "there is no text in it"),
        ("story-04.md", "it could not be understood (RecursionError)"),
    ]
    assert newsroom.skipped() == report.skipped
    read.clear()
    report = newsroom.index()
    assert read == []
    assert newsroom.skipped() == report.skipped
    assert len(report.skipped) == 2
    patch.undo()
    (corpus / "story-02.md").touch()
    assert [Path(skipped.path).name for skipped in newsroom.index().skipped] == ["story-04.md"]


def test_an_article_whose_file_became_unreadable_is_gone_but_not_one_that_is_out_of_reach(
    open_newsroom, corpus: Path, write_story, monkeypatch
) -> None:
    newsroom = open_newsroom(corpus)
    newsroom.index()
    write_story(corpus, 2, extra="changed")
    write_story(corpus, 4, extra="changed")
    import metatui.ingest

    really_open, really_read = metatui.ingest.open_safely, metatui.ingest.read_article

    def open_safely(found: object) -> bytes:
        if found.path.name == "story-02.md":  # type: ignore[attr-defined]
            raise UnreadableFile("permission denied")
        return really_open(found)

    def read_article(data: bytes, *, name: str, id: str, path: str | None = None) -> object:
        if name == "story-04.md":
            raise UnreadableFile("there is no text in it")
        return really_read(data, name=name, id=id, path=path)

    monkeypatch.setattr("metatui.ingest.open_safely", open_safely)
    monkeypatch.setattr("metatui.ingest.read_article", read_article)
    report = newsroom.index()
    assert (report.gone, report.total, len(report.skipped)) == (1, 11, 2)
    titles = {head.title for head in newsroom.articles()}
    assert "Story number 2" in titles
    assert "Story number 4" not in titles


def test_articles_of_a_folder_that_is_away_are_kept(open_newsroom, corpus: Path, tmp_path: Path) -> None:
    newsroom = open_newsroom(corpus)
    newsroom.index()
    corpus.rename(tmp_path / "elsewhere")
    report = newsroom.index()
    assert (report.gone, report.total) == (0, 12)
    assert len(report.skipped) == 1
    (tmp_path / "elsewhere").rename(corpus)
    report = newsroom.index()
    assert (report.added, report.total, report.skipped) == (0, 12, ())


@pytest.mark.parametrize("phase", ["looking", "reading", "analysing", "indexing", "relating"])
def test_a_run_that_is_cancelled_goes_on_from_there(open_newsroom, corpus: Path, phase: str) -> None:
    newsroom = open_newsroom(corpus)
    seen: list[Progress] = []

    def is_cancelled() -> bool:
        return any(progress.phase == phase and progress.done >= 3 for progress in seen)

    with pytest.raises(Cancelled):
        newsroom.index(seen.append, is_cancelled)
    assert not newsroom.is_current
    kept = newsroom.counts().total
    assert kept == {"looking": 0, "reading": 3}.get(phase, 12)
    report = newsroom.index()
    assert report.added == 12 - kept
    assert report.total == newsroom.search("storm OR bank", limit=None).total == 12
    assert newsroom.is_current


def test_an_article_that_trips_up_the_analysis_is_shown_without_it(
    open_newsroom, corpus: Path, monkeypatch
) -> None:
    def annotate(text: str, *, title: str = "", **_: object) -> object:
        raise ZeroDivisionError("in a rule")

    monkeypatch.setattr("metatui.newsroom.analysing.annotate", annotate)
    newsroom = open_newsroom(corpus)
    assert newsroom.index().total == 12
    assert newsroom.is_current
    assert newsroom.annotations(newsroom.articles()[0].id).entities == ()
    (check,) = [check for check in newsroom.doctor() if check.name == "annotations"]
    assert not check.ok
    assert "12 articles" in check.detail
    assert "ZeroDivisionError" in check.detail


def test_annotations_are_found_on_opening_where_they_are_not_kept(
    open_newsroom, corpus: Path, quick_analysis: list[str]
) -> None:
    newsroom = open_newsroom(corpus)
    newsroom.index()
    newsroom._library.annotations.clear()
    quick_analysis.clear()
    id = newsroom.articles()[0].id
    assert newsroom.annotations(id) == newsroom.annotations(id)
    assert quick_analysis == ["Story number 11"]


def test_a_new_analyser_goes_over_everything_and_keeps_the_reader_s_marks(
    open_newsroom, corpus: Path, quick_analysis: list[str], monkeypatch
) -> None:
    newsroom = open_newsroom(corpus)
    newsroom.index()
    newsroom.star([newsroom.articles()[0].id], True)
    quick_analysis.clear()
    monkeypatch.setattr("metatui.analysis.ANALYSER_VERSION", 1_000_000)
    assert not newsroom.is_current
    report = newsroom.index()
    assert (report.added, report.changed) == (0, 0)
    assert len(quick_analysis) == 12
    assert newsroom.is_current
    assert newsroom.counts().starred == 1


def test_rebuilding_makes_everything_anew(open_newsroom, corpus: Path, quick_analysis: list[str]) -> None:
    newsroom = open_newsroom(corpus)
    newsroom.index()
    newsroom.star([newsroom.articles()[0].id], True)
    quick_analysis.clear()
    report = newsroom.index(rebuild=True)
    assert (report.added, report.changed, report.total) == (0, 0, 12)
    assert len(quick_analysis) == 12
    assert newsroom.counts().starred == 1
    assert newsroom.search("storm").total == 4


def test_steps_grow_and_never_part_a_revision() -> None:
    from metatui.library import Revised
    from metatui.newsroom.index_sync import STEP_FIRST, STEP_LARGEST, _steps

    revised = [Revised(row, f"{row:032x}", row // 60, False) for row in range(3 * STEP_LARGEST)]
    steps = list(_steps(revised))
    assert [article for step in steps for article in step] == revised
    assert len(steps[0]) < STEP_FIRST + 60
    assert max(len(step) for step in steps) >= STEP_LARGEST
    for before, after in pairwise(steps):
        assert before[-1].revision < after[0].revision
    assert list(_steps([])) == []


def test_several_paths_make_one_library(open_newsroom, corpus: Path, tmp_path: Path) -> None:
    shutil.copytree(corpus, tmp_path / "copy")
    newsroom = open_newsroom([corpus, tmp_path / "copy", corpus / "story-02.md"])
    assert newsroom.name == "Evening News + 2 more"
    assert newsroom.index().total in (24, 25)


def test_an_empty_folder_is_a_library_too(open_newsroom, tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    newsroom = open_newsroom(tmp_path / "nothing")
    assert newsroom.index().total == 0
    assert newsroom.is_current
    assert list(newsroom.articles()) == []
    assert newsroom.search("anything").total == 0


def test_damage_found_before_indexing_ends_the_run(open_newsroom, corpus: Path, monkeypatch) -> None:
    newsroom = open_newsroom(corpus)
    newsroom.index()
    newsroom._library.set_meta("checked_at", 0)
    with monkeypatch.context() as patch:
        patch.setattr("metatui.library.damage.full_check", lambda connection: ["page 7 is not used"])
        with pytest.raises(LibraryError, match=r"page 7 is not used.*Start metatui again"):
            newsroom.index()
    newsroom.star([newsroom.articles()[0].id], True)
    newsroom.close()
    again: Newsroom = open_newsroom(corpus)
    assert "set aside" in again.notices[0]
    again.index()
    assert again.counts() == Counts(12, 12, 1)
