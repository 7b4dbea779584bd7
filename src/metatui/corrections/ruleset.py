"""Corrections made ready to be applied: what becomes of a name, and whether a figure is hidden."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from metatui.corrections.name_key import name_key, sentence_key
from metatui.model import Correction, EntityCorrection, FigureCorrection

if TYPE_CHECKING:
    from metatui.model import EntityKind, Figure

# Sentences may be cut otherwise by another version of the analyser. One that is part of the other counts as
# the same from so many characters on; a shorter one would be found anywhere.
_LEAST_PART = 30
# As much of a long sentence is kept as tells where a figure stands.
_MOST_BESIDE = 150

_Key = tuple[str, "EntityKind | None"]


class Outcome(NamedTuple):
    """What becomes of an entity: its name and kind, or that it is hidden.

    `aliases` are the names that it had on the way and that stay names of it.
    """

    name: str
    kind: EntityKind
    aliases: tuple[str, ...] = ()
    hidden: bool = False


class _Step(NamedTuple):
    """One correction on the way of a name, and where it led."""

    number: int
    key: _Key
    outcome: Outcome


class Ruleset:
    """Corrections in their order. Of two about the same name and kind, the later one counts.

    What a correction leads to is corrected in turn, so that they may follow one another in any order. Where
    that goes round in a circle, the latest of the circle decides, from wherever one came in.
    """

    def __init__(self, corrections: Iterable[Correction] = ()) -> None:
        self.corrections = tuple(corrections)
        self._entities: dict[_Key, tuple[int, EntityCorrection]] = {}
        self._sentences: dict[str, list[str]] = {}
        for number, correction in enumerate(self.corrections):
            if isinstance(correction, EntityCorrection):
                self._entities[name_key(correction.name), correction.kind] = number, correction
            else:
                sentences = self._sentences.setdefault(sentence_key(correction.text), [])
                sentences.append(sentence_key(correction.sentence))

    def __bool__(self) -> bool:
        return bool(self.corrections)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Ruleset) and self.corrections == other.corrections

    def __hash__(self) -> int:
        return hash(self.corrections)

    @property
    def entity_corrections(self) -> tuple[EntityCorrection, ...]:
        """Those of entities that count, none of them overruled by a later one."""
        return tuple(correction for _, correction in self._entities.values())

    @property
    def figure_corrections(self) -> tuple[FigureCorrection, ...]:
        """Those of figures."""
        return tuple(one for one in self.corrections if isinstance(one, FigureCorrection))

    def outcome(self, name: str, kind: EntityKind) -> Outcome:
        """What becomes of an entity that the analysis found under this name and kind."""
        return self.fate(name_key(name), kind, name)

    def fate(self, key: str, kind: EntityKind, written: str = "") -> Outcome:
        """What becomes of every entity of this kind whose name has this key, `written` in whatever way."""
        here, at = Outcome(written, kind), (key, kind)
        steps: list[_Step] = []
        while True:
            found = self._entities.get(at) or self._entities.get((at[0], None))
            if found is None:
                return here
            circle = next((number for number, step in enumerate(steps) if step.key == at), None)
            if circle is not None:
                return max(steps[circle:]).outcome._replace(aliases=here.aliases)
            number, correction = found
            here = _corrected(here, correction)
            before, name = at, at[0] if correction.new_name is None else name_key(correction.new_name)
            at = name, here.kind
            if here.hidden or at == before:
                return here
            steps.append(_Step(number, before, here))

    def followed(self, name: str, kind: EntityKind) -> tuple[EntityCorrection, ...]:
        """The corrections of an entity of this name and kind, one after the other; in a circle each once."""
        here, followed = Outcome(name, kind), dict[EntityCorrection, None]()
        while not here.hidden:
            key = name_key(here.name)
            found = self._entities.get((key, here.kind)) or self._entities.get((key, None))
            if found is None or found[1] in followed:
                break
            followed[found[1]] = None
            here = _corrected(here, found[1])
        return tuple(followed)

    def hides(self, figure: Figure) -> bool:
        """Whether a figure is hidden."""
        sentences = self._sentences.get(sentence_key(figure.text))
        if not sentences:
            return False
        sentence = sentence_key(figure.sentence)
        return any(_is_same(sentence, other) for other in sentences)


def _corrected(here: Outcome, correction: EntityCorrection) -> Outcome:
    if correction.action == "hide":
        return here._replace(hidden=True)
    name = here.name if correction.new_name is None else correction.new_name
    kind = correction.new_kind or here.kind
    aliases = here.aliases
    if correction.action == "same-as" and here.name not in aliases:
        aliases = (*aliases, here.name)
    return Outcome(name, kind, aliases)


def _is_same(one: str, other: str) -> bool:
    if one == other:
        return True
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) >= _LEAST_PART and shorter in longer


def hiding(figure: Figure) -> FigureCorrection:
    """The correction that hides a figure, with as much of its sentence as finds it again."""
    text, sentence = sentence_key(figure.text), sentence_key(figure.sentence)
    at = sentence.find(text)
    if at < 0 or len(sentence) <= 2 * _MOST_BESIDE + len(text):
        return FigureCorrection(text, sentence)
    start, end = max(at - _MOST_BESIDE, 0), at + len(text) + _MOST_BESIDE
    return FigureCorrection(text, sentence[start:end].strip())
