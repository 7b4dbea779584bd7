"""What to try when nothing was found."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from small_articles import NOW, article, ask, entity

from metatui.model import Advice, Annotations
from metatui.search import SearchIndex, parse

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
        ("Zuckerbreg", Advice(None, 0, "Zuckerberg")),
        ("ZUKERBERG", Advice(None, 0, "ZUCKERBERG")),
        ('who:"Zukerberg"', Advice(None, 0, 'who:"Zuckerberg"')),
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
    advice = index.advise(ask("is:starred meta superintelligence llama"), resolve=lambda *_: ["a"])
    assert (advice.blocking_term, advice.hits_without_it) == ("llama", 1)


@pytest.mark.parametrize(
    ("query", "spelling"),
    [
        ("xuckerberg", "zuckerberg"),
        ("uckerberg", "zuckerberg"),
        ("uzckerberg", "zuckerberg"),
        ("zzuckerberg", "zuckerberg"),
        ("emta zuckerberg", "meta zuckerberg"),
        ("title:emta", None),
    ],
)
def test_a_mistake_in_the_first_letter_is_corrected(
    index: SearchIndex, query: str, spelling: str | None
) -> None:
    assert index.advise(ask(query)).spelling == spelling


def test_a_rare_word_beside_a_far_more_frequent_one(build: Callable[..., SearchIndex]) -> None:
    texts = ["The market fell. Markets fall."] * 25 + ["The marked fell.", "The marker was marketed once."]
    index = build(*(article(str(number), text) for number, text in enumerate(texts)))
    assert index.advise_spelling(ask("marked")) == Advice(spelling="market")
    assert index.advise_spelling(ask("marker fell")) == Advice(spelling="market fell")
    # A form of the frequent word is no mistake, and a frequent word is none.
    assert index.advise_spelling(ask("marketed")) is None
    assert index.advise_spelling(ask("market")) is None
    # Nothing is so much more frequent than a word of which there are a few.
    assert index.advise_spelling(ask("once")) is None
    # What would find no article is not proposed.
    assert index.advise(ask("marked nothing")).spelling is None


def test_the_name_of_a_saved_search_is_not_corrected(index: SearchIndex) -> None:
    query = parse("query:zukerberg", now=NOW, saved={"zukerberg": "zukerberg"})
    assert index.advise(query) == Advice(None, 0, None)


def test_words_in_quotation_marks_are_respelt_when_they_stand_together(
    build: Callable[..., SearchIndex],
) -> None:
    index = build(
        article("a", "The harbour bridge is closed, please note."),
        article("b", "Nobody came over the bridge."),
    )
    assert index.advise(ask('"harbor bridge"')).spelling == '"harbour bridge"'
    assert index.advise(ask('"Harbor Bridge" closed')).spelling == '"Harbour Bridge" closed'
    assert index.advise(ask('"phrase nobody ever came"')).spelling is None
    assert index.advise(ask('"harbor nobody" OR bridge')).spelling is None
    # The minus stays, and what it leaves out counts.
    assert index.advise(ask("harbor -closed")).spelling is None
    assert index.advise(ask("harbor -nobody")).spelling == "harbour -nobody"


def test_short_words_are_near_too_many_others(build: Callable[..., SearchIndex]) -> None:
    index = build(article("a", "It has been a market of boats."))
    assert index.advise(ask("bergen")).spelling is None
    assert index.advise(ask("bean")).spelling == "been"
    assert index.advise(ask("marts")).spelling is None
    assert index.advise(ask("markte")).spelling == "market"
    assert index.advise(ask("marrkett")).spelling == "market"


def test_a_better_spelling_is_found_among_the_marked_articles(index: SearchIndex) -> None:
    assert index.advise_spelling(ask("zukerberg is:starred")) is None
    better = index.advise_spelling(ask("zukerberg is:starred"), resolve=lambda *_: ["a"])
    assert better == Advice(spelling="zuckerberg is:starred")
