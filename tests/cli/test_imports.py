"""What the commands do not import, so that they start fast and one part needs no other's libraries."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

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


def test_the_package_of_the_commands_is_empty_of_imports() -> None:
    script = "import sys; before = set(sys.modules); import metatui.cli; print(*(set(sys.modules) - before))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) == {"metatui", "metatui.cli"}
