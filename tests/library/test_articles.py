"""Storing, finding and listing articles."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from metatui.errors import AmbiguousId, ArticleNotFound
from metatui.library import FileStamp, Library
from metatui.library.storing import LEAD_LENGTH, lead_of

SEEN = 1_800_000_000


def test_an_article_comes_back_as_it_was_stored(library: Library, make) -> None:
    stored = make(
        1, tags=("ai", "jobs"), byline="The desk", source="Paper", url="https://example.org/1"
    ).article
    library.articles.store(
        [make(1, **{name: getattr(stored, name) for name in ("tags", "byline", "source", "url")})], SEEN
    )
    assert library.articles.get(stored.id) == stored


@pytest.mark.parametrize(
    "published",
    [
        datetime(1, 1, 1, tzinfo=UTC),
        datetime(1969, 7, 20, 20, 17, tzinfo=UTC),
        datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC),
        None,
    ],
)
def test_any_date_of_the_calendar_is_kept(library: Library, make, published: datetime | None) -> None:
    incoming = make(1, published=published)
    library.articles.store([incoming], SEEN)
    assert library.articles.get(incoming.article.id).published == published
    assert library.heads()[0].published == published


def test_each_transaction_raises_the_revision_and_marks_what_changed(library: Library, make) -> None:
    assert library.revision == 0
    assert library.articles.store([make(1), make(2)], SEEN).revision == 1
    result = library.articles.store([make(2), make(3, title="New")], SEEN)
    assert (result.added, result.changed, result.revision) == (1, 0, 2)
    result = library.articles.store([make(1, text="Rewritten.")], SEEN)
    assert (result.added, result.changed, result.revision) == (0, 1, 3)
    assert [(revised.id, revised.revision) for revised in library.articles.revised_since(1)] == [
        (make(3).article.id, 2),
        (make(1).article.id, 3),
    ]


def test_an_article_that_says_the_same_keeps_the_revision_but_takes_the_new_stamp(
    library: Library, make
) -> None:
    library.articles.store([make(1)], SEEN)
    touched = make(1)
    result = library.articles.store([type(touched)(touched.article, FileStamp(100, 999))], SEEN + 5)
    assert (result.added, result.changed, result.revision) == (0, 0, 1)
    assert library.articles.stamps()[touched.article.id].mtime_ns == 999


def test_newest_first_undated_ones_last_and_future_ones_by_first_sight(library: Library, make) -> None:
    library.articles.store([make(1), make(2)], SEEN)
    library.articles.store([make(3, published=None)], SEEN + 10)
    library.articles.store([make(4, published=datetime(2999, 1, 1, tzinfo=UTC))], SEEN + 20)
    library.articles.store([make(5, published=None)], SEEN + 30)
    newest = ["Story 4", "Story 2", "Story 1", "Story 5", "Story 3"]
    assert [head.title for head in library.heads()] == newest
    ids = [make(number).article.id for number in range(9)]
    assert [head.title for head in library.heads(ids=ids)] == newest
    assert [library.head(id).title for id in library.newest_first(ids)] == newest
    oldest = ["Story 1", "Story 2", "Story 4", "Story 3", "Story 5"]
    assert [library.head(id).title for id in library.oldest_first(ids)] == oldest


def test_many_ids_are_put_in_the_same_order(library: Library, make, monkeypatch: pytest.MonkeyPatch) -> None:
    library.articles.store(
        [make(number, **({} if number % 3 else {"published": None})) for number in range(9)], SEEN
    )
    ids = [make(number).article.id for number in range(9)]
    few = library.newest_first(ids), library.oldest_first(ids)
    monkeypatch.setattr("metatui.library.library._MANY_IDS", 0)
    assert (library.newest_first(ids), library.oldest_first(ids)) == few
    undated = {make(number).article.id for number in (0, 3, 6)}
    assert set(few[0][-3:]) == set(few[1][-3:]) == undated


def test_the_list_is_read_in_the_order_of_an_index(library: Library, make) -> None:
    library.articles.store([make(1)], SEEN)
    plan = library._database.rows(
        "EXPLAIN QUERY PLAN SELECT row FROM article WHERE gone = 0 "
        "ORDER BY published IS NULL, sorted_at DESC, row"
    )
    assert "article_listed" in plan[0][3]
    assert not [step for step in plan if "TEMP B-TREE" in step[3]]


def test_a_shortened_id_finds_its_article_or_says_why_not(library: Library, make) -> None:
    batch = [make(number) for number in range(40)]
    library.articles.store(batch, SEEN)
    for incoming in batch:
        id = incoming.article.id
        assert library.articles.resolve(id[:16].upper()) == id
    # Forty ids over sixteen digits: some digit begins two of them.
    digits = [incoming.article.id[0] for incoming in batch]
    with pytest.raises(AmbiguousId, match=r"more than one article .*Story"):
        library.articles.resolve(max(set(digits), key=digits.count))
    for wrong in ("f" * 32, "", "story", "%", "'"):
        with pytest.raises(ArticleNotFound):
            library.articles.resolve(wrong)


def test_heads_are_a_sequence_with_pages_behind_it(library: Library, make) -> None:
    for start in range(0, 450, 50):
        library.articles.store([make(number) for number in range(start, start + 50)], SEEN)
    heads = library.heads()
    assert len(heads) == 450
    assert heads[0].title == "Story 449"
    assert heads[-1].title == "Story 0"
    assert [head.title for head in heads[100:103]] == ["Story 349", "Story 348", "Story 347"]
    assert [head.title for head in heads] == [f"Story {number}" for number in range(449, -1, -1)]
    assert heads.position(make(349).article.id) == 100
    assert heads.position("0" * 32) is None
    with pytest.raises(IndexError):
        heads[450]


@pytest.mark.parametrize("many", [0, 1000])
def test_the_articles_of_an_answer_stand_in_the_order_of_the_list(
    library: Library, make, monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    monkeypatch.setattr("metatui.library.library._MANY_IDS", many)
    library.articles.store([make(number) for number in range(6)], SEEN)
    asked = [make(number).article.id for number in (1, 5, 3)] + ["0" * 32]
    assert [head.title for head in library.heads(ids=asked)] == ["Story 5", "Story 3", "Story 1"]
    library.mark_read([make(5).article.id], True)
    assert [head.title for head in library.heads("unread", ids=asked)] == ["Story 3", "Story 1"]
    library.articles.mark_gone([make(3).article.id])
    assert [head.title for head in library.heads(ids=asked)] == ["Story 5", "Story 1"]
    assert list(library.heads(ids=[])) == []


def test_the_lead_is_one_line_that_ends_with_a_whole_word() -> None:
    assert lead_of("A short\n  text.") == "A short text."
    long = lead_of("word " * 500)
    assert len(long) <= LEAD_LENGTH
    assert long.endswith("word…")
    assert len(lead_of("x" * 5000)) == LEAD_LENGTH
    assert lead_of("") == ""


def test_a_clock_set_back_does_not_make_new_articles_look_old(folder, make) -> None:
    times = iter([1_800_000_000, 1_700_000_000])
    with Library.open(folder, clock=lambda: next(times)) as library:
        library.articles.store([make(1, published=None)], library.now())
        assert library.now() == 1_800_000_000


def test_skipped_files_are_replaced_as_a_whole(library: Library) -> None:
    from metatui.library.skipped_files import SkippedFile
    from metatui.model import Skipped

    one = SkippedFile(Skipped("news/b.bin", "not text"), "1" * 32, FileStamp(7, 8))
    two = SkippedFile(Skipped("news/a.fifo", "not a file"))
    library.skipped.replace([one, two])
    assert [skipped.path for skipped in library.skipped.all()] == ["news/a.fifo", "news/b.bin"]
    assert library.skipped.files() == [two, one]
    library.skipped.replace([])
    assert library.skipped.all() == ()
