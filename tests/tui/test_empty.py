"""What stands where there is nothing to read."""

from __future__ import annotations

from metatui.model import Skipped
from metatui.tui.empty import empty_library, nothing_shown


def test_an_empty_folder_says_what_to_do() -> None:
    lines = empty_library("news", (), indexing=False)
    assert lines[0] == "No articles in news."
    assert any("press r" in line for line in lines)
    assert any(".txt" in line and ".md" in line and ".html" in line for line in lines)
    assert not any("passed over:" in line for line in lines)


def test_skipped_files_are_counted_by_their_reasons() -> None:
    skipped = [Skipped(f"{n}.pdf", "not a text format") for n in range(3)] + [
        Skipped("big.txt", "over 20 MB")
    ]
    lines = empty_library("news", skipped, indexing=False)
    assert "4 files were passed over:" in lines
    at = lines.index("4 files were passed over:")
    assert lines[at + 1 : at + 3] == ["  3 × not a text format", "  1 × over 20 MB"]


def test_one_file_was_passed_over() -> None:
    lines = empty_library("news", [Skipped("a", "a socket")], indexing=False)
    assert "1 file was passed over:" in lines


def test_many_reasons_do_not_fill_the_screen() -> None:
    skipped = [Skipped(str(n), f"reason {n}") for n in range(100)]
    assert len(empty_library("news", skipped, indexing=False)) < 15


def test_while_it_looks_nothing_is_missing_yet() -> None:
    [line] = empty_library("news", (), indexing=True)
    assert line.startswith("Looking for articles in news")


def test_an_empty_filter_names_the_way_out() -> None:
    assert nothing_shown("starred")[0] == "No starred articles."
    assert nothing_shown("unread")[0] == "No unread articles."
    for show in ("starred", "unread"):
        assert any("1 shows all articles" in line for line in nothing_shown(show))
