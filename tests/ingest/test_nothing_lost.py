"""The rule of the top of an article: a line goes only if it became metadata or is of a known kind."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metatui.ingest import read_article
from metatui.ingest.boilerplate import is_furniture, is_label
from metatui.ingest.dates import read_date_line
from metatui.ingest.head_lines import is_role
from metatui.ingest.mail_header import split_mail_header
from metatui.ingest.titles import is_section
from metatui.model.article import Article

Read = Callable[..., Article]
TITLE = "Company buys half of a start-up"
STORY = "The deal was signed on Monday night in the town hall, and nobody on the council spoke against it."
LINES = [
    "By Jean Dupont",
    "By Kim Fox and Jo Roe",
    "By Ann Lee, Reuters",
    "Ann Lee, health editor",
    "By our sports staff, Doha, 13 February 2026",
    "By Jo Roe, Leeds",
    "Little Falls, 16 July 2025",
    "Le Monde in English",
    "BBC Sport",
    "AP Technology",
    "The Example Gazette",
    "Source: The Verge",
    "Source: Example Weekly",
    "12/02/2026",
    "Published 12/02/2026",
    "Published",
    "13 February 2026",
    "Published on 2 March 2026, at 8:30 am (Paris)",
    "Updated 14 February 2026",
    "Date: 12/02/2026",
    "Date: 3 May 2025",
    "URL: https://example.com/one",
    "URL: https://example.com/two",
    "To: the editor",
    "From: desk@example.org",
    "From the section Premier League",
    "Comments 412",
    "4 min read",
    "Share",
    "Listen",
    "Business",
    "Technology Reporter",
    "By",
    "Leeds Crown Court",
]
_SMALL = {"by", "and", "the", "in", "source", "url", "date", "from", "https"}


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def _is_accounted_for(line: str, article: Article) -> bool:
    """Whether a line stands in the text, became metadata, or belongs to the page."""
    if line in article.text.split("\n\n"):
        return True
    if is_furniture(line) or is_label(line) or is_role(line) or line == "Business":
        return True
    dates = read_date_line(line.removeprefix("Date: "))
    if dates:
        days = {article.published.date()} if article.published else set()
        return dates.is_clear and (dates.published is None or dates.published.date() in days)
    if is_section(line) and line != "Business":
        line = line.rpartition(" ")[0]  # the outlet; the section itself is none of the metadata
    said = " ".join(filter(None, (article.title, article.byline, article.source, article.url)))
    when = f"{article.published:%d %B %Y}" if article.published else ""
    left = _words(line) - _words(said) - _words(when) - _SMALL
    if line.startswith("By "):
        left -= {"leeds", "doha"}  # from where the author wrote
    # The job behind a name, and the edition of a newspaper, go with what they describe.
    left -= {"health", "editor", "english", "published"}
    rest = {word for text in article.text.split("\n\n") if text != STORY for word in _words(text)}
    return left <= rest


@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=6, unique=True), st.booleans())
@settings(max_examples=250, deadline=None)
def test_a_line_at_the_top_is_never_lost(lines: list[str], is_titled: bool) -> None:
    head = [TITLE, *lines] if is_titled else [*lines, TITLE]
    article = read_article("\n".join([*head, STORY]).encode(), name="clip.txt", id="id")
    # The header of an e-mail is of a known kind, too.
    body = split_mail_header("\n".join([*head, STORY]))[1].split("\n")
    lost = [line for line in [*head, STORY] if line in body and not _is_accounted_for(line, article)]
    assert not lost


@pytest.mark.parametrize("line", LINES)
def test_each_line_below_a_title(read: Read, line: str) -> None:
    article = read(f"{TITLE}\n{line}\n{STORY}")
    assert article.title == TITLE
    assert article.text.endswith(STORY)
    assert _is_accounted_for(line, article)


def test_by_without_a_name_makes_no_author_of_the_next_line(read: Read) -> None:
    article = read(f"By\nPublished on 2 March 2026, at 8:30 am (Paris)\n{TITLE}\n{STORY}")
    assert (article.title, article.byline) == (TITLE, None)
    assert article.text == f"By\n\n{STORY}"
