"""CSV for spreadsheets and programs."""

import csv
import io

import pytest

from metatui.cli.csv_output import print_csv, safe_text


@pytest.mark.parametrize(
    "text", ["=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3+cmd|' /C calc'!A0", "- so he said"]
)
def test_what_looks_like_a_formula_is_made_safe(text: str) -> None:
    assert safe_text(text) == "'" + text


@pytest.mark.parametrize("text", ["-5 %", "+3 percentage points", "-$5", "+1,200.5", "Meta", "", "−5 %"])
def test_numbers_and_words_stay(text: str) -> None:
    assert safe_text(text) == text


def test_values(capsys: pytest.CaptureFixture[str]) -> None:
    print_csv(
        ["text", "low", "approximate", "unit"],
        [['said "no", twice', -5, True, None], ["a\nb", 1.5, False, "%"]],
    )
    written = capsys.readouterr().out
    assert list(csv.reader(io.StringIO(written))) == [
        ["text", "low", "approximate", "unit"],
        ['said "no", twice', "-5", "true", ""],
        ["a\nb", "1.5", "false", "%"],
    ]
