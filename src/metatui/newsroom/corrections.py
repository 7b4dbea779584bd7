"""The reader's corrections: those for one library and those for all, each in a small TOML file.

Where there is no such file, as for most readers, next to nothing is loaded.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from metatui.errors import UsageError
from metatui.model.correction import KeptCorrection
from metatui.newsroom.edited_file import EditedFile
from metatui.newsroom.opening import CORRECTIONS_NAME

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from metatui.corrections import Ruleset
    from metatui.model import Correction, EntityCorrection, SameName, Scope
    from metatui.newsroom.learned_names import LearnedNames


class CorrectionsFile:
    """The corrections in one file, in its order; what is edited there by hand is seen at once.

    Comments, and lines that cannot be read, stay as they are. A file that is no text at all is never
    overwritten: adding a correction sets it aside under a new name first. The caller holds a lock.
    """

    def __init__(self, path: Path, scope: Scope) -> None:
        self._file = EditedFile(path, "corrections")
        self._scope: Scope = scope
        self._lines: list[str] = []
        self._unreadable = False
        self.kept: tuple[KeptCorrection, ...] = ()
        self.problems: tuple[str, ...] = ()

    @property
    def path(self) -> Path:
        """The file, whether it is there yet or not."""
        return self._file.path

    def look(self) -> bool:
        """Read the file if it is not what it was; whether anything may have changed."""
        if not self._file.has_changed():
            return False
        had_any = bool(self._lines) or self._unreadable
        self._lines, self._unreadable, self.kept, self.problems = [], False, (), ()
        if not self._file.exists:
            return had_any
        try:
            self._lines = self._file.read().splitlines()
        except (OSError, ValueError) as error:
            from metatui.text.clean import clean_line

            reason = error.strerror if isinstance(error, OSError) else str(error)
            self._unreadable = True
            self.problems = (
                f"The corrections in {self.path} cannot be read: "
                f"{clean_line(reason or type(error).__name__)}. Correct the file; a new correction sets it "
                f"aside as {self._file.aside().name}.",
            )
            return True
        from metatui.corrections.toml_lines import read_lines

        found = read_lines(self._lines)
        self.kept = tuple(
            KeptCorrection(correction, self._scope, None if line is None else line + 1)
            for correction, line in found.corrections
        )
        self.problems = tuple(f"{self.path}, {problem}. The other lines count." for problem in found.problems)
        return True

    def add(self, correction: Correction, line: int | None = None) -> KeptCorrection:
        """Keep one more: as the last one, or at the line (from 1) where `remove` found it.

        Raises UsageError for one that cannot be kept, and MetatuiError where the file cannot be written.
        """
        from metatui.corrections.toml_lines import checked, with_line

        self.look()
        try:
            correction = checked(correction)
        except ValueError as error:
            raise UsageError(f"This cannot be kept as a correction: {error}.") from error
        at = None if line is None else line - 1
        self._write(with_line(self._one_a_line(), correction, at))
        # Of several that say the same, a new one is the last.
        added = [kept for kept in self.kept if kept.correction == correction]
        return next((kept for kept in added if kept.line == line), added[-1])

    def remove(self, correction: Correction) -> KeptCorrection:
        """Forget a correction, the last one of several that say the same; raises UsageError for none."""
        from metatui.corrections.toml_lines import to_line

        self.look()
        lines = self._one_a_line()
        for kept in reversed(self.kept):
            if kept.correction == correction:
                break
        else:
            raise UsageError(f"This correction is not in {self.path} any more.")
        at = (kept.line or 1) - 1
        beside = [other for other in self.kept if other.line == kept.line and other is not kept]
        self._write([*lines[:at], *(to_line(other.correction) for other in beside), *lines[at + 1 :]])
        return kept

    def _one_a_line(self) -> list[str]:
        """The lines of the file; corrections that are spread over several are brought into our layout."""
        if any(kept.line is None for kept in self.kept):
            from metatui.corrections.toml_lines import with_line

            lines: list[str] = []
            for kept in self.kept:
                lines = with_line(lines, kept.correction)
            self._write(lines)
        return self._lines

    def _write(self, lines: list[str]) -> None:
        self._file.write(lines, set_aside=self._unreadable)
        self.look()


class Corrections:
    """All corrections that hold in one library; usable from any thread.

    Those for all libraries come first, so that one for this library can say otherwise.
    """

    def __init__(self, here: Path | None, everywhere: Path, learned: LearnedNames | None = None) -> None:
        """The files; `here` is None where there is no library, `learned` what it knows by itself."""
        self._files: dict[Scope, CorrectionsFile] = {"everywhere": CorrectionsFile(everywhere, "everywhere")}
        if here is not None:
            self._files["library"] = CorrectionsFile(here, "library")
        self._learned = learned
        self._ruled: tuple[EntityCorrection, ...] = ()  # what was learned when the rules were made
        self._lock = threading.RLock()
        self._rules: Ruleset | None = None

    def path(self, scope: Scope) -> Path:
        """The file of one scope, whether it is there yet or not."""
        return self._files[scope].path

    @property
    def rules(self) -> Ruleset:
        """What is to be applied to annotations now."""
        with self._lock:
            self._look()
            if self._rules is None or self._ruled is not self._united():
                from metatui.corrections import Ruleset

                self._ruled = self._united()
                self._rules = Ruleset((*self._united(), *(kept.correction for kept in self._kept())))
            return self._rules

    def rules_with(self, names: Iterable[SameName]) -> Ruleset:
        """What would be applied if the library had learned these names, and none but them, to be one."""
        from metatui.corrections import Ruleset
        from metatui.newsroom.learned_names import as_corrections

        with self._lock:
            self._look()
            return Ruleset((*as_corrections(names), *(kept.correction for kept in self._kept())))

    @property
    def learned(self) -> LearnedNames:
        """Which names of the library are one, as it learned by itself."""
        assert self._learned is not None, "there is no library"
        with self._lock:
            self._look()
        return self._learned

    def _united(self) -> tuple[EntityCorrection, ...]:
        return () if self._learned is None else self._learned.corrections

    @property
    def lines(self) -> list[str]:
        """The same as lines of TOML, for a note of what was applied."""
        return lines_of(kept.correction for kept in self.all())

    @property
    def problems(self) -> tuple[str, ...]:
        """What is wrong with the files: where, what, and what to do."""
        with self._lock:
            self._look()
            return tuple(problem for file in self._files.values() for problem in file.problems)

    def all(self) -> tuple[KeptCorrection, ...]:
        """All of them in the order in which they count, those for all libraries first."""
        with self._lock:
            self._look()
            return self._kept()

    def add(self, correction: Correction, scope: Scope, line: int | None = None) -> KeptCorrection:
        """Keep a correction; it is on the disk when this returns.

        A new one comes last, or at the `line` where `remove` found it. Raises UsageError for one that cannot
        be kept, and MetatuiError where the file cannot be written.
        """
        with self._lock:
            try:
                return self._files[scope].add(correction, line)
            finally:
                self._rules = None

    def remove(self, correction: Correction, scope: Scope) -> KeptCorrection:
        """Forget a correction and tell where it was; raises UsageError for one that is not there."""
        with self._lock:
            try:
                return self._files[scope].remove(correction)
            finally:
                self._rules = None

    def _look(self) -> None:
        changed = [file.look() for file in self._files.values()]
        if self._learned is not None:
            self._learned.look()
        if any(changed):
            self._rules = None

    def _kept(self) -> tuple[KeptCorrection, ...]:
        return tuple(kept for file in self._files.values() for kept in file.kept)


def everywhere(data_dir: Path) -> Corrections:
    """Those for all libraries of a data folder, for what belongs to no library."""
    return Corrections(None, data_dir / CORRECTIONS_NAME)


def lines_of(corrections: Iterable[Correction]) -> list[str]:
    """Corrections as lines of TOML; none for none."""
    if not (every := tuple(corrections)):
        return []
    from metatui.corrections.toml_lines import to_line

    return [to_line(correction) for correction in every]
