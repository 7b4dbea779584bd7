"""What one sentence of an article makes sure of, the others may use."""

from __future__ import annotations

from metatui.analysis.entities.document import Document
from metatui.analysis.entities.lexicon import Lexicon, Word
from metatui.analysis.entities.names import first_words, given_name, initials, surnames
from metatui.analysis.entities.tagger import Tagged
from metatui.model import EntityKind

_DIVISIONS = frozenset({"State", "Province", "County", "District", "City", "Region", "Prefecture"})


class Agreement:
    """Surfaces that are names in this article, with their kind, and the short forms they allow."""

    def __init__(self, document: Document, lexicon: Lexicon) -> None:
        self._document = document
        self._lexicon = lexicon
        self._kinds: dict[str, EntityKind] = {}
        self._short: dict[str, EntityKind] = {}
        self._entities: set[str] = set()
        self._surnames: set[str] = set()
        self._bearers: dict[str, set[str]] = {}  # surname → full names of those who bear it
        self._first_words: dict[str, EntityKind] = {}  # given names that firms begin with

    def surface(self, candidate: Tagged) -> str:
        """The candidate as it is written, apostrophes made alike."""
        document = self._document
        text = document.text[document.start[candidate.begin] : document.end[candidate.end - 1]]
        return text.replace("’", "'") if "’" in text else text

    def vouch(self, candidate: Tagged) -> None:
        """Take a name as certain: its surface, its entity and its short forms now count."""
        surface = self.surface(candidate)
        if candidate.kind is None or surface in self._kinds:
            return
        self._kinds[surface] = candidate.kind
        if candidate.known is not None:
            self._entities.add(candidate.known.name)
        if candidate.kind == "person":
            full = candidate.known.name if candidate.known is not None else surface
            for form in (*surnames(surface, self._lexicon), *surnames(full, self._lexicon)):
                self._surnames.add(form)
                self._short.setdefault(form, "person")
                self._short.setdefault(form[0].upper() + form[1:], "person")
            if " " in surface:
                owners = self._bearers.setdefault(surface.split()[-1], set())
                owners.add(candidate.known.name if candidate.known is not None else surface)
            given = given_name(surface, self._lexicon)
            if given is not None and not self._lexicon[given] & Word.COMMON:
                self._short.setdefault(given, "person")
        elif candidate.kind == "organisation":
            for form in first_words(surface, self._lexicon):
                self._short.setdefault(form, "organisation")
            for letters in initials(surface):
                if len(letters) > 2:
                    self._short.setdefault(letters, "organisation")
            first, _, rest = surface.partition(" ")
            if rest and self._lexicon[first] & Word.GIVEN:
                self._first_words.setdefault(first, "organisation")
        elif candidate.kind == "place" and candidate.known is None:
            first, _, rest = surface.partition(" ")
            if rest in _DIVISIONS and not self._lexicon[first] & (Word.COMMON | Word.GIVEN):
                self._short.setdefault(first, "place")
        elif candidate.kind == "event" and self._lexicon[surface.split()[0]] & Word.EVENT_PREFIX:
            self._short.setdefault(surface.split()[-1], "event")

    def kind_of(self, surface: str) -> EntityKind | None:
        """The kind of a name that is certain, or of a short form of one."""
        return self._kinds.get(surface) or self._short.get(surface) or self._first_words.get(surface)

    def is_vouched(self, surface: str, candidate: Tagged) -> bool:
        """Whether the surface, or the entity it stands for, is certain elsewhere in the article."""
        if candidate.known is not None and candidate.known.name in self._entities:
            return True
        return surface in self._kinds or surface in self._short

    def is_short(self, surface: str) -> bool:
        """Whether the surface is only a short form of an organisation's or event's name."""
        return surface not in self._kinds and self._short.get(surface) in ("organisation", "event")

    def is_of_another(self, candidate: Tagged) -> bool:
        """Whether a known person is meant by surname alone, while somebody else here bears it in full."""
        bearers = self._bearers.get(self.surface(candidate))
        return bearers is not None and candidate.known is not None and candidate.known.name not in bearers

    def starts_firm(self, surface: str) -> bool:
        """Whether a firm of the article begins with this word; "Norfolk Police" is none."""
        return any(
            kind == "organisation"
            and full.startswith(f"{surface} ")
            and not self._lexicon[full.split()[-1]] & Word.ORG_HEAD
            for full, kind in self._kinds.items()
        )

    def is_surname(self, surface: str) -> bool:
        """Whether somebody in the article bears this surname."""
        return surface in self._surnames

    def surfaces(self) -> dict[str, EntityKind]:
        """All certain surfaces with their kinds, full ones and short ones."""
        return {**self._short, **self._kinds}
