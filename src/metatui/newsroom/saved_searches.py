"""The reader's saved searches: a small file of `name = "query"` lines that can be edited by hand."""

from __future__ import annotations

import re
import threading
import tomllib
from typing import TYPE_CHECKING

from metatui.errors import UsageError
from metatui.model.saved_search import SavedSearch
from metatui.newsroom.edited_file import EditedFile
from metatui.text.clean import clean_line

if TYPE_CHECKING:
    from pathlib import Path

_HEADER = '# Saved searches: name = "query", one a line. Used as query:name.'
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_ESCAPED = re.compile(r'["\\\x00-\x1f\x7f]')
# A name with one of these could not be written in a query.
_QUOTATION_MARKS = re.compile(r'["“”„]')
_LONGEST_NAME = 80


class SavedSearches:
    """The saved searches in one file, in its order; what is edited there by hand is seen at once.

    A name is the same in capitals and small letters. Comments and the order of lines are kept. A file that
    cannot be read as it is meant is never overwritten: saving sets it aside under a new name first.
    """

    def __init__(self, path: Path) -> None:
        self._file = EditedFile(path, "saved searches")
        self._lock = threading.RLock()
        self._lines: list[str] = []
        self._found: tuple[SavedSearch, ...] = ()
        self._problem: str | None = None

    @property
    def path(self) -> Path:
        """The file, whether it is there yet or not."""
        return self._file.path

    @property
    def problem(self) -> str | None:
        """What is wrong with the file and what to do; None when all of it could be read."""
        with self._lock:
            self._look()
            return self._problem

    def all(self) -> tuple[SavedSearch, ...]:
        """The searches in the order of the file; those that can be read where something is wrong with it."""
        with self._lock:
            self._look()
            return self._found

    def queries(self) -> dict[str, str]:
        """The queries by their names."""
        return {search.name: search.query for search in self.all()}

    def save(self, name: str, query: str, *, line: int | None = None) -> SavedSearch:
        """Keep a query under a name, in place of the one that had it; raises UsageError for bad names.

        A new one comes last, or at the `line` where `remove` found it.
        """
        search = SavedSearch(_checked_name(name), clean_line(query))
        if not search.query:
            raise UsageError("There is no query to save: type one first.")
        with self._lock:
            self._look()
            text = _line(search)
            at = self._at(search.name)
            if at is None:
                end = len(self._lines) if line is None else line
                self._write([*self._lines[:end], text, *self._lines[end:]])
            else:
                self._write(self._with(at, text))
        return search

    def rename(self, old: str, new: str) -> SavedSearch:
        """Give a search another name; raises UsageError for a name that is not there, bad or taken."""
        name = _checked_name(new)
        with self._lock:
            self._look()
            at, query = self._at(old), self.queries().get(self._known(old), "")
            if at is None:
                raise self._unknown(old)
            if self._at(name) not in (None, at):
                raise UsageError(
                    f"There is a saved search “{self._known(name)}” already: choose another name."
                )
            search = SavedSearch(name, query)
            self._write(self._with(at, _line(search)))
        return search

    def remove(self, name: str) -> int:
        """Forget a search and tell its line; raises UsageError for a name that is not there."""
        with self._lock:
            self._look()
            at = self._at(name)
            if at is None:
                raise self._unknown(name)
            self._write(self._with(at, None))
            return at

    def _look(self) -> None:
        """Read the file if it is not what it was."""
        if not self._file.has_changed():
            return
        self._lines, self._found, self._problem = [], (), None
        if not self._file.exists:
            return
        try:
            text = self._file.read()
            values = tomllib.loads(text)
        except (OSError, ValueError, RecursionError) as error:
            reason = error.strerror if isinstance(error, OSError) else str(error)
            self._problem = self._broken(clean_line(reason or type(error).__name__))
            return
        # Cleaned on the way in, as all text from outside: the first of two that are then the same counts.
        kept: dict[str, SavedSearch] = {}
        left_out = [name for name, value in values.items() if not isinstance(value, str)]
        for name, value in values.items():
            if isinstance(value, str) and (search := SavedSearch(clean_line(name), clean_line(value))).name:
                kept.setdefault(search.name.casefold(), search)
        self._found = tuple(kept.values())
        if left_out:
            self._problem = self._broken(f"{clean_line(left_out[0])} is no query in quotation marks")
        self._lines = text.splitlines()
        if left_out or sum(_name_of(line) is not None for line in self._lines) != len(values):
            # What spans lines is kept in what it says, not in how it was written.
            self._lines = [_line(search) for search in self._found]

    def _broken(self, reason: str) -> str:
        return (
            f"The saved searches in {self.path} cannot all be read: {reason}. Correct the file; "
            f"saving a search sets it aside as {self._file.aside().name}."
        )

    def _at(self, name: str) -> int | None:
        """The line of a search."""
        key = clean_line(name).casefold()
        for number, line in enumerate(self._lines):
            found = _name_of(line)
            if found is not None and clean_line(found).casefold() == key:
                return number
        return None

    def _known(self, name: str) -> str:
        """The name as it is written in the file."""
        key = clean_line(name).casefold()
        return next((search.name for search in self._found if search.name.casefold() == key), "")

    def _with(self, at: int, line: str | None) -> list[str]:
        return [*self._lines[:at], *([] if line is None else [line]), *self._lines[at + 1 :]]

    def _unknown(self, name: str) -> UsageError:
        names = ", ".join(search.name for search in self._found) or "none yet"
        return UsageError(f"There is no saved search “{clean_line(name)}”; there are: {names}.")

    def _write(self, lines: list[str]) -> None:
        """Replace the file as a whole; raises MetatuiError where that cannot be done."""
        if not self._lines:
            lines = [_HEADER, *lines]
        self._file.write(lines, set_aside=self._problem is not None)
        self._look()


def _checked_name(name: str) -> str:
    cleaned = clean_line(name)
    if not cleaned:
        raise UsageError("A saved search needs a name.")
    if len(cleaned) > _LONGEST_NAME:
        raise UsageError(f"The name of a saved search has at most {_LONGEST_NAME} characters.")
    if _QUOTATION_MARKS.search(cleaned):
        raise UsageError(f"The name {cleaned} has a quotation mark, which cannot be typed after query: .")
    return cleaned


def _line(search: SavedSearch) -> str:
    name = search.name if _BARE_KEY.fullmatch(search.name) else _quoted(search.name)
    return f"{name} = {_quoted(search.query)}"


def _quoted(text: str) -> str:
    return '"' + _ESCAPED.sub(lambda found: _escape(found[0]), text) + '"'


def _escape(character: str) -> str:
    return f"\\{character}" if character in '"\\' else f"\\u{ord(character):04x}"


def _name_of(line: str) -> str | None:
    """The name on a line of the file that holds one search; None for comments, blank lines and others."""
    try:
        values = tomllib.loads(line)
    except ValueError:
        return None
    name = next(iter(values), None)
    return name if name is not None and isinstance(values[name], str) else None
