"""Search, marks and related articles through the newsroom, with an index or without."""

from __future__ import annotations

from pathlib import Path
from threading import Thread

import pytest

from metatui.newsroom import Newsroom

pytestmark = pytest.mark.usefixtures("quick_analysis")


@pytest.fixture
def newsroom(open_newsroom, corpus: Path) -> Newsroom:
    newsroom: Newsroom = open_newsroom(corpus)
    newsroom.index()
    return newsroom


def test_an_answer_has_marks_that_are_in_the_text(newsroom: Newsroom) -> None:
    answer = newsroom.search('"Harbour Bank" price', limit=None)
    assert answer.total == len(answer.hits) == 8
    assert not answer.incomplete
    assert answer.took_ms > 0
    for hit in answer.hits:
        text = newsroom.article(hit.head.id).text
        marks = newsroom.hits(hit.head.id, '"Harbour Bank" price')
        assert hit.matches == len(marks) == 3
        assert {text[start:end] for start, end in marks} == {"Harbour Bank", "price"}
        assert {hit.snippet.text[start:end] for start, end in hit.snippet.highlights} <= {
            "Harbour Bank",
            "price",
        }
        assert hit.snippet.highlights


def test_titles_are_marked_too(newsroom: Newsroom) -> None:
    hit = newsroom.search("title:7").hits[0]
    assert [hit.head.title[start:end] for start, end in hit.title_highlights] == ["7"]


def test_entities_and_figures_are_marked_where_the_query_names_them(newsroom: Newsroom) -> None:
    answer = newsroom.search("who:ruiz num:>5bn")
    assert {hit.head.title for hit in answer.hits} == {
        f"Story number {number}" for number in (5, 7, 8, 10, 11)
    }
    for hit in answer.hits:
        text = newsroom.article(hit.head.id).text
        marked = [text[start:end] for start, end in newsroom.hits(hit.head.id, "who:ruiz num:>5bn")]
        assert marked[1] == "Jonas Ruiz"
        assert marked[0].startswith("$")


def test_the_last_word_may_go_on_while_it_is_typed(newsroom: Newsroom) -> None:
    assert newsroom.search("zanz").total == 0
    answer = newsroom.search("harb", typing=True)
    assert answer.total == 8
    assert newsroom.hits(answer.hits[0].head.id, "harb", typing=True) != ()


def test_sorting_limits_and_states(newsroom: Newsroom) -> None:
    by_age = [head.id for head in newsroom.articles("storm")]
    assert [hit.head.id for hit in newsroom.search("storm", sort="newest").hits] == by_age
    assert [hit.head.id for hit in newsroom.search("storm", sort="oldest").hits] == by_age[::-1]
    limited = newsroom.search("storm", limit=2)
    assert (limited.total, len(limited.hits)) == (4, 2)
    newsroom.mark_read(by_age[:1], True)
    newsroom.star(by_age[1:2], True)
    assert newsroom.search("storm", show="unread").total == 3
    assert [hit.head.id for hit in newsroom.search("storm", show="starred").hits] == by_age[1:2]
    assert [hit.head.id for hit in newsroom.search("storm is:starred").hits] == by_age[1:2]
    assert {hit.head.id for hit in newsroom.search("storm is:unread").hits} == set(by_age[1:])
    assert [head.id for head in newsroom.articles("storm", show="unread")] == by_age[1:]


def test_hits_show_what_the_reader_did_after_the_answer(newsroom: Newsroom) -> None:
    hits = newsroom.search("storm").hits
    assert not hits[0].head.read
    newsroom.mark_read([hits[0].head.id], True)
    assert hits[0].head.read


def test_a_wrong_query_keeps_its_valid_part(newsroom: Newsroom) -> None:
    answer = newsroom.search("storm (")
    assert answer.problem is not None
    assert answer.total == 4
    assert newsroom.search("").total == 0
    assert newsroom.search("   ").hits[:] == []


def test_nothing_found_comes_with_advice(newsroom: Newsroom) -> None:
    answer = newsroom.search("qqqqqq zzzzzz")
    assert answer.total == 0
    assert answer.advice is not None


def test_advice_asks_the_library_for_what_the_reader_did(newsroom: Newsroom) -> None:
    newsroom.star([newsroom.search("storm").hits[0].head.id], True)
    advice = newsroom.search("is:starred -storm").advice
    assert advice is not None
    assert (advice.blocking_term, advice.hits_without_it) == ("-storm", 1)


@pytest.mark.parametrize(
    ("query", "total"), [("like:ffff", 0), ("storm like:ffff", 4), ("storm -like:ffff", 4)]
)
def test_an_unknown_id_is_a_problem_of_the_query(newsroom: Newsroom, query: str, total: int) -> None:
    answer = newsroom.search(query)
    assert answer.problem is not None
    assert query[answer.problem.start : answer.problem.end] == "like:ffff"
    assert "No article has the id 'ffff'" in answer.problem.message
    assert answer.total == len(newsroom.articles(query) if total else ()) == total


def test_an_id_of_several_articles_is_a_problem_too(newsroom: Newsroom) -> None:
    first = [head.id[0] for head in newsroom.articles()]
    # Twelve ids may begin with as many digits; an id that is too short for one is made of two that do not.
    digit = max(first, key=first.count)
    problem = newsroom.search(f"like:{digit}").problem
    assert (problem is not None) == (first.count(digit) > 1)


def test_related_articles_lead_to_rows(newsroom: Newsroom) -> None:
    id = next(head.id for head in newsroom.articles() if head.title == "Story number 11")
    found = newsroom.related(id[:14], limit=3)
    assert 0 < len(found) <= 3
    for related in found:
        assert related.head.id == related.relation.id != id
        assert related.relation.reasons
    like = newsroom.search(f"like:{id}", limit=None)
    assert {hit.head.id for hit in like.hits} >= {related.head.id for related in found}


def test_without_an_index_the_answer_says_that_it_is_incomplete(open_newsroom, corpus: Path) -> None:
    newsroom = open_newsroom(corpus)
    answer = newsroom.search("storm")
    assert answer.incomplete
    assert list(answer.hits) == []
    assert list(newsroom.articles("storm")) == []
    assert not newsroom.can_relate
    newsroom.index()
    assert newsroom.can_relate
    assert newsroom.related(newsroom.articles()[0].id) != ()


def test_an_index_that_is_behind_answers_without_what_is_gone(
    open_newsroom, corpus: Path, monkeypatch
) -> None:
    newsroom: Newsroom = open_newsroom(corpus)
    newsroom.index()
    gone = newsroom.articles("storm")[0]
    newsroom._library.articles.mark_gone([gone.id])
    answer = newsroom.search("storm")
    assert answer.incomplete
    assert answer.total == 3
    assert gone.id not in {hit.head.id for hit in answer.hits}
    some = newsroom.articles("bank")[0].id
    newsroom._library.articles.mark_gone([related.head.id for related in newsroom.related(some)])
    assert newsroom.related(some, limit=9) == () or all(
        related.head.id in newsroom._library.ids() for related in newsroom.related(some)
    )


def test_many_threads_ask_at_once(newsroom: Newsroom) -> None:
    ids = [head.id for head in newsroom.articles()]
    failures: list[BaseException] = []

    def work(part: int) -> None:
        try:
            for _ in range(5):
                assert newsroom.search("storm").hits[0].matches > 0
                newsroom.mark_read(ids[part::4], True)
                newsroom.annotations(ids[part])
                newsroom.related(ids[part])
                assert len(newsroom.articles()) == 12
        except BaseException as error:
            failures.append(error)

    threads = [Thread(target=work, args=(part,)) for part in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert newsroom.counts().unread == 0


def test_another_newsroom_s_indexing_is_seen_by_the_next_question(open_newsroom, corpus: Path) -> None:
    reader, indexer = open_newsroom(corpus), open_newsroom(corpus)
    assert reader.search("storm").incomplete
    indexer.index()
    assert reader.search("storm").total == 4
    assert not reader.search("storm").incomplete
    (corpus / "story-06.md").unlink()
    indexer.index()
    assert reader.search("storm").total == 3
    indexer.index(rebuild=True)
    assert reader.search("storm").total == 3
