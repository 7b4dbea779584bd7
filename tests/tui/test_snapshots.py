"""What the screen looks like, state by state and size by size.

When a picture changes on purpose: `pytest tests/tui/test_snapshots.py --snapshot-update`, and look at the
difference before it is committed.
"""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from driving import Reader
from fake_newsroom import NOW, FakeNewsroom
from textual.pilot import Pilot

from metatui.model import Skipped
from metatui.tui.app import MetatuiApp
from metatui.tui.glyphs import ASCII

SIZES = {"80x24": (80, 24), "120x36": (120, 36), "200x50": (200, 50)}
STATES: dict[str, tuple[str, ...]] = {
    "list": ("j", "s", "m", "j"),
    "search": ("slash", *"birch"),
    "article": ("enter", "right_square_bracket", "v"),
    "panel": ("e", "j", "enter"),
    "completion": ("slash", *"birch", "space", *"p"),
    "facets": ("slash", *"birch", "space", "minus", *"storm", "enter", "f", "down", "space", *["down"] * 3),
    "saved": ("slash", *"birch", "enter", "ctrl+s", *"deals", "enter", "g", "s"),
    "command": ("slash", *"birch", "enter", "colon"),
    "find": ("enter", "slash", *"harbour"),
    "card": ("e", "j", "i"),
    "names": ("E", "down"),
    "ledger": ("F", "down"),
    "asking": ("e", "j", "j", "a", *"ha", "tab"),
    "explanation": ("e", "x"),
    "comparison": ("v", "j", "j", "j", "enter"),
    "help": ("question_mark",),
    "empty": (),
    "error": ("slash", *"birch", "space", "left_parenthesis"),
}
SKIPPED = (
    Skipped("alder/scan.pdf", "not a text format"),
    Skipped("alder/chart.pdf", "not a text format"),
    Skipped("alder/socket", "a socket"),
)


@pytest.fixture(autouse=True)
def no_time_passes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every search takes 3 ms."""
    times = iter(range(1_000_000))
    clock = SimpleNamespace(perf_counter=lambda: next(times) * 0.003)
    monkeypatch.setattr("metatui.tui.search_session.time", clock)


def reader_app(newsroom: FakeNewsroom | None = None, **options: Any) -> MetatuiApp:
    newsroom = FakeNewsroom() if newsroom is None else newsroom
    settings: dict[str, Any] = {"watch": False, "settle": 0, "read_after": 1000, **options}
    return MetatuiApp(newsroom, now=lambda: NOW, **settings)  # type: ignore[arg-type]


def pressing(app: MetatuiApp, keys: tuple[str, ...]) -> Callable[[Pilot[None]], Any]:
    async def before(pilot: Pilot[None]) -> None:
        reader = Reader(app, pilot, app.newsroom)  # type: ignore[arg-type]
        await reader.settle()
        await reader.press(*keys)
        reader.screen.view._end_flash()  # what the timer calls
        await reader.settle()

    return before


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("state", STATES)
def test_states(snap_compare: Any, state: str, size: str) -> None:
    app = reader_app(FakeNewsroom([], SKIPPED) if state == "empty" else None)
    assert snap_compare(app, run_before=pressing(app, STATES[state]), terminal_size=SIZES[size])


@pytest.mark.parametrize("state", ["facets", "saved"])
def test_ascii_without_colour(snap_compare: Any, monkeypatch: pytest.MonkeyPatch, state: str) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = reader_app(glyphs=ASCII)
    assert snap_compare(app, run_before=pressing(app, STATES[state]), terminal_size=(120, 36))


def test_no_color(snap_compare: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = reader_app()
    assert snap_compare(app, run_before=pressing(app, STATES["search"]), terminal_size=(120, 36))


def test_ascii(snap_compare: Any) -> None:
    app = reader_app(glyphs=ASCII)
    assert snap_compare(app, run_before=pressing(app, STATES["search"]), terminal_size=(120, 36))


def test_light_theme(snap_compare: Any) -> None:
    app = reader_app(theme="textual-light")
    assert snap_compare(app, run_before=pressing(app, STATES["search"]), terminal_size=(120, 36))
