"""Short ways to ask for the entities of a text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from metatui.analysis.entities import find_entities
from metatui.model import Entity

Find = Callable[..., dict[str, Entity]]


@pytest.fixture
def find() -> Find:
    """The entities of a text by name."""

    def by_name(text: str, title: str = "") -> dict[str, Entity]:
        return {entity.name: entity for entity in find_entities(text, title=title)}

    return by_name
