"""What the search bar says of an answer, and what it advises when there is none."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from driving import reading
from fake_newsroom import FakeNewsroom

from metatui.model import Advice, SearchAnswer
from metatui.tui.search_session import Found, nothing_found, summary


def found(total: int, hits: int, *, relaxed: bool = False, is_part: bool = False) -> Found:
    return Found(SearchAnswer("q", total, 1.0, (), relaxed=relaxed), hits, 3.4, is_part)


@pytest.mark.parametrize(
    ("answer", "sort", "said"),
    [
        (found(7, 23), "relevance", "7 of 16 · 23 hits · 3 ms   rank"),
        (found(1, 1), "relevance", "1 of 16 · 1 hit · 3 ms   rank"),
        (found(7, 23), "newest", "7 of 16 · 23 hits · 3 ms   newest"),
        (found(7, 23, is_part=True), "relevance", "7 of 16 · 23+ hits · 3 ms   rank"),
        (found(0, 0), "relevance", "0 of 16 · 3 ms   rank"),
        (found(7, 23, relaxed=True), "relevance", "7 of 16 · 23 hits · any word · 3 ms   rank"),
    ],
)
def test_the_summary(answer: Found, sort, said: str) -> None:
    assert summary(answer, 16, sort, " · ")[0] == said


def test_shorter_summaries_leave_out_what_is_missed_least() -> None:
    assert summary(found(7, 23, relaxed=True), 16, "newest", " · ") == (
        "7 of 16 · 23 hits · any word · 3 ms   newest",
        "7 of 16 · 23 hits · any word   newest",
        "7 of 16 · any word   newest",
        "7 of 16 · any word",
        "7 of 16",
    )


def test_large_counts_are_grouped() -> None:
    words = summary(found(1234, 56789), 100_000, "relevance", " - ")[0]
    assert words.replace("\u202f", " ") == "1 234 of 100 000 - 56 789 hits - 3 ms   rank"


def test_no_hits_say_what_to_try() -> None:
    advice = Advice("zebra", 3, "harbour")
    lines = nothing_found(SearchAnswer(" harbor zebra ", 0, 1.0, (), advice=advice))
    assert lines[0] == "Nothing found for harbor zebra"
    assert "Did you mean harbour?   (^y searches for it)" in lines
    assert "Without zebra, 3 articles answer." in lines
    assert any("esc" in line for line in lines)


FEWER_WORDS = "Fewer or shorter words find more: the last word counts as a beginning."
WRONG = "What is marked under the query is to be put right first."
APART = "Without quotation marks the words may stand apart."


@pytest.mark.parametrize(
    ("query", "advice"),
    [
        ("harbor zebra", FEWER_WORDS),
        ("is:read zebra", FEWER_WORDS),
        ("title:zebra", FEWER_WORDS),
        ('"tsunami hokkaido wall"', APART),
        ("is:starred newer:2026", "Fewer conditions find more."),
        ('who:"Lisa Wong" -who:"Lisa Wong"', "Fewer conditions find more."),
        ("is:starred", None),
        ("foo:bar", WRONG),
        ("*", WRONG),
        ("OR", WRONG),
        ("is:foo", WRONG),
    ],
)
def test_the_advice_fits_the_query(query: str, advice: str | None) -> None:
    lines = nothing_found(SearchAnswer(query, 0, 1.0, ()))
    assert [line for line in lines[1:-1] if line] == ([advice] if advice else [])
    assert lines[-1].startswith("esc")


def test_one_article_answers() -> None:
    lines = nothing_found(SearchAnswer("a b", 0, 1.0, (), advice=Advice("b", 1)))
    assert "Without b, one article answers." in lines


def test_no_hits_without_advice_still_say_something() -> None:
    lines = nothing_found(SearchAnswer("zzz", 0, 1.0, ()))
    assert "Did you mean" not in " ".join(lines)
    assert len([line for line in lines if line]) >= 3


def test_the_summary_of_a_real_answer() -> None:
    answer = FakeNewsroom().search("harbour", limit=None)
    hits = sum(hit.matches for hit in answer.hits)
    assert (
        summary(Found(answer, hits, 0.4), 4, "relevance", " · ")[0] == f"2 of 4 · {hits} hits · 0 ms   rank"
    )


class Misspelt(FakeNewsroom):
    """A newsroom that knows what was meant."""

    def search(self, query: str, **options: Any) -> SearchAnswer:
        answer = super().search(query, **options)
        return replace(answer, advice=Advice(spelling="storm coast") if "strom" in query else None)


async def test_a_spelling_is_offered_beside_the_results_too() -> None:
    async with reading(Misspelt()) as reader:
        await reader.search("-strom")
        assert len(reader.titles) == 4
        assert reader.status == "Did you mean storm coast?   (^y searches for it)"
        await reader.press("j")
        assert reader.status == "Did you mean storm coast?   (^y searches for it)"
        await reader.press("escape")
        assert "Did you mean" not in reader.status


async def test_what_was_meant_is_searched_for_from_the_bar_and_from_the_list() -> None:
    for keep in (False, True):
        async with reading() as reader:
            await reader.press("ctrl+y")
            assert reader.status == "No other spelling is proposed."
            await reader.search("harbor", keep=keep)
            assert reader.titles == []
            await reader.press("ctrl+y")
            assert reader.screen.list.session.query == "harbour"
            assert reader.screen.bar.input.value == "harbour"
            assert len(reader.titles) == 2
