"""`python -m benchmarks.evaluation`: which gold sets there are, and that a closed part stays closed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.evaluation import figures
from benchmarks.evaluation.__main__ import main
from benchmarks.evaluation.figures.gold import read


def test_single_errors_of_the_closed_part_are_neither_printed_nor_written(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(figures, "SYSTEMS", {"metatui": lambda: lambda *_: []})
    assert main(["figures", "--part", "closed", "--wrong", "--json", str(tmp_path / "scores.json")]) == 0
    written = (tmp_path / "scores.json").read_text("utf-8")
    shown = capsys.readouterr().out + written
    assert json.loads(written)["figures"]["closed"]["systems"]["metatui"]["recall"] == 0
    assert not any(sentence.text in shown for sentence in read("closed"))
    main(["figures", "--part", "open", "--wrong"])
    assert "missed" in capsys.readouterr().out


def test_an_unknown_gold_set_says_which_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["figure"]) == 2
    assert "No gold set figure. There are: entities, names, pairs, figures" in capsys.readouterr().err
