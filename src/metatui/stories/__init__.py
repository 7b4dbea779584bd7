"""Stories: which articles tell of the same thing, and why.

Light to import: numpy comes with the first use of `StoryIndex`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from metatui.stories.index import StoryIndex

__all__ = ["StoryIndex"]


def __getattr__(name: str) -> Any:
    if name == "StoryIndex":
        from metatui.stories.index import StoryIndex

        return StoryIndex
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
