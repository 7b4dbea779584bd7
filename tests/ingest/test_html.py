"""Web pages: the article in them, what the page says about itself, and pages made to hang a parser."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from metatui.errors import UnreadableFile
from metatui.model.article import Article

Read = Callable[..., Article]

FIRST = "The council of Little Falls voted on Monday night to rebuild the stone bridge that the flood took."
SECOND = (
    "The cost is put at $4.2&nbsp;million, half of which the state has promised; the town will borrow half."
)
THIRD = "Nobody on the council spoke for the ferry, which has run since the day of the flood."
PAGE = f"""<!doctype html><html><head><meta charset="utf-8">
<title>Town to rebuild bridge | The Example Post</title>
<meta property="og:title" content="Town to rebuild bridge">
<meta property="og:site_name" content="The Example Post"><meta name="author" content="Kim Fox">
<meta property="article:published_time" content="2025-07-16T15:04:00-04:00">
<link rel="canonical" href="https://example.com/bridge"><script>track("&lt;")</script></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav><main><article><h1>Town to rebuild bridge</h1>
<p class="byline">By Kim Fox</p><p>{FIRST}</p><h2>Who pays</h2><p>{SECOND}</p>
<ul><li>$1.1 million for the roof of the school</li><li>$600,000 for two fire engines</li></ul>
<p>Sign up for our newsletter</p><p>{THIRD}</p></article></main>
<footer>© 2025 Example. All rights reserved.</footer></body></html>"""


def test_an_article_in_a_page(read: Read) -> None:
    article = read(PAGE, "page.html")
    assert (article.title, article.byline, article.source) == (
        "Town to rebuild bridge",
        "Kim Fox",
        "The Example Post",
    )
    assert article.published == datetime(2025, 7, 16, 19, 4, tzinfo=UTC)
    assert article.url == "https://example.com/bridge"
    assert article.text.split("\n\n") == [
        FIRST,
        "Who pays",
        SECOND.replace("&nbsp;", " "),
        "• $1.1 million for the roof of the school\n• $600,000 for two fire engines",
        THIRD,
    ]


def test_encodings_of_pages(read: Read) -> None:
    page = PAGE.replace("Little Falls", "Zürich-Höngg").replace("utf-8", "windows-1252")
    assert "Zürich-Höngg" in read(page.encode("cp1252"), "page.htm").text
    assert "Zürich-Höngg" in read(page.encode("utf-16"), "page.html").text
    assert "Zürich-Höngg" in read(page.encode(), "page.html").text


def test_a_page_under_the_name_of_a_text(read: Read) -> None:
    assert read(PAGE, "page.txt").text == read(PAGE, "page.html").text


def test_a_date_of_publication_is_never_made_up(read: Read) -> None:
    page = PAGE.replace('<meta property="article:published_time" content="2025-07-16T15:04:00-04:00">', "")
    page = page.replace("Nobody on the council", "On 3 May 2024 nobody on the council").replace("© 2025 ", "")
    assert read(page, "page.html").published is None


@pytest.mark.parametrize("page", ["<p>Just one line</p>", "<div>Just one line</div>", "Just one line"])
def test_a_page_without_an_article_gives_its_text(read: Read, page: str) -> None:
    assert read(page, "page.html").text == "Just one line"


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("", "no text in it"),
        ("<html><head><title></title></head><body></body></html>", "no text in it"),
        ("<script>" + "x" * 1000 + "</script>", "no text in it"),
        ("<div " + "a=1 " * 30_000 + ">x</div>", "a tag of more than 64 KB"),
        ("<p>word " * 700_000, "a web page larger than 5 MB"),
        ("<a" * 50_000, "a tag of more than 64 KB"),
        ("<div>" * 50_000 + "x", "nested too deep"),
        ("<b><i>" * 5_000 + "x", "nested too deep"),
    ],
)
def test_pages_that_are_refused(read: Read, page: str, reason: str) -> None:
    with pytest.raises(UnreadableFile, match=reason):
        read(page, "page.html")


@pytest.mark.parametrize(
    "page",
    [
        "<" * 50_000,
        "<!--" * 10_000,
        "<div>" * 1_500 + "x",
        "<table>" * 1_000,
        "&lt;" * 50_000,
        "<p>word" * 2_000,
    ],
)
def test_pages_made_to_hang_a_parser(read: Read, page: str) -> None:
    with contextlib.suppress(UnreadableFile):
        read(page, "page.html")


def test_a_hostile_page_is_clean(read: Read) -> None:
    page = PAGE.replace("Who pays", "Who &#27;]0;x&#7; &#8238;pays &#x9b;2J").replace(
        "Kim Fox", "Kim\x1b[31m Fox"
    )
    article = read(page, "page.html")
    assert not set("\x1b\x9b\u202e\x07") & set(article.text + article.title + str(article.byline))


@pytest.mark.parametrize(
    ("title", "source"),
    [
        ("Town to rebuild bridge - Science Daily Review", "Science Daily Review"),
        ("Town to rebuild bridge | BBC Sport", "BBC Sport"),
        ("Town to rebuild bridge | News | Nordic Wire", "Nordic Wire"),
        ("Town to rebuild bridge | Business", None),
        ("Town to rebuild bridge", None),
    ],
)
def test_the_site_behind_the_title(read: Read, title: str, source: str | None) -> None:
    page = (
        f"<html><head><title>{title}</title></head><body><h1>Town to rebuild bridge</h1>"
        f"<p>{FIRST}</p><p>{THIRD}</p></body></html>"
    )
    article = read(page, "page.html")
    assert (article.title, article.source) == ("Town to rebuild bridge", source)


@pytest.mark.parametrize(
    ("title", "head", "source"),
    [
        ("Orbit firm raises $1.2bn - Space Daily", "", "Space Daily"),
        ("Orbit firm raises $1.2bn | spacedaily.com", "", "spacedaily.com"),
        ("Orbit firm raises $1.2bn", "", None),
        ("Orbit firm raises $1.2bn", '<meta property="og:title" content="Orbit firm raises $1.2bn">', None),
        ("Orbit firm raises $1.2bn", '<meta property="og:site_name" content="Orbit">', "Orbit"),
    ],
)
def test_no_part_of_the_title_is_the_site(read: Read, title: str, head: str, source: str | None) -> None:
    page = (
        f"<html><head><title>{title}</title>{head}</head><body><h1>Orbit firm raises $1.2bn</h1>"
        f"<p>{FIRST}</p><p>{THIRD}</p></body></html>"
    )
    article = read(page, "page.html")
    assert (article.title, article.source) == ("Orbit firm raises $1.2bn", source)
