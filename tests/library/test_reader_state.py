"""Read and starred: durable, seen at once, and never lost because a file moved."""

from __future__ import annotations

from pathlib import Path
from threading import Thread

from metatui.library import Counts, Library

SEEN = 1_800_000_000


def test_marks_show_in_heads_that_were_handed_out_before(library: Library, make) -> None:
    library.articles.store([make(number) for number in range(3)], SEEN)
    heads = library.heads()
    assert not heads[0].read
    library.mark_read([heads[0].id, heads[1].id], True)
    library.star([heads[0].id], True)
    assert [(head.read, head.starred) for head in heads] == [(True, True), (True, False), (False, False)]
    assert library.counts() == Counts(3, 1, 1)
    assert [head.title for head in library.heads("unread")] == ["Story 0"]
    assert [head.title for head in library.heads("starred")] == ["Story 2"]
    assert library.ids("unread") == {heads[2].id}
    library.mark_read([heads[0].id], False)
    library.star([heads[0].id], False)
    assert library.counts() == Counts(3, 2, 0)
    assert library.head(heads[0].id).read is False


def test_marks_do_not_raise_the_revision_and_unknown_ids_are_passed_over(library: Library, make) -> None:
    library.articles.store([make(1)], SEEN)
    library.mark_read(["0" * 32, make(1).article.id], True)
    assert library.revision == 1
    assert library.counts() == Counts(1, 0, 0)


def test_a_file_that_comes_back_finds_what_the_reader_did(library: Library, make) -> None:
    incoming = make(1)
    library.articles.store([incoming], SEEN)
    library.star([incoming.article.id], True)
    library.articles.mark_gone([incoming.article.id])
    assert library.counts() == Counts(0, 0, 0)
    assert len(library.heads()) == 0
    assert library.articles.get(incoming.article.id) == incoming.article
    assert library.articles.store([incoming], SEEN).added == 1
    assert library.heads()[0].starred


def test_state_follows_a_renamed_file_whichever_is_noticed_first(library: Library, make) -> None:
    for number, gone_first in ((1, True), (2, False)):
        old, new = make(number), make(number + 10, text=make(number).article.text)
        library.articles.store([old], SEEN)
        library.mark_read([old.article.id], True)
        if gone_first:
            library.articles.mark_gone([old.article.id])
            library.articles.store([new], SEEN)
        else:
            library.articles.store([new], SEEN)
            library.articles.mark_gone([old.article.id])
        assert library.head(new.article.id).read


def test_a_file_renamed_and_back_keeps_what_was_done_last(folder: Path, make) -> None:
    clock = iter(range(SEEN, SEEN + 100))
    first, second = make(1), make(2, text=make(1).article.text)
    with Library.open(folder, clock=lambda: next(clock)) as library:
        library.articles.store([first], SEEN)
        library.mark_read([first.article.id], True)
        library.articles.store([second], SEEN)
        library.articles.mark_gone([first.article.id])
        library.star([second.article.id], True)
        library.articles.store([first], SEEN)
        library.articles.mark_gone([second.article.id])
        head = library.head(first.article.id)
        assert head.read
        assert head.starred


def test_an_older_twin_does_not_take_over_the_state(library: Library, make) -> None:
    twin, other = make(1), make(2, text=make(1).article.text)
    library.articles.store([twin], SEEN)
    library.articles.store([other], SEEN)
    library.mark_read([other.article.id], True)
    library.articles.mark_gone([other.article.id])
    assert not library.head(twin.article.id).read


def test_another_connection_s_marks_are_seen_when_the_list_is_asked_for(folder: Path, make) -> None:
    with Library.open(folder) as one, Library.open(folder) as other:
        one.articles.store([make(1)], SEEN)
        assert not other.heads()[0].read
        one.mark_read([make(1).article.id], True)
        assert other.heads()[0].read


def test_threads_read_and_mark_at_the_same_time(library: Library, make) -> None:
    batch = [make(number) for number in range(200)]
    library.articles.store(batch, SEEN)
    failures: list[BaseException] = []

    def work(part: int) -> None:
        try:
            for incoming in batch[part::4]:
                library.mark_read([incoming.article.id], True)
                assert library.head(incoming.article.id).read
                assert len(library.heads()) == 200
        except BaseException as error:
            failures.append(error)

    threads = [Thread(target=work, args=(part,)) for part in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert library.counts() == Counts(200, 0, 0)
