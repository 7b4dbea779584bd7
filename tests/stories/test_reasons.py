from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import Any

import numpy as np
import pytest

from metatui.model import Annotations, Article, Reason
from metatui.stories.evidence import Rarity
from metatui.stories.features import features_of
from metatui.stories.profile import Profile
from metatui.stories.reasons import find_reasons
from metatui.stories.segment import build, rows_of
from metatui.stories.snapshot import Part, Snapshot
from metatui.stories.storage import Manifest

Document = tuple[Article, Annotations]
Make = Callable[..., Document]


def snapshot_of(documents: Iterable[Document]) -> Snapshot:
    segment = build([rows_of({article.id: features_of(article, notes) for article, notes in documents})])
    nothing = np.zeros(0, np.uint16)
    return Snapshot(
        Manifest(), (Part("", segment, nothing),), nothing.astype(np.uint64), nothing.astype(np.uint32)
    )


def reasons(one: Document, other: Document, around: Iterable[Document] = ()) -> list[Reason]:
    snapshot = snapshot_of([one, other, *around])
    return [
        weighed.reason for weighed in find_reasons(Profile.of(*one), Profile.of(*other), Rarity(snapshot))
    ]


def texts(found: Iterable[Reason], kind: str) -> list[str]:
    return [reason.text for reason in found if reason.kind == kind]


@pytest.fixture
def others(make_document: Make) -> list[Document]:
    """A small library in which everybody writes about Meta."""
    return [
        make_document(
            f"other{number}",
            f"Meta opened office {word} near the {word} bridge, and Meta hired {word} painters.",
            entities=[("organisation", "Meta", ())],
        )
        for number, word in enumerate(
            ["amber", "birch", "copper", "dune", "ember", "flint", "gorse", "heath"]
        )
    ]


def test_what_everybody_names_is_no_reason(make_document: Make, others: list[Document]) -> None:
    meta = [("organisation", "Meta", ()), ("person", "Alexandr Wang", ("Wang",))]
    one = make_document("one", "Meta hired Alexandr Wang. Wang will lead a lab at Meta.", entities=meta)
    other = make_document("other", "Alexandr Wang leads the new lab of Meta.", entities=meta)
    assert texts(reasons(one, other, others), "entity") == ["Alexandr Wang"]


def test_an_entity_comes_with_all_its_mentions(make_document: Make, others: list[Document]) -> None:
    one = make_document(
        "one", "Alexandr Wang came. Wang spoke.", entities=[("person", "Alexandr Wang", ("Wang",))]
    )
    other = make_document("other", "There was Wang.", entities=[("person", "Wang", ())])
    (reason,) = reasons(one, other, others)
    assert reason == Reason("entity", "Alexandr Wang", ((0, 13), (20, 24)), ((10, 14),))


def test_namesakes_are_no_reason(make_document: Make, others: list[Document]) -> None:
    one = make_document("one", "Anna Smith sang.", entities=[("person", "Anna Smith", ("Smith",))])
    other = make_document("other", "John Smith swam.", entities=[("person", "John Smith", ("Smith",))])
    assert reasons(one, other, others) == []


def test_a_figure_counts_by_its_value_not_its_form(
    make_document: Make, make_figure: Callable[..., Any], others: list[Document]
) -> None:
    here, there = "It cost $14.3 billion then.", "A price of 14.3bn dollars."
    one = make_document(
        "one", here, figures=[make_figure(here, "$14.3 billion", "money", 14.3e9, currency="USD")]
    )
    other = make_document(
        "other",
        there,
        figures=[make_figure(there, "14.3bn dollars", "money", 14_300_000_000, currency="USD")],
    )
    assert reasons(one, other, others) == [Reason("figure", "$14.3 billion", ((8, 21),), ((11, 25),))]


@pytest.mark.parametrize(("measures", "found"), [("bolts", ["eight bolts"]), (None, [])])
def test_a_small_count_needs_to_measure_the_same(
    make_document: Make,
    make_figure: Callable[..., Any],
    others: list[Document],
    measures: str | None,
    found: list[str],
) -> None:
    here, there = "There were eight bolts.", "Of 8 screws none held."
    one = make_document(
        "one", here, figures=[make_figure(here, "eight bolts", "count", 8, measures=measures)]
    )
    other = make_document(
        "other", there, figures=[make_figure(there, "8 screws", "count", 8, measures="bolts")]
    )
    assert texts(reasons(one, other, others), "figure") == found


def test_the_day_of_the_paper_is_no_reason(
    make_document: Make, make_figure: Callable[..., Any], others: list[Document]
) -> None:
    text = "It happened on 12 June 2025."
    date = make_figure(text, "12 June 2025", "date", "2025-06-12")
    one = make_document("one", text, figures=[date], published=datetime(2025, 6, 12, 9, tzinfo=UTC))
    other = make_document("other", text, figures=[date], published=datetime(2025, 7, 1, tzinfo=UTC))
    assert texts(reasons(one, other, others), "figure") == []
    assert texts(reasons(other, other, others), "figure") == ["12 June 2025"]


def test_terms_are_telling_and_name_no_entity_again(make_document: Make, others: list[Document]) -> None:
    scale = [("organisation", "Scale AI", ())]
    one = make_document(
        "one",
        "The vesting window at Scale AI opens. A vesting window closes. People said that many were told.",
        entities=scale,
    )
    other = make_document(
        "other", "At Scale AI people said a vesting window is near; many were told.", entities=scale
    )
    found = reasons(one, other, others)
    assert texts(found, "terms") == ["vesting window"]
    (term,) = (reason for reason in found if reason.kind == "terms")
    assert term.here == ((4, 18), (40, 54))


def test_a_pair_grows_to_the_phrase_that_both_use(make_document: Make, others: list[Document]) -> None:
    one = make_document("one", "They drill at the lunar south pole tomorrow.")
    other = make_document("other", "A landing near the lunar south pole failed.")
    assert texts(reasons(one, other, others), "terms") == ["lunar south pole"]


def test_a_pair_of_words_that_everybody_uses_is_none(make_document: Make, others: list[Document]) -> None:
    one = make_document("one", "Meta has a new bridge plan.")
    other = make_document("other", "The bridge plan of Meta failed.")
    assert texts(reasons(one, other, others), "terms") == []
    assert texts(reasons(one, other), "terms") == ["bridge plan"]


def test_a_pair_is_no_rarer_than_its_initials(make_document: Make, others: list[Document]) -> None:
    everybody = [
        make_document(f"more{number}", f"Plans for AI and a {word} shed.", entities=[])
        for number, word in enumerate(["tin", "oak", "ash", "elm", "fir", "yew", "bay", "box"])
    ]
    one = make_document("one", "They sell artificial intelligence. AI it is.")
    other = make_document("other", "Nobody buys artificial intelligence, or AI.")
    assert texts(reasons(one, other, others), "terms") == ["artificial intelligence"]
    assert texts(reasons(one, other, everybody), "terms") == []


def test_a_single_word_said_once_is_chance(make_document: Make, others: list[Document]) -> None:
    one = make_document("one", "A badger crossed the meadow.")
    other = make_document("other", "The badger slept.")
    assert reasons(one, other, others) == []


def test_the_same_words_quoted_are_the_first_reason(make_document: Make, others: list[Document]) -> None:
    one = make_document(
        "one",
        "“Everyone walked off on their own two feet,” said Holt.",
        quotes=[("Holt", "Everyone walked off on their own two feet,")],
    )
    other = make_document(
        "other",
        "Holt said that “in the end everyone walked off on their own two feet, soaked”.",
        quotes=[("Holt", "in the end everyone walked off on their own two feet, soaked")],
    )
    quote = reasons(one, other, others)[0]
    assert (quote.kind, quote.text) == ("quote", "Everyone walked off on their own two feet")
    (start, end), text = quote.there[0], other[0].text
    assert text[start:end] == "everyone walked off on their own two feet"


def test_a_few_everyday_words_quoted_are_none(make_document: Make, others: list[Document]) -> None:
    text = "“at the end of the” day"
    document = make_document("one", text, quotes=[(None, "at the end of the")])
    assert texts(reasons(document, (document[0], document[1]), others), "quote") == []


def test_endless_repetition_in_quotes_is_no_burden(make_document: Make) -> None:
    words = "ha " * 3000
    document = make_document("one", f"“{words}” she said", quotes=[("she", words)])
    assert len(reasons(document, document)) <= 6
