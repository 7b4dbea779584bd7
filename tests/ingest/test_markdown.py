"""Markdown to readable text: signs go, words stay, and no input takes long or too deep."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metatui.ingest.markdown import read_markdown
from metatui.ingest.markdown_inline import inline_text
from metatui.model.article import Article

Read = Callable[..., Article]


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("plain", "plain"),
        ("*a* **b** ***c*** _d_ __e__ ~~f~~", "a b c d e f"),
        ("**“Quote”** he said, **bold**, and *it*.", "“Quote” he said, bold, and it."),
        ("snake_case_name 2*3*4 5 * 3 * 2 a*b", "snake_case_name 2*3*4 5 * 3 * 2 a*b"),
        ("[link](https://x.example/a_(b)) [t](<u> 'title')", "link t"),
        ("[ref][1] [1] [Ref] [no][2] [not a link]", "ref 1 Ref [no][2] [not a link]"),
        ("![image](a.png 'x') [![badge](b.png)](c) text[^1]", "text"),
        ("`code *x*` ``a ` b`` `open", "code *x* a ` b `open"),
        (r"\*not\* \[a\] 1\. back\slash", "*not* [a] 1. back\\slash"),
        ("a &amp; b &mdash; &lt;c&gt; AT&T R&D", "a & b — <c> AT&T R&D"),
        (
            "<b>bold</b> a < b > c <br> d <https://x.example> <me@x.example>",
            "bold a < b > c   d https://x.example me@x.example",
        ),
        ("unclosed *star and **two and [bracket", "unclosed *star and **two and [bracket"),
        ("**bold *both* bold**", "bold both bold"),
    ],
)
def test_inline(markdown: str, text: str) -> None:
    assert " ".join(inline_text(markdown, {"1", "ref"}).split()) == " ".join(text.split())


def test_blocks() -> None:
    draft = read_markdown(
        "# The title\n\nWrapped\nlines.\n\n## A heading ##\n\nUnder\n-----\n\n* one\n* two\n  goes"
        " on\n  1. nested\n- [x] done\n\n"
        "> Quoted\n> lines\n\n```py\nx = 1\n\ny = '*'\n```\n\n| a | b |\n|---|---|\n| 1 | **2** "
        "|\n\n***\n\n"
        "<!-- gone\n\ngone -->[1]: http://ref.example\n<script>gone()</script>\n\n[^1]: The"
        " note.\n\nThe [end][1]."
    )
    assert draft.title == "The title"
    assert list(draft.paragraphs) == [
        "Wrapped lines.",
        "A heading",
        "Under",
        "• one\n• two goes on\n1. nested\n• done",
        "Quoted lines",
        "x = 1\ny = '*'",
        "a | b\n1 | 2",
        "The note.",
        "The end.",
    ]


def test_what_is_never_closed_takes_nothing_with_it() -> None:
    assert "after" in "".join(read_markdown("before\n\n```\n\nafter").paragraphs)
    assert "after" in "".join(read_markdown("before <!-- open\n\nafter").paragraphs)
    assert "after" in "".join(read_markdown("before <script> open\n\nafter").paragraphs)


def test_front_matter_heading_and_byline(read: Read) -> None:
    article = read(
        "---\ntitle: The bridge\nsource: Example Post\nauthor: metatui desk\npublished:"
        " 2025-07-16T11:15:00Z\n"
        "topics: [bridges, floods]\nreports: [A]\n---\n\n# The bridge\n\nIt is **gone**.\n\n##"
        " Why\n\nThe flood.\n",
        "x.md",
    )
    assert (article.title, article.source, article.byline) == ("The bridge", "Example Post", "metatui desk")
    assert article.published == datetime(2025, 7, 16, 11, 15, tzinfo=UTC)
    assert article.tags == ("bridges", "floods")
    assert article.text == "It is gone.\n\nWhy\n\nThe flood."


def test_without_front_matter_the_lines_below_the_heading_say_it(read: Read) -> None:
    article = read(
        "# The bridge is gone\n\n*By Jane Doe*  \n**16 July 2025**\n\nIt fell at noon.\n\n> So it did.",
        "x.markdown",
    )
    assert (article.title, article.byline) == ("The bridge is gone", "Jane Doe")
    assert article.published == datetime(2025, 7, 16, tzinfo=UTC)
    assert article.text == "It fell at noon.\n\nSo it did."


def test_yaml_that_fails_loses_the_metadata_and_not_the_body(read: Read) -> None:
    article = read("---\ntitle: *bet\ndate: 2025-07-16\n---\n\n# The bet\n\nThe body stays.\n", "x.md")
    assert (article.title, article.text, article.published) == ("The bet", "The body stays.", None)
    article = read("---\ntitle: &a The bet\nsource: *a\n---\nThe body stays. All of it.\n", "x.md")
    assert (article.title, article.text) == ("The body stays", "The body stays. All of it.")


def test_a_clipping_in_a_markdown_file(read: Read) -> None:
    long = (
        "The company will cut a tenth of its staff, it said on Tuesday, the third time in two years that "
        "it has done so, and put the money into machines instead of people."
    )
    head = "Company to cut 10% of its staff\n\nBy Jane Doe\nJune 3, 2026"
    article = read(f"{head}\n\n{long}\nUnions called it a betrayal.", "x.md")
    assert (article.title, article.byline) == ("Company to cut 10% of its staff", "Jane Doe")
    assert article.published == datetime(2026, 6, 3, tzinfo=UTC)
    assert article.text.split("\n\n")[1] == "Unions called it a betrayal."


def test_entities_cannot_smuggle_controls(read: Read) -> None:
    article = read("# A &#27;[31mtitle\n\nText &#x202e;here &#8203;and &#x9b;2J there.", "x.md")
    assert article.title in ("A [31mtitle", "A title")
    assert not set("\x1b\x9b\u202e\u200b") & set(article.title + article.text)


SIGNS = "[ ![ ]( [a]( * _ **a *a_ ` ``a < <a & ~ [a][ ! \\ <!-- > | <script [^1] [[] ](() *a_b &amp <![a]("
OPENINGS = ["* ", "- ", "# ", "> ", "1. ", "```\n", "|-\n", "a|b\n-|-\n", "=\n", "a\n=\n", "[a]: b\n"]


@pytest.mark.parametrize("sign", [*SIGNS.split(), *OPENINGS])
def test_fifty_thousand_of_anything(sign: str) -> None:
    read_markdown(sign * (50_000 // len(sign)))
    read_markdown("text " + sign * (5_000 // len(sign)) + " text")


@given(st.one_of(st.text(), st.text('ab*_[]()!`<>\\&#-| \n~1.:^"')))
def test_any_text_is_read_and_loses_no_plain_word(text: str) -> None:
    draft = read_markdown(text)
    for paragraph in draft.paragraphs:
        assert paragraph.strip() == paragraph != ""


@given(st.lists(st.text("abcdefghij klm", min_size=1), min_size=1))
def test_plain_words_survive(lines: list[str]) -> None:
    draft = read_markdown("\n\n".join(lines))
    assert " ".join(draft.paragraphs).split() == " ".join(lines).split()
