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
with open(sys.argv[1], "w") as file:
    json.dump({"status": run(sys.argv[2:]), "modules": list(sys.modules)}, file)
"""


def _loaded(folder: Path, *arguments: str | Path) -> tuple[int, set[str]]:
    """The exit status of a command in a process of its own, and the modules that it loaded."""
    places = {f"XDG_{name}_HOME": str(folder / name) for name in ("DATA", "CACHE", "CONFIG", "STATE")}
    report = folder / "modules.json"
    command = [sys.executable, "-c", _SCRIPT, report, *arguments]
    subprocess.run(command, env={**os.environ, **places}, capture_output=True, check=True)
    loaded = json.loads(report.read_text())
    return loaded["status"], set(loaded["modules"])


def _of(names: tuple[str, ...], modules: set[str]) -> set[str]:
    return {
        module
        for module in modules
        if module.startswith(tuple(f"{name}." for name in names)) or module in names
    }


@pytest.mark.parametrize(
    "arguments", [("--help",), ("--version",), ("keys",), ("config",), ("search", "--help")]
)
def test_what_needs_no_library_loads_none(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    status, modules = _loaded(tmp_path, *arguments)
    assert status == 0
    assert _of((*_HEAVY, "sqlite3"), modules) == set()


@pytest.fixture(scope="module")
def current(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the bundled library in it, up to date."""
    home = tmp_path_factory.mktemp("current")
    assert _loaded(home, "list")[0] == 0
    return home


@pytest.mark.parametrize(
    "arguments", [("list",), ("list", "--json"), ("show", "ID"), ("show", "ID", "--json"), ()]
)
def test_reading_a_current_library_loads_no_index(current: Path, arguments: tuple[str, ...]) -> None:
    (path, *_) = sorted(bundled_corpus().glob("2*.md"))
    named = article_id("file", "corpus", path.name)
    status, modules = _loaded(current, *(named if word == "ID" else word for word in arguments))
    assert status == 0
    assert _of(_HEAVY, modules) == set()


@pytest.mark.parametrize("command", ["search", "related", "entities", "figures"])
def test_questions_load_neither_the_screen_nor_the_formats(current: Path, command: str) -> None:
    status, modules = _loaded(current, command, *(["meta"] if command == "search" else []))
    assert status in (0, 2)
    assert _of((*_SCREEN, *_FORMATS), modules) == set()


def test_the_package_of_the_commands_is_empty_of_imports() -> None:
    script = "import sys; before = set(sys.modules); import metatui.cli; print(*(set(sys.modules) - before))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) == {"metatui", "metatui.cli"}
