"""The coach line: names the next key to try until it was used, and then never again."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

LESSONS: tuple[tuple[str, str], ...] = (
    ("move", "press j and k to move through the articles"),
    ("search", "press / and type a word: the list narrows as you type"),
    ("read", "press enter to read the article under the cursor"),
    ("next_hit", "press n to go to the next hit"),
    ("section", "press e for the names in it, then enter to see where"),
    ("related", "press t for related stories, then enter to open one"),
    ("facets", "press f to see what the results have in common"),
    ("trail", "press ^o to go back to where you came from"),
    ("help", "press ? to see every key"),
)


@dataclass(slots=True)
class Coach:
    """Which keys were tried, kept in a small file; one that cannot be used is no reason to stop."""

    file: Path | None
    used: set[str] = field(default_factory=set)
    searching: bool = False  # whether there are hits to go to

    def __post_init__(self) -> None:
        if self.file is None:
            return
        try:
            known = json.loads(self.file.read_text("utf-8"))
        except (OSError, ValueError, RecursionError):
            return
        if isinstance(known, list):
            self.used |= {name for name in known if isinstance(name, str)}

    def note(self, action: str) -> bool:
        """Remember that an action was used; returns whether the line changes with it."""
        if action in self.used or all(action != name for name, _ in LESSONS):
            return False
        self.used.add(action)
        if self.file is not None:
            try:
                self.file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
                self.file.write_text(json.dumps(sorted(self.used)), "utf-8")
            except OSError:
                self.file = None
        return True

    @property
    def line(self) -> str:
        """What to try next of what would do something now; "" when everything was tried."""
        known = self.used if self.searching else self.used | {"next_hit"}
        return next((f"Try: {text}" for name, text in LESSONS if name not in known), "")
