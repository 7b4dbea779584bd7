"""The screen's tests see the same terminal everywhere: no animations, no blinking, colours on."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path
from typing import Any

import pytest

os.environ["TEXTUAL_ANIMATIONS"] = "none"  # read when textual is imported: by the tests, later
for _name in ("NO_COLOR", "FORCE_COLOR", "TEXTUAL_THEME", "COLUMNS", "LINES"):
    os.environ.pop(_name, None)

sys.path.insert(0, str(Path(__file__).parent))  # for fake_newsroom and driving, beside the tests


@pytest.fixture(autouse=True)
def steady_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the machine's environment reaches the screen, and the cursor stands still."""
    from textual.widgets import Input

    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setattr(Input, "_toggle_cursor", lambda self: None)


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Textual's pilot sleeps until the processor is idle; these tests wait for the messages themselves."""

    async def give_way(*_: float) -> None:
        await asyncio.sleep(0)

    monkeypatch.setattr("textual.app.wait_for_idle", give_way)
    monkeypatch.setattr("textual.pilot.wait_for_idle", give_way)


@pytest.fixture(autouse=True)
def no_idle_drawing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The screen is drawn when a test looks at it, not after every key for a terminal that is not there."""
    from textual._compositor import Compositor

    draw = Compositor.render_update

    def draw_if_asked(self: Compositor, full: bool = False, **options: Any) -> Any:
        if full:
            return draw(self, full, **options)
        self._dirty_regions.clear()
        return None

    monkeypatch.setattr(Compositor, "render_update", draw_if_asked)
