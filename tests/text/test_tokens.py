"""Tokens cover the text; words fold so that whatever a reader types finds whatever a paper prints."""

from __future__ import annotations

import itertools
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metatui.text.tokens import _word_pattern, is_lone, tokenize, words, words_to_find

PRINTED = "Meta’s U.S. GPT-4 7,000 14.3bn Zürich AT&T Straße don’t 405B Łódź naïve"
texts = st.one_of(st.text(), st.text("aAé’'.-&,0 17ßÜ\u0308 技½_/\u00a0")).map(
    lambda text: text.encode("utf-8", "replace").decode()
)


def folded(text: str) -> list[str]:
    return [word for word, _, _ in words(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Meta's Meta’s workers’ it's", ["meta", "meta", "workers", "it"]),
        ("the U.S. and A.I. at 3 p.m.", ["the", "us", "and", "ai", "at", "3", "pm"]),
        ("U.S.-based U.S.’s U.S", ["us", "based", "us", "us"]),
        ("J.P. Morgan, J. Smith", ["jp", "morgan", "j", "smith"]),
        ("GPT-4 and GPT‑4o", ["gpt", "4", "and", "gpt", "4o"]),
        ("state-of-the-art AI/ML", ["state", "of", "the", "art", "ai", "ml"]),
        ("$14.3 billion, 7,000 people, 1,234.5", ["14.3", "billion", "7000", "people", "1234.5"]),
        ("14.3bn 13bn 5k 100m 405B 5th", ["14.3", "bn", "13", "bn", "5", "k", "100", "m", "405b", "5th"]),
        ("7\u00a0000 and 7\u202f000", ["7000", "and", "7000"]),
        ("1,2,3 2025,2026 12,345,67", ["1", "2", "3", "2025", "2026", "12345", "67"]),
        ("2025-07-16 at 15:04", ["2025", "07", "16", "at", "15", "04"]),
        ("AT&T, R&D, Johnson & Johnson", ["at&t", "r&d", "johnson", "johnson"]),
        ("don’t O'Brien rock'n'roll", ["dont", "obrien", "rocknroll"]),
        (
            "Zürich Zu\u0308rich Straße Søren Łódź Æther",
            ["zurich", "zurich", "strasse", "soren", "lodz", "aether"],
        ),
        ("ﬁne １２ ½ m²", ["fine", "12", "½", "m2"]),
        ("amazon.com Character.AI said.The", ["amazon", "com", "character", "ai", "said", "the"]),
        ("他说AI好。", ["他说", "说", "ai", "好"]),
        ("東京都庁 ﾊﾟﾘ", ["東京", "京都", "都庁", "庁", "パリ", "リ"]),
        ("葛\U000e0100城 ❤\ufe0f", ["葛城", "城"]),
        ("ภาษาไทย", ["ภา", "าษ", "ษา", "าไ", "ไท", "ทย", "ย"]),
        ("ก็ดี", ["ก็ดี", "ดี"]),
        ("한국어 뉴스", [unicodedata.normalize("NFKD", "한국어"), unicodedata.normalize("NFKD", "뉴스")]),
        ("5K 100M ７,０００", ["5", "k", "100", "m", "7000"]),
        ("jane.doe@example.com", ["jane", "doe", "example", "com"]),
        ("https://www.example.com/a?b=1", ["https", "www", "example", "com", "a", "b", "1"]),
        ("می‌خواهم", ["میخواهم"]),
        ("नमस्ते मार्क", ["नमसते", "मारक"]),
        ("ΑΘΉΝΑ Αθήνα МОСКВА", ["αθηνα", "αθηνα", "москва"]),
        ("_under_scored_ @meta #ai (C++)", ["under", "scored", "meta", "ai", "c"]),
        ("… — “” !?", []),
        ("", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert folded(text) == expected


def test_words_come_with_the_span_they_stand_in() -> None:
    text = "In the U.S., Meta’s 7,000"
    assert [text[start:end] for _, start, end in words(text)] == ["In", "the", "U.S.", "Meta", "7,000"]


@given(texts)
def test_words_are_in_order_and_fold_to_themselves(text: str) -> None:
    last_start = last_end = 0
    for word, start, end in words(text):
        # Only the pairs of a script without spaces share a character.
        assert last_start <= start < end <= len(text)
        assert start >= last_end or (not word.isascii() and last_start < start < last_end <= end)
        assert word
        assert not any(character.isspace() for character in word)
        assert word == word.casefold() or not word.isascii()
        last_start, last_end = start, end


@given(st.one_of(texts, st.lists(st.sampled_from([*"ab'.,; \n&5m"])).map("".join)))
def test_plain_words_found_first_are_those_the_rules_give(text: str) -> None:
    with_rules_only = re.compile(_word_pattern().pattern.replace("[A-Za-z]{2,}", "(?!)"))
    found = list(words(text))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("metatui.text.tokens._word_pattern", lambda: with_rules_only)
        assert found == list(words(text))


@given(st.one_of(texts, st.text("東ｶﾞがก็ำ่។កម្a1.&'5\u3099\ufe0f ,")))
def test_a_folded_word_looked_up_stays_the_same(text: str) -> None:
    for word, _, _ in words(text):
        assert words_to_find(word) == [word]


def test_the_last_character_of_a_run_is_not_looked_up() -> None:
    assert words_to_find("東京都") == ["東京", "京都"]
    assert words_to_find("東") == ["東"]
    assert words_to_find("東京 AI 大阪") == ["東京", "京", "ai", "大阪"]
    assert [is_lone(word) for word in ("東", "東京", "ก็", "a", "é", "")] == [True, False, True] + [False] * 3


@given(st.lists(st.sampled_from(PRINTED.split())))
def test_a_folded_word_typed_as_a_query_finds_the_word(parts: list[str]) -> None:
    for word in folded(" ".join(parts)):
        assert folded(word) == [word]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Meta's $14.3bn bet.", ["Meta's", "$", "14.3bn", "bet", "."]),
        ("In the U.S., at 3 p.m.", ["In", "the", "U.S.", ",", "at", "3", "p.m."]),
        ("the U.S.’s GPT-4o", ["the", "U.S.’s", "GPT-4o"]),
        ("7,000 (49%) 1.5 2025.", ["7,000", "(", "49", "%", ")", "1.5", "2025", "."]),
        ("he said.The end", ["he", "said", ".", "The", "end"]),
        ("amazon.com, Character.AI", ["amazon.com", ",", "Character.AI"]),
        ("“No...” — AT&T", ["“", "No", "...", "”", "—", "AT&T"]),
        ("workers' pay", ["workers", "'", "pay"]),
        ("技術AI", ["技", "術", "AI"]),
    ],
)
def test_tokenize(text: str, expected: list[str]) -> None:
    assert [token.text for token in tokenize(text)] == expected


@given(texts)
def test_tokens_cover_everything_but_white_space(text: str) -> None:
    tokens = tokenize(text)
    assert all(text[token.start : token.end] == token.text for token in tokens)
    assert all(one.end <= other.start for one, other in itertools.pairwise(tokens))
    assert "".join("".join(token.text.split()) for token in tokens) == "".join(text.split())
