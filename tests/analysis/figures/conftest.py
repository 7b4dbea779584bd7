"""Short ways to ask the grammar about one sentence."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from metatui.analysis.figures import find_figures
from metatui.model import Figure

Read = Callable[[str], Figure]


@pytest.fixture
def one() -> Read:
    """The only figure of a text."""

    def read(text: str) -> Figure:
        figures = find_figures(text)
        assert len(figures) == 1, figures
        return figures[0]

    return read


@pytest.fixture
def published() -> datetime:
    """A Wednesday in July."""
    return datetime(2025, 7, 16, 9, tzinfo=UTC)
