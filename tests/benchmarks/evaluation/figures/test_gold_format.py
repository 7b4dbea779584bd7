"""The gold sentences keep to their own guidelines, `tests/gold/figures/README.md`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, get_args

import pytest

from benchmarks.evaluation.figures.gold import FOLDER
from metatui.model import ENTITY_KINDS, FIGURE_KINDS
from metatui.model.annotations import Bound

Json = dict[str, Any]

PARTS = ("open", "closed")
FIELDS = {
    *("start", "end", "text", "kind", "low", "high", "unit", "currency", "approximate"),
    *("bound", "measures", "owner", "as_of", "compared_to"),
}
PERCENT_UNITS = {"%", "pp", "bp"}
RATIO_UNITS = {"share", "x"}
BOUNDING = tuple(
    f"{words} "
    for words in (
        *("about", "around", "roughly", "some", "nearly", "almost", "an estimated", "at least", "at most"),
        *("up to", "fewer than", "less than", "no more than"),
    )
)
LINKING = {"of", "in", "the", "on", "from", "to", "for", "a"}
VERBAL_NOUNS = {
    *("age", "cost", "debt", "earnings", "fine", "funds", "investment", "loss", "payment", "price"),
    *("award", "spending", "takings", "value"),
}
DURATION_UNITS = {"second", "minute", "hour", "day", "week", "month", "year"}


def read(part: str) -> list[Json]:
    return [json.loads(line) for line in (FOLDER / f"{part}.jsonl").read_text("utf-8").splitlines()]


SENTENCES = [sentence for part in PARTS for sentence in read(part)]


def figures() -> Iterator[tuple[Json, Json]]:
    for sentence in SENTENCES:
        for figure in sentence["figures"]:
            yield sentence, figure


def test_there_are_four_hundred_sentences_and_half_are_closed() -> None:
    assert len(SENTENCES) >= 420
    assert len(read("closed")) >= 210


@pytest.mark.parametrize("part", PARTS)
def test_a_fifth_are_traps(part: str) -> None:
    sentences = read(part)
    traps = [sentence for sentence in sentences if sentence["domain"] == "traps" or not sentence["figures"]]
    assert len(traps) >= len(sentences) / 5


def test_no_sentence_stands_twice() -> None:
    texts = [sentence["text"] for sentence in SENTENCES]
    assert len(set(texts)) == len(texts)


def test_every_span_stands_in_its_sentence_after_the_one_before() -> None:
    for sentence in SENTENCES:
        last = 0
        for figure in sentence["figures"]:
            assert sentence["text"][figure["start"] : figure["end"]] == figure["text"]
            assert figure["text"] == figure["text"].strip() != ""
            assert figure["start"] >= last
            last = figure["end"]


def test_fields_hold_allowed_values() -> None:
    for sentence, figure in figures():
        where = f"{figure['text']!r} in {sentence['text']!r}"
        assert set(figure) <= FIELDS, where
        assert figure["kind"] in FIGURE_KINDS, where
        assert figure.get("bound") in (None, *get_args(Bound)), where
        assert figure.get("approximate", False) in (True, False), where
        assert set(sentence.get("entities", {}).values()) <= set(ENTITY_KINDS), where


def test_units_fit_the_kind() -> None:
    for sentence, figure in figures():
        where = f"{figure['text']!r} in {sentence['text']!r}"
        kind, unit = figure["kind"], figure.get("unit")
        if kind == "percent":
            assert unit in PERCENT_UNITS, where
        elif kind == "ratio":
            assert unit in RATIO_UNITS, where
        elif kind == "duration":
            assert unit in DURATION_UNITS, where
        elif kind == "measure":
            assert unit, where
        elif kind == "money":
            assert unit is None or unit.startswith("per "), where
        else:
            assert unit is None, where
        assert kind == "money" or "currency" not in figure, where


def test_values_are_in_order() -> None:
    for sentence, figure in figures():
        where = f"{figure['text']!r} in {sentence['text']!r}"
        low, high = figure["low"], figure["high"]
        if figure["kind"] == "date":
            assert all(end is None or isinstance(end, str) for end in (low, high)), where
        elif high is not None:
            assert low <= high, where
        else:
            assert low is not None, where


def test_other_fields_point_into_the_sentence() -> None:
    for sentence, figure in figures():
        where = f"{figure['text']!r} in {sentence['text']!r}"
        others = [other for other in sentence["figures"] if other is not figure]
        if figure.get("owner"):
            assert figure["owner"] in sentence["entities"], where
        if figure.get("compared_to"):
            assert figure["compared_to"] in [other["text"] for other in others], where
        if figure.get("as_of"):
            dates = [other for other in others if other["kind"] == "date"]
            values = {f"{date['low']}/{date['high']}" for date in dates} | {date["low"] for date in dates}
            assert figure["as_of"] in values, where
        for name in sentence.get("entities", {}):
            assert name in sentence["text"], where


def test_dates_have_nothing_but_a_value() -> None:
    for sentence, figure in figures():
        if figure["kind"] == "date":
            extra = set(figure) & {"unit", "measures", "owner", "as_of", "compared_to"}
            assert not extra, f"{figure['text']!r} in {sentence['text']!r}"


def test_words_that_bound_or_blur_stand_inside_the_span() -> None:
    for sentence, figure in figures():
        before = sentence["text"][: figure["start"]].casefold()
        assert not before.endswith(BOUNDING), f"{figure['text']!r} in {sentence['text']!r}"


def test_labels_are_made_of_the_sentence_and_of_nouns_for_its_verbs() -> None:
    for sentence, figure in figures():
        text = sentence["text"].casefold()
        for word in re.findall(r"\w+", figure.get("measures", "").casefold()):
            stands = word in text or word.removesuffix("s") in text or word == "wineries"
            assert stands or word in LINKING | VERBAL_NOUNS, f"{word} for {figure['text']!r} in {text!r}"
