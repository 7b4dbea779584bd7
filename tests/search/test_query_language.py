"""Every form of the query language, what is wrong with a query, and that anything can be parsed."""

from __future__ import annotations

from datetime import UTC, datetime
from math import inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metatui.search import ParsedQuery, parse
from metatui.search.syntax import (
    And,
    Fuzzy,
    Has,
    Like,
    Marked,
    Near,
    Node,
    Not,
    Number,
    Or,
    Published,
    Unit,
    Words,
    positive_leaves,
)

NOW = datetime(2026, 5, 20, 15, 30, tzinfo=UTC)


def shape(node: Node | None) -> object:
    """A tree without its offsets, short enough to write down."""
    match node:
        case None:
            return None
        case And() | Or():
            return (type(node).__name__, *(shape(child) for child in node.nodes))
        case Not():
            return ("Not", shape(node.node))
        case Words():
            scope = "" if node.scope == "text" else f"{node.scope}:"
            return scope + " ".join(node.words) + ("*" if node.open_end else "") + ("?" if node.typed else "")
        case Near():
            return ("Near", *node.words, node.gap)
        case Fuzzy():
            return ("Fuzzy", node.word, node.edits)
        case Published():
            return tuple(str(side.date()) if side else None for side in (node.since, node.until))
        case Number():
            low, high = f"{node.low:.4g}", f"{node.high:.4g}"
            return f"{'(' if node.low_open else '['}{low} {high}{')' if node.high_open else ']'}", node.unit
        case Unit():
            return ("Unit", node.unit)
        case Marked():
            return ("Marked", node.state)
        case Like():
            return ("Like", node.id)
        case Has():
            return ("Has", node.thing)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", None),
        ("   ", None),
        ("meta", "meta"),
        ("Meta’s ZÜRICH", ("And", "meta", "zurich")),
        ("meta scale ai", ("And", "meta", "scale", "ai")),
        ("meta AND scale", ("And", "meta", "scale")),
        ("and or not", ("And", "and", "or", "not")),
        ('"scale ai"', "scale ai"),
        ("“scale ai”", "scale ai"),
        ('"meta"', "meta"),
        ("GPT-4", "gpt 4"),
        ("U.S. A.I.", ("And", "us", "ai")),
        ("7,000", "7000"),
        ("a OR b", ("Or", "a", "b")),
        ("a b OR c d", ("And", "a", ("Or", "b", "c"), "d")),
        ("a OR b OR c", ("Or", "a", "b", "c")),
        ("-no", ("Not", "no")),
        ("yes -no", ("And", "yes", ("Not", "no"))),
        ("yes NOT no", ("And", "yes", ("Not", "no"))),
        ("--twice", "twice"),
        ("meta - google", ("And", "meta", "google")),
        ("well-known", "well known"),
        ("(a b) OR c", ("Or", ("And", "a", "b"), "c")),
        ("-(a OR b)", ("Not", ("Or", "a", "b"))),
        ("((((a))))", "a"),
        ("zuck*", "zuck*"),
        ('"mark zuck*"', "mark zuck*"),
        ('"mark zuck"*', "mark zuck*"),
        ("llama~", ("Fuzzy", "llama", 1)),
        ("llama~1", ("Fuzzy", "llama", 1)),
        ("llama~2", ("Fuzzy", "llama", 2)),
        ('"a b"~10', ("Near", "a", "b", 10)),
        ('"a b"~', ("Near", "a", "b", 10)),
        ("title:meta", "title:meta"),
        ("TITLE:Meta", "title:meta"),
        ('source:"Meta AI dossier"', "source:meta ai dossier"),
        ("author:desk tag:ai", ("And", "author:desk", "tag:ai")),
        ("title:(meta google)", ("And", "title:meta", "title:google")),
        ("title:(a OR tag:b) c", ("And", ("Or", "title:a", "tag:b"), "c")),
        ("who:zuckerberg", "person:zuckerberg"),
        ('who:"Mark Zuckerberg"', "person:mark zuckerberg"),
        ("org:meta place:paris", ("And", "organisation:meta", "place:paris")),
        ("product:llama* entity:x", ("And", "product:llama*", "entity:x")),
        ("-who:wang", ("Not", "person:wang")),
        ("is:unread is:starred", ("And", ("Marked", "unread"), ("Marked", "starred"))),
        ("is:read", ("Not", ("Marked", "unread"))),
        ("like:3f2a", ("Like", "3f2a")),
        ("has:figure has:quotes has:Entity", ("And", ("Has", "figure"), ("Has", "quote"), ("Has", "entity"))),
        ('newer:"3 days ago"', ("2026-05-17", None)),
        ("newer:3d", ("2026-05-17", None)),
        ("older:2026-01-01", (None, "2026-01-01")),
        ("date:2026-03..2026-04", ("2026-03-01", "2026-05-01")),
        ("date:2025", ("2025-01-01", "2026-01-01")),
        ("date:2025-06", ("2025-06-01", "2025-07-01")),
        ("date:last-week", ("2026-05-11", "2026-05-18")),
        ("date:yesterday", ("2026-05-19", "2026-05-20")),
        ("num:>1bn", ("(1e+09 inf]", None)),
        ("num:<5", ("[-inf 5)", None)),
        ("num:10..20", ("[10 20]", None)),
        ("num:49", ("[49 49]", None)),
        ("num:49%", ("[49 49]", "%")),
        ("num:$14.3bn", ("[1.43e+10 1.43e+10]", "usd")),
        ("unit:USD unit:%", ("And", ("Unit", "usd"), ("Unit", "%"))),
        ("https://example.com/a", "https example com a"),
        ("at 12:30", ("And", "at", "12 30")),
        ("Exclusive: Meta", ("And", "exclusive", "meta")),
        ("東京", "東京"),
        ("東京都", "東京 京都"),
        ("東", "東*"),
    ],
)
def test_forms(query: str, expected: object) -> None:
    parsed = parse(query, now=NOW)
    assert shape(parsed.root) == expected
    assert parsed.problem is None
    assert parsed.text == query
    assert parsed.is_empty == (expected is None)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("meta", "meta*?"),
        ("meta ", "meta"),
        ("scale a", ("And", "scale", "a*?")),
        ("gpt-4", "gpt 4*?"),
        ('"scale a', "scale a*?"),
        ('"scale ', "scale"),
        ('"scale ai"', "scale ai"),
        ("(meta OR goo", ("Or", "meta", "goo*?")),
        ("(meta)", "meta"),
        ("zuck*", "zuck*"),
        ("who:zuck", "person:zuck*?"),
        ('who:"mark zu', "person:mark zu*?"),
        ("meta -goo", ("And", "meta", ("Not", "goo"))),
        ("meta OR", "meta"),
        ("llama~1", ("Fuzzy", "llama", 1)),
    ],
)
def test_typing_leaves_the_last_word_open(query: str, expected: object) -> None:
    parsed = parse(query, typing=True, now=NOW)
    assert shape(parsed.root) == expected
    assert parsed.problem is None


@pytest.mark.parametrize(
    ("query", "marked", "words", "left"),
    [
        ('meta "scale ai', '"', "never closed", ("And", "meta", "scale ai")),
        ("meta (scale", "(", "never closed", ("And", "meta", "scale")),
        ("meta) scale", ")", "never opened", ("And", "meta", "scale")),
        ("meta ()", "()", "nothing between", "meta"),
        ("meta source:", "source:", "waits for", "meta"),
        ("source: meta", "source:", "waits for", "meta"),
        ("autor:jane", "autor:", "“author:”", "autor jane"),
        ("zzzzzz:jane", "zzzzzz:", "The fields are", "zzzzzz jane"),
        ("meta date:someday", "someday", "no date", "meta"),
        ("meta date:2025-13", "2025-13", "no date", "meta"),
        ("date:2025-02-30", "2025-02-30", "no date", None),
        ("date:..", "..", "no date", None),
        ("newer:3 days", "3", "no date", "days"),
        ("meta num:many", "many", "no number", "meta"),
        ("num:..", "..", "no number", None),
        ("is:happy", "happy", "unread, read and starred", None),
        ("has:hope", "hope", "figure, quote and entity", None),
        ("meta OR", "OR", "waits for", "meta"),
        ("OR meta", "OR", "between two words", "meta"),
        ("* meta", "*", "asterisk", "meta"),
        ("llama~9", "llama~9", "At most 2", ("Fuzzy", "llama", 2)),
        ("is:(unread)", "is:(", "without brackets", "unread"),
        ("!!!", "!!!", "no word", None),
    ],
)
def test_problems_say_what_and_where_and_the_rest_is_kept(
    query: str, marked: str, words: str, left: object
) -> None:
    parsed = parse(query, now=NOW)
    assert parsed.problem is not None
    assert query[parsed.problem.start : parsed.problem.end] == marked
    assert words in parsed.problem.message
    assert shape(parsed.root) == left


@pytest.mark.parametrize("query", ["meta source:", "meta date:202", "meta is:unr", "meta num:"])
def test_a_value_half_typed_is_left_out_with_a_word_on_it(query: str) -> None:
    parsed = parse(query, typing=True, now=NOW)
    assert shape(parsed.root) == "meta" or query == "meta date:202"
    assert parsed.problem is not None or query == "meta date:202"


def test_offsets_enclose_the_clause_as_typed() -> None:
    query = 'meta -who:"mark z" (num:>1bn OR title:x)'
    parsed = parse(query, now=NOW)
    first, second, third = parsed.clauses
    assert query[first.start : first.end] == "meta"
    assert query[second.start : second.end] == '-who:"mark z"'
    assert query[third.start : third.end] == "num:>1bn OR title:x"


def test_positive_leaves_skip_what_is_excluded_and_join_figures() -> None:
    leaves = list(positive_leaves(parse("a -b (num:>1 unit:usd c) -(d e) num:5", now=NOW).root))
    assert [type(leaf).__name__ for leaf in leaves] == ["tuple", "Words", "tuple", "Words"]
    assert len(leaves[2]) == 2  # type: ignore[arg-type]


_PIECES = st.sampled_from(
    [
        "meta",
        '"',
        "“",
        "(",
        ")",
        "-",
        "OR",
        "AND",
        "NOT",
        "*",
        "~",
        "~3",
        ":",
        "source:",
        "who:",
        "num:",
        ">",
        "1bn",
        "..",
        "date:",
        "2025",
        "is:",
        "unread",
        "like:",
        "has:",
        "é",
        "東",
        "½",
        "((((",
        " ",
        "\x00",
        "\ud800",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=60), st.lists(_PIECES, max_size=25).map("".join)), st.booleans())
def test_anything_parses(query: str, typing: bool) -> None:
    parsed = parse(query, typing=typing, now=NOW)
    assert isinstance(parsed, ParsedQuery)
    for problem in parsed.problems:
        assert 0 <= problem.start <= problem.end <= len(query)
        assert problem.message
    for leaf in positive_leaves(parsed.root):
        for part in leaf if isinstance(leaf, tuple) else (leaf,):
            assert 0 <= part.start < part.end <= len(query)
    assert parse(query, typing=typing, now=NOW) == parsed


@pytest.mark.parametrize(
    "query", ["(" * 5000 + "a", "-" * 5000 + "a", "a OR " * 3000, "title:(" * 3000, '"' * 999]
)
def test_deep_and_long_queries_parse(query: str) -> None:
    parse(query, now=NOW)
    parse(query, typing=True, now=NOW)


def test_a_number_without_limit_is_open() -> None:
    node = parse("num:>=7").root
    assert isinstance(node, Number)
    assert node.high == inf
    assert node.low == pytest.approx(7)
