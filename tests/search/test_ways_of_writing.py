"""Things are found in the ways people type them, and marked where they are found."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from small_articles import article, ask, found

from metatui.search import SearchIndex, find_hits


@pytest.mark.parametrize(
    ("printed", "typed"),
    [
        ("A.I.", ["ai", "AI", "A.I.", "a.i", '"A.I."']),
        ("AI", ["ai", "A.I.", '"a.i."']),
        ("the U.S. said", ["US", "U.S.", "u.s", '"the us said"']),
        ("the US said", ["U.S."]),
        ("GPT-4", ["gpt-4", "GPT 4", '"gpt 4"', "gpt4", "GPT4", "gpt"]),
        ("GPT 4", ["gpt-4", "gpt4", '"gpt-4"']),
        ("GPT4", ["gpt-4", "gpt4"]),
        ("14.3", ["14.3", '"14.3"']),
        ("7,000", ["7000", "7,000", '"7,000"']),
        ("7000", ["7,000"]),
        ("7\u00a0000", ["7,000", "7000"]),
        ("$14.3bn", ["14.3bn", "$14.3bn", "$14.3 billion", "14.3 bn", "14.3", "14.3billion"]),
        ("$14.3 billion", ["$14.3bn", "14.3B", "14.3 bn", '"14.3 billion"']),
        ("$14.3B", ["$14.3bn", "14.3 b"]),
        ("100M", ["100m", "100M", "100 million", "100mn"]),
        ("405B", ["405b", "405B"]),
        ("405 billion", ["405b", "405bn"]),
        ("Meta's", ["meta", "meta's", "meta’s", "Metas"]),
        ("Meta’s", ["meta", "meta's", '"meta\'s"']),
        ("AT&T", ["AT&T", "at&t", '"at&t"']),
        ("write to jane.doe@example.com.", ["jane.doe@example.com", "doe", "example.com", "jane"]),
        ("https://www.example.com/news?id=3", ["example.com", "www.example.com", "https://www.example.com"]),
        ("see example.com", ["https://example.com", "https://www.example.com", "http://example.com/"]),
        ("state-of-the-art", ["state-of-the-art", "state of the art", '"state of the art"']),
        ("state of the art", ["state-of-the-art"]),
        ("e-mail", ["email", "e-mail", '"e mail"', "E-Mail"]),
        ("email", ["e-mail", "email"]),
        ("co-operation", ["cooperation"]),
        ("cooperation", ["co-operation"]),
        ("well-known", ["well-known", "known", "well known"]),
        ("don’t", ["don't", "dont"]),
        ("Zürich", ["zurich", "ZÜRICH", "Zu\u0308rich"]),
        ("Łódź", ["lodz", "łódź"]),
        ("Straße", ["strasse", "STRASSE"]),
        ("東京都庁で", ["東京", "京都", "東京都", "都", "庁で", "東京都庁で", "東"]),
        ("ประเทศไทยวันนี้", ["ไทย", "ประเทศไทย", "วันนี้", "ประเทศ"]),
        ("ສະບາຍດີ", ["ສະບາຍ", "ດີ"]),
        ("ភាសាខ្មែរ", ["ខ្មែរ", "ភាសា"]),
        ("한국어 뉴스", ["한국어", "뉴스", "한국*"]),
        ("Новости МОСКВЫ", ["москвы", "новости"]),
        ("नमस्ते दुनिया", ["नमस्ते", "दुनिया"]),
        ("companies", ["company", "companies", "Company’s"]),
        ("company", ["companies"]),
        ("stopped", ["stop", "stopping", "stops"]),
        ("hiring", ["hire", "hired"]),
        ("taxes", ["tax", "taxed"]),
    ],
)
def test_found_and_marked(build: Callable[..., SearchIndex], printed: str, typed: list[str]) -> None:
    text = f"Before this {printed} after that."
    index = build(article("a", text), article("b", "Before this and after that, quite something else."))
    for query in typed:
        assert found(index, query) == ["a"], query
        assert find_hits(ask(query), text), query


@pytest.mark.parametrize(
    ("printed", "typed"),
    [
        ("news", ["new"]),
        ("GPT-5", ["gpt-4", "gpt4"]),
        ("may be", ["maybe"]),
        ("companies", ['"company"', "company*", "compani~1", "who:company"]),
        ("14.3 million", ["14.3bn", "14.3 billion"]),
        ("700", ["7000"]),
        ("1 2", ["12"]),
        ("京東", ["東京"]),
        ("rating", ["rats"]),
    ],
)
def test_not_found(build: Callable[..., SearchIndex], printed: str, typed: list[str]) -> None:
    index = build(article("a", f"Before this {printed} after that."))
    for query in typed:
        assert found(index, query) == [], query


def test_the_word_as_it_was_typed_comes_first(build: Callable[..., SearchIndex]) -> None:
    filler = "and so on and on with other words that are of no matter here "
    index = build(
        article("form", "The chips, chips, chips and chips."),
        article("exact", filler * 4 + "a chip"),
        article("rare", "A chipping."),
        *(article(f"more{number}", filler + "chip") for number in range(6)),
    )
    ranking = index.search(ask("chip"))
    assert set(ranking.ids[-2:]) == {"form", "rare"}
    assert len(ranking.ids) == 9
    assert index.search(ask('"chip"')).ids[-1] == "exact"


def test_what_is_excluded_is_the_word_as_typed(build: Callable[..., SearchIndex]) -> None:
    index = build(article("one", "a chip here"), article("many", "the chips here"))
    assert found(index, "here -chip") == ["many"]
    assert found(index, "here -chips") == ["one"]


def test_while_a_word_is_typed_its_beginning_is_enough(build: Callable[..., SearchIndex]) -> None:
    index = build(article("one", "a company here"), article("many", "some companies here"))
    assert found(index, "compan", typing=True) == ["many", "one"]
    assert found(index, "company", typing=True) == ["one"]
    assert found(index, "company ", typing=True) == ["many", "one"]
