"""Front matter: names and values, and nothing that YAML could do beyond them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metatui.ingest.front_matter import fill, is_web_address, read_front_matter, split_front_matter


def test_it_is_split_from_the_body() -> None:
    assert split_front_matter("---\ntitle: A\n---\nBody\n---\n") == ("title: A\n", "Body\n---\n")
    assert split_front_matter("\n---\ntitle: A\n...\nBody") == ("title: A\n", "Body")
    assert split_front_matter("---\n---\nBody") == ("", "Body")


@pytest.mark.parametrize(
    "text", ["Body", "---\nNever closed: it is a rule\nBody", "---\nProse.\n\n---\nMore.", "--- \n", ""]
)
def test_where_there_is_none_nothing_is_lost(text: str) -> None:
    assert split_front_matter(text) == (None, text)


def test_scalars_and_flat_lists() -> None:
    values = read_front_matter(
        "Title: 'Yes'\nyear: 1984\ntags: [a, b c]\nauthor:\n- Jane Doe\n- John Roe\nempty:"
        " null\nmore: |\n  two\n  lines\n"
        "nested: {a: [1, 2]}\nlist: [a, [b]]\nlast: on"
    )
    assert values == {
        "title": ("Yes",),
        "year": ("1984",),
        "tags": ("a", "b c"),
        "author": ("Jane Doe", "John Roe"),
        "empty": (),
        "more": ("two\nlines\n",),
        "last": ("on",),
    }


@pytest.mark.parametrize(
    "text",
    [
        "a: &x 1\nb: *x",
        "a: &x 1",
        "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]",
        "a: !!python/object/apply:os.system [x]",
        "a: !!str 1",
        "a: !custom 1",
        "nested: {deep: [!!int 1]}",
        "<<: *base",
        "a: [1, 2",
        "\ttab: 1",
        "- a\n- b",
        "just text",
        "a: \x07",
        "[" * 5000,
        "{" * 5000,
        "? " * 5000,
        "a: " + "x" * 20_000,
        "",
    ],
)
def test_yaml_that_is_wrong_or_does_too_much_gives_nothing(text: str) -> None:
    assert read_front_matter(text) == {}


@given(st.one_of(st.text(), st.text("ab:-[]{}'\"!&*|>#%? \n,~")))
def test_any_text_gives_values_or_nothing(text: str) -> None:
    fill(read_front_matter(text), ())


def test_values_become_metadata() -> None:
    draft = fill(
        read_front_matter(
            'title: "Red \\e[31m alert"\nauthors: [Jane Doe, John Roe]\n'
            "publication: The Example\ndate: July 16, 2025\n"
            "tags: rates, banks, rates\nlink: https://example.com/a"
        ),
        ("Body.",),
    )
    assert (draft.title, draft.byline, draft.source) == ("Red alert", "Jane Doe, John Roe", "The Example")
    assert draft.published is not None
    assert draft.published.isoformat() == "2025-07-16T00:00:00+00:00"
    assert draft.tags == ("rates", "banks")
    assert draft.url == "https://example.com/a"
    assert draft.paragraphs == ("Body.",)


def test_an_address_as_source_is_the_url_and_only_the_web_counts() -> None:
    assert fill({"source": ("https://example.com/x",)}, ()).url == "https://example.com/x"
    assert fill({"url": ("javascript:alert(1)",)}, ()).url is None
    assert fill({"date": ("2025-13-01",), "published": ("soon",)}, ()).published is None
    for address in ("file:///etc/passwd", "http://a b", "https://x\n", "ssh://x", "http://" + "a" * 3000):
        assert not is_web_address(address)


@pytest.mark.parametrize(
    "title",
    [
        "Flood: 26 dead, damage put at $1.1bn",
        '"Never again" says the mayor: report',
        "'Tis the season: shops open late",
        "What the bank said:",
        "@mayor answers",
        "100% sure",
    ],
)
def test_a_headline_that_yaml_would_want_in_quotes_is_read_as_written(title: str) -> None:
    values = read_front_matter(f"title: {title}\nsource: Wire\npublished: 2025-07-11\ntags: [a, b]\n")
    assert values == {
        "title": (title,),
        "source": ("Wire",),
        "published": ("2025-07-11",),
        "tags": ("a", "b"),
    }


def test_what_is_refused_is_not_tried_again() -> None:
    assert read_front_matter("title: *anchor\nlead: a: b\n") == {}
    assert read_front_matter("title: a: b\nother: !!python/object x\n") == {}
