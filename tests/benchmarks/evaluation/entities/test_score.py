"""The scores of entities count what they say they count."""

from __future__ import annotations

import pytest

from benchmarks.evaluation.entities.gold import GoldArticle, Said
from benchmarks.evaluation.entities.report import verdicts
from benchmarks.evaluation.entities.score import score
from metatui.model import Annotations, Entity, Mention, Quote

TEXT = "Mara Voss left Alder AG. Voss said: “I am done.” Monday was her last day. Alder fell."


def mention(words: str, start: int = 0) -> Mention:
    at = TEXT.index(words, start)
    return Mention(at, at + len(words), words)


VOSS = Entity("Mara Voss", "person", salience=0.9, mentions=(mention("Mara Voss"), mention("Voss", 20)))
ALDER = Entity("Alder AG", "organisation", salience=0.5, mentions=(mention("Alder AG"), mention("Alder", 60)))
QUOTE = Quote(TEXT.index("I am"), TEXT.index("”"), "I am done.", "Mara Voss")
GOLD = GoldArticle(
    "one",
    "Voss leaves",
    TEXT,
    {(m.start, m.end): (entity.kind, entity.name) for entity in (VOSS, ALDER) for m in entity.mentions},
    ("Mara Voss", "Alder AG", "Nobody Else"),
    (),
    (Said("I am done", TEXT.index("I am"), "Mara Voss"),),
)


def told(*entities: Entity, quotes: tuple[Quote, ...] = ()) -> dict[str, object]:
    return score([GOLD], lambda _: Annotations(entities, quotes=quotes)).told()


def test_what_is_right_is_counted_as_right() -> None:
    scores = told(VOSS, ALDER, quotes=(QUOTE,))
    assert scores["f1"] == scores["precision"] == scores["recall"] == 1
    assert scores["pair_precision"] == scores["pair_recall"] == 1
    assert scores["top"] == pytest.approx(2 / 3)
    assert scores["speaker_precision"] == scores["speaker_recall"] == 1
    assert scores["violations"] == 0


def test_a_name_of_another_kind_or_length_is_wrong_twice() -> None:
    short = Entity("Alder", "organisation", mentions=(mention("Alder"),))
    scores = told(VOSS, short)
    assert scores["precision"] == pytest.approx(2 / 3)
    assert scores["recall"] == pytest.approx(2 / 4)
    other = Entity("Alder AG", "place", mentions=ALDER.mentions)
    assert told(VOSS, other)["kinds"]["place"] == 0  # type: ignore[index]


def test_mentions_put_under_two_names_are_a_pair_that_is_missing() -> None:
    one = Entity("Mara Voss", "person", mentions=VOSS.mentions[:1])
    two = Entity("Voss", "person", mentions=VOSS.mentions[1:])
    scores = told(one, two, ALDER)
    assert scores["pair_recall"] == pytest.approx(1 / 2)
    assert scores["pair_precision"] == 1


def test_a_weekday_taken_for_a_name_is_a_violation() -> None:
    monday = Entity("Monday", "person", mentions=(mention("Monday"),))
    assert told(VOSS, ALDER, monday)["violations"] == 1
    assert any("weekdays" in line for line in verdicts(told(VOSS, ALDER, monday)))


def test_a_wrong_speaker_costs_precision_and_none_only_recall() -> None:
    assert (
        told(VOSS, ALDER, quotes=(Quote(QUOTE.start, QUOTE.end, QUOTE.text, "Alder AG"),))[
            "speaker_precision"
        ]
        == 0
    )
    silent = told(VOSS, ALDER)
    assert silent["speaker_precision"] is None
    assert silent["speaker_recall"] == 0
