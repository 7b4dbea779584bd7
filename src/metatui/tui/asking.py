"""What is asked about a name before it is corrected, what may be answered, and what the answer means."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from metatui.model import ENTITY_KINDS, EntityCorrection

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from metatui.model import Entity, EntityAction, EntityKind, KnownName, Scope

MOST = 8
_PROMPTS: dict[EntityAction, tuple[str, str]] = {
    "same-as": ("is the same as:", "same as:"),
    "rename": ("is called:", "name:"),
    "change-kind": ("is a:", "kind:"),
}


class Suggestion(NamedTuple):
    """One possible answer: a name or a kind, with the kind of the name and its articles where known."""

    text: str
    kind: EntityKind | None = None
    articles: int | None = None


class Refusal(NamedTuple):
    """Why an answer is no correction. `is_settled` where there is nothing to be corrected."""

    text: str
    is_settled: bool = False


class Question(NamedTuple):
    """What is asked of an entity; `others` are the other entities of its article, the most salient first."""

    entity: Entity
    action: EntityAction
    scope: Scope
    others: tuple[Entity, ...] = ()

    @property
    def prompt(self) -> tuple[str, str]:
        """What is to be said of the entity, behind its name and, where there is no room for that, alone."""
        long, short = _PROMPTS[self.action]
        if self.scope == "everywhere":
            return f", in all libraries, {long}", f"everywhere {short}"
        return f" {long}", short

    @property
    def begin(self) -> str:
        """What stands in the line at first."""
        return self.entity.name if self.action == "rename" else ""


def suggestions(question: Question, typed: str, known: Iterable[KnownName] = ()) -> list[Suggestion]:
    """What may be answered, the likeliest first. `known` are names of the library that begin as was typed."""
    begin = _folded(typed)
    entity = question.entity
    if question.action == "change-kind":
        kinds = [Suggestion(kind) for kind in ENTITY_KINDS if kind != entity.kind]
        return [each for each in kinds if each.text.startswith(begin)]
    if question.action == "rename":
        forms = dict.fromkeys((*entity.aliases, *(mention.text for mention in entity.mentions)))
        is_begun = begin != _folded(entity.name)
        return [
            Suggestion(form)
            for form in (" ".join(form.split()) for form in forms)
            if form not in (entity.name, typed) and (not is_begun or _begins(form, begin))
        ][:MOST]
    here = sorted(question.others, key=lambda other: other.kind != entity.kind)
    found = {(_folded(each.name), each.kind): each.articles for each in known}
    offered = [
        Suggestion(each.name, each.kind, found.get((_folded(each.name), each.kind)))
        for each in here
        if _begins(each.name, begin)
    ]
    taken = {(_folded(each.text), each.kind) for each in offered} | {(_folded(entity.name), entity.kind)}
    for name in known:
        if (_folded(name.name), name.kind) not in taken:
            offered.append(Suggestion(name.name, name.kind, name.articles))
    return offered[:MOST]


def answer(
    question: Question, typed: str, offered: Sequence[Suggestion], chosen: int | None = None
) -> EntityCorrection | Refusal:
    """The correction that an answer means, or why it means none.

    `offered` was suggested for it, and `chosen` is the number of the suggestion that was taken.
    """
    text = " ".join(typed.split())
    entity = question.entity
    if question.action == "change-kind":
        kinds = [kind for kind in ENTITY_KINDS if text and kind.startswith(text.casefold())]
        if len(kinds) != 1:
            return Refusal(f"A kind is one of {', '.join(ENTITY_KINDS)}.")
        if kinds[0] == entity.kind:
            return Refusal(f"{entity.name} is of this kind already.", is_settled=True)
        return EntityCorrection(entity.name, entity.kind, "change-kind", new_kind=kinds[0])
    if not text:
        return Refusal("Type a name, or esc to leave.")
    if question.action == "rename":
        if text == entity.name:
            return Refusal(f"This is its name already: {entity.name}", is_settled=True)
        return EntityCorrection(entity.name, entity.kind, "rename", text)
    meant = _meant(question, text, offered) if chosen is None else offered[chosen]
    kind = None if meant.kind == entity.kind else meant.kind
    if _folded(meant.text) == _folded(entity.name) and kind is None:
        return Refusal(f"This is its name already: {entity.name}", is_settled=True)
    return EntityCorrection(entity.name, entity.kind, "same-as", meant.text, kind)


def told(correction: EntityCorrection) -> str:
    """A correction in words, for the status line."""
    match correction.action:
        case "same-as":
            return f"{correction.name} is {correction.new_name} now"
        case "rename":
            return f"{correction.name} is called {correction.new_name} now"
        case "change-kind":
            return f"{correction.name} is of the kind {correction.new_kind} now"
        case _:
            return f"{correction.name} is hidden"


def _meant(question: Question, text: str, offered: Sequence[Suggestion]) -> Suggestion:
    """The suggestion that was typed out, one of the entity's own kind before others; else the text alone."""
    others = [Suggestion(other.name, other.kind) for other in question.others]
    same = [each for each in (*offered, *others) if _folded(each.text) == _folded(text)]
    same.sort(key=lambda each: each.kind != question.entity.kind)
    return same[0] if same else Suggestion(text)


def _begins(name: str, begin: str) -> bool:
    folded = _folded(name)
    return folded.startswith(begin) or f" {begin}" in folded


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
