"""The main job from start to end, as a person does it: in a real terminal, on the bundled corpus."""

from __future__ import annotations

from pathlib import Path
from typing import Any


def test_read_search_follow_and_quit(tmux: Any, tmp_path: Path) -> None:
    before, after = tmp_path / "before", tmp_path / "after"
    tmux.run(f"stty -a > {before}; echo here before")
    tmux.wait_for("here before")
    tmux.run("python -m metatui")
    tmux.wait_for("Meta AI dossier", "Articles", "unread", gone=("Looking for articles in",))
    assert tmux.is_alternate()
    tmux.wait_for("Entities", "Figures", "Related")
    # Indexing ends by itself, and the reader could be used meanwhile.
    tmux.wait_for(gone=("Indexing", "Finding names", "Comparing"))

    tmux.keys("/")
    tmux.type("prometheus")
    tmux.wait_for("8 of 20", "hit 1/3")
    tmux.keys("Enter", "Enter")
    tmux.wait_for("esc list")
    tmux.keys("n")
    tmux.wait_for("hit 2/")

    tmux.keys("t")
    related = tmux.wait_for("jump")
    assert "No related story" not in related
    tmux.keys("Enter")
    tmux.wait_for("esc list")
    tmux.keys("C-o")
    tmux.wait_for("hit 2/")

    tmux.keys("Q")
    tmux.wait_for("here before", "ready$")
    assert not tmux.is_alternate()
    tmux.run(f"stty -a > {after}; cmp {before} {after} && echo same terminal")
    tmux.wait_for("same terminal")


def test_sizes_from_wide_to_tiny_and_back(tmux: Any) -> None:
    tmux.run("python -m metatui")
    tmux.wait_for("Meta AI dossier", "Related", "20 articles", "1/20")
    tmux.resize(80, 24)
    tmux.wait_for("Articles", gone=("Related",))
    tmux.resize(40, 10)
    tmux.wait_for("Articles")
    tmux.keys("Enter")
    tmux.wait_for("esc list")
    tmux.resize(30, 8)
    tmux.wait_for("metatui needs 40 x 10")
    tmux.resize(120, 36)
    tmux.wait_for("Related", "Entities")
    tmux.keys("Q")
    tmux.wait_for("ready$")


def test_an_empty_folder_says_what_to_do(tmux: Any, tmp_path: Any) -> None:
    (tmp_path / "clips").mkdir()
    (tmp_path / "clips" / "report.pdf").write_bytes(b"%PDF-1.7")
    tmux.run(f"python -m metatui {tmp_path / 'clips'}")
    tmux.wait_for("No articles in clips", "passed over", ".html")
    (tmp_path / "clips" / "one.txt").write_text("A headline\n\nA first paragraph about a harbour.\n")
    tmux.keys("r")
    tmux.wait_for("A headline", "1 article")
    tmux.keys("q")
    tmux.wait_for("ready$")
