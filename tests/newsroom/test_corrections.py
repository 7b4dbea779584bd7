"""Corrections kept in files that people edit, and what they do to a library."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from metatui.corrections.toml_lines import OPENING, to_line
from metatui.errors import MetatuiError, UsageError
from metatui.model import Correction, EntityCorrection, FigureCorrection, KeptCorrection
from metatui.newsroom.corrections import Corrections

BANK = EntityCorrection("Birch Mutual", "organisation", "same-as", "Harbour Bank")
RUIZ = EntityCorrection("Jonas Ruiz", "person", "hide")


@pytest.fixture
def corrections(tmp_path: Path) -> Corrections:
    return Corrections(tmp_path / "here.toml", tmp_path / "everywhere.toml")


def _rules(corrections: Corrections) -> tuple[Correction, ...]:
    return corrections.rules.corrections


def test_what_is_kept_is_there_for_another_newsroom(corrections: Corrections, tmp_path: Path) -> None:
    assert not corrections.rules
    assert corrections.all() == ()
    assert list(tmp_path.iterdir()) == []
    assert corrections.add(RUIZ, "library").scope == "library"
    assert corrections.add(BANK, "everywhere").correction == BANK
    others = Corrections(corrections.path("library"), corrections.path("everywhere"))
    assert [kept[:2] for kept in others.all()] == [(BANK, "everywhere"), (RUIZ, "library")]
    assert _rules(others) == (BANK, RUIZ)
    assert stat.S_IMODE(corrections.path("library").stat().st_mode) == 0o600
    assert corrections.path("library").read_text().startswith("# Corrections of names")


def test_what_is_edited_by_hand_is_seen_and_left_as_it_was(corrections: Corrections) -> None:
    path = corrections.path("library")
    text = f"# mine\n{OPENING}\n\n  # banks\n{to_line(BANK)}   # since March\n]\n"
    path.write_text(text)
    assert _rules(corrections) == (BANK,)
    assert corrections.all() == (KeptCorrection(BANK, "library", 5),)
    corrections.add(RUIZ, "library")
    assert path.read_text() == text.replace("]\n", f"{to_line(RUIZ)}\n]\n")
    corrections.remove(RUIZ, "library")
    assert path.read_text() == text
    removed = corrections.remove(BANK, "library")
    assert path.read_text() == "".join(line for line in text.splitlines(True) if "Birch" not in line)
    corrections.add(RUIZ, "library")
    corrections.add(removed.correction, "library", removed.line)
    assert [kept.correction for kept in corrections.all()] == [BANK, RUIZ]
    path.unlink()
    assert corrections.all() == ()
    assert not corrections.rules


def test_a_bad_line_is_named_and_kept_and_the_others_hold(corrections: Corrections) -> None:
    path = corrections.path("library")
    path.write_text(f"{OPENING}\n  {{ name = oops }},\n{to_line(RUIZ)}\n]\n")
    assert _rules(corrections) == (RUIZ,)
    (problem,) = corrections.problems
    assert problem.startswith(f"{path}, line 2: ")
    corrections.add(BANK, "library")
    assert _rules(corrections) == (RUIZ, BANK)
    assert "{ name = oops }" in path.read_text()
    assert len(corrections.problems) == 1


@pytest.mark.parametrize("broken", [b"\xff\xfe", b"x" * 1_000_001])
def test_a_file_that_is_no_text_is_named_and_set_aside(corrections: Corrections, broken: bytes) -> None:
    path = corrections.path("library")
    path.write_bytes(broken)
    assert not corrections.rules
    assert "sets it aside as here.broken.toml" in corrections.problems[0]
    corrections.add(RUIZ, "library")
    assert path.with_name("here.broken.toml").read_bytes() == broken
    assert _rules(corrections) == (RUIZ,)
    assert corrections.problems == ()


def test_lines_in_another_layout_are_brought_into_ours(corrections: Corrections) -> None:
    path = corrections.path("library")
    path.write_text('[[corrections]]\nname = "Jonas Ruiz"\nkind = "person"\nhide = true\n')
    assert corrections.all() == (KeptCorrection(RUIZ, "library", None),)
    corrections.add(BANK, "library")
    assert _rules(corrections) == (RUIZ, BANK)
    assert to_line(RUIZ) in path.read_text()
    two = f"{OPENING}\n{to_line(BANK)} {to_line(RUIZ).strip()}\n]\n"
    path.write_text(two)
    corrections.remove(BANK, "library")
    assert _rules(corrections) == (RUIZ,)


def test_what_cannot_be_kept_is_said(corrections: Corrections, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="name is empty"):
        corrections.add(EntityCorrection(" ", "person", "hide"), "library")
    with pytest.raises(UsageError, match="rename is too long"):
        corrections.add(EntityCorrection("a", "person", "rename", "b" * 300), "library")
    with pytest.raises(UsageError, match="not in"):
        corrections.remove(RUIZ, "library")
    nowhere = Corrections(tmp_path / "no folder" / "here.toml", tmp_path / "everywhere.toml")
    with pytest.raises(MetatuiError, match="cannot be written"):
        nowhere.add(RUIZ, "library")
    assert not nowhere.rules
    long = FigureCorrection("$5", "word " * 900)
    assert corrections.add(long, "library").correction == long._replace(sentence=long.sentence.strip())
