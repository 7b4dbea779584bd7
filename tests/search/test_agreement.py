"""The index and the marks agree with each other and with the definition of the query language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_articles import article, ask

from metatui.model import Annotations, Article
from metatui.search import SearchIndex, find_hits
from metatui.search.spelling import is_within
from metatui.search.spellings import forms, spellings
from metatui.search.syntax import And, Fuzzy, Near, Node, Not, Or, Words
from metatui.text.tokens import words

_VOCABULARY = [
    *["meta", "metal", "met", "scale", "AI", "Zürich", "GPT-4", "GPT4", "U.S.", "llama"],
    *["scales", "scaling", "e-mail", "email", "14.3bn", "billion", "東京", "東"],
]
_TITLES = st.lists(st.sampled_from(_VOCABULARY), max_size=3).map(" ".join)
_TEXTS = st.lists(st.sampled_from(_VOCABULARY), max_size=9).map(" ".join)
_DOCUMENTS = st.lists(st.tuples(_TITLES, _TEXTS), min_size=1, max_size=9)

_WORD = st.sampled_from([word.lower() for word in _VOCABULARY])
_LEAVES = st.one_of(
    _WORD,
    _WORD.map(lambda word: word[: max(1, len(word) // 2)] + "*"),
    _WORD.map(lambda word: word + "~1"),
    st.lists(_WORD, min_size=2, max_size=3).map(lambda found: '"' + " ".join(found) + '"'),
    st.lists(_WORD, min_size=2, max_size=3).map(lambda found: '"' + " ".join(found)[:-1] + '*"'),
    st.tuples(st.lists(_WORD, min_size=2, max_size=3), st.integers(0, 3)).map(
        lambda pair: f'"{" ".join(pair[0])}"~{pair[1]}'
    ),
    _WORD.map(lambda word: f"title:{word}"),
)
_QUERIES = st.recursive(
    _LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: "(" + " ".join(parts) + ")"),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: "(" + " OR ".join(parts) + ")"),
        inner.map(lambda part: "-" + part),
    ),
    max_leaves=5,
)


def answers(node: Node, fields: dict[str, list[str]]) -> bool:
    """Whether an article answers a query, by the definition: slowly, and without an index."""
    match node:
        case And():
            return all(answers(child, fields) for child in node.nodes)
        case Or():
            return any(answers(child, fields) for child in node.nodes)
        case Not():
            return not answers(node.node, fields)
        case Words() | Near() | Fuzzy():
            looked_at = ["title"] if node.scope == "title" else ["title", "body"]
            return any(stands_in(node, fields[field]) for field in looked_at)
    raise AssertionError(node)


def stands_in(leaf: Words | Near | Fuzzy, text: list[str]) -> bool:
    match leaf:
        case Fuzzy():
            return any(is_within(leaf.word, word, leaf.edits) for word in text)
        case Near():
            size = len(leaf.words)
            return any(
                sorted(text[place] for place in places) == sorted(leaf.words)
                and places[-1] - places[0] + 1 - size <= leaf.gap
                for places in combinations(range(len(text)), size)
            )
        case Words():
            if any(form in text for form in forms(leaf)):
                return True
            return any(side_by_side(each, text) for each in (leaf, *spellings(leaf)))


def side_by_side(leaf: Words, text: list[str]) -> bool:
    *first, last = leaf.words
    return any(
        text[place : place + len(first)] == first
        and place + len(first) < len(text)
        and (text[place + len(first)].startswith(last) if leaf.open_end else text[place + len(first)] == last)
        for place in range(len(text))
    )


def folded(text: str) -> list[str]:
    return [word for word, _, _ in words(text)]


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with TemporaryDirectory() as name:
        yield Path(name)


@cache
def _folders() -> Iterator[int]:
    return iter(range(10**9))


def indexed(folder: Path, articles: Sequence[Article], cut: int, removed: Sequence[str] = ()) -> SearchIndex:
    """The articles in two commits, so that there are segments to join and deletions to heed."""
    index = SearchIndex.open(folder / str(next(_folders())), create=True)
    index.update([(entry, Annotations()) for entry in articles[:cut]], removed=[], revision=1)
    index.update([(entry, Annotations()) for entry in articles[cut:]], removed=removed, revision=2)
    return index


@settings(max_examples=30, deadline=None)
@given(_DOCUMENTS, st.lists(_QUERIES, min_size=1, max_size=6), st.booleans(), st.integers(0, 9))
def test_found_is_what_answers_and_what_is_marked(
    folder: Path, documents: list[tuple[str, str]], queries: list[str], typing: bool, cut: int
) -> None:
    articles = [article(f"{number}", text, title) for number, (title, text) in enumerate(documents)]
    stale = [article(entry.id, "meta scale llama metal", "gpt-4") for entry in articles[cut:]]
    with indexed(folder, [*stale, *articles], len(stale)) as index:
        for text in queries:
            query = ask(text, typing=typing)
            ranking = index.search(query)
            assert query.root is not None
            expected = {
                entry.id
                for entry in articles
                if answers(query.root, {"title": folded(entry.title), "body": folded(entry.text)})
            }
            assert (set() if ranking.relaxed else set(ranking.ids)) == expected, text
            assert len(set(ranking.ids)) == len(ranking.ids)
            assert list(ranking.scores) == sorted(ranking.scores, reverse=True)
            if "-" not in text.replace("gpt-4", "").replace("e-mail", ""):
                asked = ranking.asked or query
                marked = {
                    entry.id
                    for entry in articles
                    if find_hits(asked, entry.text) or find_hits(asked, entry.title, in_title=True)
                }
                assert set(ranking.ids) <= marked, text
                if isinstance(query.root, Words | Near | Fuzzy | Or) and " " not in text.strip("()"):
                    assert set(ranking.ids) == marked, text


@settings(max_examples=12, deadline=None)
@given(_DOCUMENTS, _QUERIES, st.integers(0, 9))
def test_scores_do_not_depend_on_the_way_things_came_in(
    folder: Path, documents: list[tuple[str, str]], query: str, cut: int
) -> None:
    articles = [article(f"{number}", text, title) for number, (title, text) in enumerate(documents)]
    extra = [article("gone", "meta scale ai llama", "met")]
    with (
        indexed(folder, articles, len(articles)) as plain,
        indexed(folder, [*extra, *articles], cut + 1, removed=["gone"]) as grown,
    ):
        first, second = plain.search(ask(query)), grown.search(ask(query))
        assert list(first.ids) == list(second.ids)
        assert list(first.scores) == pytest.approx(list(second.scores))
