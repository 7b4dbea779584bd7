"""Percentiles, ratios and turns."""

from __future__ import annotations

import math

from benchmarks.timing import Timing, interleave, percentile, ratio, summarise


def test_percentiles_are_values_that_were_measured() -> None:
    values = [5.0, 1.0, 4.0, 2.0, 3.0]
    assert [percentile(values, share) for share in (0, 0.2, 0.21, 0.5, 0.95, 1)] == [1, 1, 2, 3, 5, 5]
    assert math.isnan(percentile([], 0.5))


def test_a_summary_tells_the_first_round_apart() -> None:
    summary = summarise([Timing(0, 0, 9, 8), Timing(0, 1, 7, 6), Timing(1, 0, 1, 1), Timing(1, 1, 2, 2)])
    assert (summary.runs, summary.p50, summary.p95, summary.max) == (4, 2, 9, 9)
    assert (summary.first, summary.cpu_p50, summary.cpu_max) == (7, 2, 8)


def test_a_ratio_compares_only_what_both_did() -> None:
    fast = [Timing(0, 0, 1, 1), Timing(0, 1, 100, 1), Timing(1, 0, 100, 1)]
    assert ratio([Timing(0, 0, 10, 1)], fast) == 10
    assert math.isnan(ratio([Timing(5, 0, 10, 1)], fast))


def test_everybody_is_asked_every_question_and_another_begins_each_time() -> None:
    asked: list[tuple[str, str]] = []
    tasks = {name: lambda question, name=name: asked.append((name, question)) for name in "abc"}
    taken = interleave(tasks, ["one", "two"], rounds=2, budget=60)
    assert "".join(name for name, _ in asked) == "abcbcacababc"
    assert [question for _, question in asked] == ["one"] * 3 + ["two"] * 3 + ["one"] * 3 + ["two"] * 3
    for timings in taken.values():
        assert [(timing.round, timing.question) for timing in timings] == [(0, 0), (0, 1), (1, 0), (1, 1)]


def test_who_is_over_the_budget_is_asked_no_more_but_the_first_always_is() -> None:
    taken = interleave({"mine": str, "theirs": str}, [1, 2, 3], rounds=1, budget=0)
    assert (len(taken["mine"]), len(taken["theirs"])) == (3, 1)
