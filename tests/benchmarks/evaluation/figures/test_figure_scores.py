"""How figures are scored: what is counted, and what is told of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

import pytest

from benchmarks.evaluation import figures
from benchmarks.evaluation.figures import systems
from benchmarks.evaluation.figures.gold import Sentence, read
from benchmarks.evaluation.figures.report import verdicts
from benchmarks.evaluation.figures.score import Find, Score, overlap, score
from metatui.model import Entity, Figure

TEXT = "Acme's sales rose 5% to $3bn."
GOLD = (
    Figure(18, 20, "5%", "percent", 5, 5, "%", measures="sales", owner="Acme"),
    Figure(24, 28, "$3bn", "money", 3e9, 3e9, currency="USD", measures="sales", owner="Acme"),
)


def answering(*answers: Figure) -> Find:
    """A system that finds the same in every sentence."""

    def find(text: str, published: datetime | None, entities: Sequence[Entity]) -> Sequence[Figure]:
        return answers

    return find


def scored(*answers: Figure, gold: tuple[Figure, ...] = GOLD) -> Score:
    return score(
        [Sentence("business", TEXT, None, (Entity("Acme", "organisation"),), gold)], answering(*answers)
    )


def test_the_gold_itself_is_right_in_everything() -> None:
    result = scored(*GOLD)
    assert result.precision() == result.recall() == result.span_f1() == result.touching_f1() == 1
    assert all(result.accuracy(name) == 1 for name in ("kind", "value", "unit", "bound", "measures", "owner"))
    assert result.owner_precision() == 1
    assert result.whole[""] == 2
    assert not result.wrong


def test_what_is_missed_lowers_recall_and_what_is_invented_lowers_precision() -> None:
    assert scored(GOLD[0]).recall() == 1 / 2
    assert scored(GOLD[0]).precision() == 1
    assert scored(*GOLD, Figure(0, 4, "Acme", "count", 1, 1)).precision() == 2 / 3


def test_a_span_a_word_too_long_is_not_found_but_its_value_is_asked() -> None:
    result = scored(replace(GOLD[0], start=13, text="rose 5%", low=6), GOLD[1])
    assert result.recall() == 1 / 2
    assert result.touching_f1() == 1
    assert result.accuracy("value") == 1 / 2
    assert result.accuracy("unit") == 1


def test_one_found_figure_answers_for_one_gold_figure() -> None:
    whole = Figure(18, 28, TEXT[18:28], "percent", 5, 5, "%")
    result = scored(whole)
    assert result.touched[""] == 1
    assert result.recall() == 0


def test_a_kind_counts_only_where_both_agree() -> None:
    result = scored(replace(GOLD[0], kind="count"), GOLD[1])
    assert result.recall() == 1
    assert result.recall("percent") == 0
    assert result.precision("count") == 0
    assert result.accuracy("kind") == 1 / 2


def test_an_owner_where_nobody_owns_lowers_precision_not_accuracy() -> None:
    gold = (GOLD[0], replace(GOLD[1], owner=None))
    result = scored(*GOLD, gold=gold)
    assert result.accuracy("owner") == 1
    assert result.owner_precision() == 1 / 2


def test_an_owner_not_given_lowers_accuracy_not_precision() -> None:
    result = scored(GOLD[0], replace(GOLD[1], owner=None))
    assert result.accuracy("owner") == 1 / 2
    assert result.owner_precision() == 1


def test_labels_are_compared_by_their_content_words() -> None:
    assert overlap("the stake in the shipyard", "stake in shipyard") == 1
    assert overlap("stake", "stake in the shipyard") == pytest.approx(2 / 3)
    assert overlap("cash", "price of the rival") == 0
    assert scored(replace(GOLD[0], measures="profit"), GOLD[1]).accuracy("measures") == 1 / 2


def test_a_label_that_the_gold_leaves_out_is_not_asked() -> None:
    gold = (replace(GOLD[0], measures=None), GOLD[1])
    assert scored(*GOLD, gold=gold).asked["measures", ""] == 1


def test_targets_tell_what_was_missed() -> None:
    reached = verdicts(scored(*GOLD).told())
    assert all(verdict.endswith("reached") for verdict in reached)
    missed = verdicts(scored(GOLD[0]).told())
    assert missed[0] == "spans F1: 0.667, target ≥ 0.97: MISSED"


def test_gold_sentences_name_their_entities_and_day() -> None:
    sentences = {sentence.text: sentence for part in ("open", "closed") for sentence in read(part)}
    assert any(sentence.published for sentence in sentences.values())
    for sentence in sentences.values():
        for entity in sentence.entities:
            assert all(sentence.text[m.start : m.end] == entity.name for m in entity.mentions)
            assert entity.mentions


def test_a_system_that_is_not_installed_is_named_and_the_rest_measured(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def missing() -> Find:
        raise systems.Absent("not installed: pip install it")

    monkeypatch.setattr(figures, "SYSTEMS", {"metatui": systems.metatui, "other": missing})
    results = figures.measure(["open"])
    figures.show(results, wrong=False)
    printed = capsys.readouterr().out
    assert "other is not installed: pip install it" in printed
    assert "spans F1" in printed


def test_quantulum3_answers_in_our_terms() -> None:
    pytest.importorskip("quantulum3")
    find = systems.quantulum()
    found = {
        f.text: f
        for f in find("It paid $14.3 billion for 49 % of 5 GW in two years, 99 cents each.", None, ())
    }
    assert (found["$14.3 billion"].low, found["$14.3 billion"].currency) == (14.3e9, "USD")
    assert (found["49 %"].kind, found["49 %"].unit) == ("percent", "%")
    assert (found["5 GW"].kind, found["5 GW"].unit) == ("measure", "GW")
    assert (found["two years"].kind, found["two years"].unit) == ("duration", "year")
    assert found["99 cents"].low == pytest.approx(0.99)
    assert found["99 cents"].currency == "USD"
