"""What to try when nothing was found."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from small_articles import article, ask, entity

from metatui.model import Advice, Annotations
from metatui.search import SearchIndex

TEXT = "Zuckerberg spoke of superintelligence. Zuckerman did not. Meta has 7,000 people."


@pytest.fixture
def index(build: Callable[..., SearchIndex]) -> SearchIndex:
    return build(
        (article("a", TEXT, published="2025-01-01"), Annotations((entity(TEXT, "person", "Zuckerberg"),))),
        article("b", "Zuckerberg again, and meta."),
        article("c", "Something else about meta."),
    )


@pytest.mark.parametrize(
    ("query", "advice"),
    [
        ("meta llama", Advice("llama", 3, None)),
        ("meta zukerberg", Advice("zukerberg", 3, "meta zuckerberg")),
        ("superinteligence", Advice(None, 0, "superintelligence")),
        ("Zuckerbreg", Advice(None, 0, "zuckerberg")),
        ('who:"zukerberg"', Advice(None, 0, 'who:"zuckerberg"')),
        ("who:zuckermann", Advice(None, 0, None)),
        ("meta date:2031", Advice("date:2031", 3, None)),
        ("zuckerberg -meta", Advice("-meta", 2, None)),
        # What is excluded is named even where another word stands for more articles.
        ("superintelligence -zuckerman", Advice("-zuckerman", 1, None)),
        ("superintelligence meta -zuckerman", Advice("-zuckerman", 1, None)),
        ("llama -zuckerman", Advice(None, 0, None)),
        ("llama alpaca", Advice(None, 0, None)),
        # Known in the text, though not as a person: no mistake of spelling.
        ("who:zuckerman", Advice(None, 0, None)),
        ("zuckerman:meta", Advice(None, 0, None)),
        ("zukerberg:llama", Advice(None, 0, None)),
        ("7001", Advice(None, 0, None)),
        ("zuckerberg", Advice(None, 0, None)),
        ("zzz", Advice(None, 0, None)),
        ("", Advice(None, 0, None)),
    ],
)
def test_advice(index: SearchIndex, query: str, advice: Advice) -> None:
    assert index.advise(ask(query)) == advice


def test_a_beginning_that_is_known_is_not_corrected(index: SearchIndex) -> None:
    assert index.advise(ask("superint", typing=True)).spelling is None
    assert index.advise(ask("supperint", typing=True)).spelling is None
    assert index.advise(ask("zuckr*")).spelling is None


def test_what_lies_outside_is_resolved(index: SearchIndex) -> None:
    advice = index.advise(ask("is:unread meta superintelligence llama"), resolve=lambda *_: ["a"])
    assert (advice.blocking_term, advice.hits_without_it) == ("llama", 1)
