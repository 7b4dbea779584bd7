"""A terminal of its own for each test, with libraries of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

PATIENCE = 60.0  # seconds; a screen that has not come by then never will


class Tmux:
    """A shell in a detached tmux: type, and wait for what should be seen."""

    def __init__(self, socket: Path, size: tuple[int, int], environment: Mapping[str, str]) -> None:
        self._socket = str(socket)
        columns, rows = size
        pairs = [f"{name}={value}" for name, value in environment.items()]
        shell = ["env", "-u", "COLUMNS", "-u", "LINES", "PS1=ready$ ", "ENV=", *pairs, "sh"]
        command = ["new-session", "-d", "-s", "s", "-x", str(columns), "-y", str(rows), *shell]
        self._tmux(*command)
        self._tmux("set", "-g", "escape-time", "0")

    def _tmux(self, *arguments: str) -> str:
        command = ["tmux", "-S", self._socket, "-f", os.devnull, *arguments]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        return done.stdout

    def run(self, command: str) -> None:
        """Type a command into the shell."""
        self._tmux("send-keys", "-t", "s", "-l", "--", command)
        self.keys("Enter")

    def keys(self, *names: str) -> None:
        """Press keys by tmux's names for them."""
        for name in names:
            self._tmux("send-keys", "-t", "s", "--", name)

    def type(self, text: str) -> None:
        """Type text as it is."""
        self._tmux("send-keys", "-t", "s", "-l", "--", text)

    def resize(self, columns: int, rows: int) -> None:
        """Give the window another size."""
        self._tmux("resize-window", "-t", "s", "-x", str(columns), "-y", str(rows))

    def screen(self) -> str:
        """What a person sees now."""
        return self._tmux("capture-pane", "-t", "s", "-p")

    def wait_for(self, *texts: str, gone: tuple[str, ...] = ()) -> str:
        """Wait until all texts can be seen and none of `gone`; fails with the screen when they never come."""
        deadline = time.monotonic() + PATIENCE
        while True:
            screen = self.screen()
            if all(text in screen for text in texts) and not any(text in screen for text in gone):
                return screen
            if time.monotonic() > deadline:
                pytest.fail(f"waited for {texts} without {gone}, but the screen shows:\n{screen}")
            time.sleep(0.03)  # between two looks, not instead of one

    def is_alternate(self) -> bool:
        """Whether a full-screen program has the terminal."""
        return self._tmux("display-message", "-p", "-t", "s", "#{alternate_on}").strip() == "1"

    def kill(self) -> None:
        """End the terminal and everything in it."""
        subprocess.run(["tmux", "-S", self._socket, "kill-server"], check=False, capture_output=True)


@pytest.fixture
def folders(tmp_path: Path) -> dict[str, str]:
    """Environment variables that keep data, cache and state of the test apart."""
    return {
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
        "XDG_STATE_HOME": str(tmp_path / "state"),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
    }


@pytest.fixture
def tmux(tmp_path: Path, folders: dict[str, str]) -> Iterator[Tmux]:
    """A terminal of 120 by 36."""
    if shutil.which("tmux") is None:
        pytest.fail("The end-to-end tests drive the reader in tmux, and it is not installed.")
    environment = {
        **folders,
        "TERM": "tmux-256color",
        "LC_ALL": "C.UTF-8",
        "TEXTUAL_ANIMATIONS": "none",
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
    }
    terminal = Tmux(tmp_path / "tmux.sock", (120, 36), environment)
    yield terminal
    terminal.kill()
