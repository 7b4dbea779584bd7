"""What completes a query where the cursor stands."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from small_articles import ask

from metatui.model import FACET_NAMES, Completion, FacetName
from metatui.search.clause_text import facet_clause, saved_search_clause
from metatui.search.completion import MOST, NOTHING_KNOWN, complete
from metatui.search.facet_key import facet_key, facet_value
from metatui.search.query_language import parse
from metatui.search.syntax import Exact, Unit
from metatui.text.tokens import words_to_find

VALUES: dict[FacetName, dict[str, int]] = {
    "person": {"Alexandr Wang": 12, "Alex Karp": 3, "Mark Zuckerberg": 40},
    "organisation": {"Meta": 90, "Alphabet": 30, "Scale AI": 12},
    "place": {"Menlo Park": 4, "Alberta": 2},
    "product": {"Llama 4": 9},
    "source": {"Reuters": 50, "The Register": 7},
    "unit": {"USD": 60, "%": 80, "square metre": 1},
    "tag": {"ai": 5, "big tech": 3},
}
WORDS = {"al": 2, "all": 70, "also": 50, "market": 30, "marketing": 4, "scale": 20, "so": 9, "source": 3}


class FakeSource:
    """An index of a few names and words."""

    def values(self, name: FacetName, prefix: str, limit: int) -> Sequence[tuple[str, int]]:
        wanted = f" {' '.join(words_to_find(prefix))}"
        found = [
            (value, count)
            for value, count in VALUES[name].items()
            if not prefix or wanted in " " + " ".join(words_to_find(value))
        ]
        return sorted(found, key=lambda pair: (-pair[1], pair[0]))[:limit]

    def words(self, prefix: str, limit: int) -> Sequence[tuple[str, int]]:
        found = [pair for pair in WORDS.items() if pair[0].startswith(prefix)]
        return sorted(found, key=lambda pair: (-pair[1], pair[0]))[:limit]


SAVED = ("AI deals", "chips", "(odd")


def completed(query: str) -> list[tuple[str, int | None]]:
    """The query with each completion put in where the bar stands in it, with its count."""
    cursor = query.index("|")
    typed = query.replace("|", "", 1)
    return [
        (typed[: each.start] + each.inserted + typed[each.end :], each.count)
        for each in complete(typed, cursor, FakeSource(), SAVED)
    ]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("sou|", [("source:", None), ("source", 3)]),
        ("-sou|", [("-source:", None), ("-source", 3)]),
        ("meta (pla|", [("meta (place:", None)]),
        ("is:|", [("is:unread", None), ("is:starred", None), ("is:read", None)]),
        ("is:un| meta", [("is:unread meta", None)]),
        ("has:q|", [("has:quote", None)]),
        ("date:last-|", [(f"date:last-{each}", None) for each in ("week", "month", "quarter", "year")]),
        ("newer:3|", [("newer:3d", None), ("newer:3m", None)]),
        ("query:|", [('query:"AI deals"', None), ("query:chips", None), ('query:"(odd"', None)]),
        ("query:de|", [('query:"AI deals"', None)]),
        ('query:"ai|', [('query:"AI deals"', None)]),
        ("who:al|", [('who:="Alexandr Wang"', 12), ('who:="Alex Karp"', 3)]),
        ("who:wan|", [('who:="Alexandr Wang"', 12)]),
        ('who:"alexandr w|', [('who:="Alexandr Wang"', 12)]),
        ('who:"alexandr w|" meta', [('who:="Alexandr Wang" meta', 12)]),
        ('who:="alexandr w|', [('who:="Alexandr Wang"', 12)]),
        ("-who:kar|p meta", [('-who:="Alex Karp" meta', 3)]),
        (
            "entity:al|",
            [
                ('org:="Alphabet"', 30),
                ('who:="Alexandr Wang"', 12),
                ('who:="Alex Karp"', 3),
                ('place:="Alberta"', 2),
            ],
        ),
        ("source:|", [('source:="Reuters"', 50), ('source:="The Register"', 7)]),
        ("source:reg|", [('source:="The Register"', 7)]),
        ("unit:|", [("unit:%", 80), ("unit:USD", 60), ('unit:"square metre"', 1)]),
        ("tag:b|", [('tag:="big tech"', 3)]),
        ("title:mark|", [("title:market", 30), ("title:marketing", 4)]),
        ("the mark|", [('the who:="Mark Zuckerberg"', 40), ("the market", 30), ("the marketing", 4)]),
        ("alexandr wan|", [('who:="Alexandr Wang"', 12)]),
        ("meta alexandr wan|", [('meta who:="Alexandr Wang"', 12)]),
        ("title:alexandr wan|", [('title:alexandr who:="Alexandr Wang"', 12)]),
        ("MARKE|", [("market", 30), ("marketing", 4)]),
        ("market|", [("marketing", 4)]),
        ("a|", [("author:", None)]),
        ("", []),
        ("meta |", []),
        ("meta OR|", []),
        ('"scale a|', []),
        ('"scale"a|', []),
        ("num:|", []),
        ("author:j|", []),
        ("like:3|", []),
        ("***|", []),
        ("gpt-4|", []),
    ],
)
def test_completions(query: str, expected: list[tuple[str, int | None]]) -> None:
    assert completed(query if "|" in query else query + "|") == expected


def test_names_leave_room_for_words_and_words_for_names() -> None:
    kinds = [each.kind for each in complete("al", 2, FakeSource())]
    assert kinds == ["word", "word", "entity", "entity", "entity", "entity"]


def test_no_more_than_fit() -> None:
    class Many(FakeSource):
        def values(self, name: FacetName, prefix: str, limit: int) -> Sequence[tuple[str, int]]:
            return [(f"{prefix} {number}", 100 - number) for number in range(limit)]

        def words(self, prefix: str, limit: int) -> Sequence[tuple[str, int]]:
            return [(f"{prefix}{number}", 50 - number) for number in range(limit)]

    for query in ("ti", "entity:a", "source:", "title:a", "who:x"):
        found = complete(query, len(query), Many())
        assert len(found) == MOST
        counts = [each.count for each in found if each.count is not None]
        assert counts == sorted(counts, reverse=True)
    assert [each.kind for each in complete("ti", 2, Many())].count("word") >= 4


def test_an_index_that_is_not_there_completes_what_needs_none() -> None:
    assert [each.inserted for each in complete("is:st", 5, NOTHING_KNOWN)] == ["is:starred"]
    assert complete("who:a", 5, NOTHING_KNOWN) == ()
    assert complete("xylo", 99, NOTHING_KNOWN) == complete("xylo", -1, NOTHING_KNOWN) == ()


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(
        st.text(max_size=30),
        st.lists(
            st.sampled_from(
                [
                    "who:",
                    "=",
                    '"',
                    "al",
                    "is:",
                    "query:",
                    "-",
                    "(",
                    ")",
                    " ",
                    "“",
                    "title:",
                    "東",
                    "~",
                    "*",
                    "\ud800",
                ]
            ),
            max_size=10,
        ).map("".join),
    ),
    st.integers(-2, 35),
)
def test_anything_can_be_completed_and_what_is_put_in_can_be_read(query: str, cursor: int) -> None:
    for each in complete(query, cursor, FakeSource(), SAVED):
        assert isinstance(each, Completion)
        assert 0 <= each.start <= each.end <= len(query)
        assert each.start <= min(max(cursor, 0), len(query))
        assert each.kind == "field" or not parse(each.inserted, saved=dict.fromkeys(SAVED, "x")).problems


@given(st.sampled_from(FACET_NAMES), st.text(min_size=1, max_size=20).filter(str.strip))
def test_a_facet_clause_asks_for_its_value(name: FacetName, value: str) -> None:
    shown = facet_value(value)
    assume(shown)
    parsed = ask(facet_clause(name, shown))
    assert parsed.problem is None
    if name == "unit":
        assert isinstance(parsed.root, Unit)
    else:
        assert isinstance(parsed.root, Exact)
        assert parsed.root.name == name
        assert facet_key(parsed.root.value) == facet_key(value)


def test_saved_searches_are_named_with_quotation_marks_where_they_need_them() -> None:
    assert saved_search_clause("AI") == "query:AI"
    assert saved_search_clause("AI deals") == 'query:"AI deals"'
