"""Markdown with metadata at its top, but without the lines of `---`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from metatui.model.article import Article

Read = Callable[..., Article]
STORY = "The council of Little Falls voted on Monday night to rebuild the bridge that the flood took."


def test_names_and_values_at_the_top(read: Read) -> None:
    article = read(
        "Title: Rents fall again\nDate: January 9, 2026\nSource: The Example Post\nAuthor: Kim Fox\n"
        f"Tags: [rents, towns]\n\n# Rents fall again\n\n{STORY}",
        "clip.md",
    )
    assert (article.title, article.byline, article.source) == (
        "Rents fall again",
        "Kim Fox",
        "The Example Post",
    )
    assert (article.published, article.tags) == (datetime(2026, 1, 9, tzinfo=UTC), ("rents", "towns"))
    assert article.text == STORY


def test_what_cannot_be_used_stays(read: Read) -> None:
    article = read(
        f"Title: Rents fall again\nDate: 12/02/2026\nAuthor: Kim Fox\nEdition: late\n\n{STORY}", "clip.md"
    )
    assert (article.title, article.byline, article.published) == ("Rents fall again", "Kim Fox", None)
    assert "12/02/2026" in article.text
    assert "Edition: late" in article.text


@pytest.mark.parametrize(
    "top",
    [
        "Title: Rents fall again\n\n",
        "Note: one\nRemark: two\n\n",
        "Title: A\nDate: May 1, 2025\nThe rest\n\n",
    ],
)
def test_what_is_no_metadata_stays(read: Read, top: str) -> None:
    text = read(f"# A heading of some words\n\n{top}{STORY}", "clip.md").text
    assert text.endswith(STORY)
    article = read(top + STORY, "clip.md")
    assert all(word in article.title + article.text for word in top.split() if word != "Title:")
