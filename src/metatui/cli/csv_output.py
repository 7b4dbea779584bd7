"""Entities and figures as CSV, for spreadsheets and programs."""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterable, Sequence

# What a spreadsheet would take for the beginning of a formula; a signed number is none.
_FORMULA = re.compile(r"[=+\-@\t\r]")
_SIGNED_NUMBER = re.compile(r"[+-]\s?[^\w\s(]?\d[\d.,]*\s?[%\w ]*")

Cell = str | int | float | bool | None


def safe_text(text: str) -> str:
    """A text that no spreadsheet takes for a formula: an apostrophe stands before one that looks so."""
    if _FORMULA.match(text) and not _SIGNED_NUMBER.fullmatch(text):
        return "'" + text
    return text


def print_csv(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    """Print a header and rows: nothing for None, true and false for booleans, text made safe."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(value) for value in row])


def _cell(value: Cell) -> str | int | float:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return safe_text(value) if isinstance(value, str) else value
