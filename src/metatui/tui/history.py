"""Earlier searches, and a walk through them as in a shell."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

LONGEST = 200  # searches that are kept
_LONGEST_QUERY = 1000  # characters; what is longer was pasted by mistake


class SearchHistory:
    """The searches of one library, the newest first, each once.

    They lie in a small file among the traces of use, readable by the reader alone: what somebody looked for
    is no part of the library, and whoever copies or hands on a library should not hand on this with it.
    """

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._queries: tuple[str, ...] = ()

    @property
    def queries(self) -> tuple[str, ...]:
        """All of them, as the file has them now: another window may have searched too."""
        if self._file is not None:
            try:
                known = json.loads(self._file.read_text("utf-8"))
            except FileNotFoundError:
                pass
            except (OSError, ValueError, RecursionError):
                known = None
            else:
                self._queries = _usable(known)
        return self._queries

    def remember(self, query: str) -> None:
        """Put a search before all others."""
        query = query.strip()
        if not query or len(query) > _LONGEST_QUERY:
            return
        others = (other for other in self.queries if other != query)
        self._queries = (query, *others)[:LONGEST]
        if self._file is None:
            return
        part = self._file.with_name(f"{self._file.name}.{os.getpid()}")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            part.touch(mode=0o600)
            part.write_text(json.dumps(self._queries, ensure_ascii=False, indent=0), "utf-8")
            part.replace(self._file)
        except (OSError, UnicodeError):
            self._file = None  # kept until the end of this session at least

    def walk(self, typed: str) -> HistoryWalk:
        """A walk through the searches that begin with what was typed."""
        return HistoryWalk(typed, self.queries)


class HistoryWalk:
    """Steps from what was typed to earlier searches and back."""

    def __init__(self, typed: str, queries: Sequence[str]) -> None:
        begin = typed.strip().casefold()
        fitting = [q for q in queries if q.casefold().startswith(begin) and q != typed.strip()]
        self._stops = (typed, *fitting)
        self._at = 0

    def step(self, direction: int) -> str | None:
        """The next earlier search (1) or the next later one (-1); None at either end."""
        if not 0 <= self._at + direction < len(self._stops):
            return None
        self._at += direction
        return self._stops[self._at]


def _usable(known: object) -> tuple[str, ...]:
    if not isinstance(known, list):
        return ()
    from metatui.text.clean import clean_line

    lines = (clean_line(query).strip() for query in known[:LONGEST] if isinstance(query, str))
    return tuple(dict.fromkeys(line for line in lines if 0 < len(line) <= _LONGEST_QUERY))
