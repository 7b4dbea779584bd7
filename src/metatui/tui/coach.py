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


# Whoever did so many other things meanwhile does not want to be told this one again now.
_PATIENCE = 8


@dataclass(slots=True)
class Coach:
    """Which keys were tried, kept in a small file; one that cannot be used is no reason to stop."""

    file: Path | None
    used: set[str] = field(default_factory=set)
    searching: bool = False  # whether there are hits to go to
    _passed_over: list[str] = field(default_factory=list)  # what was shown in vain, the latest last
    _others: int = 0  # how often something else was done since the line came

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
        if all(action != name for name, _ in LESSONS):
            return False
        before = self._next
        if before is not None and action != before:
            self._others += 1
        if self._others >= _PATIENCE and before is not None:
            self._passed_over = [*(name for name in self._passed_over if name != before), before]
        if action not in self.used:
            self._keep(action)
        if self._next == before:
            return False
        self._others = 0
        return True

    def _keep(self, action: str) -> None:
        self.used.add(action)
        if self.file is not None:
            try:
                self.file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
                self.file.write_text(json.dumps(sorted(self.used)), "utf-8")
            except OSError:
                self.file = None

    @property
    def _next(self) -> str | None:
        """The lesson of the line: the first that is new, or of those shown in vain the one longest ago."""
        known = self.used if self.searching else self.used | {"next_hit"}
        new = [name for name, _ in LESSONS if name not in known]
        return min(
            new,
            key=lambda name: self._passed_over.index(name) + 1 if name in self._passed_over else 0,
            default=None,
        )

    @property
    def line(self) -> str:
        """What to try next of what would do something now; "" when everything was tried."""
        lesson = self._next
        return "" if lesson is None else f"Try: {dict(LESSONS)[lesson]}"
