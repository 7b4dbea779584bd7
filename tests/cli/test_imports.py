"""What the commands do not import, so that they start fast and one part needs no other's libraries."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from metatui.locations import bundled_corpus
from metatui.model import article_id

_SCREEN = ("textual", "rich")
_FORMATS = ("trafilatura", "lxml", "yaml", "charset_normalizer")
_HEAVY = (*_SCREEN, *_FORMATS, "whoosh", "numpy", "click.testing", "http", "urllib.request", "ssl")

_SCRIPT = """
import json, sys
from metatui.cli.running import run
lines = json.load(sys.stdin)
with open(sys.argv[1], "w") as file:
    json.dump({"statuses": [run(line.split()) for line in lines], "modules": list(sys.modules)}, file)
"""


def _loaded(folder: Path, *command_lines: str) -> tuple[list[int], set[str]]:
    """The exit statuses of commands in a process of their own, and the modules that they loaded."""
    places = {f"XDG_{name}_HOME": str(folder / name) for name in ("DATA", "CACHE", "CONFIG", "STATE")}
    report = folder / "modules.json"
    subprocess.run(
        [sys.executable, "-c", _SCRIPT, report],
        env={**os.environ, **places},
        input=json.dumps(command_lines).encode(),
        capture_output=True,
        check=True,
    )
    loaded = json.loads(report.read_text())
    return loaded["statuses"], set(loaded["modules"])


def _of(names: tuple[str, ...], modules: set[str]) -> set[str]:
    inside = tuple(f"{name}." for name in names)
    return {module for module in modules if module in names or module.startswith(inside)}


def test_the_package_of_the_commands_is_empty_of_imports() -> None:
    script = "import sys; before = set(sys.modules); import metatui.cli; print(*(set(sys.modules) - before))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) == {"metatui", "metatui.cli"}


def test_what_needs_no_library_loads_none(tmp_path: Path) -> None:
    statuses, modules = _loaded(tmp_path, "--help", "--version", "search --help", "keys", "config")
    assert statuses == [0] * 5
    assert _of((*_HEAVY, "sqlite3"), modules) == set()


@pytest.fixture(scope="module")
def current(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the bundled library in it, up to date."""
    home = tmp_path_factory.mktemp("current")
    assert _loaded(home, "list")[0] == [0]
    return home


def test_reading_a_current_library_loads_no_index(current: Path) -> None:
    (path, *_) = sorted(bundled_corpus().glob("2*.md"))
    named = article_id("file", "corpus", path.name)
    statuses, modules = _loaded(current, "", "list", "list --json", f"show {named}", f"show {named} --json")
    assert statuses == [0] * 5
    assert _of(_HEAVY, modules) == set()


def test_questions_load_neither_the_screen_nor_the_formats(current: Path) -> None:
    statuses, modules = _loaded(current, "search meta", "list meta", "entities", "figures --query meta")
    assert statuses == [0] * 4
    assert _of((*_SCREEN, *_FORMATS), modules) == set()
