"""The knowledge base: names that news uses, with kind, aliases and a description, and how they are matched.

It is our own making, in tab-separated files, one a kind: name, aliases (separated by "; "), description. A
"~" before a name or alias marks a word that means something else too often to be taken without evidence.
The reader's own names (`analysis.own_names`) come before them.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple, cast

from metatui.analysis.entities.lexicon import read_data
from metatui.analysis.entities.pieces import PIECE
from metatui.analysis.own_names import own_names
from metatui.model import ENTITY_KINDS, EntityKind


class Known(NamedTuple):
    """An entry: one entity under its canonical name; `description` may be empty."""

    name: str
    kind: EntityKind
    description: str = ""


class Match(NamedTuple):
    """An entry found at a token: its form ends before token `end`; a `weak` form needs evidence."""

    end: int
    known: Known
    weak: bool


class Knowledge:
    """All entries by their forms; a form is kept as its pieces with spaces between."""

    def __init__(self) -> None:
        self._lines: dict[str, str] = {}  # form → kind and line of its entry, parsed when it is met
        self._sizes: dict[str, int] = {}  # first piece → pieces of the longest form
        self._weak: set[str] = set()
        self._others: dict[str, str] = {}  # form → an entry of another kind that has it too
        self._known: dict[str, Known] = {}
        # The first to claim a form has it.
        self._read(
            ["\t".join((own.kind, own.name, "; ".join(own.aliases), own.description)) for own in own_names()]
        )
        for kind in ENTITY_KINDS:
            self._read([f"{kind}\t{line}" for line in read_data(f"{kind}.tsv").split("\n")[1:] if line])
        companies = read_data("companies.txt.gz").split("\n")
        self._read([f"organisation\t{name}\t\tlisted company" for name in companies if name])

    def _read(self, entries: list[str]) -> None:
        lines, sizes = self._lines, self._sizes
        for entry in entries:
            _, name, *rest = entry.split("\t", 3)
            forms = [name, *rest[0].split("; ")] if rest and rest[0] else [name]
            if name[:5] == "U.S. ":
                forms.append("United States " + name[5:])
            for form in forms:
                weak = form[0] == "~"
                pieces = form[1:] if weak else form
                if not pieces.isalpha():
                    if not pieces.replace(" ", "").isalpha():
                        pieces = " ".join(PIECE.findall(pieces))
                    first, _, others = pieces.partition(" ")
                    size = others.count(" ") + 2 if others else 1
                    if sizes.get(first, 0) < size:
                        sizes[first] = size
                elif pieces not in sizes:
                    sizes[pieces] = 1
                first_entry = lines.setdefault(pieces, entry)
                if first_entry is entry:
                    if weak:
                        self._weak.add(pieces)
                elif first_entry[0:5] != entry[0:5]:
                    self._others.setdefault(pieces, entry)

    def _parsed(self, line: str) -> Known:
        known = self._known.get(line)
        if known is None:
            kind, name, _, description = (*line.split("\t"), "", "")[:4]
            known = Known(name.removeprefix("~"), cast(EntityKind, kind), description)
            self._known[line] = known
        return known

    def get(self, form: str) -> Known | None:
        """The entry one of whose forms this is."""
        line = self._lines.get(" ".join(PIECE.findall(form)))
        return None if line is None else self._parsed(line)

    def other(self, form: str) -> Known | None:
        """An entry of another kind than the first that bears the same form: the river beside the firm."""
        line = self._others.get(form)
        return None if line is None else self._parsed(line)

    def is_weak(self, form: str) -> bool:
        """Whether a form means something else too often to be taken for its first entry without evidence."""
        return form in self._weak

    def may_start(self, word: str) -> bool:
        """Whether any form begins with this piece."""
        return word in self._sizes

    def match(self, words: list[str], at: int) -> Match | None:
        """The longest form that begins at token `at` of `words`; None where there is none."""
        size = self._sizes.get(words[at])
        if size is None:
            return None
        for length in range(min(size, len(words) - at), 0, -1):
            key = " ".join(words[at : at + length]) if length > 1 else words[at]
            line = self._lines.get(key)
            if line is None and "’" in key:
                key = key.replace("’", "'")
                line = self._lines.get(key)
            if line is not None:
                return Match(at + length, self._parsed(line), key in self._weak)
        return None


@lru_cache(maxsize=1)
def load_knowledge() -> Knowledge:
    """The knowledge base, read at the first call."""
    return Knowledge()
