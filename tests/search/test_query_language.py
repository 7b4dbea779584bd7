"""Every form of the query language, what is wrong with a query, and that anything can be parsed."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise
from math import inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metatui.search import ParsedQuery, find_hits, make_snippet, parse
from metatui.search.compile import compile_query, compile_relaxed
from metatui.search.relaxing import relax
from metatui.search.syntax import (
    And,
    Exact,
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


_LONG: dict[str, object] = {
    'org:="Meta" place:=“Menlo Park”': (
        "And",
        ("Exact", "organisation", "Meta"),
        ("Exact", "place", "Menlo Park"),
    ),
    'date:2025-Q2 newer:2w date:"last 7 days"': (
        "And",
        ("2025-04-01", "2025-07-01"),
        ("2026-05-06", None),
        ("2026-05-13", "2026-05-21"),
    ),
}


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
        case Exact():
            return ("Exact", node.name, node.value)
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
        ('source:="Reuters"', ("Exact", "source", "Reuters")),
        ('who:="Mark  Zuckerberg" meta', ("And", ("Exact", "person", "Mark  Zuckerberg"), "meta")),
        ('org:="Meta" place:=“Menlo Park”', None),
        ("product:=Llama tag:=ai", ("And", ("Exact", "product", "Llama"), ("Exact", "tag", "ai"))),
        ('-SOURCE:="The Register"', ("Not", ("Exact", "source", "The Register"))),
        ('unit:="USD"', ("Unit", "usd")),
        ("num:=5", ("[5 5]", None)),
        ("=a", "a"),
        ('date:2025-Q2 newer:2w date:"last 7 days"', None),
        ("https://example.com/a", "https example com a"),
        ("at 12:30", ("And", "at", "12 30")),
        ("Exclusive: Meta", ("And", "exclusive", "meta")),
        ("東京", "東京"),
        ("東京都", "東京 京都"),
        ("東", "東*"),
    ],
)
def test_forms(query: str, expected: object) -> None:
    expected = _LONG.get(query, expected)
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
        ('source:="reu', "source:reu*?"),
        ("source:=reu", "source:reu*?"),
        ('source:="Reuters"', ("Exact", "source", "Reuters")),
        ("東京都", "東京 京都*?"),
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
        ('source:=""', 'source:=""', "waits for", None),
        ("source:= reuters", "source:=", "waits for", "reuters"),
        ('title:="meta ai"', "title:=", "leave out the equals sign", "title:meta ai"),
        ("who:=(wang)", "who:=", "without brackets", "person:wang"),
        ('meta source:="reu', '"', "never closed", ("And", "meta", ("Exact", "source", "reu"))),
        ("meta query:ai", "query:ai", "no saved search “ai”", "meta"),
        ("query:(ai)", "query:(", "without brackets", "ai"),
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


SAVED = {
    "AI deals": "ai num:>1bn",
    "chips": "chip OR gpu",
    "both": 'query:"ai deals" -query:CHIPS',
    "round": "x query:about",
    "about": "query:Round y",
    "broken": "meta date:never",
    "empty": "",
    "nothing": "!!!",
}


@pytest.mark.parametrize(
    ("query", "expected", "words"),
    [
        ("query:chips", ("Or", "chip", "gpu"), None),
        ("meta query:Chips", ("And", "meta", ("Or", "chip", "gpu")), None),
        ('query:"ai deals"', ("And", "ai", ("(1e+09 inf]", None)), None),
        ("-query:chips", ("Not", ("Or", "chip", "gpu")), None),
        ("query:both", ("And", ("And", "ai", ("(1e+09 inf]", None)), ("Not", ("Or", "chip", "gpu"))), None),
        ("query:chip meta", "meta", "Did you mean “chips”?"),
        ("query:round meta", ("And", ("And", "x", "y"), "meta"), "circle: round → about → round"),
        ("query:broken", "meta", "In the saved search “broken”: “never” is no date"),
        ("query:empty meta", "meta", "“empty” is empty"),
        ("query:nothing meta", "meta", "In the saved search “nothing”: There is no word"),
    ],
)
def test_saved_searches_stand_for_their_queries(query: str, expected: object, words: str | None) -> None:
    def bare(shaped: object) -> object:
        # A saved search is a clause of its own: a conjunction of one.
        if isinstance(shaped, tuple):
            parts = tuple(bare(part) for part in shaped)
            return parts[1] if len(parts) == 2 and parts[0] == "And" else parts
        return shaped

    parsed = parse(query, now=NOW, saved=SAVED)
    start = query.index("query:") - query.startswith("-")
    root = parsed.root
    if words is None:
        assert bare(shape(root)) == expected
        assert parsed.problem is None
        assert root is not None
        assert query[root.start : root.end] == query
    else:
        assert bare(shape(root)) == expected
        assert parsed.problem is not None
        assert words in parsed.problem.message
        assert (parsed.problem.start, parsed.problem.end) == (start, query.find(" meta") % (len(query) + 1))


def test_saved_searches_cannot_grow_without_end() -> None:
    saved = {f"s{number}": f"query:s{number + 1} query:s{number + 1}" for number in range(40)} | {"s40": "x"}
    assert "Too many" in str(parse("query:s0", saved=saved).problem)
    deep = {f"s{number}": "(" * 30 + f"query:s{number + 1}" + ")" * 30 for number in range(40)} | {"s40": "x"}
    assert parse("(((query:s0)))", saved=deep).problem is not None


def test_a_word_is_loose_only_where_it_was_typed_plainly() -> None:
    def loose(query: str) -> list[bool]:
        return [leaf.loose for leaf in positive_leaves(parse(query).root) if isinstance(leaf, Words)]

    assert loose("chip title:chip (chip OR gpt-4)") == [True] * 4
    assert loose('"chip" chip* who:chip source:chip tag:chip "a chip"') == [False] * 6
    parsed = parse("a -chip -(chip -gpt-4)").root
    assert isinstance(parsed, And)
    assert "loose=True" in repr(parsed.nodes[0])
    assert "loose=True" not in repr(parsed.nodes[1:])


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
        "unit:",
        "newer:",
        "query:",
        "loop",
        "org:=",
        "title:=",
        "=",
        "’",
        "กี่",
        "é",
        "東",
        "½",
        "((((",
        " ",
        "\x00",
        "\ud800",
    ]
)


_SAMPLES = [
    'meta "scale ai" -(who:="Alexandr Wang" OR org:meta*) num:>1bn date:2026-03..2026-04 unit:USD',
    'query:loop title:(gpt-4 llama~2) "a b"~10 source:="Reuters" newer:"3 days ago" is:unread',
    "東京都 U.S. AT&T's $14.3bn e-mail https://example.com/a?b=1 has:quote like:3f2a tag:=“ai”",
]
_PREFIXES = st.sampled_from(_SAMPLES).flatmap(
    lambda sample: st.integers(0, len(sample)).map(lambda end: sample[:end])
)
_ASKED = st.one_of(st.text(max_size=60), st.lists(_PIECES, max_size=25).map("".join), _PREFIXES)
_TEXT = "Meta’s chips and a b, GPT-4 in 東京都 for $14.3bn. E-mail 1bn to the U.S. unread 2025 ½ กี่"


@settings(max_examples=300, deadline=None)
@given(_ASKED, st.booleans())
def test_anything_is_answered(query: str, typing: bool) -> None:
    parsed = parse(query, typing=typing, now=NOW, saved={"loop": query, "1bn": "a query:loop"})
    compile_query(parsed)
    relaxed = relax(parsed, lambda word: 15 * (len(word) % 3), 40)
    if relaxed:
        compile_relaxed(relaxed)
    for asked in (parsed, *([relaxed.asked] if relaxed else [])):
        hits = find_hits(asked, _TEXT)
        assert all(0 <= start < end <= len(_TEXT) for start, end in hits)
        assert all(before[1] <= after[0] for before, after in pairwise(hits))
        snippet = make_snippet(_TEXT, hits, 40)
        assert len(snippet.text) <= 40


@pytest.mark.parametrize("typing", [True, False])
@pytest.mark.parametrize("sample", _SAMPLES)
def test_every_beginning_of_a_query_parses(sample: str, typing: bool) -> None:
    for end in range(len(sample) + 1):
        parsed = parse(sample[:end], typing=typing, now=NOW)
        find_hits(parsed, _TEXT)
        compile_query(parsed)
        assert all(0 <= problem.start <= problem.end <= end for problem in parsed.problems)
    assert [problem.message for problem in parsed.problems] == (
        ["There is no saved search “loop”."] if "query:" in sample else []
    )


@settings(max_examples=300, deadline=None)
@given(_ASKED, st.booleans())
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
