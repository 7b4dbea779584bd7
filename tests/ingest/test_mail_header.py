"""Clippings that came by e-mail: the header goes, and says what nothing else does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from metatui.ingest.mail_header import MailHeader, split_mail_header
from metatui.model.article import Article

Read = Callable[..., Article]
STORY = "The council of Little Falls voted on Monday night to rebuild the bridge that the flood took."
HEADER = "Subject: FW: RE: clip - bridge\nFrom: desk@example.org\nDate: Mon, 2 Mar 2026 09:12:44 +0000\n\n"


@pytest.mark.parametrize("name", ["clip.txt", "clip.md"])
def test_a_header_is_neither_title_nor_text(read: Read, name: str) -> None:
    head = "Le Monde in English\n\nTown to rebuild its old bridge\n\nBy Jean Dupont\n\n2 min read\n\n"
    article = read(HEADER + head + STORY, name)
    assert (article.title, article.byline) == ("Town to rebuild its old bridge", "Jean Dupont")
    assert (article.source, article.text) == ("Le Monde", STORY)
    assert article.published == datetime(2026, 3, 2, 9, 12, 44, tzinfo=UTC)


def test_the_subject_is_the_title_where_there_is_no_headline(read: Read) -> None:
    article = read(HEADER + STORY)
    assert (article.title, article.text) == ("clip - bridge", STORY)


def test_a_date_of_its_own_goes_before_that_of_the_mail(read: Read) -> None:
    article = read(HEADER + "Town to rebuild its old bridge\nPublished 28 February 2026\n" + STORY)
    assert article.published == datetime(2026, 2, 28, tzinfo=UTC)
    assert article.text == STORY


def test_a_date_open_to_doubt_stays(read: Read) -> None:
    article = read("From: desk@example.org\nDate: 12/02/2026\n\nTown to rebuild its old bridge\n" + STORY)
    assert article.published is None
    assert article.title == "Town to rebuild its old bridge"
    assert article.text == "Date: 12/02/2026\n\n" + STORY


@pytest.mark.parametrize(
    "text",
    [
        "To: whom it may concern\n\nA story",
        "Subject: the bridge\n\nA story",
        "A story\nFrom: a\nTo: b\n",
        "Cc: a\nBcc: b\n\nA story",
    ],
)
def test_what_is_no_header(text: str) -> None:
    assert split_mail_header(text) == (None, text)


def test_a_forwarded_message_in_bold() -> None:
    header, text = split_mail_header(
        "---------- Forwarded message ---------\n**From:** A <a@example.org>\n"
        "**Sent:** Monday, March 2, 2026\n**To:** b@example.org;\n c@example.org\n"
        "**Subject:** Fwd: Bridge\n\nA"
    )
    assert header == MailHeader("Bridge", datetime(2026, 3, 2, tzinfo=UTC))
    assert text.strip() == "A"
