"""How good the relations are, on gold articles over varied beats; the floors are the promise."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from metatui.model import Relation
from metatui.stories import StoryIndex

_EVENT_KINDS = {"same report", "same event", "follow-up"}
# What came earlier in the chain of events is background to what came later.
_CHAIN = {"same event", "follow-up", "earlier"}


@pytest.fixture(scope="module")
def answers(gold: list[Any], tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Relation, ...]]:
    by_id = {one.article.id: (one.article, one.annotations) for one in gold}
    index = StoryIndex.open(Path(tmp_path_factory.mktemp("gold")), create=True)
    index.update(by_id.values(), revision=1)
    return {name: index.related(*document, load=by_id.__getitem__) for name, document in by_id.items()}


def expected(one: Any, other: Any) -> str:
    if one.event == other.event:
        if one.phase == other.phase:
            return "same event"
        return "follow-up" if other.article.published > one.article.published else "earlier"
    return "background" if one.topic == other.topic else "none"


def pairs(gold: list[Any], answers: dict[str, tuple[Relation, ...]]) -> Counter[tuple[str, str]]:
    table: Counter[tuple[str, str]] = Counter()
    for one in gold:
        found = {relation.id: relation.kind for relation in answers[one.article.id]}
        for other in gold:
            if other is not one:
                table[expected(one, other), found.get(other.article.id, "none")] += 1
    return table


def test_nine_of_ten_related_articles_are_of_one_event_chain(
    gold: list[Any], answers: dict[str, tuple[Relation, ...]]
) -> None:
    table = pairs(gold, answers)
    shown = sum(number for (_, found), number in table.items() if found != "none")
    right = sum(n for (true, found), n in table.items() if found != "none" and true in _CHAIN)
    assert right / shown >= 0.9


def test_tellings_of_an_event_find_one_another(
    gold: list[Any], answers: dict[str, tuple[Relation, ...]]
) -> None:
    table = pairs(gold, answers)
    same = {found: number for (true, found), number in table.items() if true == "same event"}
    assert (same.get("same event", 0) + same.get("same report", 0)) / sum(same.values()) >= 0.85
    later = {found: number for (true, found), number in table.items() if true == "follow-up"}
    assert later.get("follow-up", 0) / sum(later.values()) >= 0.85
    earlier = {found: number for (true, found), number in table.items() if true == "earlier"}
    assert earlier.get("background", 0) / sum(earlier.values()) >= 0.85
    assert "follow-up" not in earlier


def test_the_same_beat_is_not_the_same_event(
    gold: list[Any], answers: dict[str, tuple[Relation, ...]]
) -> None:
    table = pairs(gold, answers)
    wrong = sum(n for (true, found), n in table.items() if true not in _CHAIN and found in _EVENT_KINDS)
    assert wrong == 0


def test_an_article_that_stands_alone_gets_none(
    gold: list[Any], answers: dict[str, tuple[Relation, ...]]
) -> None:
    alone = Counter(one.event for one in gold)
    assert not [one.article.id for one in gold if alone[one.event] == 1 and answers[one.article.id]]


def test_a_reprint_is_the_same_report(answers: dict[str, tuple[Relation, ...]]) -> None:
    best = answers["takeover-0"][0]
    assert (best.id, best.kind) == ("takeover-3", "same report")


def test_every_reason_stands_in_both_texts(gold: list[Any], answers: dict[str, tuple[Relation, ...]]) -> None:
    texts = {one.article.id: one.article.text for one in gold}
    for name, relations in answers.items():
        for relation in relations:
            assert 0.0 < relation.score <= 1.0
            assert 1 <= len(relation.reasons) <= 6
            for reason in relation.reasons:
                assert reason.text
                for spans, text in ((reason.here, texts[name]), (reason.there, texts[relation.id])):
                    assert spans
                    assert all(0 <= start < end <= len(text) for start, end in spans)
                if reason.kind != "entity":
                    assert reason.text.split() == texts[name][slice(*reason.here[0])].split() or (
                        reason.text.split() in [texts[name][slice(*span)].split() for span in reason.here]
                    )


def test_reasons_are_specific(answers: dict[str, tuple[Relation, ...]]) -> None:
    ferry = {relation.id: [reason.text for reason in relation.reasons] for relation in answers["ferry-0"]}
    assert ferry["ferry-1"][0] == "everyone walked off on their own two feet"
    assert "Nordlys Star" in ferry["ferry-2"]
    assert "steering gear" in ferry["ferry-2"]
    assert "214 people" in ferry["ferry-3"]


def test_relations_are_mutual(gold: list[Any], answers: dict[str, tuple[Relation, ...]]) -> None:
    seen = {
        (name, relation.id): (relation.kind, relation.score)
        for name, found in answers.items()
        for relation in found
    }
    for (one, other), (kind, score) in seen.items():
        # A follow-up has what it follows for its background.
        back = {"follow-up": {"background"}, "background": {"background", "follow-up"}}.get(kind, {kind})
        assert seen[other, one][0] in back
        assert seen[other, one][1] == score
